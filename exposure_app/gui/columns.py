"""A column of widgets that becomes two columns where a dense page has the room.

The one rule: the order stays: down the first column, then down the second, so that what is read
first by eye is also read first by keyboard and screen reader.
"""

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem, QVBoxLayout

WIDE = "isWide"
"""Property of a widget that takes the whole width, and ends the columns above it."""

_Placed = list[tuple[QLayoutItem, QRect]]


class Columns(QVBoxLayout):
    """One column until it is split."""

    def __init__(self) -> None:
        super().__init__()
        self._narrowest = 0
        self._heights: dict[int, int] = {}

    def split(self, narrowest: int) -> None:
        """Use two columns as long as neither is narrower than that."""
        self._narrowest = narrowest
        self.invalidate()

    def is_split(self, width: int) -> bool:
        """Whether there are two columns in that width."""
        return bool(self._narrowest) and self._half(width) >= self._narrowest

    def invalidate(self) -> None:
        """Forget the heights that were worked out."""
        self._heights.clear()
        super().invalidate()

    def hasHeightForWidth(self) -> bool:
        """Text wraps, and columns are as long as their room makes them."""
        return bool(self._narrowest) or super().hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        """The height of the longer column."""
        if not self.is_split(width):
            return super().heightForWidth(width)
        if width not in self._heights:
            placed = self._place(QRect(0, 0, width, 0))
            self._heights[width] = max((rect.bottom() + 1 for _item, rect in placed), default=0)
        return self._heights[width]

    def minimumHeightForWidth(self, width: int) -> int:
        """The same: nothing is ever cut."""
        if self.is_split(width):
            return self.heightForWidth(width)
        return super().minimumHeightForWidth(width)

    def minimumSize(self) -> QSize:
        """The width of the widest piece; the height is that for the width."""
        least = super().minimumSize()
        return QSize(least.width(), 0) if self._narrowest else least

    def setGeometry(self, rect: QRect) -> None:
        """Place every piece."""
        if not self.is_split(rect.width()):
            super().setGeometry(rect)
            return
        QLayout.setGeometry(self, rect)
        for item, place in self._place(rect):
            item.setGeometry(place)

    def _half(self, width: int) -> int:
        return (width - self._gap) // 2

    @property
    def _gap(self) -> int:
        return max(self.spacing(), 0)

    def _place(self, rect: QRect) -> _Placed:
        """Where each piece stands: stretches of columns, and between them what is wide."""
        placed: _Placed = []
        half, top, waiting = self._half(rect.width()), rect.top(), list[QLayoutItem]()
        for item in self._items():
            if not self._is_wide(item, half):
                waiting.append(item)
                continue
            top = self._place_columns(waiting, QRect(rect.left(), top, rect.width(), 0), placed)
            waiting = []
            whole = QRect(rect.left(), top, rect.width(), _height(item, rect.width()))
            placed.append((item, whole))
            top = whole.bottom() + 1 + self._gap
        self._place_columns(waiting, QRect(rect.left(), top, rect.width(), 0), placed)
        return placed

    def _place_columns(self, items: list[QLayoutItem], rect: QRect, placed: _Placed) -> int:
        """Place a stretch in two columns, a single piece in one; the height below it."""
        width = rect.width() if len(items) == 1 else self._half(rect.width())
        first = QRect(rect.left(), rect.top(), width, 0)
        heights = [_height(item, first.width()) for item in items]
        cut = _fairest_cut(heights, self._gap)
        bottom = first.top()
        for column, part in enumerate((range(cut), range(cut, len(items)))):
            top = first.top()
            left = first.left() + column * (first.width() + self._gap)
            for place in part:
                placed.append((items[place], QRect(left, top, first.width(), heights[place])))
                top += heights[place] + self._gap
            bottom = max(bottom, top)
        return bottom

    def _items(self) -> list[QLayoutItem]:
        items = [self.itemAt(place) for place in range(self.count())]
        return [item for item in items if item is not None and not item.isEmpty()]

    @staticmethod
    def _is_wide(item: QLayoutItem, half: int) -> bool:
        widget = item.widget()
        is_marked = widget is not None and bool(widget.property(WIDE))
        return is_marked or item.minimumSize().width() > half


def _height(item: QLayoutItem, width: int) -> int:
    """How high a piece is in that width."""
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


def _fairest_cut(heights: list[int], gap: int) -> int:
    """How many pieces stand in the first column so that the longer column is shortest."""

    def longer(cut: int) -> int:
        return max(_sum(heights[:cut], gap), _sum(heights[cut:], gap))

    return min(range(len(heights), 0, -1), key=longer, default=0)


def _sum(heights: list[int], gap: int) -> int:
    return sum(heights) + gap * max(len(heights) - 1, 0)

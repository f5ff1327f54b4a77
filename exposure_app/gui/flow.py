"""A row that goes on in the next line where it has no more room, as words do.

Why: buttons cannot wrap their own texts, and with large letters or long words a row of them would
make its page wider than the window.
"""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget


class Flow(QLayout):
    """Pieces beside each other, each as large as it wants to be, in as many lines as they need.

    Args:
        parent: what it lays out; None for a layout that is put into another.
        gap: space between pieces and between lines.
    """

    def __init__(self, parent: QWidget | None = None, *, gap: int) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self.setSpacing(gap)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more piece."""
        self._items.append(item)

    def count(self) -> int:
        """How many pieces there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The piece at that place, if any."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give a piece back, if there is one."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It takes no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """A narrow row has more lines."""
        return True

    def invalidate(self) -> None:
        """Forget the heights that were worked out."""
        self._heights.clear()
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        """How high all lines are together."""
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0))[1]
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        """Place every piece."""
        super().setGeometry(rect)
        parent = self.parentWidget()
        way = Qt.LayoutDirection.LeftToRight if parent is None else parent.layoutDirection()
        for item, place in self._place(rect)[0]:
            item.setGeometry(QStyle.visualRect(way, rect, place))

    def sizeHint(self) -> QSize:
        """All of it in one line."""
        shown = self._shown()
        width = sum(item.sizeHint().width() for item in shown)
        width += self.spacing() * max(len(shown) - 1, 0)
        height = max((item.sizeHint().height() for item in shown), default=0)
        return self._with_margins(QSize(width, height))

    def minimumSize(self) -> QSize:
        """Its widest piece."""
        size = QSize(0, 0)
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return self._with_margins(size)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _with_margins(self, size: QSize) -> QSize:
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _place(self, rect: QRect) -> tuple[list[tuple[QLayoutItem, QRect]], int]:
        """Where each piece stands, in the middle of its line, and the height of all."""
        margins, gap = self.contentsMargins(), self.spacing()
        room = rect.marginsRemoved(margins)
        placed: list[tuple[QLayoutItem, QRect]] = []
        top = room.top()
        for line in self._lines(room.width()):
            height = max(size.height() for _item, size in line)
            left = room.left()
            for item, size in line:
                middle = top + (height - size.height()) // 2
                placed.append((item, QRect(QPoint(left, middle), size)))
                left += size.width() + gap
            top += height + gap
        below = top - gap if placed else top
        return placed, below - rect.top() + margins.bottom()

    def _lines(self, room: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """The pieces of each line, with their sizes."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        taken = 0
        for item in self._shown():
            size = _size(item, room)
            if not lines or taken + self.spacing() + size.width() > room:
                lines.append([])
                taken = -self.spacing()
            lines[-1].append((item, size))
            taken += self.spacing() + size.width()
        return lines


def _size(item: QLayoutItem, room: int) -> QSize:
    """What a piece takes: what it wants, or all the room and more height."""
    wanted = item.sizeHint().expandedTo(item.minimumSize())
    if wanted.width() <= room:
        return wanted
    width = max(room, item.minimumSize().width())
    height = item.heightForWidth(width) if item.hasHeightForWidth() else wanted.height()
    return QSize(width, height)

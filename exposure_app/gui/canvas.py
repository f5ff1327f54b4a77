"""What a page scrolls: as tall as its texts are at this width, and no taller.

Why: the least height of a widget is worked out as if each text were narrow, so a long page would
end in an empty stretch that somebody scrolls through to look for more.

The one rule: nothing is measured before it is shown, since every piece that joins would cost it.
"""

from PySide6.QtCore import QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

_MOST_OF_THE_ROOM = 1000


def bring_into_sight(widget: QWidget) -> None:
    """Scroll every area that it stands in."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget)
        parent = parent.parentWidget()


class _Row(QHBoxLayout):
    """The column in the middle of the ground."""

    def hasHeightForWidth(self) -> bool:
        """Texts wrap; to find out whether there are any, Qt measures them all."""
        ground = self.parentWidget()
        return ground is not None and ground.isVisible() and super().hasHeightForWidth()


class Canvas(QWidget):
    """The ground of a page inside its scroll area.

    Args:
        column: what stands on it, in the middle.
    """

    def __init__(self, column: QWidget) -> None:
        super().__init__()
        self.setObjectName("canvas")
        self.row = _Row(self)
        self.row.addStretch(1)
        self.row.addWidget(column, _MOST_OF_THE_ROOM)
        self.row.addStretch(1)

    def sizeHint(self) -> QSize:
        """The size in which the texts are easy to read."""
        return super().sizeHint() if self.isVisible() else QSize(0, 0)

    def minimumSizeHint(self) -> QSize:
        """The least width, and the height that the texts need at the width there is."""
        if not self.isVisible():
            return QSize(0, 0)
        least = super().minimumSizeHint()
        if not self.hasHeightForWidth():
            return least
        needed = super().heightForWidth(max(self.width(), least.width()))
        return QSize(least.width(), min(least.height(), needed))

    def heightForWidth(self, width: int) -> int:
        """How tall the texts are in that width."""
        return super().heightForWidth(width) if self.isVisible() else 0

    def showEvent(self, event: QShowEvent) -> None:
        """Let the page be measured from now on."""
        super().showEvent(event)
        self.updateGeometry()

"""What a page scrolls: as tall as its texts are at this width, and no taller.

Why: the least height of a widget is worked out as if each text were narrow, so a long page would
end in an empty stretch that somebody scrolls through to look for more.
"""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget


class Canvas(QWidget):
    """The ground of a page inside its scroll area."""

    def minimumSizeHint(self) -> QSize:
        """The least width, and the height that the texts need at the width there is."""
        least = super().minimumSizeHint()
        if not self.hasHeightForWidth():
            return least
        needed = self.heightForWidth(max(self.width(), least.width()))
        return QSize(least.width(), min(least.height(), needed))

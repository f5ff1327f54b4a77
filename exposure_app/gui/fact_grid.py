"""Facts in two columns, what and which, read as one piece."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QGridLayout, QWidget

from exposure_app.gui.card import clear_layout, text_label
from exposure_app.gui.theme import Space, TextRole

_NAMES, _TEXTS = 10, 32
_TOP = Qt.AlignmentFlag.AlignTop


class FactGrid(QWidget):
    """Short names on the left, sentences on the right.

    The whole grid is one stop of the Tab key and says all its lines, so that long facts are read
    without a press for each.

    Args:
        facts: name and text of each line; an empty name continues the one above.
    """

    def __init__(self, facts: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(Space.TIGHT, Space.TIGHT, Space.TIGHT, Space.TIGHT)
        self._grid.setHorizontalSpacing(Space.LARGE)
        self._grid.setVerticalSpacing(Space.SMALL)
        self._grid.setColumnStretch(0, _NAMES)
        self._grid.setColumnStretch(1, _TEXTS)
        self.show_facts(facts)

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show other facts."""
        self.facts = tuple(facts)
        self.setAccessibleName(". ".join(": ".join(filter(None, fact)) for fact in self.facts))
        clear_layout(self._grid)
        for row, (name, text) in enumerate(self.facts):
            self._grid.addWidget(text_label(name, TextRole.NOTE), row, 0, _TOP)
            self._grid.addWidget(text_label(text), row, 1, _TOP)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a ring while the keyboard is here."""
        if not self.hasFocus():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

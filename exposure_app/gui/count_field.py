"""A whole number with its label; what cannot be read stays, and the cure is said below it."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QLineEdit

from exposure_app.gui.field import Field
from exposure_app.i18n import _
from exposure_app.wording.dates import format_count

_DIGITS = 24


class CountField(Field):
    """A line for a count from nought on.

    Signals:
        edited: the text that is typed now.

    Args:
        label: what is counted.
        note: what is usual.
        most: that may be typed.
    """

    edited = Signal(str)

    def __init__(self, label: str, note: str, most: int) -> None:
        self.line = QLineEdit()
        super().__init__(label, self.line, note)
        self._most = most
        self.line.setMaximumWidth(self.fontMetrics().horizontalAdvance("0") * _DIGITS)
        self.line.textChanged.connect(self._edit)

    def show_text(self, text: str) -> None:
        """Show what was typed before; nobody is told."""
        with QSignalBlocker(self.line):
            self.line.setText(text)

    def value(self) -> int | None:
        """The number; None, with its cure below the line, when it is none."""
        text = self.line.text().strip()
        if text.isdecimal() and int(text) <= self._most:
            self.set_problem("")
            return int(text)
        cure = _("Type a whole number from 0 to {most}.").format(most=format_count(self._most))
        self.set_problem(cure)
        return None

    def _edit(self, text: str) -> None:
        self.set_problem("")
        self.edited.emit(text)

"""One of several large choices: an icon, a name, and a line that says what it means."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QRadioButton, QVBoxLayout

from exposure_app.gui.card import text_label
from exposure_app.gui.icons import IconLabel
from exposure_app.gui.step import is_compact
from exposure_app.gui.style_sheet import text_indent
from exposure_app.gui.theme import Space, TextRole

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent


class ChoiceCard(QFrame):
    """A native radio button inside a card; a click anywhere on the card chooses it."""

    def __init__(self, icon: str, name: str, meaning: str, *, is_chosen: bool) -> None:
        super().__init__()
        self.setObjectName("card")
        self.radio = QRadioButton(name)
        self.radio.setProperty("role", "choice")
        self.radio.setAccessibleDescription(meaning)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.radio)
        meaning_label = text_label(meaning, TextRole.NOTE)
        meaning_label.setContentsMargins(text_indent(self.font().pointSizeF()), 0, 0, 0)
        words.addWidget(meaning_label)
        is_large = is_compact(self.font())
        row = QHBoxLayout(self)
        above, below = (Space.TIGHT, Space.SMALL) if is_large else (Space.MEDIUM, Space.LARGE)
        row.setContentsMargins(Space.LARGE, above, Space.LARGE, below)
        row.setSpacing(Space.LARGE)
        row.addWidget(IconLabel(icon, is_centred=True))
        row.addLayout(words, 1)
        self.radio.setChecked(is_chosen)
        self.setProperty("chosen", "true" if is_chosen else "false")
        self.radio.toggled.connect(self._mark)

    def mouseReleaseEvent(self, event: "QMouseEvent") -> None:
        """Choose this card."""
        if self.rect().contains(event.position().toPoint()):
            self.radio.click()
            self.radio.setFocus()
        super().mouseReleaseEvent(event)

    def _mark(self, is_chosen: bool) -> None:  # noqa: FBT001 - the shape of Qt's own signal
        self.setProperty("chosen", "true" if is_chosen else "false")
        self.style().unpolish(self)
        self.style().polish(self)

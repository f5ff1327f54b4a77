"""A message inside a page: an icon and words, never colour alone."""

from enum import StrEnum

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from exposure_app.gui.card import text_label
from exposure_app.gui.icons import IconLabel
from exposure_app.gui.theme import Space, TextRole


class Tone(StrEnum):
    """How a notice speaks; there is no alarming one."""

    INFO = "info"
    CAUTION = "caution"


class Notice(QFrame):
    """An inline message with an icon, words and, when there is something to press, a button."""

    def __init__(
        self, text: str, tone: Tone = Tone.INFO, heading: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setProperty("tone", str(tone))
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.MEDIUM, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(IconLabel(str(tone)))
        self._words = QVBoxLayout()
        self._words.setSpacing(Space.TIGHT)
        row.addLayout(self._words, 1)
        self._heading = text_label(heading, TextRole.HEADING)
        if not heading:
            self._heading.hide()
        self._text = text_label(text)
        self._words.addWidget(self._heading)
        self._words.addWidget(self._text)
        self._name()

    @property
    def text(self) -> str:
        """The message."""
        return self._text.text()

    def set_text(self, text: str, heading: str = "") -> None:
        """Say something else."""
        self._text.setText(text)
        self._heading.setText(heading)
        self._heading.setVisible(bool(heading))
        self._name()

    def add_button(self, text: str) -> QPushButton:
        """Add a button under the words and give it back."""
        button = QPushButton(text)
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch(1)
        self._words.addSpacing(Space.SMALL)
        self._words.addLayout(row)
        return button

    def _name(self) -> None:
        words = (self._heading.text(), self._text.text())
        self.setAccessibleName(" ".join(word for word in words if word))

"""The line at the foot of a desk's window: what the keys do now.

The one rule: it always stands there, so that nothing on the page moves when it changes.
"""

from PySide6.QtWidgets import QFrame, QHBoxLayout

from exposure_app.gui.announce import announce
from exposure_app.gui.card import text_label
from exposure_app.gui.theme import Space, TextRole


class KeyLine(QFrame):
    """One line of text."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("keyLine")
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, Space.TIGHT, Space.LARGE, Space.TIGHT)
        self._text = text_label("", TextRole.NOTE)
        row.addWidget(self._text)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def say(self, text: str, *, is_announced: bool = False) -> None:
        """Say something else.

        Args:
            text: the words.
            is_announced: whether a screen reader speaks them; not for what a widget says anyway.
        """
        if text != self._text.text():
            self._text.setText(text)
            if is_announced and text:
                announce(self, text)

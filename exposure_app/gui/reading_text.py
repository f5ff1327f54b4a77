"""Text that is read, selected and reached with the Tab key."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from exposure_app.gui.theme import TextRole, set_role

_SELECTABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class ReadingText(QLabel):
    """A wrapped paragraph that takes the keyboard focus, so that nobody's reading skips it.

    Plain labels are not reached by Tab; somebody who reads by keyboard would never meet them.

    Args:
        text: plain text.
        role: its part in the type scale.
    """

    def __init__(self, text: str = "", role: TextRole = TextRole.BODY) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(_SELECTABLE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(text)
        set_role(self, role)

    def say(self, text: str) -> None:
        """Show another text, also to assistive technology."""
        self.setText(text)
        self.setAccessibleName(text)

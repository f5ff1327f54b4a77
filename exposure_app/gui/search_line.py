"""A line to search in, with a word to empty it.

Why not the sign that Qt offers for that: it stays tiny beside large text, and says nothing.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPushButton

from exposure_app.gui.theme import ButtonRole, set_role
from exposure_app.i18n import _


class SearchLine(QLineEdit):
    """Emptied by its button, or by Escape from the keyboard.

    Attributes:
        clear_button: there only while there is something to clear; the keyboard has Escape.
    """

    def __init__(self) -> None:
        super().__init__()
        self.clear_button = QPushButton(_("Clear"), self)
        self.clear_button.setAccessibleName(_("Clear the search"))
        self.clear_button.setToolTip(_("Clear the search (Escape)"))
        self.clear_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clear_button.setCursor(Qt.CursorShape.ArrowCursor)
        set_role(self.clear_button, ButtonRole.QUIET)
        self.clear_button.hide()
        self.clear_button.clicked.connect(self.clear)
        self.textChanged.connect(self._offer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties the line; in an empty one it is left to others."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            event.accept()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button at the end of the line."""
        super().resizeEvent(event)
        self._place()

    def _offer(self, text: str) -> None:
        if bool(text) is not self.clear_button.isHidden():
            return
        self.clear_button.setVisible(bool(text))
        self._place()

    def _place(self) -> None:
        """Give the button its room; what is typed ends before it."""
        width = 0 if self.clear_button.isHidden() else self.clear_button.sizeHint().width()
        self.setTextMargins(0, 0, width, 0)
        room = self.style().visualRect(
            self.layoutDirection(), self.rect(), self.rect().adjusted(self.width() - width, 0, 0, 0)
        )
        self.clear_button.setGeometry(room)

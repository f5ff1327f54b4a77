"""The row of buttons below a page: back at one end, the way on at the other."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from exposure_app.gui.primary_button import PrimaryButton
from exposure_app.gui.step import is_compact
from exposure_app.gui.theme import ButtonRole, Space, set_role
from exposure_app.i18n import _

_MOST_OF_THE_ROOM = 1000


class PageFooter(QFrame):
    """Always in the same place.

    Args:
        primary: text of the way on; empty for none.

    Attributes:
        row: what holds the buttons, as wide as the column above.
    """

    def __init__(self, primary: str) -> None:
        super().__init__()
        self.setObjectName("footer")
        self._outer = QHBoxLayout(self)
        upper = Space.SMALL if is_compact(self.font()) else Space.MEDIUM
        self._outer.setContentsMargins(Space.HUGE, upper, Space.HUGE, upper)
        self._outer.addStretch(1)
        self.row = QWidget()
        self._outer.addWidget(self.row, _MOST_OF_THE_ROOM)
        self._outer.addStretch(1)
        self._buttons = QHBoxLayout(self.row)
        self._buttons.setContentsMargins(0, 0, 0, 0)
        self._buttons.setSpacing(Space.MEDIUM)
        self.back_button = QPushButton()
        self.back_button.setText(_("&Back"))
        self.primary_button: QPushButton = PrimaryButton(primary)
        self.primary_button.setDefault(True)
        if not primary:
            self.primary_button.hide()
        self._buttons.addWidget(self.back_button)
        self._buttons.addStretch(1)
        self._buttons.addWidget(self.primary_button)

    def add_button(self, text: str, role: ButtonRole | None = None) -> QPushButton:
        """Put one more button left of the primary one, and give it back."""
        button = QPushButton(text)
        if role is not None:
            set_role(button, role)
        self._buttons.insertWidget(self._buttons.count() - 1, button)
        return button

    def stand_under(self, left: int, right: int, *, is_usual: bool) -> None:
        """Keep the buttons under the column, with less air where a page is dense or large."""
        upper = Space.MEDIUM if is_usual else Space.SMALL
        self._outer.setContentsMargins(left, upper, right, upper)

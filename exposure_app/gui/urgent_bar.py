"""The bar above every page: whom to call for those who cannot wait, and help with the page."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from exposure_app.gui.card import text_label
from exposure_app.gui.icons import IconLabel
from exposure_app.gui.theme import ButtonRole, Space, set_role
from exposure_app.i18n import _


class UrgentBar(QFrame):
    """Leads to whom to call, without a check first; help is in the same place on every page.

    Signals:
        pressed: the person is in a hurry.
        help_wanted: the person wants help with the page shown.
    """

    pressed = Signal()
    help_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("urgentBar")
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.SMALL)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(IconLabel("phone", is_centred=True))
        row.addWidget(text_label(_("In a hurry?")))
        self.button = QPushButton(_("My phone has no signal, or money is movin&g"))
        set_role(self.button, ButtonRole.URGENT)
        self.button.clicked.connect(self.pressed)
        row.addWidget(self.button)
        row.addStretch(1)
        self.help_button = QPushButton(_("Help (F1)"))
        self.help_button.setAccessibleName(_("Help with this page"))
        set_role(self.help_button, ButtonRole.URGENT)
        self.help_button.clicked.connect(self.help_wanted)
        row.addWidget(self.help_button)

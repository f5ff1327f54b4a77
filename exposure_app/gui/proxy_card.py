"""By what way requests go, in words; it is changed where the lists are."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from exposure_app.gui.button_row import ButtonRow
from exposure_app.gui.card import Card
from exposure_app.gui.reading_text import ReadingText
from exposure_app.gui.settings_state import SettingsState
from exposure_app.i18n import _
from exposure_app.storage.network_settings import DIRECT, SYSTEM


class ProxyCard(Card):
    """One sentence and one button.

    Signals:
        wanted: it is to be changed.
    """

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_("How requests go"))
        self.told = ReadingText(_("It is being read."))
        self.button = QPushButton(_("Change the &way…"))
        self.button.clicked.connect(self.wanted)
        self.add(self.told)
        self.add(ButtonRow(self.button))

    def show_state(self, state: SettingsState) -> None:
        """Say by what way."""
        if state.sources.is_damaged:
            self.told.say(_("The settings of the network cannot be read."))
            return
        words = {
            SYSTEM: _("Requests go as this computer is set up."),
            DIRECT: _("Requests go directly, without a proxy."),
        }
        proxy = state.sources.settings.proxy
        by_own = _("Requests go by the proxy {address}.")
        self.told.say(words.get(proxy) or by_own.format(address=proxy))

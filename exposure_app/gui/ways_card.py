"""By what way requests go, and when a code is held back."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QRadioButton

from exposure_app.core.anonymity import LEAST_K
from exposure_app.gui.announce import announce
from exposure_app.gui.button_row import ButtonRow
from exposure_app.gui.card import Card, text_label
from exposure_app.gui.count_field import CountField
from exposure_app.gui.field import Field
from exposure_app.gui.radio_group import RadioGroup
from exposure_app.gui.reading_text import ReadingText
from exposure_app.gui.session import TypedWays
from exposure_app.i18n import _
from exposure_app.storage.network_settings import (
    DIRECT,
    SYSTEM,
    WHOLE_UP_TO_MIB,
    NetworkSettings,
    is_proxy,
)
from exposure_app.wording.dates import format_count

ADDRESS = ""
_EXAMPLE = "socks5://127.0.0.1:9050"
_MOST_SHARED = 10**9
_MOST_MIB = 1024


class WaysCard(Card):
    """Proxy, how many have to share a code, and how large a list may be that comes whole.

    Signals:
        saved: a function that puts what was chosen into `NetworkSettings`.

    Args:
        typed: what is typed and not kept yet is written here at once.
    """

    saved = Signal(object)

    def __init__(self, typed: TypedWays) -> None:
        super().__init__(_("How requests go"))
        self._typed = typed
        self._add_proxy()
        usual = _("{count} is usual. A larger number tells less about you.")
        self.least = CountField(
            _("&Hold a code back that fewer than so many others share"),
            usual.format(count=format_count(LEAST_K)),
            _MOST_SHARED,
        )
        self.least.edited.connect(self._type_least)
        usual = _("{count} is usual. Of a whole list nobody sees what you look up.")
        self.whole = CountField(
            _("Fetch &whole lists up to so many megabytes"),
            usual.format(count=WHOLE_UP_TO_MIB),
            _MOST_MIB,
        )
        self.whole.edited.connect(self._type_whole)
        self.save_button = QPushButton(_("Sa&ve these"))
        self.save_button.clicked.connect(self._save)
        self.status = ReadingText("")
        self.status.hide()
        for widget in (self.least, self.whole, ButtonRow(self.save_button), self.status):
            self.add(widget)

    @property
    def chosen_way(self) -> QRadioButton:
        """The button of the way that is chosen."""
        return self.ways[self._way()]

    def show_settings(self, settings: NetworkSettings) -> None:
        """Show what is kept, where nothing else is typed."""
        typed = self._typed
        is_address = settings.proxy not in (DIRECT, SYSTEM)
        kept = ADDRESS if is_address else settings.proxy
        chosen = kept if typed.proxy is None else typed.proxy
        self.ways[chosen].setChecked(True)
        self.address_field.setVisible(chosen == ADDRESS)
        address = settings.proxy if is_address else ""
        with QSignalBlocker(self.address):
            self.address.setText(address if typed.address is None else typed.address)
        least, whole = str(settings.least_shared), str(settings.whole_up_to)
        self.least.show_text(least if typed.least_shared is None else typed.least_shared)
        self.whole.show_text(whole if typed.whole_up_to is None else typed.whole_up_to)

    def take_saved(self) -> None:
        """What was typed is kept now."""
        typed = self._typed
        typed.proxy = typed.address = typed.least_shared = typed.whole_up_to = None
        self.status.say(_("Kept. It counts from the next check on."))
        self.status.show()
        announce(self, self.status.text())

    def _add_proxy(self) -> None:
        self.add(text_label(_("Requests go")))
        self.ways = {
            SYSTEM: QRadioButton(_("as this computer is set up")),
            DIRECT: QRadioButton(_("directly")),
            ADDRESS: QRadioButton(_("by a proxy of your own, such as Tor")),
        }
        self._group = RadioGroup(self, self.ways.values())
        for button in self.ways.values():
            self.add(button)
        self._group.buttonClicked.connect(self._choose)
        self.address = QLineEdit()
        self.address.textChanged.connect(self._type_address)
        note = _("Such as {address}").format(address=_EXAMPLE)
        self.address_field = Field(_("Address of the &proxy"), self.address, note)
        self.add(self.address_field)

    def _way(self) -> str:
        return next(way for way, button in self.ways.items() if button.isChecked())

    def _choose(self) -> None:
        way = self._typed.proxy = self._way()
        self.address_field.setVisible(way == ADDRESS)
        self.status.hide()
        if way == ADDRESS:
            self.address.setFocus()

    def _type_address(self, text: str) -> None:
        self._typed.address = text
        self.address_field.set_problem("")

    def _type_least(self, text: str) -> None:
        self._typed.least_shared = text

    def _type_whole(self, text: str) -> None:
        self._typed.whole_up_to = text

    def _save(self) -> None:
        """Say of each field what is wrong with it; keep all of them or none."""
        self.status.hide()
        proxy, least, whole = self._proxy(), self.least.value(), self.whole.value()
        wrong = ((proxy, self.address), (least, self.least.line), (whole, self.whole.line))
        if proxy is None or least is None or whole is None:
            next(line for value, line in wrong if value is None).setFocus()
            return

        def change(settings: NetworkSettings) -> NetworkSettings:
            return replace(settings, proxy=proxy, least_shared=least, whole_up_to=whole)

        self.saved.emit(change)

    def _proxy(self) -> str | None:
        way = self._way()
        if way != ADDRESS:
            return way
        text = self.address.text().strip()
        if is_proxy(text) and text not in (DIRECT, SYSTEM):
            return text
        what = _("This is no address of a proxy. Type one such as {address}.")
        self.address_field.set_problem(what.format(address=_EXAMPLE))
        return None

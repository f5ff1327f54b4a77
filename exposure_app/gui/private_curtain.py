"""Keeps private matches closed until the person opens them.

The one rule: with somebody beside them it takes two presses, and between the two the helper is
asked to turn away or to hand over.
"""

from collections.abc import Sequence

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from exposure_app.gui.announce import announce
from exposure_app.gui.button_row import ButtonRow
from exposure_app.gui.card import Card
from exposure_app.gui.disclosure import Disclosure
from exposure_app.gui.notice import Notice, Tone
from exposure_app.gui.portions import Make, Portions
from exposure_app.gui.reading_text import ReadingText
from exposure_app.gui.theme import Space
from exposure_app.i18n import _, ngettext


class PrivateCurtain(Card):
    """Says how many private items there are, and nothing else until it is opened.

    Args:
        matches: makes one card for each private item; at least one.
        sources: what else lies behind the curtain: private sources of the ranking.
        label: how a helper calls the person, may be empty; None when nobody helps.

    Attributes:
        ask_button: asks the helper to turn away; None when nobody helps.
        open_button: opens it, once that was asked.
        stay_button: leaves it closed after all.
    """

    def __init__(
        self,
        matches: Sequence[Make],
        sources: Sequence[QWidget] = (),
        label: str | None = None,
    ) -> None:
        super().__init__(_title(len(matches), label))
        self._asking: QWidget | None = None
        self.ask_button: QPushButton | None = None
        self.add(ReadingText(_who_decides(label)))
        behind = QWidget()
        layout = QVBoxLayout(behind)
        layout.setContentsMargins(0, Space.SMALL, 0, 0)
        layout.setSpacing(Space.LARGE)
        self.matches = Portions(matches, self.accessibleName())
        for card in (self.matches, *sources):
            layout.addWidget(card)
        self.curtain = Disclosure(_("Show private items"), _("Hide private items"), behind)
        self.curtain.toggled.connect(self.matches.begin)
        if label is not None:
            self._ask_to_turn_away(label)
        self.add(self.curtain)

    def lock(self) -> None:
        """Leave it to the visitor: it cannot be opened here."""
        self.curtain.hide()
        self.add(ReadingText(_("The visitor keeps this private. It opens in their view alone.")))

    def _ask_to_turn_away(self, label: str) -> None:
        """Put a request to the helper before the curtain."""
        self.ask_button = ask = QPushButton(_("Show private items"))
        self.open_button = QPushButton(_who_looks(label))
        self.stay_button = QPushButton(_("Keep closed"))
        self._asking = QWidget()
        column = QVBoxLayout(self._asking)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        text = _("Helper: please turn away now, or hand over the computer.")
        column.addWidget(Notice(text, Tone.CAUTION))
        column.addWidget(ButtonRow(self.open_button, self.stay_button))
        self.add(ButtonRow(ask))
        self.add(self._asking)
        self._asking.hide()
        self.curtain.hide()
        ask.clicked.connect(self._ask)
        self.open_button.clicked.connect(self._open)
        self.stay_button.clicked.connect(self._close)
        self.curtain.toggled.connect(self._follow)
        self._request = text

    def _ask(self) -> None:
        self._show(is_asking=True)
        # The press that asked must not be half of a double click that opens.
        self.stay_button.setFocus()
        announce(self, self._request)

    def _open(self) -> None:
        self._show(is_open=True)
        self.curtain.open()
        self.curtain.button.setFocus()

    def _close(self) -> None:
        self._show()
        if self.ask_button is not None:
            self.ask_button.setFocus()

    def _follow(self, is_open: bool) -> None:  # noqa: FBT001 - Qt's own signal
        """Once it is closed again, the helper is asked again."""
        if not is_open:
            self._close()

    def _show(self, *, is_asking: bool = False, is_open: bool = False) -> None:
        if self.ask_button is None or self._asking is None:
            return
        self.ask_button.setVisible(not is_asking and not is_open)
        self._asking.setVisible(is_asking)
        self.curtain.setVisible(is_open)


def _title(count: int, label: str | None) -> str:
    items = ngettext("{n} private item", "{n} private items", count).format(n=count)
    if label is None:
        return items
    if not label:
        return _("{items}: only for the one you help").format(items=items)
    return _("{items}: only for {name}").format(items=items, name=label)


def _who_decides(label: str | None) -> str:
    if label is None:
        return _("Only you decide who sees this. Open it when nobody looks on.")
    if not label:
        return _("The one you help decides who sees this.")
    return _("{name} decides who sees this.").format(name=label)


def _who_looks(label: str) -> str:
    if not label:
        return _("Only the one you help is looking: show")
    return _("Only {name} is looking: show").format(name=label)

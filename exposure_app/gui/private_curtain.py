"""Keeps private matches closed until the person opens them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from exposure_app.gui.card import Card
from exposure_app.gui.disclosure import Disclosure
from exposure_app.gui.portions import Make, Portions
from exposure_app.gui.reading_text import ReadingText
from exposure_app.gui.theme import Space
from exposure_app.i18n import _, ngettext


class PrivateCurtain(Card):
    """Says how many private items there are, and nothing else until it is opened.

    Args:
        matches: makes one card for each private item; at least one.
        sources: what else lies behind the curtain: private sources of the ranking.
    """

    def __init__(self, matches: Sequence[Make], sources: Sequence[QWidget] = ()) -> None:
        count = len(matches)
        super().__init__(ngettext("{n} private item", "{n} private items", count).format(n=count))
        self.add(ReadingText(_("Only you decide who sees this. Open it when nobody looks on.")))
        behind = QWidget()
        layout = QVBoxLayout(behind)
        layout.setContentsMargins(0, Space.SMALL, 0, 0)
        layout.setSpacing(Space.LARGE)
        self.matches = Portions(matches, self.accessibleName())
        for card in (self.matches, *sources):
            layout.addWidget(card)
        self.curtain = Disclosure(_("Show private items"), _("Hide private items"), behind)
        self.curtain.toggled.connect(self.matches.begin)
        self.add(self.curtain)

    def lock(self) -> None:
        """Leave it to the visitor: it cannot be opened here."""
        self.curtain.hide()
        self.add(ReadingText(_("The visitor keeps this private. It opens in their view alone.")))

"""The first page: whom the check is for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit

from exposure_app.gui.choice_card import ChoiceCard
from exposure_app.gui.draft import DESK, FAMILY, SELF, CheckDraft
from exposure_app.gui.field import Field
from exposure_app.gui.page import Page
from exposure_app.i18n import _


class WhoPage(Page):
    """Me, somebody I help, or a visitor at a desk; nothing of it is stored.

    Signals:
        chosen: another answer was given.
    """

    drawing = "who"
    help_topic = "who"

    chosen = Signal()

    def __init__(self, draft: CheckDraft) -> None:
        super().__init__(
            _("Who is this check for?"),
            _(
                "It shows which lists of leaked data hold a number or account,"
                " and who probably exposed them."
            ),
            primary=_("&Continue"),
        )
        self._draft = draft
        self.back_button.hide()
        self._group = QButtonGroup(self)
        self.cards: dict[str, ChoiceCard] = {}
        for audience, icon, name, meaning in _choices():
            card = ChoiceCard(icon, name, meaning, is_chosen=audience == draft.audience)
            self.cards[audience] = card
            self._group.addButton(card.radio)
            card.radio.toggled.connect(self._choose)
            self.add(card)
        self.label = QLineEdit(draft.label)
        self.label.textChanged.connect(self._name)
        self._label_field = Field(
            _("&What do you call them? You may leave this empty."),
            self.label,
            _("A first name is enough. It is shown on the pages and kept nowhere."),
        )
        self.add(self._label_field)
        self.set_first_focus(self.cards[draft.audience].radio)
        self._show_details()

    def _choose(self) -> None:
        for audience, card in self.cards.items():
            if card.radio.isChecked():
                self._draft.audience = audience
                self._draft.has_agreed = False
                self.set_first_focus(card.radio)
        self._show_details()
        self.chosen.emit()

    def _name(self, text: str) -> None:
        self._draft.label = text.strip()
        self._draft.has_agreed = False

    def _show_details(self) -> None:
        self._label_field.setVisible(self._draft.audience == FAMILY)


def _choices() -> tuple[tuple[str, str, str, str], ...]:
    return (
        (
            SELF,
            "person",
            _("&Me"),
            _("You answer for yourself. It takes about five minutes."),
        ),
        (
            FAMILY,
            "family",
            _("&Someone I am helping"),
            _("Ask them first. They decide what is typed and what you see."),
        ),
        (
            DESK,
            "desk",
            _("A v&isitor at a help desk"),
            _("The words to say are shown. Nothing is kept when the window closes."),
        ),
    )

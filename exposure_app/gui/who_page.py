"""The first page: whom the check is for."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup

from exposure_app.gui.choice_card import ChoiceCard
from exposure_app.gui.draft import DESK, FAMILY, SELF, CheckDraft
from exposure_app.gui.field import Field
from exposure_app.gui.page import Page
from exposure_app.gui.preferences import Preferences
from exposure_app.gui.theme import Space
from exposure_app.gui.tick import Tick
from exposure_app.i18n import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit


class WhoPage(Page):
    """Me, somebody I help, or a visitor at a desk; nothing of it is stored.

    Signals:
        chosen: another answer was given.

    Args:
        draft: takes the answers.
        preferences: know whether large text and one question at a time are wished for.
    """

    drawing = "who"
    help_topic = "who"
    is_still = True

    chosen = Signal()

    def __init__(self, draft: CheckDraft, preferences: Preferences) -> None:
        super().__init__(
            _("Who is this check for?"),
            _(
                "It shows which lists of leaked data hold a number or account,"
                " and who probably exposed them."
            ),
            primary=_("&Continue"),
        )
        self._draft = draft
        self._preferences = preferences
        draft.is_simple = preferences.is_simple
        self.back_button.hide()
        # All of it, down to "large and simple", is to be seen without scrolling.
        self.body.setSpacing(Space.SMALL)
        self._group = QButtonGroup(self)
        self.cards: dict[str, ChoiceCard] = {}
        for audience, icon, name, meaning in _choices():
            card = ChoiceCard(icon, name, meaning, is_chosen=audience == draft.audience)
            self.cards[audience] = card
            self._group.addButton(card.radio)
            card.radio.toggled.connect(self._choose)
            self.add(card)
        self.simple = Tick(_("Large and simple: large text, one question at a time"))
        self.simple.box.setChecked(preferences.is_simple)
        self.simple.toggled.connect(self._simplify)
        self.add(self.simple)
        self.set_first_focus(self.cards[draft.audience].radio)
        self._show_details()

    @cached_property
    def label(self) -> "QLineEdit":
        """What the person who is helped is called; made once somebody is helped."""
        from PySide6.QtWidgets import QLineEdit  # noqa: PLC0415 - the first frame waits for it

        line = QLineEdit(self._draft.label)
        line.textChanged.connect(self._name)
        return line

    @cached_property
    def _label_field(self) -> Field:
        field = Field(
            _("&What do you call them? You may leave this empty."),
            self.label,
            _("A first name is enough. It is shown on the pages and kept nowhere."),
        )
        self.body.insertWidget(self.body.indexOf(self.simple), field)
        return field

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
        """A relative always gets it large and simple; at a desk nobody does."""
        is_family = self._draft.audience == FAMILY
        if is_family or "_label_field" in vars(self):
            self._label_field.setVisible(is_family)
        self.simple.setVisible(self._draft.audience == SELF)

    def _simplify(self, is_wanted: bool) -> None:  # noqa: FBT001 - Qt's own signal
        self._draft.is_simple = is_wanted
        self._preferences.simplify(is_wanted=is_wanted)


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

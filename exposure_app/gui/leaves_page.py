"""Before the check: exactly what would leave this computer."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from exposure_app.core.findings import CheckRequest, Departure, SendingPlan
from exposure_app.core.ledger import Conclusion
from exposure_app.gui.card import Card
from exposure_app.gui.fact_grid import FactGrid
from exposure_app.gui.fitted_table import FittedTable
from exposure_app.gui.later import Later
from exposure_app.gui.list_tables import elsewhere_model, local_lists_model
from exposure_app.gui.notice import Notice, Tone
from exposure_app.gui.page import Page
from exposure_app.gui.reach import Absence, Reach
from exposure_app.gui.reading_text import ReadingText
from exposure_app.gui.receivers import (
    by_receiver,
    departure_facts,
    exact_disclosure,
    exact_lines,
    numbers_disclosure,
    readable_numbers,
)
from exposure_app.gui.session import Wishes
from exposure_app.gui.theme import ButtonRole, Space, TextRole, set_role
from exposure_app.i18n import _
from exposure_app.wording.dates import format_count
from exposure_app.wording.errors import error_text
from exposure_app.wording.lookups import demonstration_text
from exposure_app.wording.sending import held_back_text, sending_summary, together_texts
from exposure_app.wording.sentences import join_words
from exposure_app.wording.services import service_label

_AS_USUAL = Wishes()
Make = Callable[[], QWidget]


class LeavesPage(Page):
    """Shows what pressing Check sends, reads, and cannot look up; nothing is sent before.

    Signals:
        sources_wanted: lists and services are to be switched on or off.
        wished: other `Wishes` for this check; `show_plan` follows.

    Args:
        plan: what would be sent, and which lists are read here.
        request: what is to be checked.
        reach: whom the check asks.
        wishes: what was chosen for this check.
    """

    drawing = "leaves"
    help_topic = "leaves"
    is_still = True

    sources_button = Later[QPushButton]()

    sources_wanted = Signal()
    wished = Signal(object)

    def __init__(
        self,
        plan: SendingPlan,
        request: CheckRequest,
        reach: Reach | None = None,
        wishes: Wishes = _AS_USUAL,
    ) -> None:
        super().__init__(_("What leaves this computer"), primary=_("&Check"))
        self.nobody_button = self.add_footer_button(_("Ask &nobody this time"))
        self.nobody_button.clicked.connect(self._ask_nobody)
        self._choice: QPushButton | None = None
        self._shown: object = None
        self.show_plan(plan, request, reach, wishes)

    def show_plan(
        self,
        plan: SendingPlan,
        request: CheckRequest | None,
        reach: Reach | None,
        wishes: Wishes = _AS_USUAL,
    ) -> None:
        """Show this plan instead; place and keyboard stay, and so does the same plan."""
        told = None if reach is None else (reach.absence, reach.problem, reach.least_shared)
        shown = (plan, request, wishes, told)
        if shown == self._shown:
            return
        self._shown = shown
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        self.empty()
        self._choice = None
        self._wishes = wishes
        self.nobody_button.setVisible(bool(plan.departures))
        self.add(ReadingText(sending_summary(plan)))
        if reach is not None:
            self._add_choices(plan, reach)
        is_anything_typed = request is not None and bool(request.identifiers)
        for make in self._pieces_of(plan, is_anything_typed=is_anything_typed):
            self.add_later(make)
        self.add_later(partial(self._way_to_more, None if reach is None else reach.absence))
        if had_focus:
            (self.choice_button or self.primary_button).setFocus()

    def _pieces_of(self, plan: SendingPlan, *, is_anything_typed: bool) -> Iterator[Make]:
        """What leaves, receiver by receiver; then what is read here, and what no list holds."""
        for receiver, departures in by_receiver(plan.departures):
            yield partial(self._receiver, receiver, departures)
        if texts := tuple(dict.fromkeys(together_texts(plan.departures))):
            yield partial(self._together, plan, texts)
        if plan.departures:
            text = _("After the check, every byte that was sent stands in “What was sent”.")
            yield partial(ReadingText, text, TextRole.NOTE)
        if not is_anything_typed:
            yield self._no_lists
        else:
            if plan.elsewhere:
                yield partial(self._lists_elsewhere, plan)
            if plan.lists or not plan.elsewhere:
                yield partial(self._lists_here, plan)
        if plan.uncovered:
            yield partial(self._uncovered, plan)

    @property
    def choice_button(self) -> QPushButton | None:
        """What can be chosen otherwise for this check."""
        return self._choice

    def _add_choices(self, plan: SendingPlan, reach: Reach) -> None:
        if reach.absence is Absence.BROKEN and reach.problem is not None:
            words = error_text(reach.problem)
            text = _(
                "So nobody is asked over the network now. Open “Lists and services” to mend it."
            )
            notice = Notice(text, Tone.CAUTION, words.what)
            notice.add_button(_("&Lists and services…")).clicked.connect(self.sources_wanted)
            self.add(notice)
        elif reach.absence is Absence.UNWANTED:
            notice = Notice(
                _("Only the lists on this computer are read."),
                heading=_("Nobody is asked this time"),
            )
            self._offer(notice, _("Ask &as before"), Wishes())
        elif held_back_text(plan.departures):
            text = _(
                "Perhaps fewer than {count} others share it. Its receiver could then guess what "
                "you typed. You decide."
            ).format(count=format_count(reach.least_shared))
            notice = Notice(text, Tone.CAUTION, held_back_text(plan.departures))
            self._offer(notice, _("&Send it anyway"), Wishes(accepts_fewer=True))
        elif self._wishes.accepts_fewer and any(map(_is_code, plan.departures)):
            notice = Notice(
                _("Codes are sent even when few others share them, because you said so."),
                heading=_("Nothing is held back this time"),
            )
            self._offer(notice, _("&Hold them back"), Wishes())

    def _offer(self, notice: Notice, text: str, wishes: Wishes) -> None:
        self._choice = notice.add_button(text)
        self._choice.clicked.connect(lambda: self._wish(wishes))
        self.add(notice)

    def _ask_nobody(self) -> None:
        self._wish(Wishes(asks_nobody=True))

    def _wish(self, wishes: Wishes) -> None:
        for button in (self._choice, self.nobody_button):
            if button is not None:
                button.setEnabled(False)
        self.wished.emit(wishes)

    def _receiver(self, receiver: str, departures: list[Departure]) -> QWidget:
        card = Card(receiver)
        card.body.setSpacing(Space.MEDIUM)
        for one in departures:
            card.add(FactGrid(departure_facts(one)))
        told = readable_numbers(departures)
        if told:
            card.add(numbers_disclosure(told, receiver))
        exact = exact_lines(departures)
        if exact:
            card.add(exact_disclosure(exact, receiver))
        return card

    def _together(self, plan: SendingPlan, texts: Sequence[str]) -> QWidget:
        """What receivers could tell that broke their promise to keep to themselves."""
        heading = _("If two of them worked together")
        card = Card(heading)
        for text in texts:
            card.add(ReadingText(text))
        labels = [one for one in plan.departures if one.conclusion is Conclusion.LABELS]
        told = tuple(dict.fromkeys(number for one in labels for number in one.told))
        card.add(numbers_disclosure(told, heading))
        return card

    def _lists_elsewhere(self, plan: SendingPlan) -> QWidget:
        heading = _("Lists and services that are asked")
        card = Card(heading)
        card.add(FittedTable(elsewhere_model(plan.elsewhere), heading))
        return card

    def _lists_here(self, plan: SendingPlan) -> QWidget:
        heading = _("Lists that are read on this computer")
        card = Card(heading)
        card.add(FittedTable(local_lists_model(plan.lists), heading))
        if any(one.is_demonstration for one in plan.lists):
            card.add(Notice(demonstration_text(), heading=_("Demonstration lists")))
        return card

    def _no_lists(self) -> QWidget:
        card = Card(_("No list is asked"))
        card.add(
            ReadingText(
                _("No number or account was typed. The answer will rest on what you noticed.")
            )
        )
        return card

    def _uncovered(self, plan: SendingPlan) -> QWidget:
        names = join_words(service_label(service) for service in dict.fromkeys(plan.uncovered))
        card = Card(_("No list covers these"))
        card.add(ReadingText(names))
        note = _("Nothing will be said about them. They are not sent anywhere either.")
        card.add(ReadingText(note))
        return card

    def _way_to_more(self, absence: Absence | None) -> QWidget:
        """One quiet line: where more can be switched on."""
        text = _("You can add more lists, and see what each would learn.")
        if absence is Absence.INVENTED:
            text = _("This person is invented, so nobody is asked over the network.")
        way = QWidget()
        column = QVBoxLayout(way)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(ReadingText(text, TextRole.NOTE))
        self.sources_button = QPushButton(_("&Lists and services…"))
        set_role(self.sources_button, ButtonRole.QUIET)
        self.sources_button.clicked.connect(self.sources_wanted)
        column.addWidget(self.sources_button, 0, Qt.AlignmentFlag.AlignLeft)
        return way


def _is_code(departure: Departure) -> bool:
    return departure.conclusion is Conclusion.ONE_OF

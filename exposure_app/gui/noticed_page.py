"""What the person noticed: most common things first, the rest by subject and by search."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from exposure_app.core.vocabulary import DATA_CLASSES, OTHERS_AFFECTED, SYMPTOM_GROUPS
from exposure_app.gui.card import Card
from exposure_app.gui.disclosure import Disclosure
from exposure_app.gui.draft import CheckDraft, Noticed
from exposure_app.gui.field import Field
from exposure_app.gui.first_answers import STRANGERS_KNOW, first_symptoms
from exposure_app.gui.later import Later
from exposure_app.gui.page import Page
from exposure_app.gui.places import Places
from exposure_app.gui.question_turns import ask_in_turns
from exposure_app.gui.search_line import SearchLine
from exposure_app.gui.symptom_row import SymptomRow
from exposure_app.gui.tick import Tick
from exposure_app.gui.tick_list import TickList
from exposure_app.gui.yes_no import YesNo
from exposure_app.i18n import _
from exposure_app.wording import vocabulary as words

_NOTHING = "nothing"
# What is most reported, what else, what they knew, who else saw it, and the password.
_QUESTIONS = 5


class NoticedPage(Page):
    """Tick boxes for everything that may have happened; all of them may be left alone."""

    drawing = "noticed"
    help_topic = "noticed"
    is_still = True
    at_once = 1

    nothing = Later[Tick]()
    know = Later[TickList]()
    others = Later[TickList]()
    reused = Later[YesNo]()

    def __init__(self, draft: CheckDraft, places: Places) -> None:
        super().__init__(
            _("What did you notice?"),
            _("Tick what fits. You may skip this page. Everything here stays on this computer."),
            primary=_("&Continue"),
        )
        self._draft = draft
        self._places = places
        ask_in_turns(self, draft, _QUESTIONS)
        self._brands = places.platforms(draft.country)
        self._rows: dict[str, SymptomRow] = {}
        self._groups: dict[str, Disclosure] = {}
        self.search = SearchLine()
        self.search.textChanged.connect(self._filter)
        note = _("For example: calls, codes, money, messages.")
        self._search_field = Field(_("&Search"), self.search, note)
        self.add(self.ask(1, self._search_field))
        if self.turns is not None:
            self.turns.turned.connect(self.search.clear)
        self._is_whole = False
        self._wanted: list[str] = []
        self.add_later(self._ask_first)
        self.add_later(self._ask_more)
        for group in SYMPTOM_GROUPS:
            self.add_later(partial(self._add_group, group))
        for make in (self._ask_known, self._ask_others, self._ask_reused, self._end_making):
            self.add_later(make)
        self.set_first_focus(self.search)

    @property
    def rows(self) -> dict[str, SymptomRow]:
        """Every symptom by its code; what still waits to be made is made now."""
        self._make_whole()
        return self._rows

    @property
    def groups(self) -> dict[str, Disclosure]:
        """Every subject by its code."""
        self._make_whole()
        return self._groups

    def _make_whole(self) -> None:
        if not self._is_whole:
            self.finish()

    def _end_making(self) -> None:
        """Search for what was typed meanwhile."""
        self._is_whole = True
        if self.search.text():
            self._filter(self.search.text())

    def _ask_first(self) -> QWidget:
        self._reported = Card(_("Most reported"))
        first = first_symptoms(self._draft.country, self._draft.audience)
        for code in first:
            self._reported.add(self._row(code))
        self.nothing = Tick(words.symptom_label("none"), is_ticked=self._draft.is_nothing_noticed)
        self.nothing.toggled.connect(self._tell_nothing)
        self._reported.add(self.nothing)
        return self.ask(0, self._reported)

    def _ask_more(self) -> QWidget:
        self._more = Card(_("More, by subject"))
        asked = self.ask(1, self._more)
        self._show_nothing_noticed()
        return asked

    def _add_group(self, group: str) -> None:
        rest = [code for code in SYMPTOM_GROUPS[group] if code not in self._rows]
        if group != _NOTHING and rest:
            self._groups[group] = self._group(group, rest)
            self._more.add(self._groups[group])

    def _group(self, group: str, codes: Iterable[str]) -> Disclosure:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        rows = [self._row(code) for code in codes]
        for row in rows:
            column.addWidget(row)
        name = words.symptom_group_label(group)
        show = _("{group} ({n})").format(group=name, n=len(rows))
        disclosure = Disclosure(show, name, content)
        if any(row.tick.is_ticked for row in rows):
            disclosure.open()
        return disclosure

    def _row(self, code: str) -> SymptomRow:
        row = SymptomRow(
            code,
            words.symptom_label(code),
            lambda: self._brands,
            self._places.today.year,
            self._draft.noticed.get(code),
        )
        row.changed.connect(self._notice)
        row.setEnabled(not self._draft.is_nothing_noticed)
        self._rows[code] = row
        return row

    def _ask_known(self) -> QWidget:
        self.know = TickList(
            _("What did callers or senders know about you?"),
            _("Why we ask: only some companies hold exactly these details."),
            {code: words.data_class_label(code) for code in DATA_CLASSES},
            STRANGERS_KNOW,
            self._draft.strangers_know,
        )
        self.know.changed.connect(self._tell_known)
        return self.ask(2, self.know)

    def _ask_others(self) -> QWidget:
        self.others = TickList(
            _("Who else saw the same?"),
            _("Why we ask: what people share often points to who exposed them."),
            {code: words.others_label(code) for code in OTHERS_AFFECTED},
            OTHERS_AFFECTED[:3],
            self._draft.others_affected,
        )
        self.others.changed.connect(self._tell_others)
        return self.ask(3, self.others)

    def _ask_reused(self) -> QWidget:
        self.reused = YesNo(
            _("Was one password used for several accounts?"),
            _("Why we ask: one leaked password can then open the others."),
            value=self._draft.password_reused,
        )
        self.reused.changed.connect(self._tell_reused)
        return self.ask(4, self.reused)

    def _notice(self, code: str, noticed: object) -> None:
        if isinstance(noticed, Noticed):
            self._draft.noticed[code] = noticed
        else:
            self._draft.noticed.pop(code, None)

    def _tell_nothing(self, is_ticked: bool) -> None:  # noqa: FBT001 - Qt's own signal
        self._draft.is_nothing_noticed = is_ticked
        self._show_nothing_noticed()

    def _show_nothing_noticed(self) -> None:
        """Keep ticks where they are, but grey, while "nothing of these" is ticked."""
        for row in self._rows.values():
            row.setEnabled(not self._draft.is_nothing_noticed)
        if self.turns is not None:
            # Whoever noticed nothing is not asked what else.
            for piece in (self._search_field, self._more):
                piece.setVisible(not self._draft.is_nothing_noticed)

    def _tell_known(self, codes: object) -> None:
        if isinstance(codes, set):
            self._draft.strangers_know = codes

    def _tell_others(self, codes: object) -> None:
        if isinstance(codes, set):
            self._draft.others_affected = codes

    def _tell_reused(self, answer: object) -> None:
        self._draft.password_reused = answer if isinstance(answer, bool) else None

    def _filter(self, text: str) -> None:
        """Show only what holds the words searched for, subject by subject in turns of the loop."""
        if not self._is_whole:
            return
        self._wanted = wanted = text.casefold().split()
        self.add_later(partial(self._filter_first, wanted))
        for group in self._groups.values():
            self.add_later(partial(self._filter_group, group, wanted))
        self.add_later(partial(self._end_search, wanted))

    def _filter_first(self, wanted: list[str]) -> None:
        if wanted is not self._wanted:  # another search has begun
            return
        for row in self._reported.findChildren(SymptomRow):
            row.setVisible(row.holds(wanted))
        has_any = any(not row.isHidden() for row in self._reported.findChildren(SymptomRow))
        self._reported.setVisible(has_any or self.turns is not None)
        for card in (self.know, self.others, self.reused):
            card.setVisible(not wanted or self.turns is not None)
        self.nothing.setVisible(not wanted)

    def _filter_group(self, group: Disclosure, wanted: list[str]) -> None:
        """A subject is open while something in it is found or ticked."""
        if wanted is not self._wanted:
            return
        rows = group.content.findChildren(SymptomRow)
        for row in rows:
            row.setVisible(row.holds(wanted))
        has_any = any(not row.isHidden() for row in rows)
        group.setVisible(has_any)
        is_ticked = any(row.tick.is_ticked for row in rows)
        group.button.setChecked((bool(wanted) and has_any) or is_ticked)

    def _end_search(self, wanted: list[str]) -> None:
        if wanted is not self._wanted:
            return
        self._more.setVisible(any(not group.isHidden() for group in self._groups.values()))
        found = any(not row.isHidden() for row in self._rows.values())
        if found:
            self.clear_problem()
        elif self.problem is None:
            self.show_problem(_("Nothing in the list holds these words. Try a shorter word."))

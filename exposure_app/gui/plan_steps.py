"""The steps of the plan, and what became of each: done, left for later, skipped.

The one rule: a step that is put off makes room for the next best one, and can be brought back.
"""

from collections.abc import Callable, Iterator, MutableMapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from exposure_app.core.advice import choose_plan
from exposure_app.core.findings import CheckResult
from exposure_app.core.steps import AdviceBook, Mark, Plan, Step, Urgency
from exposure_app.gui.announce import announce
from exposure_app.gui.card import Card, clear_layout, text_label
from exposure_app.gui.step_card import StepCard
from exposure_app.gui.theme import ButtonRole, Space, TextRole, set_role
from exposure_app.i18n import _
from exposure_app.wording.advice import doer_heading, step_title, urgency_label

Make = Callable[[], None]
Words = tuple[str, TextRole]


class PlanSteps(QWidget):
    """Steps by urgency; for two people who sit together, split by who does them.

    Signals:
        changed: another plan is shown now.

    Args:
        result: the answer.
        book: every step.
        marks: by id of a step; written to at once.
        label: how a helper calls the person; None when nobody helps.

    Attributes:
        plan: the plan shown now.
    """

    changed = Signal()

    def __init__(
        self,
        result: CheckResult,
        book: AdviceBook,
        marks: MutableMapping[str, Mark],
        label: str | None,
    ) -> None:
        super().__init__()
        self._result, self._book, self._marks, self._label = result, book, marks, label
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.LARGE)
        self._cards: dict[str, StepCard] = {}
        self._bring_back: dict[str, QPushButton] = {}
        self._rest: list[Make] = []
        self.plan = result.plan
        self._begin()

    @property
    def cards(self) -> dict[str, StepCard]:
        """By id of a step; what still waits to be made is made now."""
        self.add_rest()
        return self._cards

    @property
    def bring_back(self) -> dict[str, QPushButton]:
        """By id of a step that was put off, what brings it back."""
        self.add_rest()
        return self._bring_back

    @property
    def waiting(self) -> int:
        """How many pieces are still to be made, for `add_next`."""
        return len(self._rest)

    def add_next(self) -> None:
        """Make the next piece, if any waits; a page may do so in turns of the loop."""
        if self._rest:
            self._rest.pop(0)()

    def add_rest(self) -> None:
        """Make every piece that waits."""
        while self._rest:
            self.add_next()

    def marked_result(self) -> CheckResult:
        """The answer with the plan shown now, for paper and files."""
        return replace(self._result, plan=self.plan)

    def _begin(self) -> None:
        """Make the most urgent step."""
        clear_layout(self._column)
        self._cards.clear()
        self._bring_back.clear()
        self.plan = self._chosen()
        self._rest = [
            *self._urgency(Urgency.NOW, self.plan.now),
            *self._urgency(Urgency.TODAY, self.plan.today),
            *self._urgency(Urgency.WEEK, self.plan.week),
            partial(self._add_put_off, Mark.LATER, _("Left for later")),
            partial(self._add_put_off, Mark.SKIPPED, _("Skipped")),
        ]
        self.add_next()

    def _urgency(self, urgency: Urgency, steps: Sequence[Step]) -> Iterator[Make]:
        """What makes the steps of one urgency, one by one; the first of them has the heading."""
        over: list[Words] = [(urgency_label(urgency), TextRole.HEADLINE)]
        for words, step in self._by_doer(steps):
            yield partial(self._add_step, (*over, *words), step)
            over = []

    def _chosen(self) -> Plan:
        result = self._result
        put_off = {name for name, mark in self._marks.items() if mark is not Mark.DONE}
        return choose_plan(self._book, result.explanation, result.findings, result.person, put_off)

    def _by_doer(self, steps: Sequence[Step]) -> Iterator[tuple[Sequence[Words], Step]]:
        """The steps in order, and what stands over each: who does it, over their first."""
        if self._label is None:
            yield from (((), step) for step in steps)
            return
        for is_helper in (False, True):
            heading = doer_heading(self._label, is_helper=is_helper)
            over: Sequence[Words] = ((heading, TextRole.KICKER),)
            for step in steps:
                if step.helper_can is is_helper:
                    yield over, step
                    over = ()

    def _add_step(self, over: Sequence[Words], step: Step) -> None:
        for text, role in over:
            self._column.addWidget(text_label(text, role))
        card = StepCard(step, self._marks.get(step.id))
        card.marked.connect(self._mark)
        self._cards[step.id] = card
        self._column.addWidget(card)

    def _add_put_off(self, mark: Mark, heading: str) -> None:
        country = self._result.person.country
        known = (*self._book.countries.get(country, ()), *self._book.general)
        steps = [step for step in known if self._marks.get(step.id) is mark]
        if not steps:
            return
        card = Card(heading)
        for step in steps:
            card.add(self._put_off_line(step))
        self._column.addWidget(card)

    def _put_off_line(self, step: Step) -> QWidget:
        title = step_title(step)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(text_label(title), 1)
        button = QPushButton(_("Bring back"))
        button.setAccessibleName(_("{action}: {step}").format(action=button.text(), step=title))
        set_role(button, ButtonRole.QUIET)
        button.clicked.connect(partial(self._mark, step.id, None))
        row.addWidget(button)
        self._bring_back[step.id] = button
        return line

    def _mark(self, name: str, mark: Mark | None, _is_checked: object = None) -> None:
        before, order = self._marks.pop(name, None), list(self.cards)
        if mark is not None:
            self._marks[name] = mark
        if Mark.DONE in (before, mark):
            return
        self._begin()
        self.add_rest()
        self._keep_place(name, order)
        announce(self, _("The steps have changed."))
        self.changed.emit()

    def _keep_place(self, name: str, order: list[str]) -> None:
        """Put the keyboard on the step itself, or on what took its place."""
        place = order.index(name) if name in order else 0
        cards = list(self.cards.values())
        target = self.cards.get(name) or (cards[min(place, len(cards) - 1)] if cards else None)
        if target is not None:
            target.show()
            target.tick.box.setFocus()

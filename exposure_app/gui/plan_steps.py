"""The steps of the plan, and what became of each: done, left for later, skipped.

The one rule: a step that is put off makes room for the next best one, and can be brought back.
"""

from collections.abc import Callable, Iterable, MutableMapping, Sequence
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

Doers = Callable[[bool], str]


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
        self._rest: list[Callable[[], None]] = []
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

    def add_rest(self) -> None:
        """Make what is less urgent; it may wait until the page is shown."""
        rest, self._rest = self._rest, []
        for make in rest:
            make()

    def marked_result(self) -> CheckResult:
        """The answer with the plan shown now, for paper and files."""
        return replace(self._result, plan=self.plan)

    def _begin(self) -> None:
        """Make the most urgent steps."""
        clear_layout(self._column)
        self._cards.clear()
        self._bring_back.clear()
        self.plan = self._chosen()
        groups = [
            partial(self._add_urgency, urgency, steps)
            for urgency, steps in (
                (Urgency.NOW, self.plan.now),
                (Urgency.TODAY, self.plan.today),
                (Urgency.WEEK, self.plan.week),
            )
            if steps
        ]
        for make in groups[:1]:
            make()
        self._rest = [
            *groups[1:],
            partial(self._add_put_off, Mark.LATER, _("Left for later")),
            partial(self._add_put_off, Mark.SKIPPED, _("Skipped")),
        ]

    def _add_urgency(self, urgency: Urgency, steps: Sequence[Step]) -> None:
        self._column.addWidget(text_label(urgency_label(urgency), TextRole.HEADLINE))
        self._add_group(steps)

    def _chosen(self) -> Plan:
        result = self._result
        put_off = {name for name, mark in self._marks.items() if mark is not Mark.DONE}
        return choose_plan(self._book, result.explanation, result.findings, result.person, put_off)

    def _add_group(self, steps: Sequence[Step]) -> None:
        if self._label is None:
            self._add_cards(steps)
            return
        for is_helper in (False, True):
            own = [step for step in steps if step.helper_can is is_helper]
            if own:
                heading = doer_heading(self._label, is_helper=is_helper)
                self._column.addWidget(text_label(heading, TextRole.KICKER))
                self._add_cards(own)

    def _add_cards(self, steps: Iterable[Step]) -> None:
        for step in steps:
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

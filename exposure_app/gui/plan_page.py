"""The plan: at most three steps for today and three for this week, to take away on one sheet."""

from collections.abc import MutableMapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from exposure_app.core.findings import CheckResult
from exposure_app.core.registries import Registry
from exposure_app.core.steps import Mark
from exposure_app.gui.button_row import ButtonRow
from exposure_app.gui.card import Card
from exposure_app.gui.notice import Notice, Tone
from exposure_app.gui.page import Page
from exposure_app.gui.plan_steps import PlanSteps
from exposure_app.gui.registries_card import RegistriesCard
from exposure_app.gui.remind_card import RemindCard
from exposure_app.gui.take_card import TakeCard
from exposure_app.i18n import _
from exposure_app.wording.advice import country_note, no_call_back_text
from exposure_app.workspace import Workspace, event_name


class PlanPage(Page):
    """What to do, whom to call, and the sheet to print.

    Signals:
        letter_wanted: the person wants to write to a company.

    Args:
        result: the answer with its plan.
        workspace: catalogue and clock.
        marks: what became of the steps; written to at once.
        label: how a helper calls the person; None when nobody helps.
        registries: the official ones of the person's country.
        may_take: whether it may be printed and saved; at a desk the visitor says.
    """

    drawing = "plan"
    help_topic = "plan"
    is_still = True

    letter_wanted = Signal()

    def __init__(
        self,
        result: CheckResult,
        workspace: Workspace,
        marks: MutableMapping[str, Mark] | None = None,
        label: str | None = None,
        registries: Sequence[Registry] = (),
        *,
        may_take: bool = True,
    ) -> None:
        super().__init__(
            _("What to do now"),
            _("Few steps, the most useful first. Mark what is done; nothing is stored."),
            primary=_("&New check"),
        )
        note = country_note(result.plan)
        if note:
            self.add(Notice(note))
        self.steps = PlanSteps(result, workspace.advice, {} if marks is None else marks, label)
        self.add(self.steps)
        for _piece in range(self.steps.waiting):
            self.add_later(self.steps.add_next)
        self.add_later(partial(Notice, no_call_back_text(), Tone.CAUTION))
        if may_take:
            taken = partial(TakeCard, self.steps.marked_result, workspace, label, is_full=False)
            self.add_later(taken)
        self.add_later(self._letter)
        if registries:
            self.add_later(partial(RegistriesCard, registries))
        self.add_later(partial(RemindCard, workspace.today, event_name))

    def _letter(self) -> QWidget:
        card = Card(
            _("Write to the company"),
            _("A letter that asks what they hold about you, or that they delete it."),
        )
        self.letter_button = QPushButton(_("Write a &letter…"))
        self.letter_button.clicked.connect(self.letter_wanted)
        card.add(ButtonRow(self.letter_button))
        return card

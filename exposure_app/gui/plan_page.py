"""The plan: at most three steps for today and three for this week, to take away on one sheet."""

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from exposure_app.core.findings import CheckResult
from exposure_app.core.steps import Step, Urgency
from exposure_app.errors import ReportError
from exposure_app.gui import print_dialog, save_dialog
from exposure_app.gui.announce import announce
from exposure_app.gui.card import Card, text_label
from exposure_app.gui.notice import Notice, Tone
from exposure_app.gui.page import Page
from exposure_app.gui.reading_text import ReadingText
from exposure_app.gui.sheet_document import sheet_document, sheet_text
from exposure_app.gui.step_card import StepCard
from exposure_app.gui.taking_away import mark_taking_away
from exposure_app.gui.theme import Space, TextRole
from exposure_app.i18n import _
from exposure_app.reports.html_report import action_sheet, write_sheet
from exposure_app.wording.advice import country_note, no_call_back_text, urgency_label
from exposure_app.wording.errors import error_text
from exposure_app.workspace import Workspace


class PlanPage(Page):
    """What to do, whom to call, and the sheet to print.

    Args:
        result: the answer with its plan.
        workspace: catalogue and clock.
        done: ids of the steps that are ticked; ticks are written here.
    """

    def __init__(
        self, result: CheckResult, workspace: Workspace, done: set[str] | None = None
    ) -> None:
        super().__init__(
            _("What to do now"),
            _("Few steps, the most useful first. Tick what is done; nothing is stored."),
            primary=_("&New check"),
        )
        plan = result.plan
        self._done = set[str]() if done is None else done
        self._sheet = action_sheet(result, workspace.catalogue, workspace.today())
        note = country_note(plan)
        if note:
            self.add(Notice(note))
        self._add_steps(Urgency.NOW, plan.now)
        self._add_steps(Urgency.TODAY, plan.today)
        self._add_steps(Urgency.WEEK, plan.week)
        self.add(Notice(no_call_back_text(), Tone.CAUTION))
        self._add_sheet()

    def _add_steps(self, urgency: Urgency, steps: Sequence[Step]) -> None:
        if not steps:
            return
        self.add(text_label(urgency_label(urgency), TextRole.HEADLINE))
        for step in steps:
            self.add(StepCard(step, self._done))

    def _add_sheet(self) -> None:
        card = Card(
            _("Take it with you"),
            _("One sheet with these steps. It holds no number or account of yours."),
        )
        mark_taking_away(card)
        self.print_button = QPushButton(_("&Print…"))
        self.save_button = QPushButton(_("&Save…"))
        self.copy_button = QPushButton(_("&Copy"))
        row = QHBoxLayout()
        row.setSpacing(Space.MEDIUM)
        for button in (self.print_button, self.save_button, self.copy_button):
            row.addWidget(button)
        row.addStretch(1)
        card.body.addLayout(row)
        self.status = ReadingText("")
        self.status.hide()
        card.add(self.status)
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._save)
        self.copy_button.clicked.connect(self._copy)
        self.add(card)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(sheet_text(self._sheet))
        self._tell(_("The sheet was copied as text."))

    def _save(self) -> None:
        file = save_dialog.ask(self, _("action-sheet"))
        if file is None:
            return
        is_text = file.suffix.lower() == ".txt"
        try:
            write_sheet(file, sheet_text(self._sheet) if is_text else self._sheet)
        except ReportError as error:
            self._tell(str(error_text(error)))
        else:
            self._tell(_("The sheet was saved."))

    def _print(self) -> None:
        printer = print_dialog.ask(self)
        if printer is not None:
            sheet_document(self._sheet).print_(printer)
            self._tell(_("The sheet was sent to the printer."))

    def _tell(self, text: str) -> None:
        self.status.say(text)
        self.status.show()
        announce(self, text)

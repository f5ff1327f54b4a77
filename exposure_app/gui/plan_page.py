"""The plan: at most three steps for today and three for this week, to take away on one sheet."""

from collections.abc import MutableMapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from exposure_app.core.findings import CheckResult
from exposure_app.core.registries import Registry
from exposure_app.core.steps import Mark
from exposure_app.errors import ReportError
from exposure_app.gui import print_dialog, save_dialog
from exposure_app.gui.announce import announce
from exposure_app.gui.button_row import ButtonRow
from exposure_app.gui.card import Card
from exposure_app.gui.notice import Notice, Tone
from exposure_app.gui.page import Page
from exposure_app.gui.plan_steps import PlanSteps
from exposure_app.gui.reading_text import ReadingText
from exposure_app.gui.registries_card import RegistriesCard
from exposure_app.gui.remind_card import RemindCard
from exposure_app.gui.sheet_document import sheet_document, sheet_text
from exposure_app.gui.theme import Space
from exposure_app.i18n import _
from exposure_app.reports.html_report import action_sheet, write_sheet
from exposure_app.wording.advice import country_note, no_call_back_text
from exposure_app.wording.errors import error_text
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
    """

    drawing = "plan"
    help_topic = "plan"

    letter_wanted = Signal()

    def __init__(
        self,
        result: CheckResult,
        workspace: Workspace,
        marks: MutableMapping[str, Mark] | None = None,
        label: str | None = None,
        registries: Sequence[Registry] = (),
    ) -> None:
        super().__init__(
            _("What to do now"),
            _("Few steps, the most useful first. Mark what is done; nothing is stored."),
            primary=_("&New check"),
        )
        self._workspace = workspace
        note = country_note(result.plan)
        if note:
            self.add(Notice(note))
        self.steps = PlanSteps(result, workspace.advice, {} if marks is None else marks, label)
        self.add(self.steps)
        self.add_later(self.steps.add_rest)
        self.add_later(partial(Notice, no_call_back_text(), Tone.CAUTION))
        self.add_later(self._take_away)
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

    def _sheet(self) -> str:
        """What is taken away: the steps as they are marked now."""
        workspace = self._workspace
        return action_sheet(self.steps.marked_result(), workspace.catalogue, workspace.today())

    def _take_away(self) -> QWidget:
        card = Card(
            _("Take it with you"),
            _("One sheet with these steps. It holds no number or account of yours."),
        )
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
        return card

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(sheet_text(self._sheet()))
        self._tell(_("The sheet was copied as text."))

    def _save(self) -> None:
        file = save_dialog.ask(self, _("action-sheet"))
        if file is None:
            return
        is_text = file.suffix.lower() == ".txt"
        try:
            write_sheet(file, sheet_text(self._sheet()) if is_text else self._sheet())
        except ReportError as error:
            self._tell(str(error_text(error)))
        else:
            self._tell(_("The sheet was saved."))

    def _print(self) -> None:
        printer = print_dialog.ask(self)
        if printer is not None:
            sheet_document(self._sheet()).print_(printer)
            self._tell(_("The sheet was sent to the printer."))

    def _tell(self, text: str) -> None:
        self.status.say(text)
        self.status.show()
        announce(self, text)

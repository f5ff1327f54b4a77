"""Takes the answer away: one page or everything, on paper, as a file or as text."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QRadioButton

from exposure_app.core.findings import CheckResult
from exposure_app.errors import ReportError
from exposure_app.gui import preview_dialog, print_dialog, save_dialog
from exposure_app.gui.card import text_label
from exposure_app.gui.flow import Flow
from exposure_app.gui.radio_group import RadioGroup
from exposure_app.gui.taking_away import mark_taking_away
from exposure_app.gui.theme import Space
from exposure_app.gui.told_card import ToldCard
from exposure_app.i18n import _
from exposure_app.reports.action_sheet import Sheet, action_sheet, sheet_text
from exposure_app.reports.files import write_report
from exposure_app.reports.full_report import full_report, full_text
from exposure_app.reports.paper import Paper, usual_paper
from exposure_app.workspace import Workspace

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_FORMS = (save_dialog.PDF, save_dialog.HTML, save_dialog.TEXT)


class TakeCard(ToldCard):
    """What to take, on which paper, and in which way.

    Args:
        result: gives the answer, with the plan as it is when something is pressed. It belongs to no
            page that holds this card: such a page would end at an odd moment, with the garbage.
        workspace: catalogue and clock.
        label: how a helper calls the person; None when nobody helps.
        is_full: whether everything is proposed, else the one page.
    """

    def __init__(
        self,
        result: Callable[[], CheckResult],
        workspace: Workspace,
        label: str | None,
        *,
        is_full: bool,
    ) -> None:
        super().__init__(
            _("Take it with you"),
            _("It holds no number, no account and no private item of yours."),
        )
        mark_taking_away(self)
        self._result, self._workspace, self._label = result, workspace, label
        self.amounts = {
            False: QRadioButton(_("One page: what to do")),
            True: QRadioButton(_("Everything, with the reasons")),
        }
        self.papers = {Paper.A4: QRadioButton("A4"), Paper.LETTER: QRadioButton("Letter")}
        self.amounts[is_full].setChecked(True)
        self.papers[usual_paper(result().person.country)].setChecked(True)
        self._add_choices()
        self.print_button = QPushButton(_("&Print…"))
        self.preview_button = QPushButton(_("Pre&view…"))
        self.save_button = QPushButton(_("&Save…"))
        self.copy_button = QPushButton(_("&Copy as text"))
        self.print_button.clicked.connect(self._print)
        self.preview_button.clicked.connect(self._preview)
        self.save_button.clicked.connect(self._save)
        self.copy_button.clicked.connect(self._copy)
        self.finish(self.print_button, self.preview_button, self.save_button, self.copy_button)

    def _add_choices(self) -> None:
        self._groups = [
            RadioGroup(self, self.amounts.values()),
            RadioGroup(self, self.papers.values()),
        ]
        for button in self.amounts.values():
            self.add(button)
        row = Flow(gap=Space.LARGE)
        row.addWidget(text_label(_("Paper")))
        for paper, button in self.papers.items():
            button.setAccessibleName(_("Paper {name}").format(name=paper.css))
            row.addWidget(button)
        self.body.addLayout(row)

    @property
    def _is_full(self) -> bool:
        return self.amounts[True].isChecked()

    def _made(self) -> Sheet:
        paper = next(paper for paper, button in self.papers.items() if button.isChecked())
        workspace = self._workspace
        return Sheet(self._result(), workspace.catalogue, workspace.today(), self._label, paper)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text(self._made()))
        self.tell(_("It was copied as text."))

    def _save(self) -> None:
        name = _("report") if self._is_full else _("action-sheet")
        file = save_dialog.ask(self, name, _("Save what you take with you"), _FORMS)
        if file is None:
            return
        try:
            write_report(file, self._content(file.suffix.lower()))
        except ReportError as error:
            self.tell_error(error)
        else:
            self.tell(_("It was saved."))

    def _content(self, form: str) -> str | bytes:
        sheet = self._made()
        if form == save_dialog.TEXT:
            return self._text(sheet)
        if form == save_dialog.HTML:
            return full_report(sheet) if self._is_full else action_sheet(sheet)
        from exposure_app.gui.pdf_file import pdf_of  # noqa: PLC0415 - only for those who want it

        return pdf_of(sheet, is_full=self._is_full)

    def _text(self, sheet: Sheet) -> str:
        return full_text(sheet) if self._is_full else sheet_text(sheet)

    def _print(self) -> None:
        sheet = self._made()
        printer = print_dialog.ask(self, _("What to do now"), sheet.paper)
        if printer is None:
            return
        try:
            self._paint(sheet, printer)
        except ReportError:
            self.tell(print_dialog.failure_text())
        else:
            self.tell(_("It was sent to the printer."))

    def _preview(self) -> None:
        sheet = self._made()
        preview_dialog.show(self, sheet.paper, partial(self._paint, sheet))

    def _paint(self, sheet: Sheet, printer: "QPrinter") -> None:
        """Lay out for that printer's paper, and paint the pages that are wanted."""
        from exposure_app.gui.paged import paint_pages  # noqa: PLC0415 - seldom needed
        from exposure_app.gui.report_document import (  # noqa: PLC0415 - seldom needed
            full_document,
            sheet_document,
        )

        make = full_document if self._is_full else sheet_document
        paint_pages(make(sheet, printer), printer, print_dialog.pages_wanted(printer))

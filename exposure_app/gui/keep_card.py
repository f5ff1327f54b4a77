"""Takes the answer with its pictures away: on paper or as a file."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton

from exposure_app.core.findings import CheckResult
from exposure_app.errors import ReportError
from exposure_app.gui import print_dialog, save_dialog
from exposure_app.gui.announce import announce
from exposure_app.gui.answer_document import answer_document, answer_text
from exposure_app.gui.card import Card
from exposure_app.gui.reading_text import ReadingText
from exposure_app.gui.taking_away import mark_taking_away
from exposure_app.gui.theme import Space
from exposure_app.i18n import _
from exposure_app.reports.answer_html import answer_html
from exposure_app.reports.html_report import write_sheet
from exposure_app.wording.errors import error_text
from exposure_app.workspace import Workspace


class KeepCard(Card):
    """Print or save the answer; the file holds no number and no account.

    Args:
        result: the answer.
        workspace: catalogue and clock.
    """

    def __init__(self, result: CheckResult, workspace: Workspace) -> None:
        super().__init__(
            _("Keep this answer"),
            _("The pictures and reasons, without numbers, accounts and private items."),
        )
        mark_taking_away(self)
        self._result, self._workspace = result, workspace
        self.print_button = QPushButton(_("P&rint the answer…"))
        self.save_button = QPushButton(_("Sa&ve the answer…"))
        row = QHBoxLayout()
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self.print_button)
        row.addWidget(self.save_button)
        row.addStretch(1)
        self.body.addLayout(row)
        self.status = ReadingText("")
        self.status.hide()
        self.add(self.status)
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._save)

    def _save(self) -> None:
        file = save_dialog.ask(self, _("answer"), _("Save the answer"))
        if file is None:
            return
        try:
            make = answer_text if file.suffix.lower() == ".txt" else answer_html
            workspace = self._workspace
            write_sheet(file, make(self._result, workspace.catalogue, workspace.today()))
        except ReportError as error:
            self._tell(str(error_text(error)))
        else:
            self._tell(_("The answer was saved."))

    def _print(self) -> None:
        printer = print_dialog.ask(self, _("Answer"))
        if printer is not None:
            workspace = self._workspace
            answer_document(self._result, workspace.catalogue, workspace.today()).print_(printer)
            self._tell(_("The answer was sent to the printer."))

    def _tell(self, text: str) -> None:
        self.status.say(text)
        self.status.show()
        announce(self, text)

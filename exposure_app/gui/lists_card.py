"""What the published lists said: the four states, never merged."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton

from exposure_app.core.findings import CheckResult, SourceReport, State
from exposure_app.gui.card import Card
from exposure_app.gui.fact_grid import FactGrid
from exposure_app.gui.fitted_table import FittedTable
from exposure_app.gui.list_tables import reports_model
from exposure_app.gui.notice import Notice, Tone
from exposure_app.gui.reading_text import ReadingText
from exposure_app.gui.theme import ButtonRole, TextRole, set_role
from exposure_app.i18n import _, ngettext
from exposure_app.wording.connectors import attribution_lines
from exposure_app.wording.lookups import (
    age_text,
    lookup_summary,
    offline_text,
    source_title,
    state_label,
    why_text,
)
from exposure_app.wording.sentences import join_words


class ListsCard(Card):
    """Summary, counts and one row for each list; a list that failed says why.

    Signals:
        ledger_wanted: what was sent is to be shown.

    Args:
        result: the answer.
        today: the day, to tell old lists.
    """

    ledger_wanted = Signal()

    def __init__(self, result: CheckResult, today: date) -> None:
        super().__init__(_("Published lists"))
        self.add(ReadingText(lookup_summary(result)))
        if not result.reports:
            return
        self.add(FactGrid([(state_label(state), _lists(result.count(state))) for state in State]))
        self.add(FittedTable(reports_model(result.reports), _("Answer of each list")))
        self.sent_button: QPushButton | None = None
        self._add_elsewhere(result)
        self._add_failures(result.reports)
        for report in result.reports:
            age = age_text(report, 0 if report.dated is None else (today - report.dated).days)
            if age:
                self.add(Notice(age, Tone.CAUTION, _title(report)))

    def _add_elsewhere(self, result: CheckResult) -> None:
        """Whose facts these are, and where every byte stands that was sent for them."""
        if not result.elsewhere:
            return
        self.add(ReadingText(offline_text(result)))
        for line in attribution_lines(result.elsewhere):
            self.add(ReadingText(line, TextRole.NOTE))
        self.sent_button = QPushButton(_("See what was &sent…"))
        set_role(self.sent_button, ButtonRole.QUIET)
        self.sent_button.clicked.connect(self.ledger_wanted)
        self.body.addWidget(self.sent_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_failures(self, reports: Sequence[SourceReport]) -> None:
        """One notice for each reason, with the lists that failed for it."""
        failed: dict[str, list[str]] = {}
        for report in reports:
            if report.state is State.COULD_NOT_CHECK:
                failed.setdefault(report.why, []).append(_title(report))
        for why, titles in failed.items():
            heading = _("Could not check: {lists}").format(lists=join_words(titles))
            self.add(Notice(why_text(why), Tone.CAUTION, heading))


def _lists(count: int) -> str:
    return ngettext("{n} list", "{n} lists", count).format(n=count)


def _title(report: SourceReport) -> str:
    return source_title(report.source_id, report.kind, report.is_demonstration)

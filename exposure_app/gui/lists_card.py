"""What the published lists said: the four states, never merged."""

from datetime import date

from PySide6.QtWidgets import QVBoxLayout

from exposure_app.core.findings import CheckResult, SourceReport, State
from exposure_app.gui.card import Card
from exposure_app.gui.fact_grid import FactGrid
from exposure_app.gui.fitted_table import FittedTable
from exposure_app.gui.list_tables import reports_model
from exposure_app.gui.notice import Notice, Tone
from exposure_app.gui.reading_text import ReadingText
from exposure_app.i18n import _, ngettext
from exposure_app.wording.lookups import (
    age_text,
    lookup_summary,
    source_title,
    state_label,
    why_text,
)


class ListsCard(Card):
    """Summary, counts and one row for each list; a list that failed says why.

    Args:
        result: the answer.
        today: the day, to tell old lists.
    """

    def __init__(self, result: CheckResult, today: date) -> None:
        super().__init__(_("Published lists"))
        self.add(ReadingText(lookup_summary(result)))
        if not result.reports:
            return
        self.add(FactGrid([(state_label(state), _lists(result.count(state))) for state in State]))
        self.add(FittedTable(reports_model(result.reports), _("Answer of each list")))
        for report in result.reports:
            _add_remarks(self.body, report, today)


def _lists(count: int) -> str:
    return ngettext("{n} list", "{n} lists", count).format(n=count)


def _add_remarks(body: QVBoxLayout, report: SourceReport, today: date) -> None:
    title = source_title(report.source_id, report.kind, report.is_demonstration)
    if report.state is State.COULD_NOT_CHECK:
        heading = _("{list}: could not check").format(list=title)
        body.addWidget(Notice(why_text(report.why), Tone.CAUTION, heading))
    age = age_text(report, 0 if report.dated is None else (today - report.dated).days)
    if age:
        body.addWidget(Notice(age, Tone.CAUTION, title))

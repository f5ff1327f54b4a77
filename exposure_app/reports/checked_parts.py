"""What each list said, what could not be checked, and what left the computer, for the full report.

The one rule: a list that could not be checked stands beside the others, with its reason.
"""

from collections.abc import Iterable
from datetime import date

from exposure_app.core.findings import CheckResult, SourceReport, State
from exposure_app.i18n import _
from exposure_app.reports.markup import grid, heading, paragraph, table
from exposure_app.wording.connectors import connector_of
from exposure_app.wording.dates import format_date
from exposure_app.wording.lookups import (
    age_text,
    no_list_for,
    offline_text,
    source_title,
    state_label,
    why_text,
)
from exposure_app.wording.sentences import labelled


def checked_parts(result: CheckResult, today: date) -> Iterable[str]:
    """One row for each list, then the lists and accounts that nothing is known of.

    Args:
        result: the answer.
        today: the day, to tell old lists.
    """
    if not result.reports:
        return
    yield heading(_("Answer of each list"))
    columns = (_("List"), _("Answer"), _("Date of the list"))
    yield grid(columns, map(_row, result.reports))
    for report in result.reports:
        age = 0 if report.dated is None else (today - report.dated).days
        is_failed = report.state is State.COULD_NOT_CHECK
        for text in (why_text(report.why) if is_failed else "", age_text(report, age)):
            yield paragraph(labelled(_title(report), text) if text else "")
    without = [one.service for one in result.subjects if one.id in result.uncovered]
    if without:
        yield paragraph(no_list_for(tuple(without)))


def left_parts(result: CheckResult) -> Iterable[str]:
    """Who was asked over the network and what that tells them; or that nobody was asked."""
    yield heading(_("What left this computer"))
    yield paragraph(offline_text(result))
    asked = [report for report in result.reports if report.source_id in result.elsewhere]
    if not asked:
        return
    facts = [(_title(report), _learns(report)) for report in asked]
    yield table(facts)
    yield paragraph(_("Every byte that was sent stands in the program, under “What was sent”."))


def _row(report: SourceReport) -> tuple[str, str, str]:
    dated = format_date(report.dated) if report.dated else _("not known")
    return _title(report), state_label(report.state), dated


def _learns(report: SourceReport) -> str:
    connector = connector_of(report.source_id)
    if connector is not None:
        return connector.leaves
    return _("This list was asked over the network.")


def _title(report: SourceReport) -> str:
    return source_title(report.source_id, report.kind, report.is_demonstration)

"""What is known of lists, as rows of tables: before, while and after they are asked."""

from collections.abc import Iterable

from exposure_app.core.findings import (
    Departure,
    LocalList,
    Progress,
    ProgressState,
    SourceReport,
    State,
)
from exposure_app.gui.text_table_model import Cell, TextTableModel
from exposure_app.i18n import _
from exposure_app.wording.dates import format_count, format_date
from exposure_app.wording.lookups import purpose_text, source_title, state_label, state_meaning


def local_lists_model(lists: Iterable[LocalList]) -> TextTableModel:
    """The lists that are read on this computer."""
    rows = [
        (
            Cell(source_title(one.source_id, one.kind, one.is_demonstration)),
            Cell(format_date(one.dated) if one.dated else _("not known")),
        )
        for one in lists
    ]
    return TextTableModel((_("List"), _("Date of the list")), rows)


def departures_model(departures: Iterable[Departure]) -> TextTableModel:
    """Everything that would leave the computer."""
    rows = [
        (
            Cell(departure.receiver),
            Cell(purpose_text(departure.purpose)),
            Cell(format_count(departure.bytes_sent)),
            Cell(
                _("nothing that names you")
                if departure.shared_by is None
                else _("about {count} numbers").format(count=format_count(departure.shared_by))
            ),
        )
        for departure in departures
    ]
    headings = (_("Receiver"), _("What for"), _("Bytes"), _("Shared by"))
    return TextTableModel(headings, rows)


def running_model(lists: Iterable[LocalList]) -> TextTableModel:
    """Every list at the beginning of a check, then the weighing of the evidence."""
    titles = [source_title(one.source_id, one.kind, one.is_demonstration) for one in lists]
    rows = [(Cell(title), Cell(_("Waiting"))) for title in (*titles, _("Weighing the evidence"))]
    return TextTableModel((_("Step"), _("State")), rows)


def progress_cell(progress: Progress) -> Cell:
    """Where one source is now; the weighing of the evidence has no state of its own."""
    if progress.state is ProgressState.WAITING:
        return Cell(_("Waiting"))
    if progress.state is ProgressState.RUNNING:
        return Cell(_("At work"))
    if progress.result is None:
        return Cell(_("Done"))
    return Cell(state_label(progress.result), state_meaning(progress.result), progress.result)


def reports_model(reports: Iterable[SourceReport]) -> TextTableModel:
    """What each list said."""
    rows = [(Cell(_title(report)), _state(report.state), _dated(report)) for report in reports]
    return TextTableModel((_("List"), _("Answer"), _("Date of the list")), rows)


def _title(report: SourceReport) -> str:
    return source_title(report.source_id, report.kind, report.is_demonstration)


def _state(state: State) -> Cell:
    label = state_label(state)
    return Cell(label, f"{label}. {state_meaning(state)}", state)


def _dated(report: SourceReport) -> Cell:
    return Cell(format_date(report.dated) if report.dated else _("not known"))

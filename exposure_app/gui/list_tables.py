"""What is known of lists, as rows of tables: before, while and after they are asked."""

from collections.abc import Iterable

from exposure_app.core.findings import (
    Progress,
    ProgressState,
    ShownList,
    SourceReport,
    State,
)
from exposure_app.core.identifiers import IdentifierKind
from exposure_app.gui.text_table_model import Cell, TextTableModel
from exposure_app.i18n import _
from exposure_app.wording.connectors import connector_of
from exposure_app.wording.dates import format_date
from exposure_app.wording.lookups import source_title, state_label, state_meaning


def local_lists_model(lists: Iterable[ShownList]) -> TextTableModel:
    """The lists that are read on this computer."""
    rows = [
        (
            Cell(source_title(one.source_id, one.kind, one.is_demonstration)),
            Cell(format_date(one.dated) if one.dated else _("not known")),
        )
        for one in lists
    ]
    return TextTableModel((_("List"), _("Date of the list")), rows)


def elsewhere_model(lists: Iterable[ShownList]) -> TextTableModel:
    """The lists and services that are asked over the network."""
    rows = [
        (
            Cell(shown_title(one)),
            Cell(format_date(one.dated) if one.dated else _("not known")),
        )
        for one in lists
    ]
    return TextTableModel((_("List or service"), _("Date of the list")), rows)


def running_model(lists: Iterable[ShownList]) -> TextTableModel:
    """Every list at the beginning of a check, then the weighing of the evidence."""
    titles = [shown_title(one) for one in lists]
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


def shown_title(one: ShownList) -> str:
    """The name of a list; of a publisher whose lists are not known yet, the publisher."""
    is_unknown = one.kind == IdentifierKind.OTHER.value and one.dated is None
    if is_unknown and connector_of(one.source_id) is None:
        return _("Lists of {publisher}").format(publisher=one.source_id)
    return source_title(one.source_id, one.kind, one.is_demonstration)


def _title(report: SourceReport) -> str:
    return source_title(report.source_id, report.kind, report.is_demonstration)


def _state(state: State) -> Cell:
    label = state_label(state)
    return Cell(label, f"{label}. {state_meaning(state)}", state)


def _dated(report: SourceReport) -> Cell:
    return Cell(format_date(report.dated) if report.dated else _("not known"))

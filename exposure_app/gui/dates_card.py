"""The lists and services, and how old what is here of them is."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from exposure_app.gui.button_row import ButtonRow
from exposure_app.gui.card import Card
from exposure_app.gui.fitted_table import FittedTable
from exposure_app.gui.list_tables import shown_title
from exposure_app.gui.reading_text import ReadingText
from exposure_app.gui.settings_state import SettingsState
from exposure_app.gui.text_table_model import Cell, TextTableModel
from exposure_app.i18n import _, ngettext
from exposure_app.reports.sources_report import SourceForm
from exposure_app.wording.ages import age_in_words
from exposure_app.wording.dates import format_date
from exposure_app.wording.sentences import with_aside
from exposure_app.wording.services import identifier_kind_label


class DatesCard(Card):
    """One row for each list: its name, its date and its age.

    Signals:
        wanted: the page of lists and services is to be opened.
    """

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_("Lists and their dates"))
        self.table: FittedTable | None = None
        self.told = ReadingText(_("It is being read."))
        self.button = QPushButton(_("Open lists and se&rvices…"))
        self.button.clicked.connect(self.wanted)
        self.add(self.told)
        self.add(ButtonRow(self.button))

    def show_state(self, state: SettingsState) -> None:
        """Show every list that is here."""
        if self.table is not None:
            self.body.removeWidget(self.table)
            self.table.hide()
            self.table.deleteLater()
        headings = (_("List"), _("Date of the list"), _("Age"))
        self.table = FittedTable(
            TextTableModel(headings, list(_rows(state))), self.accessibleName()
        )
        self.body.insertWidget(1, self.table)
        on = sum(form["on"] for form in state.sources.sources)
        text = ngettext(
            "{n} publisher or service is switched on.",
            "{n} publishers or services are switched on.",
            on,
        )
        nobody = _("No publisher and no service is switched on.")
        self.told.say(text.format(n=on) if on else nobody)


def _rows(state: SettingsState) -> Iterator[tuple[Cell, ...]]:
    for one in state.lists:
        yield _row(shown_title(one), one.dated, state.today)
    for form in state.sources.sources:
        yield from _source_rows(form, state.today)


def _source_rows(form: SourceForm, today: date) -> Iterator[tuple[Cell, ...]]:
    for one in form["lists"]:
        title = with_aside(identifier_kind_label(one["kind"]), form["title"])
        yield _row(title, date.fromisoformat(one["dated"]), today)
    if form["fetched"]:
        yield _row(form["title"], date.fromisoformat(form["fetched"]), today)


def _row(title: str, dated: date | None, today: date) -> tuple[Cell, ...]:
    if dated is None:
        return Cell(title), Cell(_("not known")), Cell(_("not known"))
    return Cell(title), Cell(format_date(dated)), Cell(age_in_words((today - dated).days))

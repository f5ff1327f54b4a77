"""What a desk counts: switched on and off here, read here, erased here."""

from pathlib import Path

from PySide6.QtWidgets import QPushButton

from exposure_app.errors import SettingsError
from exposure_app.gui.button_row import ButtonRow
from exposure_app.gui.card import Card
from exposure_app.gui.fitted_table import FittedTable
from exposure_app.gui.page import Page
from exposure_app.gui.reading_text import ReadingText
from exposure_app.gui.switch import Switch
from exposure_app.gui.text_table_model import Cell, TextTableModel
from exposure_app.i18n import _
from exposure_app.storage.desk_counts import (
    DeskCounts,
    erase_desk_counts,
    load_desk_counts,
    switch_desk_counts,
)
from exposure_app.wording.desk_counts import counted_rows, counts_meaning
from exposure_app.wording.errors import error_text


class DeskCountsPage(Page):
    """A switch, the numbers, and a button that erases them.

    Args:
        file: where the numbers are kept.
    """

    help_topic = "desk_counts"

    def __init__(self, file: Path) -> None:
        super().__init__(_("Counting visits"), counts_meaning())
        self._file = file
        self.table: FittedTable | None = None
        self.switch = Switch(_("Count visits from now on"), is_on=False)
        self.switch.wanted.connect(self._switch)
        self.erase_button = QPushButton(_("&Erase the numbers"))
        self.erase_button.clicked.connect(self._erase)
        self._told = ReadingText("")
        self._numbers = Card(_("The numbers so far"))
        choice = Card(_("This is off until you switch it on"))
        choice.add(self.switch)
        self._numbers.add(self._told)
        self._numbers.add(ButtonRow(self.erase_button))
        for card in (choice, self._numbers):
            self.add(card)
        self.set_first_focus(self.back_button)
        self._read()

    def _read(self) -> None:
        try:
            self._show(load_desk_counts(self._file))
        except SettingsError as error:
            self._show(DeskCounts())
            self.erase_button.setEnabled(True)
            self.show_problem(_("Erase the numbers to begin anew."), error_text(error).what)

    def _switch(self, is_on: bool) -> None:  # noqa: FBT001 - the shape of Qt's own signal
        try:
            self._show(switch_desk_counts(self._file, is_on=is_on))
        except SettingsError as error:
            self.switch.show_state(is_on=not is_on)
            self.show_problem(str(error_text(error)))

    def _erase(self) -> None:
        try:
            erase_desk_counts(self._file)
        except SettingsError as error:
            self.show_problem(str(error_text(error)))
            return
        self.clear_problem()
        self._show(DeskCounts())

    def _show(self, counts: DeskCounts) -> None:
        self.switch.show_state(is_on=counts.is_on)
        rows = counted_rows(counts.months)
        if self.table is not None:
            self._numbers.body.removeWidget(self.table)
            self.table.hide()
            self.table.deleteLater()
            self.table = None
        text = _("Nothing was counted yet.")
        if rows:
            text = _("Each number is a number of visits.")
            headings = (_("Month"), _("Cause"), _("Visits"))
            model = TextTableModel(headings, [[Cell(text) for text in row] for row in rows])
            self.table = FittedTable(model, _("The numbers so far"))
            self._numbers.body.insertWidget(2, self.table)
        self._told.say(text)
        self.erase_button.setEnabled(bool(rows) or counts.is_on)

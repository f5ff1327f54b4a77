"""Offers a calendar file for the next check: nothing runs in the background."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QPushButton, QRadioButton

from exposure_app.errors import ReportError
from exposure_app.gui import save_dialog
from exposure_app.gui.flow import Flow
from exposure_app.gui.radio_group import RadioGroup
from exposure_app.gui.taking_away import mark_taking_away
from exposure_app.gui.theme import Space
from exposure_app.gui.told_card import ToldCard
from exposure_app.i18n import _, ngettext
from exposure_app.reports.calendar_file import CHOICES, USUAL, calendar_file
from exposure_app.reports.files import write_report


class RemindCard(ToldCard):
    """In how many days, and where to save the file.

    Args:
        today: tells the day.
        event_name: draws what no other event is called.
    """

    def __init__(self, today: Callable[[], date], event_name: Callable[[], str]) -> None:
        super().__init__(
            _("Check again later"),
            _("A file for your calendar. It says only that a check is due."),
        )
        mark_taking_away(self)
        self._today, self._event_name = today, event_name
        self.choices: dict[int, QRadioButton] = {}
        row = Flow(gap=Space.LARGE)
        for days in CHOICES:
            button = QRadioButton(ngettext("in {n} day", "in {n} days", days).format(n=days))
            self.choices[days] = button
            row.addWidget(button)
        self.choices[USUAL].setChecked(True)
        self._group = RadioGroup(self, self.choices.values())
        self.body.addLayout(row)
        self.save_button = QPushButton(_("Re&mind me…"))
        self.save_button.clicked.connect(self._save)
        self.finish(self.save_button)

    def _save(self) -> None:
        days = next(days for days, button in self.choices.items() if button.isChecked())
        forms = (save_dialog.CALENDAR,)
        file = save_dialog.ask(self, _("check-again"), _("Save the calendar file"), forms)
        if file is None:
            return
        try:
            write_report(file, calendar_file(self._today(), days, self._event_name()))
        except ReportError as error:
            self.tell_error(error)
        else:
            self.tell(_("The calendar file was saved. Open it to add the day to your calendar."))

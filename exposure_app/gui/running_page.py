"""While the check runs: one bar for the whole, one line for each list."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar

from exposure_app.checking import ATTRIBUTION
from exposure_app.core.findings import Progress, ProgressState, ShownList
from exposure_app.gui.announce import announce
from exposure_app.gui.card import Card
from exposure_app.gui.fitted_table import FittedTable
from exposure_app.gui.list_tables import progress_cell, running_model
from exposure_app.gui.page import Page
from exposure_app.gui.reading_text import ReadingText
from exposure_app.i18n import _


class RunningPage(Page):
    """Shows `Progress`; the only thing to press is *Stop*.

    Signals:
        cancelled: the person wants the check to stop.

    Args:
        lists: what will be asked, in order.
    """

    drawing = "running"
    help_topic = "running"

    cancelled = Signal()

    def __init__(self, lists: Sequence[ShownList]) -> None:
        super().__init__(_("The check is running"), _("You can stop at any time."))
        self._rows = {one.source_id: row for row, one in enumerate(lists)}
        self._last_row = len(self._rows)
        self._rows[ATTRIBUTION] = self._last_row
        self._is_weighing = False
        self.back_button.hide()
        self.stop_button = self.add_footer_button(_("&Stop"))
        self.stop_button.clicked.connect(self.cancelled)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("Progress of the check"))
        self.status = ReadingText(_("Beginning."))
        self.model = running_model(lists)
        card = Card(_("Progress"))
        card.add(self.status)
        card.add(self.bar)
        card.add(FittedTable(self.model, _("Progress of each list")))
        self.add(card)
        self.set_first_focus(self.stop_button)

    def show_progress(self, progress: Progress) -> None:
        """Move the bar and the line of one source."""
        self.bar.setRange(0, max(1, progress.total))
        self.bar.setValue(progress.done)
        self.status.say(
            _("{done} of {total} steps are done.").format(done=progress.done, total=progress.total)
        )
        row = self._rows.get(progress.source_id)
        if row is None:  # a list that holds nothing of the kind that was typed
            return
        self.model.replace_row(row, (self.model.cell(row, 0), progress_cell(progress)))
        self._announce_milestone(row, progress.state)

    def _announce_milestone(self, row: int, state: ProgressState) -> None:
        """Say once that the lists are done; every single list would be noise."""
        if row == self._last_row and state is ProgressState.RUNNING and not self._is_weighing:
            self._is_weighing = True
            announce(self, _("The lists were asked. Now the evidence is weighed."))

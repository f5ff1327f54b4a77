"""While the check runs: one bar for the whole, one line for each list."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
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

if TYPE_CHECKING:
    from exposure_app.gui.text_table_model import Cell

_PAUSE_MS: Final = 60


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
        self._waiting: dict[int, Cell] = {}
        self._newest: Progress | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._show_waiting)
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
        self.add(card)
        self.add_later(partial(self._add_table, card))
        self.set_first_focus(self.stop_button)

    def _add_table(self, card: Card) -> Card:
        card.add(FittedTable(self.model, _("Progress of each list")))
        return card

    def show_progress(self, progress: Progress) -> None:
        """Move the bar and the line of one source; what comes fast is shown together."""
        row = self._rows.get(progress.source_id)
        if row is not None:  # else a list that holds nothing of the kind that was typed
            self._waiting[row] = progress_cell(progress)
            self._announce_milestone(row, progress.state)
        self._newest = progress
        if not self._pause.isActive():
            self._show_waiting()

    def _show_waiting(self) -> None:
        """Show what came since the last time, and then leave the loop to others for a while."""
        progress, self._newest = self._newest, None
        if progress is None:
            return
        self._pause.start()
        self.bar.setRange(0, max(1, progress.total))
        self.bar.setValue(progress.done)
        self.status.say(
            _("{done} of {total} steps are done.").format(done=progress.done, total=progress.total)
        )
        waiting, self._waiting = self._waiting, {}
        rows = {row: (self.model.cell(row, 0), cell) for row, cell in waiting.items()}
        self.model.replace_rows(rows)

    def _announce_milestone(self, row: int, state: ProgressState) -> None:
        """Say once that the lists are done; every single list would be noise."""
        if row == self._last_row and state is ProgressState.RUNNING and not self._is_weighing:
            self._is_weighing = True
            announce(self, _("The lists were asked. Now the evidence is weighed."))

"""What the window does when work of the check ends: go on, show the answer, say what failed.

The one rule: somebody who is reading a page beside the check is not interrupted.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from exposure_app.errors import ExposureError, LedgerError
from exposure_app.gui.aside import Aside
from exposure_app.gui.step import Step
from exposure_app.i18n import _

if TYPE_CHECKING:
    from exposure_app.gui.check_flow import CheckFlow
    from exposure_app.gui.main_window import MainWindow
    from exposure_app.gui.notice import Notice


class Outcomes(QObject):
    """Listens to the work of one window.

    Args:
        window: where it is shown; outlives this.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._wanted: Step | None = None
        self._unsaid: Exception | None = None

    def listen(self, flow: "CheckFlow") -> None:
        """Take what the flow reports."""
        flow.opened.connect(self._open)
        flow.opening_failed.connect(self._tell_opening_failed)
        flow.prepared.connect(self._show_what_leaves)
        flow.planned.connect(self._show_plan)
        flow.planning_failed.connect(self.show_failure)
        flow.answered.connect(self._show_answer)
        flow.reweighed.connect(self._show_reweighed)
        flow.stopped.connect(self._tell_stopped)
        flow.failed.connect(self._tell_failed)

    def open_later(self, step: Step) -> None:
        """Go to this step as soon as the tables are read."""
        self._wanted = step
        self._window.page.primary_button.setEnabled(False)

    def tell_unsaid(self) -> None:
        """Say what failed while the person was reading something else."""
        if self._unsaid is not None and not self._window.is_aside:
            error, self._unsaid = self._unsaid, None
            self.show_failure(error)

    def show_failure(self, error: Exception) -> "Notice":
        """Say what happened, what it means and what to press; the answers stay."""
        from exposure_app.gui import messages  # noqa: PLC0415 - seldom needed

        page = self._window.page
        page.primary_button.setEnabled(True)
        if not isinstance(error, ExposureError):
            self._window.bug_met.emit(error)
            return messages.say_own_error(page)
        notice = messages.say_failed(page, error)
        if isinstance(error, LedgerError):
            self._offer_ledger(notice)
        return notice

    def say_font_is_missing(self) -> None:
        """Say why the window does not speak Chinese."""
        from exposure_app.gui import messages  # noqa: PLC0415 - seldom needed

        messages.say_font_is_missing(self._window.page)

    def _open(self) -> None:
        if self._wanted is not None:
            step, self._wanted = self._wanted, None
            self._window.go_to(step)

    def _tell_opening_failed(self, error: Exception) -> None:
        self._wanted = None
        notice = self.show_failure(error)
        notice.add_button(_("&Try again")).clicked.connect(self._try_again)

    def _try_again(self) -> None:
        self._window.page.clear_problem()
        self._window.flow.open_places()

    def _show_what_leaves(self) -> None:
        if self._window.session.may_check:
            self._window.go_to(Step.LEAVES)
        else:
            self._window.flow.start()

    def _show_plan(self) -> None:
        from exposure_app.gui import spine  # noqa: PLC0415 - loaded by the first task

        page, session = self._window.page, self._window.session
        if isinstance(page, spine.LeavesPage) and session.plan is not None:
            page.show_plan(session.plan, session.request, session.reach, session.wishes)
            page.primary_button.setEnabled(True)

    def _show_answer(self) -> None:
        self._window.arrive(Step.ANSWER)

    def _show_reweighed(self) -> None:
        """Show what one more answer changed, and stay at the questions."""
        from exposure_app.gui import spine  # noqa: PLC0415 - loaded by the first task

        if self._window.is_at(Step.ANSWER):
            self._window.show_current()
            page = self._window.page
            if isinstance(page, spine.AnswerPage):
                page.show_question()

    def _tell_stopped(self) -> None:
        if self._window.is_aside:
            return
        self._window.show_current()
        from exposure_app.gui import messages  # noqa: PLC0415 - seldom needed

        notice = messages.say_stopped(self._window.page)
        plan = self._window.session.plan
        if plan is not None and plan.departures:
            self._offer_ledger(notice)
        self._window.when_whole(self._window.refresh_plan)

    def _tell_failed(self, error: Exception) -> None:
        """Say so; to somebody who is reading something else, on the way back."""
        self._unsaid = error
        if not self._window.is_aside:
            self._window.show_current()
            self._window.when_whole(self._window.refresh_plan)

    def _offer_ledger(self, notice: "Notice") -> None:
        """What was sent is one press away from where it is spoken of."""
        button = notice.add_button(_("&What was sent…"))
        button.clicked.connect(lambda: self._window.open_aside(Aside.LEDGER))

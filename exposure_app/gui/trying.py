"""One try of a source, from the first press to what came of it; all of it as tasks.

The one rule: what was asked for last counts; whoever pressed *Stop* hears nothing more of it.
"""

from PySide6.QtCore import QObject, Signal

from exposure_app.errors import ExposureError
from exposure_app.gui.sources_state import Sources, TriedState, TryingPlan
from exposure_app.gui.tasks import Task, TaskRunner
from exposure_app.gui.trying_panel import TryingPanel
from exposure_app.wording.errors import error_text


class Trying(QObject):
    """Runs the work of a `TryingPanel`.

    Signals:
        ended: something came of it; what is known of the source may be newer.
        bug_met: it failed with something that is no `ExposureError`.

    Args:
        name: of the source.
        panel: where it is shown; this ends with it.
        work: of the page.
        runner: runs it.
    """

    ended = Signal()
    bug_met = Signal(object)

    def __init__(self, name: str, panel: TryingPanel, work: Sources, runner: TaskRunner) -> None:
        super().__init__(panel)
        self._name = name
        self._panel = panel
        self._work = work
        self._runner = runner
        self._task: Task | None = None
        self._planned: TryingPlan | None = None
        panel.planned.connect(self._plan)
        panel.sent.connect(self._send)
        panel.stopped.connect(self.stop)

    def stop(self) -> None:
        """End what runs."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _plan(self) -> None:
        self.stop()
        self._task = self._runner.start(self._work.planning_try(self._name))
        self._task.succeeded.connect(self._show_plan)
        self._task.failed.connect(self._fail)

    def _show_plan(self, planned: object) -> None:
        if isinstance(planned, TryingPlan):
            self._planned = planned
            self._panel.show_plan(planned.plan)

    def _send(self) -> None:
        self.stop()
        if self._planned is not None:
            self._task = self._runner.start(self._work.trying(self._planned))
            self._task.succeeded.connect(self._show_result)
            self._task.failed.connect(self._fail)

    def _show_result(self, tried: object) -> None:
        if isinstance(tried, TriedState):
            self._panel.show_result(tried.texts)
            self.ended.emit()

    def _fail(self, error: object) -> None:
        if isinstance(error, ExposureError):
            self._panel.show_failure(str(error_text(error)))
        else:
            self._panel.close_panel()
            self.bug_met.emit(error)

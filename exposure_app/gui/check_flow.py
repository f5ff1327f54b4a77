"""From answers to the result, as tasks: opening the tables, preparing, checking.

The one rule: it fills the session and tells the window; it shows nothing itself.
"""

from PySide6.QtCore import QObject, Signal

from exposure_app.cancellation import CancelToken
from exposure_app.gui.session import Session
from exposure_app.gui.tasks import Report, Task, TaskRunner


class CheckFlow(QObject):
    """Runs the slow parts of one visit.

    Signals:
        opened: the tables are read.
        opening_failed: they could not be; the exception.
        prepared: request and plan are in the session.
        progressed: one `Progress` of the running check.
        answered: the result is in the session.
        reweighed: the result with one more answer is in the session.
        stopped: the check was stopped by the person.
        failed: preparing or checking failed; the exception.
    """

    opened = Signal()
    opening_failed = Signal(object)
    prepared = Signal()
    progressed = Signal(object)
    answered = Signal()
    reweighed = Signal()
    stopped = Signal()
    failed = Signal(object)

    def __init__(self, runner: TaskRunner, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._session = session
        self._preparing: Task | None = None
        self._checking: Task | None = None
        self._weighing: Task | None = None

    @property
    def is_checking(self) -> bool:
        """Whether a check runs now."""
        return self._checking is not None

    def open_places(self) -> None:
        """Read the tables, and load the pages after the first."""
        task = self._runner.start(_read_places)
        task.succeeded.connect(self._take_places)
        task.failed.connect(self.opening_failed)

    def prepare(self) -> None:
        """Read what was typed, and find out what a check would do."""
        from exposure_app.gui import spine  # noqa: PLC0415 - loaded by the first task

        if self._session.places is None or self._preparing is not None:
            return
        work = spine.prepare_work(self._session.draft, self._session.places.workspace)
        self._preparing = self._runner.start(work)
        self._preparing.succeeded.connect(self._take_prepared)
        self._preparing.failed.connect(self._fail)
        self._preparing.cancelled.connect(self._end)

    def start(self) -> None:
        """Run the check that was prepared."""
        from exposure_app.gui import spine  # noqa: PLC0415 - loaded by the first task

        session = self._session
        if session.places is None or session.request is None or self._checking is not None:
            return
        session.progress = []
        session.answered = None
        questionnaire = session.questionnaire or spine.Questionnaire()
        work = spine.check_work(session.request, session.places.workspace, questionnaire)
        self._checking = self._runner.start(work)
        self._checking.progressed.connect(self._take_progress)
        self._checking.succeeded.connect(self._take_result)
        self._checking.failed.connect(self._fail)
        self._checking.cancelled.connect(self._stop)

    def answer(self, code: str, reply: str) -> None:
        """Weigh the result again with the reply to one more question."""
        self._weigh((code, reply))

    def end_questions(self) -> None:
        """Ask no more questions."""
        self._weigh(None)

    def _weigh(self, given: tuple[str, str] | None) -> None:
        from exposure_app.gui import spine  # noqa: PLC0415 - loaded by the first task

        session = self._session
        if session.places is None or session.result is None or self._weighing is not None:
            return
        questionnaire = session.questionnaire or spine.Questionnaire()
        workspace = session.places.workspace
        work = spine.answer_work(session.result, questionnaire, workspace, given)
        self._weighing = self._runner.start(work)
        self._weighing.succeeded.connect(self._take_answered)
        self._weighing.failed.connect(self._fail)
        self._weighing.cancelled.connect(self._end)

    def cancel(self) -> None:
        """Stop what runs."""
        for task in (self._preparing, self._checking, self._weighing):
            if task is not None:
                task.cancel()

    def _take_places(self, places: object) -> None:
        from exposure_app.gui import spine  # noqa: PLC0415 - loaded by the first task

        if isinstance(places, spine.Places):
            self._session.places = places
            self.opened.emit()

    def _take_prepared(self, prepared: object) -> None:
        from exposure_app.gui import spine  # noqa: PLC0415 - loaded by the first task

        self._end()
        if isinstance(prepared, spine.Prepared):
            self._session.prepare(prepared.draft, prepared.request, prepared.plan)
            self.prepared.emit()

    def _take_progress(self, progress: object) -> None:
        from exposure_app.gui import spine  # noqa: PLC0415 - loaded by the first task

        if isinstance(progress, spine.Progress):
            self._session.progress.append(progress)
            self.progressed.emit(progress)

    def _take_result(self, result: object) -> None:
        from exposure_app.gui import spine  # noqa: PLC0415 - loaded by the first task

        self._end()
        if isinstance(result, spine.CheckResult):
            self._session.result = result
            self.answered.emit()

    def _take_answered(self, answered: object) -> None:
        from exposure_app.gui import spine  # noqa: PLC0415 - loaded by the first task

        self._end()
        if isinstance(answered, spine.Answered) and self._session.take(answered):
            self.reweighed.emit()

    def _stop(self) -> None:
        self._end()
        self.stopped.emit()

    def _fail(self, error: object) -> None:
        self._end()
        self.failed.emit(error)

    def _end(self) -> None:
        self._preparing = None
        self._checking = None
        self._weighing = None


def _read_places(report: Report, token: CancelToken) -> object:
    from exposure_app.gui import spine  # noqa: PLC0415 - heavy: on the worker, after the first frame

    return spine.open_places(report, token)

"""From answers to the result, as tasks: opening the tables, preparing, checking.

The one rule: it fills the session and tells the window; it shows nothing itself.
"""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from exposure_app.cancellation import CancelToken
from exposure_app.gui.draft import CheckDraft
from exposure_app.gui.loading import Loading, load_behind
from exposure_app.gui.session import Session, Wishes
from exposure_app.gui.standing_data import standing_data
from exposure_app.gui.tasks import Report, Task, TaskRunner

if TYPE_CHECKING:
    from exposure_app.workspace import Workspace


class CheckFlow(QObject):
    """Runs the slow parts of one visit.

    Signals:
        opened: the tables are read.
        opening_failed: they could not be; the exception.
        prepared: request and plan are in the session.
        planned: another plan for the same answers is in the session.
        planning_failed: there is no other plan; the exception.
        progressed: one `Progress` of the running check.
        answered: the result is in the session.
        reweighed: the result with one more answer is in the session.
        stopped: the check was stopped by the person.
        failed: preparing or checking failed; the exception.
    """

    opened = Signal()
    opening_failed = Signal(object)
    prepared = Signal()
    planned = Signal()
    planning_failed = Signal(object)
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
        self._planning: Task | None = None
        self._checking: Task | None = None
        self._weighing: Task | None = None
        self._asked_with: Workspace | None = None

    @property
    def is_checking(self) -> bool:
        """Whether a check runs now."""
        return self._checking is not None

    def open_places(self) -> None:
        """Read the tables, and load the pages after the first."""
        task = self._runner.start(_read_places)
        task.succeeded.connect(self._load_pages)
        task.failed.connect(self.opening_failed)

    def prepare(self) -> None:
        """Read what was typed, and find out what a check would do."""
        if self._session.places is None or self._preparing is not None:
            return
        self._stop_planning()
        wishes = Wishes(asks_nobody=not self._session.may_check)
        self._preparing = self._prepare(self._session.draft, wishes)
        self._preparing.succeeded.connect(self._take_prepared)
        self._preparing.failed.connect(self._fail)

    def plan(self, wishes: Wishes | None = None) -> None:
        """Find out again what a check of the same answers would do.

        Args:
            wishes: what is chosen for this check; as before when None.
        """
        session = self._session
        if session.places is None or session.prepared_from is None:
            return
        self._stop_planning()
        session.is_plan_fresh = False
        chosen = session.wishes if wishes is None else wishes
        self._planning = self._prepare(session.prepared_from, chosen)
        self._planning.succeeded.connect(self._take_plan)
        self._planning.failed.connect(self._fail_planning)

    def _prepare(self, draft: CheckDraft, wishes: Wishes) -> Task:
        from exposure_app.gui import spine  # noqa: PLC0415 - loaded by the first task

        if self._session.places is None:
            raise RuntimeError
        return self._runner.start(spine.prepare_work(draft, wishes, self._session.places))

    def _stop_planning(self) -> None:
        """An older plan is no longer wanted."""
        if self._planning is not None:
            self._planning.cancel()
            self._planning = None

    def start(self) -> None:
        """Run the check that was prepared."""
        from exposure_app.gui import spine  # noqa: PLC0415 - loaded by the first task

        session = self._session
        if session.reach is None or session.request is None or self._checking is not None:
            return
        if not session.is_plan_fresh:
            return
        # What the check learns of publishers makes the next plan another.
        session.is_plan_fresh = False
        session.progress = []
        session.answered = None
        questionnaire = session.questionnaire or spine.Questionnaire()
        self._asked_with = session.reach.workspace
        work = spine.check_work(session.request, self._asked_with, questionnaire)
        self._checking = self._runner.start(work)
        self._checking.progressed.connect(self._take_progress)
        self._checking.succeeded.connect(self._take_result)
        self._checking.failed.connect(self._fail)

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
        workspace = session.used or session.places.workspace
        work = spine.answer_work(session.result, questionnaire, workspace, given)
        self._weighing = self._runner.start(work)
        self._weighing.succeeded.connect(self._take_answered)
        self._weighing.failed.connect(self._fail)

    def cancel(self) -> None:
        """Stop what runs; nothing more is heard of it."""
        for task in (self._preparing, self._checking, self._weighing):
            if task is not None:
                task.cancel()
        self._stop_planning()
        self._end()

    def stop_check(self) -> None:
        """Stop the check; nobody has to wait until a source that is silent has noticed."""
        self.cancel()
        self.stopped.emit()

    def _load_pages(self, places: object) -> None:
        loading = Loading(self)
        loading.ended.connect(partial(self._take_places, places))
        loading.ended.connect(loading.deleteLater)
        loading.failed.connect(self.opening_failed)

    def _take_places(self, places: object) -> None:
        from exposure_app.gui import spine  # noqa: PLC0415 - loaded by the first task

        if isinstance(places, spine.Places):
            self._session.places = places
            self.opened.emit()

    def _take_prepared(self, prepared: object) -> None:
        from exposure_app.gui import spine  # noqa: PLC0415 - loaded by the first task

        self._end()
        if isinstance(prepared, spine.Prepared):
            self._session.prepare(prepared)
            self.prepared.emit()

    def _take_plan(self, prepared: object) -> None:
        from exposure_app.gui import spine  # noqa: PLC0415 - loaded by the first task

        self._planning = None
        if isinstance(prepared, spine.Prepared):
            self._session.show_plan(prepared)
            self.planned.emit()

    def _fail_planning(self, error: object) -> None:
        self._planning = None
        self.planning_failed.emit(error)

    def _take_progress(self, progress: object) -> None:
        from exposure_app.gui import spine  # noqa: PLC0415 - loaded by the first task

        if isinstance(progress, spine.Progress):
            self._session.progress.append(progress)
            self.progressed.emit(progress)

    def _take_result(self, result: object) -> None:
        from exposure_app.gui import spine  # noqa: PLC0415 - loaded by the first task

        self._end()
        if isinstance(result, spine.CheckResult):
            self._session.result, self._session.used = result, self._asked_with
            self.answered.emit()

    def _take_answered(self, answered: object) -> None:
        from exposure_app.gui import spine  # noqa: PLC0415 - loaded by the first task

        self._end()
        if isinstance(answered, spine.Answered) and self._session.take(answered):
            self.reweighed.emit()

    def _fail(self, error: object) -> None:
        self._end()
        self.failed.emit(error)

    def _end(self) -> None:
        self._preparing = None
        self._checking = None
        self._weighing = None


def _read_places(report: Report, token: CancelToken) -> object:
    with standing_data():
        from exposure_app.gui.places import open_places  # noqa: PLC0415 - heavy: on the worker

        load_behind()
        return open_places(report, token)

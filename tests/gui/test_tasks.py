"""The bridge between Qt and work: one answer for each task, on the thread of the window."""

from threading import Event, get_ident

import pytest
from pytestqt.qtbot import QtBot

from exposure_app.cancellation import CancelToken
from exposure_app.errors import CheckCancelled
from exposure_app.gui.tasks import Report, Task, TaskRunner


class Listener:
    """Writes down which signals came, in order, and on which thread."""

    def __init__(self, task: Task) -> None:
        self.heard: list[tuple[str, object]] = []
        self.threads: set[int] = set()
        task.progressed.connect(lambda value: self._note("progressed", value))
        task.succeeded.connect(lambda value: self._note("succeeded", value))
        task.failed.connect(lambda error: self._note("failed", error))
        task.cancelled.connect(lambda: self._note("cancelled", None))

    def _note(self, name: str, value: object) -> None:
        self.heard.append((name, value))
        self.threads.add(get_ident())


@pytest.fixture
def runner(qtbot: QtBot) -> TaskRunner:
    return TaskRunner()


def test_work_that_ends_is_told_once_on_the_thread_of_the_window(
    qtbot: QtBot, runner: TaskRunner
) -> None:
    ran_on: list[int] = []

    def work(report: Report, token: CancelToken) -> None:
        ran_on.append(get_ident())
        report("half")

    listener = Listener(runner.start(work))
    assert listener.heard == []
    qtbot.waitUntil(lambda: runner.is_idle)
    assert listener.heard == [("progressed", "half"), ("succeeded", None)]
    assert listener.threads == {get_ident()}
    assert ran_on != [get_ident()]


def test_what_work_raises_arrives_as_failed(qtbot: QtBot, runner: TaskRunner) -> None:
    error = ValueError("no")

    def work(report: Report, token: CancelToken) -> None:
        raise error

    listener = Listener(runner.start(work))
    qtbot.waitUntil(lambda: runner.is_idle)
    assert listener.heard == [("failed", error)]


def test_a_cancelled_task_says_only_that_even_when_its_work_was_done(
    qtbot: QtBot, runner: TaskRunner
) -> None:
    began, may_end = Event(), Event()

    def work(report: Report, token: CancelToken) -> str:
        began.set()
        may_end.wait(10)
        report("late")
        return "done"

    task = runner.start(work)
    listener = Listener(task)
    qtbot.waitUntil(began.is_set, timeout=10_000)
    task.cancel()
    may_end.set()
    qtbot.waitUntil(lambda: runner.is_idle)
    assert listener.heard == [("cancelled", None)]


def test_work_that_heeds_its_token_ends_as_cancelled(qtbot: QtBot, runner: TaskRunner) -> None:
    def work(report: Report, token: CancelToken) -> None:
        raise CheckCancelled

    listener = Listener(runner.start(work))
    qtbot.waitUntil(lambda: runner.is_idle)
    assert listener.heard == [("cancelled", None)]


def test_closing_cancels_waits_and_lets_nothing_through(qtbot: QtBot, runner: TaskRunner) -> None:
    began, saw_token = Event(), Event()

    def work(report: Report, token: CancelToken) -> None:
        began.set()
        while not token.is_cancelled:
            pass
        saw_token.set()

    listener = Listener(runner.start(work))
    qtbot.waitUntil(began.is_set, timeout=10_000)
    assert runner.close()
    assert saw_token.is_set()
    late = Listener(runner.start(lambda report, token: None))
    qtbot.waitUntil(lambda: runner.is_idle)
    assert late.heard == [("cancelled", None)]
    assert listener.heard == []


def test_many_tasks_each_answer_once(qtbot: QtBot, runner: TaskRunner) -> None:
    listeners = [Listener(runner.start(lambda report, token: True)) for _ in range(200)]
    qtbot.waitUntil(lambda: runner.is_idle)
    assert all(listener.heard == [("succeeded", True)] for listener in listeners)


def test_after_closing_no_work_is_begun(qtbot: QtBot, runner: TaskRunner) -> None:
    begun: list[bool] = []
    assert runner.close()
    late = Listener(runner.start(lambda _report, _token: begun.append(True)))
    qtbot.waitUntil(lambda: runner.is_idle)
    assert runner.close()
    assert begun == []
    assert late.heard == [("cancelled", None)]

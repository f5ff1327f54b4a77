"""The only bridge between Qt and work that takes time.

The one rule: exactly one of `Task.succeeded`, `Task.failed` and `Task.cancelled` is emitted, on the
thread of the window, never before the caller of `TaskRunner.start` is back in the event loop.

Why short turns: Python lets a thread that computes keep the interpreter for 5 ms each time the
window wants it, and a page that is made while a check runs wants it dozens of times.

Why one crossing signal: it belongs to the runner, which outlives its pool. Workers hold neither a
`Task` nor a widget, so nothing of Qt can be deleted on the wrong thread.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from exposure_app.cancellation import CancelToken
from exposure_app.errors import CheckCancelled

Report = Callable[[object], None]
Work = Callable[[Report, CancelToken], object]
CLOSE_LIMIT_MS = 3000
_TURN_S: Final = 0.0002


@dataclass(frozen=True, slots=True)
class _Progressed:
    value: object


@dataclass(frozen=True, slots=True)
class _Succeeded:
    value: object


@dataclass(frozen=True, slots=True)
class _Failed:
    error: Exception


@dataclass(frozen=True, slots=True)
class _Stopped:
    pass


class Task(QObject):
    """One piece of work, seen from the window.

    Signals:
        progressed: whatever the work reported; may come often.
        succeeded: the work's value.
        failed: the exception the work raised.
        cancelled: the work stopped because it was asked to.
    """

    progressed = Signal(object)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, token: CancelToken) -> None:
        super().__init__()
        self._token = token

    def cancel(self) -> None:
        """Ask the work to stop; `cancelled` follows, even when the work was just done."""
        self._token.cancel()

    @property
    def is_cancelled(self) -> bool:
        """Whether the work has been asked to stop."""
        return self._token.is_cancelled

    def tell(self, message: object) -> None:
        """Turn the runner's message into a signal; called by the runner alone."""
        match message:
            case _Progressed(value):
                if not self.is_cancelled:
                    self.progressed.emit(value)
            case _ if self.is_cancelled:
                self.cancelled.emit()
            case _Succeeded(value):
                self.succeeded.emit(value)
            case _Failed(error):
                self.failed.emit(error)
            case _:
                self.cancelled.emit()


class TaskRunner(QObject):
    """Runs work on a thread pool and brings its answers back to the thread of the window."""

    _crossing = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(_TURN_S)
        self._pool = QThreadPool(self)
        self._tasks: dict[int, tuple[Task, CancelToken]] = {}
        self._next_key = 0
        self._is_closed = False
        self._crossing.connect(self._deliver)

    def start(self, work: Work) -> Task:
        """Run ``work(report, token)`` soon; connect to the signals of the returned task.

        After `close` the task is cancelled and no work is begun: a page may still ask while its
        window is going, and destroying the pool with a thread that waits for Python never ends.

        Args:
            work: called on another thread; must not touch widgets. ``report(value)`` becomes
                `Task.progressed`; ``token`` tells whether to stop.
        """
        key = self._next_key
        self._next_key += 1
        token = CancelToken()
        task = Task(token)
        self._tasks[key] = (task, token)
        if self._is_closed:
            token.cancel()
            QTimer.singleShot(0, self, partial(self._deliver, key, _Stopped()))
            return task
        # Not before the loop turns: a page that is being made meanwhile would wait for the work.
        QTimer.singleShot(0, self, partial(self._begin, work, token, key))
        return task

    def close(self, limit_ms: int = CLOSE_LIMIT_MS) -> bool:
        """Cancel everything and wait no longer than the limit; True when all work has ended.

        Nothing is emitted any more afterwards: the widgets that would listen are going.
        """
        self._is_closed = True
        for _, token in self._tasks.values():
            token.cancel()
        self._tasks.clear()
        return self._pool.waitForDone(limit_ms)

    @property
    def is_idle(self) -> bool:
        """Whether every task has had its last signal."""
        return not self._tasks

    def _begin(self, work: Work, token: CancelToken, key: int) -> None:
        if key not in self._tasks:
            return
        if self._is_closed:
            self._deliver(key, _Stopped())
        else:
            self._pool.start(partial(_run, work, token, partial(self._send, key)))

    def _send(self, key: int, message: object) -> None:
        """Cross to the window's thread; called on the worker's."""
        self._crossing.emit(key, message)

    def _deliver(self, key: int, message: object) -> None:
        held = self._tasks.get(key)
        if held is None:
            return
        if not isinstance(message, _Progressed):
            del self._tasks[key]
        held[0].tell(message)


def _run(work: Work, token: CancelToken, send: Callable[[object], None]) -> None:
    """Run on the worker's thread and send exactly one last message."""
    try:
        value = work(lambda value: send(_Progressed(value)), token)
    except CheckCancelled:
        send(_Stopped())
    except Exception as error:  # noqa: BLE001 - the bridge hands every failure to the window
        send(_Failed(error))
    else:
        send(_Succeeded(value))

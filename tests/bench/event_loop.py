"""How long the event loop of Qt is away, and what to compare that with.

The one rule: a gap is told with the time this thread computed in it, so that work of our own can be
told from a machine that gave its time to somebody else.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEventLoop, Qt, QTimer

LIMIT_MS: Final = 50.0
_TICK_MS: Final = 1
_PATIENCE_MS: Final = 90_000


@dataclass(frozen=True, order=True)
class Gap:
    """A time in which the loop was away.

    Attributes:
        lasted: seconds by the clock.
        computed: seconds that the thread of the window computed meanwhile.
    """

    lasted: float = 0.0
    computed: float = 0.0


class Gaps:
    """A timer that fires every millisecond, and the longest time it was late."""

    def __init__(self) -> None:
        self.longest = Gap()
        self._last = (time.perf_counter(), time.thread_time())
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(_TICK_MS)

    def begin(self) -> None:
        """Measure from here on."""
        self.longest = Gap()
        self._last = (time.perf_counter(), time.thread_time())

    def end(self) -> Gap:
        """The longest one since the beginning, up to now; measure from here on."""
        self._tick()
        longest = self.longest
        self.begin()
        return longest

    def _tick(self) -> None:
        now, computed = time.perf_counter(), time.thread_time()
        self.longest = max(self.longest, Gap(now - self._last[0], computed - self._last[1]))
        self._last = (now, computed)


def until(is_so: Callable[[], bool], limit_ms: int = _PATIENCE_MS) -> None:
    """Let the event loop run until something is so.

    Raises:
        TimeoutError: it never was.
    """
    loop, timer, end = QEventLoop(), QTimer(), QTimer()
    timer.timeout.connect(lambda: loop.quit() if is_so() else None)
    end.setSingleShot(True)
    end.timeout.connect(loop.quit)
    timer.start(5)
    end.start(limit_ms)
    loop.exec()
    if not is_so():
        raise TimeoutError


def wait(milliseconds: int) -> None:
    """Let the event loop run so long."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()

"""How long the window is ever deaf while a server is as slow as it can be, and how fast Stop is.

Run ``python tests/bench/bench_responsive.py`` from the checkout; it takes a minute. Host and
evaluator are in a process of their own. A timer that fires every millisecond tells how long the
event loop was away: from the first press to the page of the answer, with a host that answers, one
that drips its bytes, and one that says nothing. Stop is measured from its press until the earlier
page is painted.
"""

import multiprocessing
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(_ROOT))

import keyring  # noqa: E402
from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from exposure_app.checking.trying import try_sources  # noqa: E402
from exposure_app.core.introductions import introduction_bytes  # noqa: E402
from exposure_app.gui.answer_page import AnswerPage  # noqa: E402
from exposure_app.gui.leaves_page import LeavesPage  # noqa: E402
from exposure_app.gui.main_window import MainWindow  # noqa: E402
from exposure_app.gui.running_page import RunningPage  # noqa: E402
from exposure_app.gui.step import Step  # noqa: E402
from exposure_app.gui.theme import Theme  # noqa: E402
from exposure_app.network_access import Access, with_network  # noqa: E402
from exposure_app.storage import paths  # noqa: E402
from exposure_app.storage.api_keys import ApiKeys  # noqa: E402
from exposure_app.storage.introductions import add_introduction  # noqa: E402
from exposure_app.storage.network_settings import (  # noqa: E402
    DIRECT,
    NetworkSettings,
    save_network_settings,
)
from exposure_app.workspace import open_workspace  # noqa: E402
from tests.simulators.faults import Fault  # noqa: E402
from tests.simulators.faulty_places import FAR_OFF  # noqa: E402
from tests.simulators.http_host import http_host  # noqa: E402
from tests.simulators.keyrings import MemoryKeyring  # noqa: E402
from tests.simulators.neighbour import NAME, at_times  # noqa: E402
from tests.simulators.network_world import World  # noqa: E402

_LIMIT_MS: Final = 100.0
_TICK_MS: Final = 1
_WORK_MS: Final = 1_500
_PATIENCE_MS: Final = 90_000
_SLOW: Final = (Fault.SLOW_BODY, Fault.STALLED)


def _serve(folder: Path, told: Connection) -> None:
    """Publish and serve; what comes in is the fault to have from then on, or the end."""
    world = World(folder)
    world.found()
    faults: set[Fault] = set()
    with http_host(at_times(faults, world.answer)) as host:
        world.publish((host.address,), valid_to=FAR_OFF)
        told.send(introduction_bytes(world.introduce(host.address)))
        while (wanted := told.recv()) is not None:
            faults.clear()
            faults.update({wanted} - {Fault.NONE})
            told.send("changed")


@contextmanager
def _served(folder: Path) -> Iterator[Connection]:
    ours, theirs = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(target=_serve, args=(folder, theirs))
    server.start()
    try:
        yield ours
    finally:
        ours.send(None)
        server.join()


class _Gaps:
    """How long the event loop was away, at most."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(_TICK_MS)

    def begin(self) -> None:
        """Measure from here on."""
        self.longest, self._last = 0.0, time.perf_counter()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now


class _Painted(QObject):
    """When a widget was first painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.at: float | None = None
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Note the first time."""
        if event.type() == QEvent.Type.Paint and self.at is None:
            self.at = time.perf_counter()
        return False


def _until(is_so: Callable[[], bool], limit_ms: int = _PATIENCE_MS) -> None:
    """Let the event loop run until something is so."""
    loop, timer, end = QEventLoop(), QTimer(), QTimer()
    timer.timeout.connect(lambda: loop.quit() if is_so() else None)
    end.setSingleShot(True)
    end.timeout.connect(loop.quit)
    timer.start(5)
    end.start(limit_ms)
    loop.exec()
    if not is_so():
        raise TimeoutError


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _be_introduced(folder: Path, given: bytes) -> None:
    """Add the publisher on this computer, switch it on, and learn what it has."""
    file = folder / f"{NAME}.json"
    file.write_bytes(given)
    add_introduction(paths.introductions_folder(), file)
    settings = NetworkSettings(frozenset({NAME}), DIRECT, whole_up_to=0)
    save_network_settings(paths.network_settings_file(), settings)
    access = Access.of_this_computer(is_kept=False)
    assert all(
        one.is_right for one in try_sources(with_network(open_workspace(), access, ApiKeys()))
    )


def _opened(application: QApplication, folder: Path) -> MainWindow:
    window = MainWindow(Theme(application), folder / "settings.json")
    window.resize(1280, 720)
    window.show()
    _until(lambda: window.session.places is not None)
    draft = window.session.draft
    draft.country = draft.number_region = "CN"
    draft.phone = "120 0000 0001"
    window.go_to(Step.NUMBERS)
    return window


def _check(window: MainWindow) -> None:
    """From what was typed to the answer."""
    window.go_to(Step.NUMBERS)
    _until(lambda: window.is_idle)
    window.page.primary_button.click()
    _until(lambda: isinstance(window.page, LeavesPage) and window.is_idle)
    window.page.primary_button.click()
    _until(lambda: isinstance(window.page, AnswerPage) and window.is_idle)


def _stop(window: MainWindow, gaps: _Gaps) -> float:
    """Begin a check, let it hang, stop it; seconds until the earlier page is painted."""
    window.go_to(Step.LEAVES)
    _until(lambda: window.page.primary_button.isEnabled() and window.is_idle)
    window.page.primary_button.click()
    _wait(_WORK_MS)
    running = window.page
    assert isinstance(running, RunningPage)
    gaps.begin()
    start = time.perf_counter()
    running.stop_button.click()
    page = window.page
    assert isinstance(page, LeavesPage)
    painted = _Painted(page.title)
    _until(lambda: painted.at is not None and window.is_idle)
    assert painted.at is not None
    return painted.at - start


def _report(what: str, seconds: float) -> bool:
    """Print a line; whether it is over."""
    milliseconds = seconds * 1e3
    sys.stdout.write(f"{what}: {milliseconds:.0f} ms (at most {_LIMIT_MS:.0f})\n")
    sys.stdout.flush()
    return milliseconds > _LIMIT_MS


def _measure(window: MainWindow, server: Connection) -> Iterator[tuple[str, float]]:
    gaps = _Gaps()
    for fault in (Fault.NONE, *_SLOW):
        server.send(fault)
        server.recv()
        gaps.begin()
        _check(window)
        yield f"whole check, {fault.value}: longest time the window was deaf", gaps.longest
        if fault in _SLOW:
            yield f"Stop, {fault.value}: until the earlier page is there", _stop(window, gaps)
            yield f"Stop, {fault.value}: longest time the window was deaf", gaps.longest


def main() -> int:
    """Measure and print; 1 when above the limit."""
    keyring.set_keyring(MemoryKeyring())
    application = QApplication([])
    with tempfile.TemporaryDirectory() as name, _served(Path(name) / "world") as server:
        folder = Path(name)
        for variable in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
            os.environ[variable] = str(folder / variable.lower())
        _be_introduced(folder, server.recv())
        window = _opened(application, folder)
        over = [_report(what, seconds) for what, seconds in _measure(window, server)]
        window.close()
    return int(any(over))


if __name__ == "__main__":
    sys.exit(main())

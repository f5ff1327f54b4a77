"""How long the window is ever deaf in a whole check while servers are slow, and how fast Stop is.

Run ``python tests/bench/bench_responsive.py [--runs N]`` from the checkout; it takes minutes. Host
and evaluator are in a process of their own. A timer that fires every millisecond tells how long the
event loop was away in each stretch of a check, from the first page to the plan, every page change
counted: with a host that answers, one that drips its bytes, and one that says nothing. Stop is
measured from its press until the earlier page is painted. An empty event loop of the same process
is measured between the checks: where that is late too, the machine was busy.

Fails when one gap of all runs is above the limit.
"""

import argparse
import multiprocessing
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(_ROOT))

import keyring  # noqa: E402
from PySide6.QtCore import QEvent, QObject  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from exposure_app.checking.trying import try_sources  # noqa: E402
from exposure_app.core.introductions import introduction_bytes  # noqa: E402
from exposure_app.gui.collector import Collector  # noqa: E402
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
from tests.bench.event_loop import Gap, Gaps, until, wait  # noqa: E402
from tests.bench.tally import Tally  # noqa: E402
from tests.bench.walk import whole_check  # noqa: E402
from tests.simulators.faults import Fault  # noqa: E402
from tests.simulators.faulty_places import FAR_OFF  # noqa: E402
from tests.simulators.http_host import http_host  # noqa: E402
from tests.simulators.keyrings import MemoryKeyring  # noqa: E402
from tests.simulators.neighbour import NAME, at_times  # noqa: E402
from tests.simulators.network_world import World  # noqa: E402

_RUNS: Final = 3
_WORK_MS: Final = 1_500
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


def _opened(application: QApplication, folder: Path, gaps: Gaps, tally: Tally) -> MainWindow:
    window = MainWindow(Theme(application), folder / "settings.json")
    window.resize(1280, 720)
    # As the program itself does.
    Collector(lambda: window.is_idle, window)
    window.show()
    wait(1)
    gaps.begin()
    until(lambda: window.session.places is not None)
    tally.note("first page, tables are read", gaps.end())
    return window


def _stop(window: MainWindow, gaps: Gaps) -> tuple[float, Gap]:
    """Begin a check, let it hang, stop it; seconds until the earlier page is painted."""
    window.go_to(Step.LEAVES)
    until(lambda: window.page.primary_button.isEnabled() and window.is_idle)
    window.page.primary_button.click()
    wait(_WORK_MS)
    running = window.page
    assert isinstance(running, RunningPage)
    gaps.begin()
    start = time.perf_counter()
    running.stop_button.click()
    page = window.page
    assert isinstance(page, LeavesPage)
    painted = _Painted(page.title)
    until(lambda: painted.at is not None and window.is_idle)
    assert painted.at is not None
    return painted.at - start, gaps.end()


def _measure(window: MainWindow, server: Connection, gaps: Gaps, tally: Tally) -> None:
    """One whole check with each kind of host."""
    for fault in (Fault.NONE, *_SLOW):
        server.send(fault)
        server.recv()
        tally.note_empty(gaps)
        for what, do in whole_check(window):
            gaps.begin()
            do()
            tally.note(what, gaps.end())
        if fault in _SLOW:
            seconds, gap = _stop(window, gaps)
            tally.note("Stop", gap)
            sys.stdout.write(f"{fault.value}: Stop to the earlier page {seconds * 1e3:.0f} ms\n")
            sys.stdout.flush()


def main() -> int:
    """Measure and print; 1 when above the limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=_RUNS)
    tally = Tally(parser.parse_args().runs)
    keyring.set_keyring(MemoryKeyring())
    application = QApplication([])
    with tempfile.TemporaryDirectory() as name, _served(Path(name) / "world") as server:
        folder = Path(name)
        for variable in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
            os.environ[variable] = str(folder / variable.lower())
        _be_introduced(folder, server.recv())
        gaps = Gaps()
        window = _opened(application, folder, gaps, tally)
        for _run in range(tally.runs):
            _measure(window, server, gaps, tally)
        window.close()
    return int(tally.write())


if __name__ == "__main__":
    sys.exit(main())

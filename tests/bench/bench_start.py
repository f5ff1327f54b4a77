"""Time from the start of the process to the first painted frame, against an empty Qt window.

Usage: bench_start.py [--runs N]

Both programs run in turn on the same machine, so that only the ratio of each round counts. Fails
when the window takes more than 1.5 times as long as the empty one, by the median of the rounds.
The first run of all, which welcomes the person, is told beside it and not judged: it comes once.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
LIMIT = 1.5

_MEASURE = """
import os, sys, time
def first_frame():
    from PySide6.QtCore import QEvent, QObject
    class FirstFrame(QObject):
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Paint:
                print(time.monotonic() - float(os.environ["BENCH_STARTED"]), flush=True)
                os._exit(0)
            return False
    return FirstFrame()
"""
_EMPTY = (
    _MEASURE
    + """
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
watcher = first_frame()
window.installEventFilter(watcher)
window.show()
application.exec()
"""
)
# The whole program in its own order; the watcher comes once it asks for its window.
_OURS = (
    _MEASURE
    + """
class Watch:
    def find_spec(self, name, path, target=None):
        if name == "exposure_app.gui.app":
            sys.meta_path.remove(self)
            self.prepare()
    def prepare(self):
        from PySide6.QtWidgets import QApplication
        self.frame = first_frame()
        enter = QApplication.exec
        def watched(*application):
            for window in QApplication.topLevelWidgets():
                if hasattr(window, "page"):
                    window.page.primary_button.installEventFilter(self.frame)
            return enter()
        QApplication.exec = watched
watch = Watch()
sys.meta_path.insert(0, watch)
sys.argv = ["exposure-app"]
from exposure_app.__main__ import main
main()
"""
)
# What is kept once the program was opened before: whoever comes again is not welcomed again.
_KEEP = """
from exposure_app.storage.paths import settings_file
from exposure_app.storage.settings import Settings, save
save(settings_file(), Settings())
"""


def main() -> int:
    """Measure and compare; 1 when the window is too slow."""
    parser = argparse.ArgumentParser(description="Compare the first frame with an empty window.")
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    empty, ours, first = [], [], []
    with tempfile.TemporaryDirectory() as home, tempfile.TemporaryDirectory() as new_home:
        _run(_KEEP, home, home)
        for program, place in ((_EMPTY, home), (_OURS, home), (_OURS, new_home)):
            _seconds(program, place, home)  # writes the bytecode, as an installation does
        for _ in range(runs):
            empty.append(_seconds(_EMPTY, home, home))
            ours.append(_seconds(_OURS, home, home))
            first.append(_seconds(_OURS, new_home, home))
    ratio = 0.0
    for name, times in (("first run", first), ("empty window", empty), ("our window", ours)):
        # By the round, since a machine that others use is not as quick in each.
        ratio = statistics.median(one / other for one, other in zip(times, empty, strict=True))
        many = statistics.median(times) * 1000
        print(f"{name + ':':13} {many:4.0f} ms, ratio {ratio:.2f} (medians of {runs})")  # noqa: T201 - a plain script
    print(f"ratio of our window: {ratio:.2f} (limit {LIMIT})")  # noqa: T201 - a plain script
    return 0 if ratio <= LIMIT else 1


def _seconds(program: str, home: str, bytecode: str) -> float:
    return float(_run(program, home, bytecode))


def _run(program: str, home: str, bytecode: str) -> str:
    environment = {
        **os.environ,
        "HOME": home,
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(Path(bytecode) / "bytecode"),
        "XDG_CONFIG_HOME": str(Path(home) / "config"),
        "PYTHONPATH": str(PROJECT),
        "BENCH_STARTED": repr(time.monotonic()),
    }
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())

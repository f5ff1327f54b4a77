"""Time from the start of the process to the first painted frame, against an empty Qt window.

Usage: bench_start.py [--runs N]

Both programs run in turn in the same minutes on the same machine, so that only their ratio counts.
Fails when the median of the window is more than 1.5 times the median of the empty one.
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
started = float(os.environ["BENCH_STARTED"])
from PySide6.QtCore import QEvent, QObject, QTimer
class FirstFrame(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            print(time.monotonic() - started, flush=True)
            os._exit(0)
        return False
"""
_EMPTY = (
    _MEASURE
    + """
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
watcher = FirstFrame()
window.installEventFilter(watcher)
window.show()
application.exec()
"""
)
_OURS = (
    _MEASURE
    + """
from PySide6.QtWidgets import QApplication
from exposure_app.gui import app, main_window
watcher = FirstFrame()
class Watched(main_window.MainWindow):
    def show(self):
        self.page.primary_button.installEventFilter(watcher)
        super().show()
app.MainWindow = Watched
app.run(["exposure-app"])
"""
)


def main() -> int:
    """Measure and compare; 1 when the window is too slow."""
    parser = argparse.ArgumentParser(description="Compare the first frame with an empty window.")
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    empty, ours = [], []
    with tempfile.TemporaryDirectory() as home:
        for program in (_EMPTY, _OURS):  # writes the bytecode, as an installation does
            _seconds(program, home)
        for _ in range(runs):
            empty.append(_seconds(_EMPTY, home))
            ours.append(_seconds(_OURS, home))
    ratio = statistics.median(ours) / statistics.median(empty)
    print(f"empty window: {statistics.median(empty) * 1000:.0f} ms (median of {runs})")  # noqa: T201 - a plain script
    print(f"our window:   {statistics.median(ours) * 1000:.0f} ms (median of {runs})")  # noqa: T201 - a plain script
    print(f"ratio:        {ratio:.2f} (limit {LIMIT})")  # noqa: T201 - a plain script
    return 0 if ratio <= LIMIT else 1


def _seconds(program: str, home: str) -> float:
    environment = {
        **os.environ,
        "HOME": home,
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(Path(home) / "bytecode"),
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
    return float(done.stdout)


if __name__ == "__main__":
    sys.exit(main())

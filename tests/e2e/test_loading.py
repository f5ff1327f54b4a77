"""After the first frame: whatever names Qt's classes is loaded on the window's thread alone."""

import json
import os
import subprocess
import sys
from pathlib import Path

from exposure_app.gui import loading

_ROOT = Path(__file__).resolve().parents[2]

# Sees every module that is loaded, and on which thread; then makes a check from start to end.
_PROGRAM = """
import json, sys, threading
from importlib.machinery import PathFinder

class Witness:
    seen = []
    def find_spec(self, name, path=None, target=None):
        spec = PathFinder.find_spec(name, path, target)
        if name.startswith("exposure_app.") and spec is not None and spec.origin:
            with open(spec.origin, encoding="utf-8") as source:
                if "import" in (text := source.read()) and "PySide6" in text:
                    is_main = threading.current_thread() is threading.main_thread()
                    self.seen.append((name, is_main))
        return None

sys.meta_path.insert(0, Witness())
from PySide6.QtCore import QTimer
from exposure_app.gui import app, main_window
from exposure_app.gui.step import Step

class Walked(main_window.MainWindow):
    def show(self):
        self.timer = QTimer(self, interval=20)
        self.timer.timeout.connect(self.walk)
        self.timer.start()
        super().show()
    def walk(self):
        session, flow = self.session, self.flow
        if session.places is None or not self.is_idle:
            return
        if session.draft.country == "":
            from exposure_app.gui.example import fill_in
            person = session.places.examples[0]
            fill_in(session.draft, person)
            session.draft.country = person.country
            self.go_to(Step.NUMBERS)
        elif session.plan is None:
            flow.prepare()
        elif session.result is None:
            self.go_to(Step.LEAVES)
            self.page.primary_button.click()
        elif not self.is_at(Step.PLAN):
            self.go_to(Step.PLAN)
        else:
            self.close()

app.MainWindow = Walked
code = app.run(["exposure-app"])
print(json.dumps({"code": code, "seen": Witness.seen}))
"""


def _told_by(program: str, home: Path) -> str:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(home)}
    return subprocess.run(
        [sys.executable, "-c", program],
        env=environment,
        cwd=_ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    ).stdout


def test_no_worker_loads_what_names_a_class_of_qt(tmp_path: Path) -> None:
    told = json.loads(_told_by(_PROGRAM, tmp_path))
    assert told["code"] == 0
    seen = dict(told["seen"])
    assert {"exposure_app.gui.answer_page", "exposure_app.gui.plan_page"} <= seen.keys()
    assert [name for name, is_main in seen.items() if not is_main] == []


def test_little_is_left_for_the_window_but_its_pages(tmp_path: Path) -> None:
    """What takes long is loaded by the worker, so that no page waits for it."""
    program = """
import sys
from exposure_app.gui import app, loading, places
loading.load_behind()
before = set(sys.modules)
from exposure_app.gui import spine
print("\\n".join(set(sys.modules) - before))
"""
    late = _told_by(program, tmp_path).split()
    assert len([name for name in late if not name.startswith(("exposure_app", "PySide6"))]) <= 5
    assert len([n for n in late if n.startswith("exposure_app") and ".gui" not in n]) <= 20


def test_what_is_loaded_knows_no_qt(tmp_path: Path) -> None:
    program = """
import sys
from exposure_app.gui import places
for name in sys.argv[1:] or {names!r}:
    __import__("exposure_app." + name)
print([name for name in sys.modules if "PySide6" in name])
"""
    assert _told_by(program.format(names=loading._BEHIND), tmp_path).strip() == "[]"

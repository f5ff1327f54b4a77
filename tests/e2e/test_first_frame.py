"""The window is there before anything heavy is loaded, and closes cleanly."""

import json
import os
import subprocess
import sys
from pathlib import Path

_HEAVY = (
    "requests", "keyring", "cryptography", "phonenumbers", "numpy", "asyncio",
    "exposure_app.lookup", "exposure_app.checking", "voprf",
)  # fmt: skip
# Of our own modules: Qt reads the source of each, and the first frame waits for it.
_MOST, _MOST_OF_ALL = 50, 200

_PROGRAM = """
import json, sys
from PySide6.QtCore import QEvent, QObject, QTimer
from exposure_app.gui import app, main_window

class FirstFrame(QObject):
    seen = None
    is_qt_built = None
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and self.seen is None:
            self.seen = sorted(sys.modules)
            # Built when it is first asked for, and then for a fifth of an empty window's time.
            self.is_qt_built = "Qt" in vars(sys.modules["PySide6.QtCore"])
        return False

watcher = FirstFrame()
class Watched(main_window.MainWindow):
    def show(self):
        self.page.primary_button.installEventFilter(watcher)
        self.watch = QTimer(self, interval=50)
        self.watch.timeout.connect(self.look)
        self.watch.start()
        super().show()
    def look(self):
        if self.session.places is not None:
            self.close()

app.MainWindow = Watched
code = app.run(["exposure-app"])
print(json.dumps({"code": code, "first": watcher.seen,
                  "qt": watcher.is_qt_built, "all": sorted(sys.modules)}))
"""


def test_nothing_heavy_is_loaded_before_the_first_frame(tmp_path: Path) -> None:
    (tmp_path / "exposure-check").mkdir()
    (tmp_path / "exposure-check" / "settings.json").write_text("{}")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM],
        env=environment,
        cwd=Path(__file__).resolve().parents[2],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    told = json.loads(done.stdout)
    assert told["code"] == 0
    loaded = [name for name in told["first"] if name.startswith(_HEAVY)]
    assert loaded == []
    assert not told["qt"]
    assert len(told["first"]) <= _MOST_OF_ALL
    assert len([name for name in told["first"] if name.startswith("exposure_app")]) <= _MOST
    assert "exposure_app.gui.spine" not in told["first"]
    for later in ("spine", "parting", "tab_order", "unfolding"):
        assert f"exposure_app.gui.{later}" in told["all"]

"""A whole visit at a support desk in a process of its own, typed by a machine.

As a command: `python -m tests.simulators.desk_visit STOP END`. At the page STOP it says so; then
END is `close`, `clear` or `wait`, where it waits to be killed.
"""

import os
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from exposure_app.gui import app, main_window
from tests.simulators.typist import INVENTED

_TURN_MS = 20
_KEYS = {
    "DeskConsentPage": "y\ry\ry\r",
    "PlacePage": "cn\r\r1\r\n",
    "DeskNoticedPage": "11\r12\r72\r\n",
    "NumbersPage": f"{INVENTED}\n",
    "LeavesPage": "\n",
    "AnswerPage": "\n",
}
PAGES = (*_KEYS, "PlanPage")


class VisitedWindow(main_window.MainWindow):
    """The window, and who types at it: a page is answered as soon as it is there."""

    def __init__(self, *arguments: object, **options: object) -> None:
        super().__init__(*arguments, **options)  # type: ignore[arg-type]
        self._stop, self._end = sys.argv[1:3]
        self._answered: object = None
        self._turns = QTimer(self, interval=_TURN_MS)
        self._turns.timeout.connect(self._turn)
        self._turns.start()

    def _turn(self) -> None:
        page = self.page
        if self.session.places is None or not self.is_idle or page is self._answered:
            return
        self._answered = page
        name = type(page).__name__
        if name == self._stop:
            self._reach_end(name)
        elif name in _KEYS:
            self._type(_KEYS[name])

    def _reach_end(self, name: str) -> None:
        if name == "NumbersPage":
            self._type(INVENTED)
        self._turns.stop()
        sys.stdout.write(f"{name}\n")
        sys.stdout.flush()
        if self._end == "wait":
            return
        if self._end == "clear":
            self.desk.clear()
        QTimer.singleShot(0, self, self.close)

    def _type(self, text: str) -> None:
        """Press each key; a new line is Enter with Control held down."""
        for key in text:
            control = Qt.KeyboardModifier.ControlModifier
            held = control if key == "\n" else Qt.KeyboardModifier.NoModifier
            code = Qt.Key.Key_Return if key in "\r\n" else Qt.Key(ord(key.upper()))
            QTest.keyClick(self.windowHandle(), code, held)


def main() -> int:
    """Open the window as `exposure-app --desk` does; the exit code."""
    app.MainWindow = VisitedWindow  # type: ignore[attr-defined]
    return app.main(is_desk=True)


if __name__ == "__main__":
    sys.exit(main())

"""What is done about an error nobody foresaw: it is shown, and the person decides how to go on."""

import sys
from types import TracebackType

from PySide6.QtCore import QObject, QTimer

from exposure_app.gui.main_window import MainWindow


class FaultHook(QObject):
    """Opens the crash dialog for errors of slots and of tasks; one at a time."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._is_shown = False
        window.bug_met.connect(self._show)

    def install(self) -> None:
        """Catch what no slot caught."""
        sys.excepthook = self._caught

    def remove(self) -> None:
        """Leave errors to Python again."""
        sys.excepthook = sys.__excepthook__

    def _caught(
        self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        self._show(error)

    def _show(self, error: BaseException) -> None:
        """Show it from the event loop, never from inside what failed."""
        if not self._is_shown:
            self._is_shown = True
            QTimer.singleShot(0, lambda: self._ask(error))

    def _ask(self, error: BaseException) -> None:
        from exposure_app.gui import crash_dialog  # noqa: PLC0415 - seldom needed

        goes_on = crash_dialog.ask(error, self._window)
        self._is_shown = False
        if not goes_on:
            self._window.close()

"""Python's collector of garbage, on the thread of the window alone and in its pauses.

The one rule: nobody else collects while the window is open.

Why: Python collects on whatever thread asks for memory next. On a worker's thread it could let go
what Qt made on this one, which ends the program; and in the middle of making a page it stops it
for longer than anybody should wait.
"""

import gc
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

_PAUSE_MS: Final = 50
# As often as Python would by itself, by what is new, and by how often the newer were looked at.
_NEW, _YOUNG, _OLD = gc.get_threshold()


class Collector(QObject):
    """Collects from when it is made until `stop`.

    Args:
        is_quiet: whether nothing is being made or worked out, so that all may be looked at.
        parent: this ends with it.
    """

    def __init__(self, is_quiet: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._is_quiet = is_quiet
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        gc.disable()
        self._timer.start(_PAUSE_MS)

    def stop(self) -> None:
        """Let Python collect as it does by itself."""
        self._timer.stop()
        gc.enable()

    def _look(self) -> None:
        new, young, old = gc.get_count()
        if old > _OLD and self._is_quiet():
            gc.collect()
        elif young > _YOUNG:
            gc.collect(1)
        elif new > _NEW:
            gc.collect(0)

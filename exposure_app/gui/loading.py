"""Loads what the first frame did without: what knows no Qt, then the pages, one after the other.

The one rule: modules that name Qt's classes are loaded on the thread of the window alone.

Why: a class of Qt becomes one of Python when it is first named. Two threads that name one at the
same moment change the same table of the binding, and that can end the program.
"""

import gc
from functools import partial
from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# What the pages stand on. It takes longest, and holds up nobody on the thread of a worker.
_BEHIND: Final = (
    "checking.trying",
    "reports.full_report",
    "reports.sources_report",
    "reports.kept_report",
    "reports.letter_text",
)
# In an order in which none takes long: what several share comes first.
_PAGES: Final = (
    "tab_order",
    "sign_delegate",
    "unfolding",
    "parting",
    "disclosure",
    "fitted_table",
    "paged",
    "questions",
    "place_page",
    "noticed_page",
    "desk_noticed_page",
    "numbers_page",
    "leaves_page",
    "running_page",
    "answer_page",
    "plan_page",
    "urgent_page",
    "danger_page",
    "ledger_page",
    "letters_page",
    "sources_page",
    "settings_page",
    "desk_counts_page",
    "spine",
)


def load_behind() -> None:
    """Load what the pages stand on and what knows no Qt, on any thread."""
    for name in _BEHIND:
        import_module(f"exposure_app.{name}")


class Loading(QTimer):
    """Loads the pages, one in each turn of the loop.

    Signals:
        ended: all are there.
        failed: one cannot be loaded, with what was raised.

    Args:
        parent: this ends with it.
    """

    ended = Signal()
    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        pages = (partial(import_module, f"exposure_app.gui.{name}") for name in _PAGES)
        self._waiting: Iterator[Callable[[], object]] = chain((_meet_widgets,), pages)
        self.timeout.connect(self._load_next)
        self.start(0)

    def _load_next(self) -> None:
        load = next(self._waiting, None)
        if load is None:
            self.stop()
            # All of it stays until the program ends; the collector need not look at it.
            gc.freeze()
            self.ended.emit()
            return
        try:
            load()
        except ImportError as error:
            self.stop()
            self.failed.emit(error)


def _meet_widgets() -> None:
    """Have Python meet a widget that Qt made by itself.

    To tell what it is, the binding makes every class of widgets known to Python, once. It takes as
    long as half a page, so it had better not be while somebody waits for one.
    """
    area, inner = QScrollArea(), QWidget()
    area.setWidget(inner)
    inner.parentWidget()

"""Lets a page that was left go: a few pieces in each turn of the loop, then the page itself.

Why: hundreds of widgets take as long to go as to be made, and the window would be deaf meanwhile.
"""

import time
from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from exposure_app.gui.page import Page

_TURN_S: Final = 0.006


class Parting(QTimer):
    """Begins when it is made, and ends with the page.

    Args:
        page: hidden, in no layout any more, and owned by Qt.
    """

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        page.stop_making()
        self._parts = _parts(page) if page.is_still else iter(())
        self.timeout.connect(self._go_on)
        self.start(0)

    def _go_on(self) -> None:
        end = time.perf_counter() + _TURN_S
        for part in self._parts:
            if isValid(part):
                part.deleteLater()
                return
            if time.perf_counter() > end:
                return
        self.stop()
        self._page.deleteLater()


def _parts(page: Page) -> Iterator[QWidget]:
    """The rows of every piece of the page's body, each out of its layout by then.

    Else Python would go on to know the place in the layout that Qt has let go, and take whatever
    comes to be at the same address for it. A piece without a layout goes whole: merely to ask what
    a table is made of would have Python build all that it knows of each part.
    """
    for piece in page.body_pieces():
        layout = piece.layout()
        for row in () if layout is None else piece.children():
            if layout is not None and isinstance(row, QWidget) and layout.indexOf(row) >= 0:
                layout.removeWidget(row)
                yield row
        page.body.removeWidget(piece)
        yield piece

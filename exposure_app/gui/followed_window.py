"""A window in which Tab goes where reading goes, and the page scrolls along.

Why here: a window sees every press of Tab after whatever it was pressed in. And a scroll area
follows the keyboard only inside itself, so whoever comes from the bar above or the buttons below
would be where nobody sees.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from exposure_app.gui.canvas import bring_into_sight
from exposure_app.gui.shell import Shell

if TYPE_CHECKING:
    from exposure_app.gui.unfolding import Unfolding


class FollowedWindow(QMainWindow):
    """Moves the keyboard for whatever is in it."""

    _unfolding: "Unfolding | None" = None

    def when_whole(self, work: Callable[[], None]) -> None:
        """Do that once the page has all its pieces, so that a thread does not hold them up."""
        if self._unfolding is None or self._unfolding.is_over:
            work()
        else:
            from PySide6.QtCore import Qt  # noqa: PLC0415 - after the first frame, see `light`

            self._unfolding.ended.connect(work, Qt.ConnectionType.SingleShotConnection)

    def focusNextPrevChild(self, is_next: bool) -> bool:  # noqa: FBT001 - Qt's own signature
        """Move the keyboard in the order of reading, and show where it is."""
        if self._unfolding is not None:
            # Where Tab goes must not hang on how far the page is made.
            self._unfolding.finish()
        from exposure_app.gui.tab_order import BACKWARD, ONWARD  # noqa: PLC0415 - see `_next`

        target = self._next(1 if is_next else -1)
        if target is None:
            return super().focusNextPrevChild(is_next)
        target.setFocus(ONWARD if is_next else BACKWARD)
        # A group of choices gives the keyboard on to the one that is chosen.
        bring_into_sight(QApplication.focusWidget() or target)
        return True

    def _next(self, way: int) -> QWidget | None:
        """Where the keyboard goes from here; None where it is on nothing that is read."""
        shell = self.centralWidget()
        here: QWidget | None = self.focusWidget()
        if not isinstance(shell, Shell):
            return None
        from exposure_app.gui.tab_order import stops_of  # noqa: PLC0415 - after the first frame

        stops = stops_of(shell.pieces())
        while here is not None:
            if here in stops:
                return stops[(stops.index(here) + way) % len(stops)]
            here = here.parentWidget()
        return None

"""Shows a long page piece by piece, so that the window answers in between.

The one rule: what comes first is there at once; the rest follows within a blink, in its order, and
what a page keeps hidden stays so.

Why: a widget costs most when it is first shown, for its style and its size are worked out then.
"""

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid


class Unfolding(QObject):
    """Hides all but the first pieces of a page, and shows one of them in each turn of the loop.

    Signals:
        ended: every piece is there, and has its place.

    Args:
        body: where the pieces stand.
        page: this ends with it.
        at_once: how many pieces are there from the beginning.
    """

    ended = Signal()

    def __init__(self, body: QVBoxLayout, page: QWidget, at_once: int) -> None:
        super().__init__(page)
        self._body = body
        items = [body.itemAt(place) for place in range(at_once, body.count())]
        widgets = [None if item is None else item.widget() for item in items]
        self._waiting = [one for one in widgets if one is not None and _is_shown(one)]
        for one in self._waiting:
            one.hide()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._show_next)
        self._timer.start(0)

    @property
    def is_over(self) -> bool:
        """Whether every piece is there."""
        return not self._waiting

    def _show_next(self) -> None:
        if not self._waiting:
            self._timer.stop()
            self.ended.emit()
            return
        piece = self._waiting.pop(0)
        # The page may show something else by now.
        if isValid(piece) and self._body.indexOf(piece) >= 0:
            piece.show()


def _is_shown(widget: QWidget) -> bool:
    """Whether it would be shown with its page: nobody has hidden it."""
    is_decided = widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
    return not (is_decided and widget.isHidden())

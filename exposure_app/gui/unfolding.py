"""Builds and shows a long page piece by piece, so that the window answers in between.

The one rule: what comes first is there at once, and so is where the keyboard starts; the rest
follows within a blink, in its order, and what a page keeps hidden stays so.

Why: a widget costs most when it is made and when it is first shown, for its style and its size are
worked out then.
"""

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from exposure_app.gui.page import Page


class Unfolding(QObject):
    """Hides all but the first pieces of a page; shows or makes one in each turn of the loop.

    Signals:
        ended: every piece is there, and has its place.

    Args:
        page: this ends with it.
    """

    ended = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        items = [page.body.itemAt(place) for place in range(page.at_once, page.body.count())]
        widgets = [None if item is None else item.widget() for item in items]
        self._waiting = [
            one for one in widgets if one is not None and _is_shown(one) and not page.begins_in(one)
        ]
        for one in self._waiting:
            one.hide()
        self._is_at_rest = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)
        self._begin()
        page.more_waits.connect(self._begin)

    @property
    def is_over(self) -> bool:
        """Whether every piece is there."""
        return not self._timer.isActive()

    def finish(self) -> None:
        """Make and show what is still to come: somebody is faster than the page."""
        if self.is_over:
            return
        while self._advance():
            pass
        self._timer.stop()
        self._place_all()
        self.ended.emit()

    def _place_all(self) -> None:
        """Do now what Qt would do with events of its own for whatever joins a page."""
        ground = self._page.scroll_area.widget()
        layout = None if ground is None else ground.layout()
        for piece in self._page.body_pieces():
            for one in (piece, *piece.findChildren(QWidget)):
                if one.isHidden() and not one.isWindow() and _is_shown(one):
                    one.show()
        if layout is not None:
            layout.activate()

    def _begin(self) -> None:
        if not self._timer.isActive():
            self._timer.start(0)

    def _go_on(self) -> None:
        # Qt shows and measures what was made before the next turn: a turn without more to make.
        self._is_at_rest = not self._is_at_rest
        if self._is_at_rest and not self._advance():
            self._timer.stop()
            self.ended.emit()

    def _advance(self) -> bool:
        """Show or make one piece; False when none is left."""
        if not self._waiting:
            return self._page.add_next()
        piece = self._waiting.pop(0)
        # The page may show something else by now.
        if isValid(piece) and self._page.body.indexOf(piece) >= 0:
            piece.show()
        return True


def _is_shown(widget: QWidget) -> bool:
    """Whether it would be shown with its page: nobody has hidden it."""
    is_decided = widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
    return not (is_decided and widget.isHidden())

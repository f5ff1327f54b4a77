"""The menu of a support desk; its keys work in every window of the program."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from exposure_app.gui.aside import Aside
from exposure_app.i18n import _

if TYPE_CHECKING:
    from exposure_app.gui.desk_mode import DeskMode

SCRIPT_KEY = "F2"
VIEW_KEY = "F8"
DANGER_KEY = "F9"
CLEAR_KEY = "F12"


class DeskMenu(QMenu):
    """Turns the mode on and off; the rest is there while it is on.

    Args:
        desk: what is done.
        parent: the bar of menus.
    """

    def __init__(self, desk: "DeskMode", parent: QWidget) -> None:
        super().__init__(_("&Desk"), parent)
        self.mode = QAction(_("&Work at a help desk"), self, checkable=True)
        self.mode.setChecked(desk.is_on)
        self.mode.triggered.connect(desk.turn)
        self.addAction(self.mode)
        self.addSeparator()
        self._inside = [
            self._add(_("&Script"), desk.toggle_script, SCRIPT_KEY),
            self._add(_("&Visitor's view"), desk.toggle_view, VIEW_KEY),
            self._add(_("Visitor's text &larger"), partial(desk.resize_view, 1)),
            self._add(_("Visitor's text s&maller"), partial(desk.resize_view, -1)),
            self._add(_("&Danger"), partial(desk.open_aside, Aside.DANGER), DANGER_KEY),
            self._add(_("&Counting visits…"), partial(desk.open_aside, Aside.DESK_COUNTS)),
            self._add(_("Cl&ear"), desk.clear, CLEAR_KEY),
        ]
        self.show_mode(is_on=desk.is_on)

    def show_mode(self, *, is_on: bool) -> None:
        """Offer what the mode has, or not."""
        self.mode.setChecked(is_on)
        for action in self._inside:
            action.setEnabled(is_on)

    def _add(self, text: str, act: Callable[[], None], key: str = "") -> QAction:
        action = QAction(text, self)
        if key:
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
            action.setAutoRepeat(False)
        action.triggered.connect(lambda _checked=False: act())
        self.addAction(action)
        return action

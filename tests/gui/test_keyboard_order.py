"""Tab goes through each page as it is read, is never caught, and can always be seen."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from exposure_app.gui.main_window import MainWindow
from exposure_app.gui.theme import Theme
from tests.simulators.tour import walk
from tests.simulators.tourist import Persona

_LIMIT_MS = 20_000
_MOST_STOPS = 400
_SAME_LINE = 12
_SEEN = 20


def _around(window: MainWindow, key: Qt.Key) -> tuple[list[QWidget], list[str]]:
    """Where the keyboard stops until it is back where it began, and what of it nobody sees."""
    stops: list[QWidget] = []
    faults = []
    while (here := QApplication.focusWidget()) not in stops:
        assert here is not None
        assert len(stops) < _MOST_STOPS
        if stops and _is_unseen(here, window):
            faults.append(f"unseen: {_name(here)}")
        stops.append(here)
        QTest.keyClick(here, key)
    here = QApplication.focusWidget()
    if here is not None and here is not stops[0]:
        faults.append(f"caught: began at {_name(stops[0])}, came back to {_name(here)}")
    return stops, faults


def _place(widget: QWidget, ground: QWidget) -> QRect:
    return QRect(widget.mapTo(ground, QPoint(0, 0)), widget.size())


def _misread(stops: list[QWidget], window: MainWindow) -> list[str]:
    """Pairs of which the second stands above the first, or before it on the same line."""
    ground = _ground(window)
    inside = [stop for stop in stops if ground.isAncestorOf(stop)]
    begin = min(range(len(inside)), key=lambda place: _corner(inside[place], ground), default=0)
    faults = []
    for one, other in pairwise(inside[begin:] + inside[:begin]):
        here, there = _place(one, ground), _place(other, ground)
        is_below = there.top() >= here.top() + _SAME_LINE
        # Behind it on the same line, or at the top of the next column.
        is_behind = there.left() > here.left()
        if not (is_below or is_behind):
            faults.append(f"{_name(one)} before {_name(other)}")
    return faults


def _ground(window: MainWindow) -> QWidget:
    ground = window.page.scroll_area.widget()
    assert ground is not None
    return ground


def _corner(widget: QWidget, ground: QWidget) -> tuple[int, int]:
    place = _place(widget, ground)
    return place.top() // _SAME_LINE, place.left()


def _name(widget: QWidget) -> str:
    return widget.accessibleName() or str(widget.property("text")) or type(widget).__name__


def _is_unseen(stop: QWidget, window: MainWindow) -> bool:
    """Whether the keyboard is on what nobody sees: not scrolled to, or under the bars."""
    area = window.page.scroll_area
    if not _ground(window).isAncestorOf(stop):
        return False
    view = QRect(QPoint(0, 0), area.viewport().size())
    seen = view.intersected(_place(stop, area.viewport()))
    return seen.height() < min(_SEEN, stop.height())


@pytest.mark.parametrize("persona", [Persona.SELF, Persona.FAMILY, Persona.BESIDE, Persona.DESK])
def test_tab_follows_reading_and_is_never_caught(
    qtbot: QtBot, theme: Theme, tmp_path: Path, persona: Persona
) -> None:
    def wait(is_done: Callable[[], bool]) -> None:
        qtbot.waitUntil(is_done, timeout=_LIMIT_MS)

    faults: list[str] = []
    for stop, tourist in walk(theme, tmp_path, wait, persona, _shape):
        window = tourist.window
        if tourist.shown is not window:
            continue
        for _turn in range(4):
            QApplication.sendPostedEvents()
            QApplication.processEvents()
        window.activateWindow()
        window.page.focus_first()
        wait(lambda: QApplication.focusWidget() is not None)
        # Of a group of choices the one that is chosen has the keyboard next time.
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        forward, found = _around(window, Qt.Key.Key_Tab)
        backward, also = _around(window, Qt.Key.Key_Backtab)
        found += [*also, *_misread(forward, window)]
        if set(forward) != set(backward):
            found.append("other stops backwards")
        faults += [f"{stop.name}: {one}" for one in found]
    assert not faults, "\n".join(faults)


def _shape(window: MainWindow) -> None:
    window.resize(1280, 720)

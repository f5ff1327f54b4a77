"""Pages come and go in turns of the loop, and nobody is lost meanwhile."""

import gc

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid, ownedByPython

from exposure_app.gui.main_window import MainWindow
from exposure_app.gui.noticed_page import NoticedPage
from exposure_app.gui.place_page import PlacePage
from exposure_app.gui.running_page import RunningPage
from exposure_app.gui.step import Step
from tests.simulators.onlooker import settle

_MOST_AT_ONCE = 120


def _at_noticed(window: MainWindow) -> NoticedPage:
    window.session.draft.country = "CN"
    window.go_to(Step.NOTICED)
    page = window.page
    assert isinstance(page, NoticedPage)
    return page


def test_tab_goes_on_with_what_comes_next_however_early_it_is_pressed(
    qtbot: QtBot, window: MainWindow
) -> None:
    page = _at_noticed(window)
    qtbot.waitUntil(page.search.hasFocus)
    assert not window.is_idle, "the page is whole already, so this would prove nothing"
    QTest.keyClick(page.search, Qt.Key.Key_Tab)
    first = next(iter(page.rows.values()))
    assert QApplication.focusWidget() is first.tick.box


def test_a_page_opens_with_few_of_its_widgets(qtbot: QtBot, window: MainWindow) -> None:
    page = _at_noticed(window)
    assert len(page.findChildren(QWidget)) < _MOST_AT_ONCE
    settle(qtbot, window)
    assert len(page.findChildren(QWidget)) > 2 * _MOST_AT_ONCE


def test_a_page_that_was_left_goes_with_all_that_was_on_it(
    qtbot: QtBot, window: MainWindow
) -> None:
    page = _at_noticed(window)
    settle(qtbot, window)
    rows = list(page.rows.values())
    window.go_to(Step.PLACE)
    assert isinstance(window.page, PlacePage)
    qtbot.waitUntil(lambda: not isValid(page))
    assert not any(map(isValid, rows))


def test_a_page_left_before_it_is_whole_makes_nothing_more(
    qtbot: QtBot, window: MainWindow
) -> None:
    page = _at_noticed(window)
    page.search.setText("calls")
    window.go_to(Step.PLACE)
    assert not page.add_next()
    qtbot.waitUntil(lambda: not isValid(page))


def test_a_page_that_goes_is_owned_by_qt(qtbot: QtBot, window: MainWindow) -> None:
    """Python might delete it on the thread of a worker, whose collection meets it first."""
    page = window.page
    window.session.draft.country = "CN"
    window.go_to(Step.PLACE)
    assert isValid(page)
    assert not ownedByPython(page)
    gc.collect()
    qtbot.waitUntil(lambda: not isValid(page))


def test_a_place_on_a_page_goes_with_what_stood_there(qtbot: QtBot, window: MainWindow) -> None:
    """Python would take whatever comes to be at the same address for that place."""
    page = _at_noticed(window)
    settle(qtbot, window)
    row = next(iter(page.rows.values()))
    card = row.parentWidget()
    layout = None if card is None else card.layout()
    assert layout is not None
    places = [layout.itemAt(layout.indexOf(row)), page.body.itemAt(0)]
    known: list[tuple[bool, bool]] = []
    for gone, place in zip((row, page.body_pieces()[0]), places, strict=True):
        gone.destroyed.connect(lambda _=None, at=place: known.append((isValid(page), isValid(at))))
    window.go_to(Step.PLACE)
    qtbot.waitUntil(lambda: not isValid(page))
    assert known == [(True, False)] * 2


def test_the_place_of_a_desk_s_bar_goes_with_the_desk(qtbot: QtBot, desk: MainWindow) -> None:
    """The same."""
    settle(qtbot, desk)
    frame = desk.desk.frame
    assert frame is not None
    column, row = frame.shell.column, frame.shell.row
    items = [
        layout.itemAt(layout.indexOf(widget))
        for layout, widget in ((column, frame.bar), (row, frame.script), (column, frame.line))
    ]
    assert all(map(isValid, items))
    desk.desk.turn(False)  # noqa: FBT003 - as the menu does
    assert not any(map(isValid, items))


def test_a_list_looks_like_a_list_from_the_first_letter_that_is_typed(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.go_to(Step.PLACE)
    settle(qtbot, window)
    page = window.page
    assert isinstance(page, PlacePage)
    combo = page.country
    combo.setFocus()
    line = combo.lineEdit()
    assert line is not None
    QTest.keyClicks(line, "chi")
    completer = combo.completer()
    assert completer is not None
    popup = completer.popup()
    assert popup is not None
    assert popup.isVisible()
    assert popup.objectName() == "completions"
    popup.hide()


def test_the_table_of_a_running_check_waits_its_turn(qtbot: QtBot) -> None:
    page = RunningPage(())
    qtbot.addWidget(page)
    before = len(page.findChildren(QWidget))
    page.finish()
    assert len(page.findChildren(QWidget)) > before

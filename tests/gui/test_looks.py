"""What a person sees and a screen reader says: names, and room for every text."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from exposure_app import i18n
from exposure_app.gui.main_window import MainWindow
from exposure_app.gui.noticed_page import NoticedPage
from exposure_app.gui.step import Step
from exposure_app.gui.theme import Theme
from tests.simulators.onlooker import settle

_STEPS = (Step.WHO, Step.PLACE, Step.NOTICED, Step.NUMBERS)
_TARGET = 44


def _visible(window: MainWindow, kind: type[QWidget]) -> list[QWidget]:
    return [widget for widget in window.findChildren(kind) if widget.isVisible()]


def _open(window: MainWindow, step: Step) -> None:
    window.session.draft.country = "CN"
    window.go_to(step)
    if isinstance(window.page, NoticedPage):
        window.page.rows["auto_follow"].tick.box.setChecked(True)
        for group in window.page.groups.values():
            group.open()


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("step", _STEPS)
def test_everything_the_keyboard_reaches_has_a_name(
    qtbot: QtBot, window: MainWindow, step: Step, language: str
) -> None:
    i18n.activate(language)
    _open(window, step)
    settle(qtbot, window)
    nameless = [
        type(widget).__name__
        for widget in _visible(window, QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isEnabled()
        and not (widget.accessibleName() or _own_text(widget))
        and not isinstance(widget.parentWidget(), QComboBox)
    ]
    assert nameless == []


def _own_text(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QAbstractButton) else ""


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("step", _STEPS)
def test_no_text_is_cut_and_nothing_scrolls_sideways(
    qtbot: QtBot, window: MainWindow, theme: Theme, step: Step, language: str, percent: int
) -> None:
    i18n.activate(language)
    theme.set_percent(percent)
    window._build()
    _open(window, step)
    qtbot.waitUntil(lambda: window.page.isVisible() and window.page.width() > 0)
    settle(qtbot, window)
    assert window.width() <= 1280
    assert window.page.scroll_area.horizontalScrollBar().maximum() == 0
    cut = [
        widget.text()
        for widget in [*_visible(window, QLabel), *_visible(window, QAbstractButton)]
        if isinstance(widget, QLabel | QAbstractButton) and _is_cut(widget)
    ]
    assert cut == []


def _is_cut(widget: QLabel | QAbstractButton) -> bool:
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.height() < widget.heightForWidth(widget.width())
    need = widget.minimumSizeHint() if isinstance(widget, QLabel) else widget.sizeHint()
    return widget.width() < need.width() or widget.height() < need.height()


@pytest.mark.parametrize("step", _STEPS)
def test_everything_to_press_is_large_enough(qtbot: QtBot, window: MainWindow, step: Step) -> None:
    _open(window, step)
    settle(qtbot, window)
    small = [
        (type(widget).__name__, widget.width(), widget.height())
        for kind in (QAbstractButton, QComboBox, QLineEdit)
        for widget in _visible(window, kind)
        if not isinstance(widget.parentWidget(), QComboBox | QLineEdit)
        and (widget.height() < _TARGET or widget.width() < 24)
    ]
    assert small == []


def test_the_hurried_find_their_button_in_the_same_place_on_every_page(
    window: MainWindow,
) -> None:
    places: set[tuple[int, int]] = set()
    for step in _STEPS:
        _open(window, step)
        QApplication.sendPostedEvents()
        corner = window.urgent_bar.button.mapTo(window, QPoint(0, 0))
        places.add((corner.x(), corner.y()))
    assert len(places) == 1


def test_a_new_page_opens_no_second_window_and_keeps_the_keyboard(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    for step in _STEPS:
        _open(window, step)
        qtbot.waitUntil(window.isActiveWindow)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert window.page.isAncestorOf(focused)
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == [window]

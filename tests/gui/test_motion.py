"""Quiet motion: a short fade that blocks nothing, and none where stillness is wanted."""

import sys

import pytest
from PySide6.QtCore import QAbstractAnimation, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from exposure_app.gui import system_wishes
from exposure_app.gui.aside import Aside
from exposure_app.gui.fade import Fade
from exposure_app.gui.main_window import MainWindow
from exposure_app.gui.scales import FADE_MS
from exposure_app.gui.step import Step
from exposure_app.gui.system_wishes import SystemWishes
from exposure_app.gui.theme import Theme
from exposure_app.storage.settings import Motion
from tests.simulators.onlooker import settle

_STOPPED = QAbstractAnimation.State.Stopped


def _animations() -> list[QAbstractAnimation]:
    """Every animation of the whole program that takes time; Qt's main window has one of 0 ms."""
    application = QApplication.instance()
    assert application is not None
    roots = [application, *QApplication.topLevelWidgets()]
    found = [one for root in roots for one in root.findChildren(QAbstractAnimation)]
    return [one for one in found if one.totalDuration() or one.state() is not _STOPPED]


@pytest.fixture
def moving(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that has nothing against motion."""
    monkeypatch.setattr(SystemWishes, "is_motion_unwanted", False)
    theme.set_motion(Motion.SYSTEM)


def test_with_motion_off_no_animation_is_ever_made(qtbot: QtBot, window: MainWindow) -> None:
    window.preferences.change_motion(Motion.OFF)
    window.session.draft.country = "CN"
    for step in (Step.PLACE, Step.NOTICED, Step.NUMBERS, Step.WHO):
        window.go_to(step)
        assert _animations() == []
        settle(qtbot, window)
        assert _animations() == []
    for aside in (Aside.URGENT, Aside.SETTINGS):
        window.open_aside(aside)
        assert _animations() == []
        settle(qtbot, window)
        assert _animations() == []


def test_where_the_system_wants_stillness_nothing_moves(
    qtbot: QtBot, window: MainWindow, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SystemWishes, "is_motion_unwanted", True)
    theme.set_motion(Motion.SYSTEM)
    window.go_to(Step.PLACE)
    assert _animations() == []
    settle(qtbot, window)


@pytest.mark.usefixtures("moving")
def test_a_page_fades_shortly_and_the_picture_goes(qtbot: QtBot, window: MainWindow) -> None:
    window.go_to(Step.PLACE)
    [fade] = window.findChildren(Fade)
    assert fade.animation.duration() == FADE_MS <= 150
    assert fade.animation.loopCount() == 1
    steps: list[float] = []
    fade.animation.valueChanged.connect(steps.append)
    qtbot.waitUntil(lambda: not window.findChildren(Fade))
    # It only grows paler: nothing blinks.
    assert steps == sorted(steps, reverse=True)
    assert _animations() == []


@pytest.mark.usefixtures("moving")
def test_keys_and_clicks_reach_the_new_page_while_the_old_one_fades(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.go_to(Step.PLACE)
    [fade] = window.findChildren(Fade)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert window.page.isAncestorOf(focused)
    back = window.page.back_button
    spot = back.mapTo(window, back.rect().center())
    assert window.childAt(spot) is not fade
    QTest.mouseClick(back, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert window.is_at(Step.WHO)
    qtbot.waitUntil(lambda: not window.findChildren(Fade))


@pytest.mark.usefixtures("moving")
def test_nothing_fades_when_size_or_colours_change(
    qtbot: QtBot, window: MainWindow, theme: Theme
) -> None:
    before = window.page
    theme.set_percent(125)
    qtbot.waitUntil(lambda: window.page is not before)
    assert window.findChildren(Fade) == []
    settle(qtbot, window)


@pytest.mark.parametrize("platform", ["darwin", "win32"])
@pytest.mark.parametrize("is_moving", [True, False])
def test_windows_is_asked_by_its_menus(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, platform: str, *, is_moving: bool
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(system_wishes, "_has_moving_menus", lambda: is_moving)
    wishes = SystemWishes(qapp)
    assert wishes.is_motion_unwanted is (platform == "win32" and not is_moving)
    wishes.deleteLater()


def test_without_a_bus_nobody_is_asked(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", "")
    wishes = SystemWishes(qapp)
    assert wishes.is_motion_unwanted is False
    wishes.deleteLater()

"""Somebody who opens the page of the settings and waits until it is read."""

from pytestqt.qtbot import QtBot

from exposure_app.gui.aside import Aside
from exposure_app.gui.main_window import MainWindow
from exposure_app.gui.settings_page import SettingsPage
from tests.simulators.onlooker import settle


def open_settings(qtbot: QtBot, window: MainWindow) -> SettingsPage:
    """Open the page by its menu."""
    window.open_aside(Aside.SETTINGS)
    return shown_settings(qtbot, window)


def shown_settings(qtbot: QtBot, window: MainWindow) -> SettingsPage:
    """The page that is shown now, once all of it is there."""
    page = window.page
    assert isinstance(page, SettingsPage)
    qtbot.waitUntil(lambda: page.is_read)
    settle(qtbot, window)
    return page


def settings_after(qtbot: QtBot, window: MainWindow, before: SettingsPage) -> SettingsPage:
    """The page that was made anew."""
    qtbot.waitUntil(lambda: window.page is not before)
    return shown_settings(qtbot, window)

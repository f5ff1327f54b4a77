"""A real window for each test, without a screen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from exposure_app.gui.main_window import MainWindow
from exposure_app.gui.step import Step
from exposure_app.gui.theme import Theme
from exposure_app.storage.settings import Appearance

# The platform for machines without a screen says this of every window and pop-up.
_OFFSCREEN_NOTE = "This plugin does not support"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out what the screenless platform says of itself; every other warning still fails."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(_OFFSCREEN_NOTE, extend=True))


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The look of the application, light and at its usual size."""
    theme = Theme(qapp, appearance=Appearance.LIGHT)
    yield theme
    qapp.styleHints().colorSchemeChanged.disconnect(theme._follow_system)
    theme.deleteLater()


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[MainWindow]:
    """The window, opened, with its tables read."""
    window = MainWindow(theme, tmp_path / "settings.json")
    window.resize(1280, 720)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    qtbot.waitUntil(lambda: window.session.places is not None, timeout=20_000)
    yield window
    window.close()


def open_step(window: MainWindow, step: Step) -> QWidget:
    """The page of a step, for a person in China."""
    window.session.draft.country = "CN"
    window.go_to(step)
    return window.page

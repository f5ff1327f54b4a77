"""A real window for each test, without a screen."""

from collections.abc import Callable, Iterator
from pathlib import Path

import keyring
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from exposure_app.gui.aside import Aside
from exposure_app.gui.main_window import MainWindow
from exposure_app.gui.sources_page import SourcesPage
from exposure_app.gui.theme import Theme
from exposure_app.storage.settings import Appearance
from tests.simulators.keyrings import MemoryKeyring
from tests.simulators.onlooker import settle
from tests.simulators.typist import Typist

# The platform for machines without a screen says this of every window and pop-up.
_OFFSCREEN_NOTE = "This plugin does not support"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out what the screenless platform says of itself; every other warning still fails."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(_OFFSCREEN_NOTE, extend=True))


@pytest.fixture(autouse=True)
def own_keyring() -> Iterator[MemoryKeyring]:
    """The keyring of the machine is left alone."""
    before, own = keyring.get_keyring(), MemoryKeyring()
    keyring.set_keyring(own)
    yield own
    keyring.set_keyring(before)


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The look of the application, light and at its usual size."""
    theme = Theme(qapp, appearance=Appearance.LIGHT)
    yield theme
    qapp.styleHints().colorSchemeChanged.disconnect(theme._follow_system)
    theme.deleteLater()


def _opened(qtbot: QtBot, window: MainWindow) -> Iterator[MainWindow]:
    """The window in its usual size, with its tables read; closed afterwards."""
    window.resize(1280, 720)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    qtbot.waitUntil(lambda: window.session.places is not None, timeout=20_000)
    yield window
    window.close()


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[MainWindow]:
    """The window, opened, with its tables read."""
    yield from _opened(qtbot, MainWindow(theme, tmp_path / "settings.json"))


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[MainWindow]:
    """The window as a support desk starts it, with its tables read."""
    yield from _opened(qtbot, MainWindow(theme, tmp_path / "settings.json", is_desk=True))


@pytest.fixture
def typist(qtbot: QtBot, desk: MainWindow) -> Typist:
    """Somebody who types at it."""
    return Typist(qtbot, desk)


@pytest.fixture
def opened(qtbot: QtBot, window: MainWindow) -> Callable[[], SourcesPage]:
    """Opens the page, and waits until it is read."""

    def open_page() -> SourcesPage:
        window.open_aside(Aside.SOURCES)
        page = window.page
        assert isinstance(page, SourcesPage)
        qtbot.waitUntil(lambda: page.is_read)
        settle(qtbot, window)
        return page

    return open_page

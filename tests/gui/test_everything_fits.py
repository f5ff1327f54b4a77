"""No text is cut and nothing stands on anything else: every page, long words, large letters.

By default the largest letters are tried, where trouble begins; ``EXPOSURE_SIZES=100,200,225`` tries
those sizes.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from exposure_app import i18n
from exposure_app.gui.draft import DESK, FAMILY, SELF
from exposure_app.gui.main_window import MainWindow
from exposure_app.gui.theme import Theme
from tests.simulators.fitting import misfits
from tests.simulators.pseudo import arabic, german, speaking
from tests.simulators.tour import Visit, stops, walk

SIZES = [int(size) for size in os.environ.get("EXPOSURE_SIZES", "225").split(",")]
WINDOW = (1280, 720)


def _chinese() -> AbstractContextManager[None]:
    return i18n.in_language(i18n.CHINESE)


LANGUAGES: dict[str, Callable[[], AbstractContextManager[None]]] = {
    "english": nullcontext,
    "chinese": _chinese,
    "as-long-as-german": partial(speaking, german),
    "right-to-left": partial(speaking, arabic),
}


@pytest.fixture(params=LANGUAGES)
def _spoken(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    """Each language in turn, with its direction; English from left to right afterwards."""
    if request.param == "right-to-left":
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    with LANGUAGES[request.param]():
        yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize("percent", SIZES)
@pytest.mark.parametrize("audience", [SELF, FAMILY, DESK])
@pytest.mark.usefixtures("_spoken")
def test_everything_fits(
    qtbot: QtBot, theme: Theme, tmp_path: Path, audience: str, percent: int
) -> None:
    theme.set_percent(percent)
    window = MainWindow(theme, tmp_path / "settings.json", is_desk=audience == DESK)
    window.preferences.resize_text(percent)
    window.resize(*WINDOW)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: window.session.places is not None, timeout=20_000)
    visit = Visit(window, partial(qtbot.waitUntil, timeout=20_000))
    faults = {
        stop.name: found for stop in walk(visit, stops(audience)) if (found := misfits(window))
    }
    assert (window.width(), window.height()) == WINDOW
    window.close()
    assert faults == {}

"""The tour of the window: every page and state is reached, named for those who hear, and fits.

It is walked with letters of 225 % in a language as long as German, and the ways of most people in
English, in Chinese and in a language from right to left. ``EXPOSURE_SIZES=100,200,225`` walks all
ways in all languages and in those sizes.
"""

import importlib
import os
import pkgutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from exposure_app import gui, i18n
from exposure_app.gui.main_window import MainWindow
from exposure_app.gui.page import Page
from exposure_app.gui.theme import Theme
from tests.simulators.fitting import misfits
from tests.simulators.onlooker import nameless
from tests.simulators.pseudo import arabic, german, speaking
from tests.simulators.tour import PERSONAS, STOPS, walk
from tests.simulators.tourist import Persona

_LIMIT_MS = 20_000
_WINDOW = (1280, 720)
_TURNS = 4
_SIZES = [int(size) for size in os.environ.get("EXPOSURE_SIZES", "225").split(",")]
_IS_WHOLE = "EXPOSURE_SIZES" in os.environ
_LONGEST = "as-long-as-german"
_USUAL = (Persona.SELF, Persona.FAMILY, Persona.DESK, Persona.BESIDE)


def _chinese() -> AbstractContextManager[None]:
    return i18n.in_language(i18n.CHINESE)


_LANGUAGES: dict[str, Callable[[], AbstractContextManager[None]]] = {
    "english": nullcontext,
    "chinese": _chinese,
    _LONGEST: partial(speaking, german),
    "right-to-left": partial(speaking, arabic),
}


def _place(widget: QWidget, window: QWidget) -> tuple[int, int]:
    corner = widget.mapTo(window, QPoint(0, 0))
    return corner.x(), corner.y()


def _pages(kind: type[Page]) -> set[type[Page]]:
    return {kind}.union(*(_pages(one) for one in kind.__subclasses__()))


def test_every_page_of_the_window_is_on_the_tour() -> None:
    for module in pkgutil.iter_modules(gui.__path__):
        importlib.import_module(f"{gui.__name__}.{module.name}")
    own = {one for one in _pages(Page) - {Page} if one.__module__.startswith(gui.__name__)}
    assert own == {stop.page for stop in STOPS}


def test_stops_have_names_of_their_own_and_every_person_has_some() -> None:
    assert len({stop.name for stop in STOPS}) == len(STOPS)
    assert all(PERSONAS.values())


def _ways() -> Iterator[tuple[str, Persona]]:
    """Which languages are walked by whom."""
    for language in _LANGUAGES:
        for persona in Persona:
            if _IS_WHOLE or language == _LONGEST or persona in _USUAL:
                yield language, persona


@pytest.fixture
def _spoken(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    """A language with its direction; English from left to right afterwards."""
    if request.param == "right-to-left":
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    with _LANGUAGES[request.param]():
        yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize("percent", _SIZES)
@pytest.mark.parametrize(("_spoken", "persona"), list(_ways()), indirect=["_spoken"])
@pytest.mark.usefixtures("_spoken")
def test_everything_is_reached_and_named_and_fits(
    qtbot: QtBot, theme: Theme, tmp_path: Path, persona: Persona, percent: int
) -> None:
    def wait(is_done: Callable[[], bool]) -> None:
        qtbot.waitUntil(is_done, timeout=_LIMIT_MS)

    def prepare(window: MainWindow) -> None:
        window.preferences.resize_text(percent)
        window.resize(*_WINDOW)

    reached, faults, places = [], {}, set()
    for stop, tourist in walk(theme, tmp_path, wait, persona, prepare):
        # What was put on the page has its place after a few turns.
        for _turn in range(_TURNS):
            QApplication.sendPostedEvents()
            QApplication.processEvents()
        assert tourist.window.isVisible()
        assert tourist.shown.isVisible()
        found = [*misfits(tourist.shown), *(f"no name: {kind}" for kind in nameless(tourist.shown))]
        if found:
            faults[stop.name] = found
        assert (tourist.window.width(), tourist.window.height()) == _WINDOW
        reached.append(stop)
        bar = tourist.window.urgent_bar
        size = tourist.window.preferences.percent  # erasing everything makes text usual again
        places.add((size, *(_place(one, tourist.window) for one in (bar.button, bar.help_button))))
    sizes = {size for size, *_corners in places}
    assert len(places) == len(sizes), "help and the urgent button are always in the same place"
    assert faults == {}
    assert tuple(reached) == PERSONAS[persona]

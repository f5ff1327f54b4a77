"""The tour of the window: every stop is reached as it is named, and no page is forgotten."""

import importlib
import pkgutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from exposure_app import gui
from exposure_app.gui.page import Page
from exposure_app.gui.theme import Theme
from tests.simulators.grand_tour import PERSONAS, STOPS, walk
from tests.simulators.onlooker import nameless
from tests.simulators.tourist import Persona

_LIMIT_MS = 20_000


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


@pytest.mark.parametrize("persona", Persona)
def test_every_stop_is_reached(
    qtbot: QtBot, theme: Theme, tmp_path: Path, persona: Persona
) -> None:
    def wait(is_done: Callable[[], bool]) -> None:
        qtbot.waitUntil(is_done, timeout=_LIMIT_MS)

    reached = []
    for stop, tourist in walk(theme, tmp_path, wait, persona):
        assert tourist.window.isVisible()
        assert tourist.shown.isVisible()
        assert nameless(tourist.shown) == []
        reached.append(stop)
    assert tuple(reached) == PERSONAS[persona]

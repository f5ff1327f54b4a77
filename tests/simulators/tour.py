"""One tour of every page and every state of the window, for pictures and for tests alike.

`PERSONAS` has the stops of each person in the order in which they are walked; `walk` goes along
them. In a test::

    for stop, tourist in walk(theme, tmp_path, wait, Persona.SELF):
        ...look at tourist.window.page, or at tourist.shown for dialogs and second windows...

Attributes:
    STOPS: all of them, in order.
    PERSONAS: the stops of each person.
"""

from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import Final

from exposure_app.gui.main_window import MainWindow
from exposure_app.gui.theme import Theme
from tests.simulators import (
    tour_of_answers,
    tour_of_beside,
    tour_of_check,
    tour_of_desk,
    tour_of_family,
    tour_of_faults,
    tour_of_network,
)
from tests.simulators.tourist import Persona, Stop, Tourist, Wait

_MODULES = (
    tour_of_check,
    tour_of_network,
    tour_of_answers,
    tour_of_family,
    tour_of_beside,
    tour_of_faults,
    tour_of_desk,
)
STOPS: Final[tuple[Stop, ...]] = tuple(chain.from_iterable(one.STOPS for one in _MODULES))
PERSONAS: Final[dict[Persona, tuple[Stop, ...]]] = {
    persona: tuple(stop for stop in STOPS if stop.persona is persona) for persona in Persona
}


def walk(
    theme: Theme,
    folder: Path,
    wait: Wait,
    persona: Persona,
    prepare: Callable[[MainWindow], None] = lambda _window: None,
) -> Iterator[tuple[Stop, Tourist]]:
    """Go along the stops of one person; the window is closed after the last.

    Args:
        theme: the look of the application.
        folder: an empty one.
        wait: lets the loop of events run until something is true.
        persona: whose stops.
        prepare: changes the window before it is shown, its size for example.
    """
    tourist = Tourist(theme, folder, wait, persona)
    prepare(tourist.window)
    try:
        tourist.open()
        for stop in PERSONAS[persona]:
            tourist.put_away()
            stop.go(tourist)
            tourist.page(stop.page)
            yield stop, tourist
    finally:
        tourist.close()

"""A check by oneself, and one with a relative, on a real X screen with real presses of keys."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.simulators.typist import INVENTED
from tests.simulators.x_screen import Seat, seat_at, x_screen

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="X screens are drawn on Linux only"
)


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[Seat]:
    """The program on its first run, with the keyboard."""
    with x_screen() as display, seat_at(display, tmp_path) as seat:
        yield seat


def test_a_check_by_oneself(seat: Seat) -> None:
    seat.press("alt+b")
    seat.see("WhoPage")
    seat.go_on()
    seat.see("PlacePage")
    seat.type("China")
    seat.press("Return")
    seat.go_on()
    seat.see("NoticedPage")
    seat.press("Tab", "space", "Tab", "Tab", "Tab", "space")
    seat.go_on()
    seat.see("NumbersPage")
    seat.type(INVENTED)
    seat.go_on()
    seat.see("LeavesPage")
    seat.press("Return")
    seat.see("AnswerPage")
    assert "carrier" in seat.title
    seat.press("alt+w")
    seat.see("PlanPage")


def test_a_check_with_a_relative_who_says_yes(seat: Seat) -> None:
    seat.press("alt+b")
    seat.see("WhoPage")
    seat.press("Down")
    # Text becomes large, so the page is made anew.
    seat.rest()
    seat.press("Tab")
    seat.type("Dad")
    seat.go_on()
    seat.see("ConsentPage")
    assert seat.title.startswith("Dad")
    seat.press("alt+y")
    seat.see("PlacePage")
    seat.type("China")
    seat.press("Return")
    seat.go_on(5)
    seat.see("NoticedPage")
    seat.press("space", "Tab", "Tab", "Tab", "space")
    seat.go_on(5)
    seat.see("NumbersPage")
    seat.type(INVENTED)
    seat.go_on(2)
    seat.see("LeavesPage")
    seat.press("Return")
    seat.see("AnswerPage")
    assert "carrier" in seat.title
    seat.press("alt+w")
    seat.see("PlanPage")

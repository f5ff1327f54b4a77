"""A visit at a support desk on a real X screen, with real presses of keys, from welcome to plan."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.simulators.typist import INVENTED
from tests.simulators.x_screen import ROOT, Seat, seat_at, x_screen

PATIENCE_SECONDS = 60
MOST_PRESSES = 59
pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="X screens are drawn on Linux only"
)


@pytest.fixture
def screen() -> Iterator[str]:
    """A small X screen in memory, by its display name."""
    with x_screen() as display:
        yield display


@pytest.fixture
def desk(screen: str, tmp_path: Path) -> Iterator[Seat]:
    """The program at a desk, with the keyboard."""
    with seat_at(screen, tmp_path, is_desk=True) as seat:
        yield seat


def test_the_founding_story_takes_fewer_than_sixty_presses(desk: Seat) -> None:
    for _question in range(3):
        desk.press("y", "Return")
    desk.see("PlacePage")
    desk.press("c", "n", "Return", "Return", "1", "Return", "ctrl+Return")
    desk.see("DeskNoticedPage")
    for number in ("11", "12", "72"):
        desk.press(*number, "Return")
    desk.press("Return", "Return")
    desk.see("NumbersPage")
    desk.press(*INVENTED, "ctrl+Return")
    desk.see("LeavesPage")
    desk.press("Return")
    desk.see("AnswerPage")
    while desk.asked != "several_services":
        assert desk.asked
        desk.press("d", "Return")
        desk.see("AnswerPage")
    desk.press("1", "Return")
    desk.see("AnswerPage")
    desk.press("ctrl+Return")
    desk.see("PlanPage")
    assert desk.presses <= MOST_PRESSES
    desk.press("F12")
    desk.see("DeskConsentPage")


def test_the_command_for_a_desk_opens_the_window(screen: str) -> None:
    environment = dict(os.environ, DISPLAY=screen, QT_QPA_PLATFORM="xcb", LANG="C.UTF-8")
    with subprocess.Popen(
        [sys.executable, "-m", "exposure_app", "--desk"],
        env=environment,
        cwd=ROOT,
        text=True,
        stderr=subprocess.PIPE,
    ) as program:
        seen = Seat(screen, program)
        seen.focus()
        seen.press("alt+c")
        assert program.poll() is None
        for _attempt in range(6):
            seen.press("ctrl+q")
            try:
                program.wait(timeout=5)
            except subprocess.TimeoutExpired:
                continue
            break
        _, complaints = program.communicate(timeout=PATIENCE_SECONDS)
    assert program.returncode == 0
    assert complaints == ""

"""The real program on a real X screen, driven by its keyboard as a person would."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress

import pytest

from tests.simulators.x_screen import ROOT, x_screen

PATIENCE_SECONDS = 30
AGAIN_SECONDS = 5
pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="X screens are drawn on Linux only"
)


@pytest.fixture
def screen() -> Iterator[str]:
    """A small X screen in memory, by its display name."""
    with x_screen() as display:
        yield display


@pytest.fixture
def program(screen: str) -> Iterator[subprocess.Popen[str]]:
    """The program, started as its command starts it."""
    environment = dict(os.environ, DISPLAY=screen, QT_QPA_PLATFORM="xcb", LANG="C.UTF-8")
    words = [sys.executable, "-m", "exposure_app"]
    with subprocess.Popen(
        words, env=environment, cwd=ROOT, text=True, stderr=subprocess.PIPE
    ) as running:
        yield running
        running.kill()


def _xdotool(screen: str, *words: str) -> str:
    command = ["xdotool", *words]
    environment = dict(os.environ, DISPLAY=screen)
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    return done.stdout.strip()


def _window(screen: str, program: subprocess.Popen[str]) -> str:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        assert program.poll() is None, program.stderr.read() if program.stderr else ""
        found = _xdotool(screen, "search", "--sync", "--onlyvisible", "--name", "^Exposure Check$")
        if found:
            return found.splitlines()[0]
    pytest.fail("no window appeared")


def _press_until_it_ends(screen: str, program: subprocess.Popen[str], *keys: str) -> None:
    """Press the keys, again after a while as a person would: the first may come before the window
    has noticed that it has the focus."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while program.poll() is None and time.monotonic() < deadline:
        _xdotool(screen, "key", *keys)
        with suppress(subprocess.TimeoutExpired):
            program.wait(timeout=AGAIN_SECONDS)


def test_the_window_fits_the_screen_and_quits_by_keyboard(
    screen: str, program: subprocess.Popen[str]
) -> None:
    window = _window(screen, program)
    shape = dict(
        line.split("=")
        for line in _xdotool(screen, "getwindowgeometry", "--shell", window).splitlines()
    )
    assert int(shape["WIDTH"]) <= 1280
    assert int(shape["HEIGHT"]) <= 720
    _xdotool(screen, "windowfocus", "--sync", window)
    _press_until_it_ends(screen, program, "alt+c", "ctrl+q")
    _, complaints = program.communicate(timeout=PATIENCE_SECONDS)
    assert program.returncode == 0
    assert complaints == ""

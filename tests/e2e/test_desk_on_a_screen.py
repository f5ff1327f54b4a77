"""A visit at a support desk on a real X screen, with real presses of keys, from welcome to plan."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.simulators.typist import INVENTED

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 60
MOST_PRESSES = 59
TOOLS = ("Xvfb", "xdotool")
pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="X screens are drawn on Linux only"
)
# The program as it is; it also says which page it shows, as a person at the screen would see.
PROGRAM = """
import sys
from exposure_app.gui import app, main_window

class Told(main_window.MainWindow):
    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        self.page_shown.connect(self.tell)
    def _furnish(self):
        super()._furnish()
        self.flow.opened.connect(lambda: print("Ready", flush=True))
    def tell(self, page):
        result = self.session.result
        question = None if result is None else result.explanation.next_question
        code = "" if question is None else question.code
        print(type(page).__name__, code, flush=True)

app.MainWindow = Told
sys.exit(app.main(is_desk=True))
"""


@pytest.fixture
def screen() -> Iterator[str]:
    """A small X screen in memory, by its display name."""
    assert all(shutil.which(tool) for tool in TOOLS), "packaging/test.py installs Xvfb and xdotool"
    reader, writer = os.pipe()
    words = ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1280x720x24", "-nolisten", "tcp"]
    with subprocess.Popen(words, pass_fds=[writer], stderr=subprocess.DEVNULL) as server:
        os.close(writer)
        with os.fdopen(reader) as told:
            yield f":{told.readline().strip()}"
        server.terminate()


class Screen:
    """Somebody at the screen: presses keys and sees which page is shown."""

    def __init__(self, display: str, program: "subprocess.Popen[str]") -> None:
        self._display = display
        self._program = program
        self.presses = 0
        self.asked = ""

    def run(self, *words: str) -> str:
        """Use xdotool."""
        environment = dict(os.environ, DISPLAY=self._display)
        command = ["xdotool", *words]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        return done.stdout.strip()

    def focus(self) -> None:
        """There is no window manager that would give the keyboard to a window."""
        found = self.run("search", "--sync", "--onlyvisible", "--name", "^Exposure Check$")
        self.run("windowfocus", "--sync", found.splitlines()[0])

    def press(self, *keys: str) -> None:
        """Press one key after the other."""
        self.presses += len(keys)
        self.run("key", "--delay", "30", *keys)

    def see(self, page: str) -> None:
        """Wait until that page is told of."""
        assert self._program.stdout is not None
        for line in self._program.stdout:
            name, _, self.asked = line.strip().partition(" ")
            if name == page:
                return
        complaints = self._program.stderr.read() if self._program.stderr else ""
        pytest.fail(f"the program ended before {page}: {complaints}")


@pytest.fixture
def desk(screen: str) -> Iterator[Screen]:
    """The program at a desk, with the keyboard."""
    environment = dict(os.environ, DISPLAY=screen, QT_QPA_PLATFORM="xcb", LANG="C.UTF-8")
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM],
        env=environment,
        cwd=ROOT,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as program:
        seen = Screen(screen, program)
        seen.see("Ready")
        seen.focus()
        yield seen
        program.kill()


def test_the_founding_story_takes_fewer_than_sixty_presses(desk: Screen) -> None:
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
        seen = Screen(screen, program)
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

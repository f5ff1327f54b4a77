"""A real X screen in memory, and somebody who sits at it and presses real keys."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import IO

import pytest

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 30
_DOWN_SECONDS = 0.2
_QUIET_SECONDS = 1
_AGAIN_SECONDS = 5
_ATTEMPTS = 5
TOOLS = ("Xvfb", "xdotool")
# The program as it is; it also says which page it shows, as a person at the screen would see.
_PROGRAM = """
import sys
from exposure_app.gui import app, main_window

class Told(main_window.MainWindow):
    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        self.page_shown.connect(self.tell)
    def _furnish(self):
        super()._furnish()
        self.flow.opened.connect(lambda: print("Ready||", flush=True))
    def tell(self, page):
        result = self.session.result
        question = None if result is None else result.explanation.next_question
        code = "" if question is None else question.code
        print(type(page).__name__, code, page.title.text(), sep="|", flush=True)
        if page.turns is not None:
            page.turns.turned.connect(lambda _number: print("Question||", flush=True))

app.MainWindow = Told
sys.exit(app.main(is_desk={is_desk}))
"""


@contextmanager
def x_screen() -> Iterator[str]:
    """A small X screen in memory, by its display name."""
    assert all(shutil.which(tool) for tool in TOOLS), "packaging/test.py installs Xvfb and xdotool"
    reader, writer = os.pipe()
    words = ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1280x720x24", "-nolisten", "tcp"]
    with subprocess.Popen(words, pass_fds=[writer], stderr=subprocess.DEVNULL) as server:
        os.close(writer)
        with os.fdopen(reader) as told:
            try:
                yield f":{told.readline().strip()}"
            finally:
                server.terminate()


class Seat:
    """Somebody at the screen: presses keys and sees which page is shown.

    Attributes:
        presses: how many keys were pressed.
        asked: code of the question on the page seen last, empty without any.
        title: heading of the page seen last.
    """

    def __init__(self, display: str, program: "subprocess.Popen[str]") -> None:
        self._display = display
        self._program = program
        self._lines: Queue[str | None] = Queue()
        self._held: str | None = None
        if program.stdout is not None:
            Thread(target=self._listen, args=(program.stdout,), daemon=True).start()
        self.presses = 0
        self.asked = ""
        self.title = ""

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

    def go_on(self, questions: int = 1) -> None:
        """Press the button that leads on, by its letter, past that many questions of one page.

        Pressed again after a while, as a person would: a list that is still open eats the key.
        """
        for question in range(questions):
            # A button that is pressed by its letter stays down for a tenth of a second.
            time.sleep(_DOWN_SECONDS)
            for attempt in range(_ATTEMPTS):
                self.press(*(["Escape"] if attempt else []), "alt+c")
                line = self._next_line(_AGAIN_SECONDS)
                if line is not None:
                    break
            else:
                pytest.fail("the way on does not answer")
            if question == questions - 1:
                self._held = line

    def type(self, text: str) -> None:
        """Type a text."""
        self.presses += len(text)
        self.run("type", "--delay", "30", text)

    def see(self, page: str) -> None:
        """Wait until that page is told of."""
        seen = []
        while (line := self._next_line()) is not None:
            name, self.asked, self.title = line.strip().split("|", 2)
            seen.append(name)
            if name == page:
                return
        if self._program.poll() is None:
            pytest.fail(f"{page} did not come, only {seen}")
        complaints = self._program.stderr.read() if self._program.stderr else ""
        code = self._program.returncode
        pytest.fail(f"the program ended with {code} before {page}: {complaints}")

    def rest(self) -> None:
        """Wait until nothing changes any more, as somebody does who reads first."""
        while self._next_line(_QUIET_SECONDS) is not None:
            pass

    def _next_line(self, patience: float = PATIENCE_SECONDS) -> str | None:
        """What the program says next; None when it ended or is silent for too long."""
        if self._held is not None:
            held, self._held = self._held, None
            return held
        try:
            return self._lines.get(timeout=patience)
        except Empty:
            return None

    def _listen(self, said: IO[str]) -> None:
        for line in said:
            self._lines.put(line)
        self._lines.put(None)


@contextmanager
def seat_at(display: str, home: Path, *, is_desk: bool = False) -> Iterator[Seat]:
    """The program on that screen, with the keyboard and nothing kept from before."""
    environment = dict(os.environ, DISPLAY=display, QT_QPA_PLATFORM="xcb", LANG="C.UTF-8")
    # Where it stood, should it end without a word of its own.
    environment["PYTHONFAULTHANDLER"] = "1"
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        environment[name] = str(home)
    with subprocess.Popen(
        [sys.executable, "-c", _PROGRAM.format(is_desk=is_desk)],
        env=environment,
        cwd=ROOT,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as program:
        try:
            seat = Seat(display, program)
            seat.see("Ready")
            seat.focus()
            yield seat
        finally:
            program.kill()

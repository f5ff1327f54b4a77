"""Draws the stops of the tour in one language, one look and one size of text.

The one rule: each person has a home of their own, so that no picture shows anybody's data.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import keyring
from PySide6.QtCore import QCoreApplication, QEventLoop, QSize, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from exposure_app import i18n
from exposure_app.gui.language import speak_qt
from exposure_app.gui.main_window import MainWindow
from exposure_app.gui.theme import Theme
from exposure_app.storage.settings import Appearance
from tests.simulators.keyrings import MemoryKeyring
from tests.simulators.tour import PERSONAS, walk
from tests.simulators.tourist import Persona, Stop, Tourist

_APPEARANCES = {
    "light": Appearance.LIGHT,
    "dark": Appearance.DARK,
    "high-contrast": Appearance.HIGH_CONTRAST,
}
_HOMES = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "APPDATA", "LOCALAPPDATA")
_TURN_MS = 5
_TURNS = 4
_LIMIT_TURNS = 1_500


@dataclass(frozen=True, slots=True)
class Look:
    """How the window looks.

    Attributes:
        language: spoken.
        appearance: light, dark or high-contrast.
        percent: size of all text.
    """

    language: str
    appearance: str
    percent: int


def size_of(text: str) -> QSize:
    """The size written as in 1280x720."""
    width, _, height = text.partition("x")
    return QSize(int(width), int(height))


def draw(
    folder: Path,
    look: Look,
    sizes: Sequence[QSize],
    *,
    personas: Iterable[str] = (),
    patterns: Iterable[str] = ("*",),
) -> tuple[Path, ...]:
    """Draw the stops that are wanted.

    Args:
        folder: below it, each size gets a folder of its own.
        look: of the window.
        sizes: of the window.
        personas: who walks; everybody when empty.
        patterns: of names of stops.

    Returns:
        The folders of the pictures, in the order of the sizes.
    """
    folders = {_name(look, size): size for size in sizes}
    for name in folders:
        (folder / name).mkdir(parents=True, exist_ok=True)
    theme = _theme(look)
    wanted = tuple(patterns)
    for persona in [Persona(name) for name in personas] or Persona:
        for stop, tourist in _walk(theme, persona, wanted):
            for name, size in folders.items():
                _draw_stop(tourist, size, folder / name / f"{stop.name}.png")
            tourist.window.resize(sizes[0])
    return tuple(folder / name for name in folders)


def _name(look: Look, size: QSize) -> str:
    shape = f"{size.width()}x{size.height()}"
    return f"{look.language}-{look.appearance}-{look.percent}-{shape}"


def _theme(look: Look) -> Theme:
    known = QCoreApplication.instance()
    application = known if isinstance(known, QApplication) else QApplication([])
    application.setStyle("fusion")
    i18n.activate(look.language)
    speak_qt(look.language)
    return Theme(application, look.percent, _APPEARANCES[look.appearance])


def _walk(
    theme: Theme, persona: Persona, patterns: tuple[str, ...]
) -> Iterator[tuple[Stop, Tourist]]:
    """Go as far as the last stop that is wanted."""
    left = [stop for stop in PERSONAS[persona] if any(fnmatch(stop.name, one) for one in patterns)]
    if not left:
        return
    with tempfile.TemporaryDirectory() as scratch:
        for variable in _HOMES:
            os.environ[variable] = scratch
        keyring.set_keyring(MemoryKeyring())
        stops = walk(theme, Path(scratch), wait, persona, _shape)
        for stop, tourist in stops:
            if stop in left:
                left.remove(stop)
                yield stop, tourist
            if not left:
                stops.close()


def _shape(window: MainWindow) -> None:
    window.resize(1280, 720)


def _draw_stop(tourist: Tourist, size: QSize, picture: Path) -> None:
    shown = tourist.shown
    if shown is not tourist.window:
        _settle()
        _save(shown, picture)
        return
    window = tourist.window
    window.resize(size)
    _settle()
    _save(window, picture)
    bar = window.page.scroll_area.verticalScrollBar()
    begin, part = bar.value(), 1
    bar.setValue(0)
    while bar.value() < bar.maximum():
        bar.setValue(bar.value() + bar.pageStep())
        part += 1
        _settle()
        _save(window, picture.with_stem(f"{picture.stem}-part{part}"))
    bar.setValue(begin)


def _save(widget: QWidget, picture: Path) -> None:
    if not widget.grab().save(str(picture)):
        raise OSError(picture.name)


def wait(is_done: Callable[[], bool]) -> None:
    """Let the loop of events run until it is done.

    Raises:
        TimeoutError: it takes too long.
    """
    for _turn in range(_LIMIT_TURNS):
        if is_done():
            return
        _settle()
    raise TimeoutError("a page did not come in time")


def _settle() -> None:
    """Let the loop run until everything has its place, which takes it more than one turn."""
    for _turn in range(_TURNS):
        loop = QEventLoop()
        QTimer.singleShot(_TURN_MS, loop.quit)
        loop.exec()

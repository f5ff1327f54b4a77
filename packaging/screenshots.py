"""Draw every page of the window into a folder: languages, light and dark, 100 and 200 % text.

Usage: screenshots.py FOLDER [--size 1280x720] [--language en] [--appearance light] [--percent 100]

No screen is needed. The invented example person is used, so no picture shows anybody's data.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from exposure_app import i18n
from exposure_app.gui.disclosure import Disclosure
from exposure_app.gui.language import speak_qt
from exposure_app.gui.main_window import MainWindow
from exposure_app.gui.noticed_page import NoticedPage
from exposure_app.gui.numbers_page import NumbersPage
from exposure_app.gui.place_page import PlacePage
from exposure_app.gui.running_page import RunningPage
from exposure_app.gui.step import Step
from exposure_app.gui.theme import Theme
from exposure_app.storage.settings import Appearance

SETTLE_MS = 60
LIMIT_MS = 20_000
TICKED = ("auto_follow", "auto_join_groups", "password_change_no_help")


def main() -> int:
    """Draw what was asked for; the exit code."""
    wishes = _arguments()
    wishes.folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    theme = Theme(application)
    for language, look, percent in product(wishes.language, wishes.appearance, wishes.percent):
        i18n.activate(language)
        speak_qt(language)
        theme.set_appearance(Appearance(look))
        theme.set_percent(percent)
        with tempfile.TemporaryDirectory() as scratch:
            window = MainWindow(theme, Path(scratch) / "settings.json")
            window.resize(*wishes.size)
            window.show()
            for name in _visit(window):
                _settle()
                picture = wishes.folder / f"{language}-{look}-{percent}-{name}.png"
                window.grab().save(str(picture))
                _draw_rest(window, picture)
            window.close()
            window.deleteLater()
    print(f"Pictures are in {wishes.folder}")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Draw every page of the window into a folder.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", default="1280x720", type=_size, help="of the window")
    parser.add_argument("--language", nargs="+", default=["en", "zh_CN"])
    parser.add_argument("--appearance", nargs="+", default=["light", "dark"])
    parser.add_argument("--percent", nargs="+", type=int, default=[100, 200])
    return parser.parse_args()


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    return int(width), int(height)


def _visit(window: MainWindow) -> Iterator[str]:
    """Go through a whole check; a name each time there is something to draw."""
    yield "1-who"
    _wait(lambda: window.session.places is not None)
    window.page.accept()
    place = window.page
    if isinstance(place, PlacePage):
        window.session.draft.country = "CN"
        window.go_to(Step.PLACE)
    yield "2-place"
    window.page.accept()
    noticed = window.page
    if isinstance(noticed, NoticedPage):
        for code in TICKED:
            noticed.rows[code].tick.box.setChecked(True)
        yield "3-noticed"
    window.page.accept()
    numbers = window.page
    if isinstance(numbers, NumbersPage):
        yield "4-numbers-empty"
        numbers.example_button.click()
        _wait(lambda: window.is_idle)
        yield "4-numbers"
    window.page.accept()
    _wait(lambda: window.session.plan is not None)
    yield "5-leaves"
    window.page.accept()
    if isinstance(window.page, RunningPage):
        yield "6-running"
    _wait(lambda: window.session.result is not None)
    yield "7-answer"
    for disclosure in window.page.findChildren(Disclosure):
        disclosure.open()
    yield "7-answer-open"
    window.page.accept()
    yield "8-plan"
    window.urgent_bar.button.click()
    yield "9-urgent"


def _draw_rest(window: MainWindow, picture: Path) -> None:
    """Draw what has to be scrolled to: the rest of the page, one window further each time."""
    bar = window.page.scroll_area.verticalScrollBar()
    part = 1
    while bar.value() < bar.maximum():
        bar.setValue(bar.value() + bar.pageStep())
        part += 1
        _settle()
        window.grab().save(str(picture.with_stem(f"{picture.stem}-{part}")))
    bar.setValue(0)


def _settle() -> None:
    loop = QEventLoop()
    QTimer.singleShot(SETTLE_MS, loop.quit)
    loop.exec()


def _wait(is_done: Callable[[], bool]) -> None:
    for _ in range(LIMIT_MS // SETTLE_MS):
        if is_done():
            return
        _settle()
    raise SystemExit("A page did not come in time.")


if __name__ == "__main__":
    sys.exit(main())

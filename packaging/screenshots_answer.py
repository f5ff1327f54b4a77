"""Draw the answer, plan and urgent pages in every state, each page whole and in the window.

Usage: screenshots_answer.py FOLDER [--state NAME ...] [--size 1280x720] [--language en]
       [--appearance light] [--percent 100]

No screen is needed. Only the invented people of the demonstration lists are used.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from exposure_app import i18n
from exposure_app.checking import sending_plan
from exposure_app.core.findings import CheckResult
from exposure_app.gui.answer_page import AnswerPage
from exposure_app.gui.crash_dialog import CrashDialog
from exposure_app.gui.disclosure import Disclosure
from exposure_app.gui.language import speak_qt
from exposure_app.gui.leaves_page import LeavesPage
from exposure_app.gui.page import Page
from exposure_app.gui.plan_page import PlanPage
from exposure_app.gui.theme import Theme
from exposure_app.gui.urgent_page import UrgentPage
from exposure_app.storage.settings import Appearance
from tests.simulators import results

SETTLE_MS = 40


def main() -> int:
    """Draw what was asked for; the exit code."""
    wishes = _arguments()
    wishes.folder.mkdir(parents=True, exist_ok=True)
    theme = Theme(QApplication([]))
    with tempfile.TemporaryDirectory() as scratch:
        answers = {state: results.answer(state, Path(scratch) / state) for state in wishes.state}
    for language, look, percent in product(wishes.language, wishes.appearance, wishes.percent):
        i18n.activate(language)
        speak_qt(language)
        theme.set_appearance(Appearance(look))
        theme.set_percent(percent)
        for name, page in _pages(answers):
            _draw(page, wishes.folder / f"{name}-{language}-{look}-{percent}.png", wishes.size)
    print(f"Pictures are in {wishes.folder}")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Draw the pages of the answer into a folder.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--state", nargs="+", default=list(results.STATES))
    parser.add_argument("--size", default="1280x720", type=_size, help="of the window")
    parser.add_argument("--language", nargs="+", default=["en", "zh_CN"])
    parser.add_argument("--appearance", nargs="+", default=["light", "dark"])
    parser.add_argument("--percent", nargs="+", type=int, default=[100, 200])
    return parser.parse_args()


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    return int(width), int(height)


def _pages(answers: dict[str, CheckResult]) -> Iterator[tuple[str, Page | CrashDialog]]:
    workspace = results.shipped()
    for state, result in answers.items():
        yield f"answer-{state}", AnswerPage(result, workspace)
    result = next(iter(answers.values()))
    yield "plan", PlanPage(result, workspace)
    yield "urgent", UrgentPage(result.plan.urgent_contacts, result.plan.country)
    request = results.request("old-forum")
    yield "leaves", LeavesPage(sending_plan(workspace, request), request)
    yield "crash", CrashDialog(_fault())


def _fault() -> Exception:
    try:
        return int("")  # type: ignore[return-value]
    except ValueError as error:
        return error


def _draw(page: Page | CrashDialog, picture: Path, size: tuple[int, int]) -> None:
    """Draw a page as the window shows it, and its column from top to bottom."""
    page.resize(*size)
    page.show()
    _settle()
    if isinstance(page, Page):
        page.grab().save(str(picture.with_stem(f"{picture.stem}-window")))
        for disclosure in page.findChildren(Disclosure):
            disclosure.open()
        _settle()
        canvas = page.scroll_area.widget()
        if canvas is not None:
            canvas.grab().save(str(picture))
    else:
        page.grab().save(str(picture))
    page.close()
    page.deleteLater()


def _settle() -> None:
    loop = QEventLoop()
    QTimer.singleShot(SETTLE_MS, loop.quit)
    loop.exec()


if __name__ == "__main__":
    sys.exit(main())

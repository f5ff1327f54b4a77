"""A whole check on the real window, one stretch after the other, as a person's presses make it."""

from collections.abc import Callable, Iterator
from typing import Final

from PySide6.QtWidgets import QWidget

from exposure_app.gui.answer_page import AnswerPage
from exposure_app.gui.leaves_page import LeavesPage
from exposure_app.gui.main_window import MainWindow
from exposure_app.gui.noticed_page import NoticedPage
from exposure_app.gui.numbers_page import NumbersPage
from exposure_app.gui.place_page import PlacePage
from exposure_app.gui.plan_page import PlanPage
from exposure_app.gui.step import Step
from exposure_app.gui.who_page import WhoPage
from tests.bench.event_loop import until, wait

COUNTRY: Final = "CN"
NUMBER: Final = "120 0000 0001"
MAIL: Final = "nobody@example.org"
TICKED: Final = ("auto_follow", "spam_calls", "scam_calls")
_READ_MS: Final = 500

Stretch = tuple[str, Callable[[], None]]


def whole_check(window: MainWindow) -> Iterator[Stretch]:
    """Every stretch of a check from the first page to the plan; each is done when it returns."""

    def press_and_reach(kind: type[QWidget]) -> None:
        window.page.primary_button.click()
        reach(window, kind)

    yield "first page", lambda: _begin(window)
    yield "first page to place", lambda: press_and_reach(PlacePage)
    yield "choosing the country", lambda: _choose_country(window)
    yield "place to noticed", lambda: press_and_reach(NoticedPage)
    yield "ticking", lambda: _tick(window)
    yield "searching", lambda: _search(window)
    yield "noticed to numbers", lambda: press_and_reach(NumbersPage)
    yield "typing", lambda: _type(window)
    yield "numbers to what leaves", lambda: press_and_reach(LeavesPage)
    yield "check: running, answer", lambda: press_and_reach(AnswerPage)
    yield "scrolling the answer", lambda: scroll(window)
    yield "answering a question", lambda: _answer(window)
    yield "answer to plan", lambda: press_and_reach(PlanPage)
    yield "plan back to answer", lambda: _back(window)


def reach(window: MainWindow, kind: type[QWidget]) -> None:
    """Wait until that page is there, with all its pieces."""
    until(lambda: isinstance(window.page, kind) and window.is_idle)


def scroll(window: MainWindow) -> None:
    """Go through a page by the height of what is seen, painting each time."""
    bar = window.page.scroll_area.verticalScrollBar()
    for place in range(0, bar.maximum(), max(1, bar.pageStep())):
        bar.setValue(place)
        wait(20)
    bar.setValue(bar.maximum())
    wait(20)


def _begin(window: MainWindow) -> None:
    window.session.forget()
    window.go_to(Step.WHO)
    reach(window, WhoPage)


def _choose_country(window: MainWindow) -> None:
    page = window.page
    assert isinstance(page, PlacePage)
    row = page.country.findData(COUNTRY)
    page.country.setCurrentIndex(row)
    page.country.activated.emit(row)
    wait(100)


def _tick(window: MainWindow) -> None:
    page = window.page
    assert isinstance(page, NoticedPage)
    for code in TICKED:
        page.rows[code].tick.box.click()
        wait(50)


def _search(window: MainWindow) -> None:
    page = window.page
    assert isinstance(page, NoticedPage)
    for text in ("c", "ca", "cal", "call", ""):
        page.search.setText(text)
        wait(50)


def _type(window: MainWindow) -> None:
    page = window.page
    assert isinstance(page, NumbersPage)
    for end in range(1, len(NUMBER) + 1):
        page.phone.setText(NUMBER[:end])
        page.phone.textEdited.emit(NUMBER[:end])
        wait(20)
    page.rows[0].text.setText(MAIL)
    page.rows[0].text.textEdited.emit(MAIL)
    wait(_READ_MS)
    until(lambda: window.is_idle)


def _answer(window: MainWindow) -> None:
    """Give the first reply to the question that is put."""
    page = window.page
    assert isinstance(page, AnswerPage)
    if page.question is None or not page.question.buttons:
        return
    next(iter(page.question.buttons.values())).click()
    until(lambda: window.page is not page and window.is_idle)


def _back(window: MainWindow) -> None:
    window.page.back_button.click()
    reach(window, AnswerPage)

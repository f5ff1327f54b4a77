"""What changes is told to those who hear, and the keyboard stays where it was (WCAG 4.1.3)."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from exposure_app.gui.answer_page import AnswerPage
from exposure_app.gui.leaves_page import LeavesPage
from exposure_app.gui.main_window import MainWindow
from exposure_app.gui.noticed_page import NoticedPage
from exposure_app.gui.numbers_page import NumbersPage
from exposure_app.gui.place_page import PlacePage
from exposure_app.gui.plan_page import PlanPage
from exposure_app.gui.step import Step
from exposure_app.gui.take_card import TakeCard
from tests.simulators.listener import Listener, listening
from tests.simulators.onlooker import settle
from tests.simulators.typist import Typist

_INVENTED = "120 0000 0001"


@pytest.fixture
def listener() -> Iterator[Listener]:
    """Hears the whole test."""
    with listening() as listener:
        yield listener


def _reach(qtbot: QtBot, window: MainWindow, kind: type) -> None:
    qtbot.waitUntil(lambda: isinstance(window.page, kind) and window.is_idle, timeout=20_000)


def test_a_whole_check_is_heard(qtbot: QtBot, window: MainWindow, listener: Listener) -> None:
    draft = window.session.draft
    draft.country, draft.phone = "CN", _INVENTED
    for step, kind in ((Step.PLACE, PlacePage), (Step.NOTICED, NoticedPage)):
        window.go_to(step)
        _reach(qtbot, window, kind)
        assert listener.heard[-1].endswith(window.page.title.text())
        assert f"Step {step + 1} of 7" in listener.heard[-1]
    window.go_to(Step.NUMBERS)
    for reached in (LeavesPage, AnswerPage, PlanPage):
        window.page.primary_button.click()
        _reach(qtbot, window, reached)
        assert listener.has_heard(window.page.title.text())
    running = [text for text in listener.heard if "steps are done" in text or "Beginning" in text]
    assert running or listener.has_heard("The check is running")


def test_a_mistake_is_heard(qtbot: QtBot, window: MainWindow, listener: Listener) -> None:
    window.session.draft.country = "CN"
    window.go_to(Step.NUMBERS)
    _reach(qtbot, window, NumbersPage)
    window.page.primary_button.click()
    assert listener.has_heard("There is nothing to check yet.")


def test_a_search_that_finds_nothing_is_heard_and_leaves_the_keyboard(
    qtbot: QtBot, window: MainWindow, listener: Listener
) -> None:
    window.session.draft.country = "CN"
    window.go_to(Step.NOTICED)
    _reach(qtbot, window, NoticedPage)
    page = window.page
    assert isinstance(page, NoticedPage)
    qtbot.waitUntil(page.search.hasFocus)
    page.search.setText("umbrella")
    settle(qtbot, window)
    assert listener.has_heard("Nothing in the list holds these words.")
    assert page.search.hasFocus()


def test_an_answer_to_a_question_is_heard_with_what_it_changed(
    qtbot: QtBot, window: MainWindow, listener: Listener
) -> None:
    draft = window.session.draft
    draft.country, draft.phone = "CN", _INVENTED
    window.go_to(Step.NUMBERS)
    for kind in (LeavesPage, AnswerPage):
        window.page.primary_button.click()
        _reach(qtbot, window, kind)
    before = window.page
    assert isinstance(before, AnswerPage)
    assert before.question is not None
    next(iter(before.question.buttons.values())).click()
    qtbot.waitUntil(lambda: window.page is not before and window.is_idle)
    page = window.page
    assert isinstance(page, AnswerPage)
    assert page.question is not None
    assert page.question.told is not None
    assert listener.has_heard(page.question.told.text)


def test_what_was_copied_is_heard_and_leaves_the_keyboard(
    qtbot: QtBot, window: MainWindow, listener: Listener
) -> None:
    draft = window.session.draft
    draft.country, draft.phone = "CN", _INVENTED
    window.go_to(Step.NUMBERS)
    for kind in (LeavesPage, AnswerPage, PlanPage):
        window.page.primary_button.click()
        _reach(qtbot, window, kind)
    [card] = window.page.findChildren(TakeCard)
    card.copy_button.setFocus()
    card.copy_button.click()
    assert listener.has_heard("copied")
    assert QApplication.focusWidget() is card.copy_button


def test_that_a_visit_was_cleared_is_heard(
    qtbot: QtBot, desk: MainWindow, typist: Typist, listener: Listener
) -> None:
    typist.consent()
    desk.desk.clear()
    settle(qtbot, desk)
    assert any("clear" in text.lower() for text in listener.heard)

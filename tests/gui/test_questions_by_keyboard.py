"""Answering the questions of the answer page with the keyboard; answer and bars follow at once."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from exposure_app import i18n
from exposure_app.core.attribution.person import Symptom
from exposure_app.core.attribution.questionnaire import MOST_ASKED, Questionnaire
from exposure_app.core.attribution.questions import QUESTIONS
from exposure_app.core.findings import CheckResult
from exposure_app.gui.answer_page import AnswerPage
from exposure_app.gui.main_window import MainWindow
from exposure_app.gui.question_card import QuestionCard
from exposure_app.gui.reach import Reach
from exposure_app.gui.step import Step
from exposure_app.wording.questions import question_text
from tests.simulators import results

YEAR = 2026


@pytest.fixture
def answered(qtbot: QtBot, window: MainWindow) -> Iterator[MainWindow]:
    """The window on its answer page, for somebody whose account follows strangers."""
    window.session.draft.country = "CN"
    window.session.result = _result()
    window.go_to(Step.ANSWER)
    qtbot.waitUntil(lambda: isinstance(window.page, AnswerPage))
    yield window
    QApplication.clipboard().clear()


def _result() -> CheckResult:
    wanted = results.request("old-forum", ("auto_follow@Weibo:2018-02",))
    return results.run(results.shipped(), replace(wanted, identifiers=()))


def _card(window: MainWindow) -> QuestionCard:
    page = window.page
    assert isinstance(page, AnswerPage)
    assert page.question is not None
    return page.question


def _press(qtbot: QtBot, window: MainWindow, button: QPushButton) -> None:
    """Press with the keyboard, and wait for the page that comes of it."""
    before = window.page
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.page is not before and window.is_idle, timeout=20_000)


def _texts(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel))


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_an_answer_is_weighed_at_once_and_said_in_one_line(
    qtbot: QtBot, answered: MainWindow, language: str
) -> None:
    i18n.activate(language)
    answered._rebuild()
    qtbot.waitUntil(lambda: answered.is_idle)
    before = answered.session.result
    assert before is not None
    assert before.explanation.next_question is not None
    code = before.explanation.next_question.code
    card = _card(answered)
    reply = next(iter(QUESTIONS[code].answers))
    _press(qtbot, answered, card.buttons[reply])
    after = answered.session.result
    assert after is not None
    assert after.person != before.person
    assert after.explanation != before.explanation
    assert answered.session.questionnaire == Questionnaire(((code, reply),))
    told = _card(answered).told
    assert told is not None
    assert told.text
    focus = QApplication.focusWidget()
    assert focus is not None
    assert _card(answered).isAncestorOf(focus)


def test_not_knowing_changes_no_share_and_brings_the_next_question(
    qtbot: QtBot, answered: MainWindow
) -> None:
    before = answered.session.result
    assert before is not None
    first = _card(answered).question.text()
    _press(qtbot, answered, _card(answered).buttons["dont_know"])
    after = answered.session.result
    assert after is not None
    assert after.explanation.ranking == before.explanation.ranking
    assert _card(answered).question.text() != first
    told = _card(answered).told
    assert told is not None
    assert told.text == "Nothing changes by that."


def test_at_most_eight_questions_are_put(qtbot: QtBot, answered: MainWindow) -> None:
    put = 0
    while _card(answered).buttons:
        put += 1
        _press(qtbot, answered, _card(answered).buttons["dont_know"])
    assert 3 < put <= MOST_ASKED
    assert _card(answered).heading.text() == "No more questions"


def test_the_rest_can_be_skipped(qtbot: QtBot, answered: MainWindow) -> None:
    _press(qtbot, answered, _card(answered).rest)
    assert not _card(answered).buttons
    assert answered.session.questionnaire is not None
    assert answered.session.questionnaire.is_over


def test_an_answer_stays_while_other_pages_are_read(qtbot: QtBot, answered: MainWindow) -> None:
    _press(qtbot, answered, _card(answered).buttons["dont_know"])
    question = _card(answered).question.text()
    answered.go_to(Step.PLAN)
    answered.go_to(Step.ANSWER)
    assert _card(answered).question.text() == question


def test_a_new_check_keeps_what_was_answered(qtbot: QtBot, answered: MainWindow) -> None:
    session = answered.session
    session.questionnaire = Questionnaire((("unknown_app_on_phone", "yes"),))
    session.request = replace(results.request("old-forum", ("auto_follow@Weibo",)), identifiers=())
    session.result = None
    assert session.places is not None
    session.reach, session.is_plan_fresh = Reach(session.places.workspace), True
    answered.flow.start()
    qtbot.waitUntil(lambda: session.result is not None and answered.is_idle, timeout=20_000)
    result: CheckResult | None = session.result
    assert result is not None
    assert Symptom("installed_app_or_remote_help") in result.person.symptoms


def test_starting_over_forgets_every_answer(answered: MainWindow, qtbot: QtBot) -> None:
    _press(qtbot, answered, _card(answered).buttons["dont_know"])
    answered.session.forget()
    assert answered.session.questionnaire is None
    assert answered.session.answered is None


def test_a_carrier_is_chosen_from_the_list_of_the_country(qtbot: QtBot) -> None:
    carriers = results.shipped().carriers("CN")
    card = QuestionCard("carrier", 0, "", carriers, YEAR)
    qtbot.addWidget(card)
    card.show()
    assert not card.use.isEnabled()
    QTest.keyClick(card.carrier, Qt.Key.Key_Down)
    assert card.use.isEnabled()
    with qtbot.waitSignal(card.answered) as answered:
        QTest.keyClick(card.use, Qt.Key.Key_Space)
    assert answered.args == ["carrier", carriers[0].name]


def test_a_date_is_chosen_by_year_and_month(qtbot: QtBot) -> None:
    card = QuestionCard("number_since", 2, "", (), YEAR)
    qtbot.addWidget(card)
    card.show()
    assert not card.use.isEnabled()
    QTest.keyClick(card.since.year, Qt.Key.Key_Down)
    assert card.use.isEnabled()
    with qtbot.waitSignal(card.answered) as answered:
        QTest.keyClick(card.use, Qt.Key.Key_Space)
    assert answered.args == ["number_since", str(YEAR)]


@pytest.mark.parametrize("code", QUESTIONS)
def test_every_question_says_why_and_can_be_left_open(qtbot: QtBot, code: str) -> None:
    card = QuestionCard(code, 1, "", results.shipped().carriers("GB"), YEAR)
    qtbot.addWidget(card)
    card.show()
    assert question_text(code) in _texts(card)
    assert "Why we ask:" in _texts(card)
    assert "Question 2 of at most 8" in _texts(card)
    with qtbot.waitSignal(card.answered) as answered:
        QTest.keyClick(card.buttons["dont_know"], Qt.Key.Key_Space)
    assert answered.args == [code, "dont_know"]
    assert not card.isEnabled()

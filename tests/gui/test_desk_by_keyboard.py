"""A visit at a support desk, typed: one key and Enter for each answer, from welcome to plan."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from exposure_app import i18n
from exposure_app.gui.answer_page import AnswerPage
from exposure_app.gui.desk_consent_page import DeskConsentPage
from exposure_app.gui.desk_noticed_page import DeskNoticedPage
from exposure_app.gui.draft import DESK, FAMILY, SELF
from exposure_app.gui.main_window import MainWindow
from exposure_app.gui.numbers_page import NumbersPage
from exposure_app.gui.place_page import PlacePage
from exposure_app.gui.plan_page import PlanPage
from exposure_app.gui.who_page import WhoPage
from tests.simulators.onlooker import nameless, settle
from tests.simulators.typist import ENTER, INVENTED, SEVERAL, Typist, founding_story

MOST_PRESSES = 59


def _speak(qtbot: QtBot, window: MainWindow, language: str) -> None:
    if language != i18n.active_language():
        with qtbot.waitSignal(window.page_shown):
            window.menus.language_chosen.emit(language)
        settle(qtbot, window)


@pytest.mark.parametrize("number", ["", INVENTED])
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_founding_story_takes_fewer_than_sixty_keys(
    qtbot: QtBot, desk: MainWindow, typist: Typist, language: str, number: str
) -> None:
    _speak(qtbot, desk, language)
    founding_story(typist, number)
    draft = desk.session.draft
    assert (draft.country, draft.carrier) == ("CN", "China Mobile")
    assert set(draft.noticed) == {"auto_follow", "auto_join_groups", "password_change_no_help"}
    assert draft.phone == number
    assert desk.session.questionnaire is not None
    assert (SEVERAL, "several") in desk.session.questionnaire.replies
    assert isinstance(desk.page, PlanPage)
    assert typist.presses <= MOST_PRESSES


def test_it_takes_fewer_than_sixty_keys_from_the_first_page_too(
    qtbot: QtBot, window: MainWindow
) -> None:
    typist = Typist(qtbot, window)
    page = window.page
    assert isinstance(page, WhoPage)
    qtbot.waitUntil(page.cards[SELF].radio.hasFocus)
    typist.press(Qt.Key.Key_Down)
    assert window.session.draft.audience == FAMILY
    typist.press(Qt.Key.Key_Down)
    assert window.session.draft.audience == DESK
    qtbot.waitUntil(lambda: window.page is not page and window.desk.frame is not None)
    typist.keys(ENTER)
    founding_story(typist, INVENTED)
    assert isinstance(window.page, PlanPage)
    assert typist.presses <= MOST_PRESSES


def test_every_stop_can_be_walked_with_enter_alone(desk: MainWindow, typist: Typist) -> None:
    typist.consent()
    typist.keys(f"cn{ENTER}")
    walked = []
    while isinstance(desk.page, PlacePage):
        focused = QApplication.focusWidget()
        assert focused is not None
        walked.append(focused)
        typist.keys(ENTER)
    page_stops = [widget for place, widget in enumerate(walked) if widget not in walked[:place]]
    assert len(page_stops) == len(walked) == 4
    typist.wait_for(DeskNoticedPage)


def test_a_key_is_shown_before_each_answer_and_told_to_those_who_hear(
    qtbot: QtBot, desk: MainWindow, typist: Typist
) -> None:
    page = desk.page
    assert isinstance(page, DeskConsentPage)
    yes, no = page.questions[0].yes, page.questions[0].no
    assert [yes.text(), no.text()] == ["1   Yes", "2   No"]
    assert [yes.accessibleName(), no.accessibleName()] == ["Yes", "No"]
    assert yes.accessibleDescription() == "Key 1, Y."
    founding_story(typist)
    typist.press(Qt.Key.Key_F9)
    settle(qtbot, desk)
    assert nameless(desk) == []


def test_numbers_and_letters_choose_the_same(desk: MainWindow, typist: Typist) -> None:
    page = desk.page
    assert isinstance(page, DeskConsentPage)
    typist.keys(f"1{ENTER}n{ENTER}2")
    assert page.answers == (True, False, False)
    typist.keys("Y")
    assert page.answers == (True, False, True)


def test_a_key_that_is_held_down_chooses_and_goes_on_once(desk: MainWindow, typist: Typist) -> None:
    page = desk.page
    assert isinstance(page, DeskConsentPage)
    typist.keys("y")
    for _ in range(5):
        event = QKeyEvent(
            QKeyEvent.Type.KeyPress,
            Qt.Key.Key_Return,
            Qt.KeyboardModifier.NoModifier,
            ENTER,
            autorep=True,
        )
        QApplication.sendEvent(desk.windowHandle(), event)
    assert page.questions[0].yes.hasFocus()
    assert desk.page is page


def test_enter_never_answers_a_question_that_nobody_chose(
    qtbot: QtBot, desk: MainWindow, typist: Typist
) -> None:
    typist.consent()
    typist.say_where()
    typist.say_what()
    typist.give_number()
    typist.check()
    page = desk.page
    assert isinstance(page, AnswerPage)
    typist.keys("d")
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton)
    assert page.question is not None
    assert focused is page.question.buttons["dont_know"]
    typist.keys(ENTER)
    qtbot.waitUntil(lambda: desk.page is not page and desk.is_idle)
    page = desk.page
    assert isinstance(page, AnswerPage)
    assert page.question is not None
    assert page.question.question.hasFocus()
    asked = desk.session.questionnaire
    typist.keys(ENTER)
    typist.wait_for(PlanPage)
    assert desk.session.questionnaire == asked


def test_the_last_page_is_not_left_by_enter(desk: MainWindow, typist: Typist) -> None:
    founding_story(typist)
    typist.keys(ENTER * 3)
    assert isinstance(desk.page, PlanPage)
    assert desk.session.result is not None
    assert desk.desk.frame is not None
    assert "F12" in desk.desk.frame.line.text


def test_what_enter_would_do_is_told_while_typing(desk: MainWindow, typist: Typist) -> None:
    frame = desk.desk.frame
    assert frame is not None
    typist.consent()
    typist.keys("cn")
    assert frame.line.text == "Enter takes: China"
    typist.keys(ENTER)
    typist.keys(ENTER)
    assert frame.line.text.startswith("1 China Mobile, 2 ")
    typist.keys("zz")
    assert "Nothing fits" in frame.line.text
    before = QApplication.focusWidget()
    typist.keys(ENTER)
    assert QApplication.focusWidget() is before


def test_what_is_noticed_is_ticked_by_number_or_by_name(desk: MainWindow, typist: Typist) -> None:
    typist.consent()
    typist.say_where()
    page, draft = desk.page, desk.session.draft
    assert isinstance(page, DeskNoticedPage)
    assert page.rows["auto_follow"].tick.words.text().startswith("11   ")
    typist.keys(f"11{ENTER}")
    assert set(draft.noticed) == {"auto_follow"}
    typist.keys(f"11{ENTER}")
    assert set(draft.noticed) == set()
    typist.keys("hotel")
    page.finish()
    assert not page.rows["auto_follow"].isVisible()
    typist.keys(ENTER)
    assert page.search.text() == "" or "Which one?" in _line(desk)
    page.search.clear()
    typist.keys(f"91{ENTER}101{ENTER}")
    assert draft.strangers_know == {"name"}
    assert draft.others_affected == {"same_area"}
    typist.keys(f"999{ENTER}")
    assert "Nothing fits" in _line(desk)


def test_every_answer_of_the_page_has_a_number_of_its_own(desk: MainWindow, typist: Typist) -> None:
    typist.consent()
    typist.say_where()
    page = desk.page
    assert isinstance(page, DeskNoticedPage)
    ticks = [*page.know.ticks.values(), *page.others.ticks.values(), page.nothing]
    ticks += [row.tick for row in page.rows.values()]
    assert len(page.numbered) == len(ticks)
    assert set(map(id, page.numbered.values())) == set(map(id, ticks))


def test_digits_are_text_where_text_is_typed(desk: MainWindow, typist: Typist) -> None:
    typist.consent()
    typist.say_where()
    typist.say_what()
    typist.give_number(INVENTED)
    assert desk.session.draft.phone == INVENTED


def test_the_first_page_is_answered_by_one_key(qtbot: QtBot, desk: MainWindow) -> None:
    typist = Typist(qtbot, desk)
    desk.page.back_button.click()
    page = desk.page
    assert isinstance(page, WhoPage)
    assert page.cards[DESK].radio.text().startswith("3   ")
    typist.keys("1")
    assert desk.session.draft.audience == SELF
    qtbot.waitUntil(lambda: desk.page is not page)
    assert desk.desk.frame is None
    page = desk.page
    assert isinstance(page, WhoPage)
    radio: QRadioButton = page.cards[SELF].radio
    assert not radio.text().startswith("1")
    QTest.keyClick(radio, Qt.Key.Key_3)
    assert desk.session.draft.audience == SELF


def _line(window: MainWindow) -> str:
    assert window.desk.frame is not None
    return window.desk.frame.line.text


def test_new_rows_of_accounts_are_stops_and_those_before_are_forgotten(
    qtbot: QtBot, desk: MainWindow, typist: Typist
) -> None:
    typist.consent()
    typist.say_where()
    typist.say_what()
    typist.wait_for(NumbersPage)
    page = desk.page
    assert isinstance(page, NumbersPage)
    page.example_button.click()
    settle(qtbot, desk)
    assert len(page.rows) == 3
    page.phone.setFocus()
    for row in page.rows:
        typist.keys(ENTER)
        assert row.text.hasFocus()

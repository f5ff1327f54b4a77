"""With a relative, and for whoever asks for it, one question is on the screen at a time."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from exposure_app import i18n
from exposure_app.gui.draft import FAMILY, SELF
from exposure_app.gui.main_window import MainWindow
from exposure_app.gui.noticed_page import NoticedPage
from exposure_app.gui.numbers_page import NumbersPage
from exposure_app.gui.place_page import PlacePage
from exposure_app.gui.preferences import FAMILY_TEXT
from exposure_app.gui.step import Step
from exposure_app.gui.turns import Question
from exposure_app.gui.who_page import WhoPage
from exposure_app.storage.settings import load
from tests.simulators.onlooker import settle


@pytest.fixture
def family(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """A check with somebody who said yes."""
    draft = window.session.draft
    draft.audience, draft.label, draft.has_agreed, draft.country = FAMILY, "Aunt", True, "CN"
    window.go_to(Step.PLACE)
    settle(qtbot, window)
    return window


def _shown(page: QWidget) -> set[int]:
    return {box.number for box in page.findChildren(Question) if box.isVisible()}


def _go_on(qtbot: QtBot, window: MainWindow) -> None:
    window.page.primary_button.click()
    settle(qtbot, window)


def test_the_questions_of_a_page_come_one_after_the_other_and_go_back(
    qtbot: QtBot, family: MainWindow
) -> None:
    page = family.page
    assert isinstance(page, PlacePage)
    for number in range(5):
        assert _shown(page) == {number}
        assert page.head.kicker.text().endswith(f"for Aunt · Question {number + 1} of 5")
        focused = QApplication.focusWidget()
        assert focused is not None
        [box] = [box for box in page.findChildren(Question) if box.isAncestorOf(focused)]
        assert box.number == number
        if number < 4:
            _go_on(qtbot, family)
            assert family.page is page
    page.back_button.click()
    assert _shown(page) == {3}
    page.primary_button.click()
    _go_on(qtbot, family)
    assert isinstance(family.page, NoticedPage)
    family.page.back_button.click()
    settle(qtbot, family)
    assert _shown(family.page) == {4}


def test_no_question_is_passed_that_needs_an_answer(qtbot: QtBot, family: MainWindow) -> None:
    page = family.page
    assert isinstance(page, PlacePage)
    family.session.draft.country = ""
    _go_on(qtbot, family)
    assert _shown(page) == {0}
    assert page.country.lineEdit() is QApplication.focusWidget() or page.country.hasFocus()
    assert "Choose a country" in page.country.accessibleDescription()


def test_what_is_not_asked_of_this_person_is_no_question(qtbot: QtBot, family: MainWindow) -> None:
    page = family.page
    assert isinstance(page, PlacePage)
    page._choose_country("VA")
    assert not page.province.isVisibleTo(page)
    _go_on(qtbot, family)
    assert _shown(page) == {2}
    assert "Question 2 of 4" in page.head.kicker.text()
    family.go_to(Step.NOTICED)
    settle(qtbot, family)
    noticed = family.page
    assert isinstance(noticed, NoticedPage)
    noticed.nothing.box.click()
    _go_on(qtbot, family)
    assert _shown(noticed) == {2}
    noticed.back_button.click()
    noticed.nothing.box.click()
    _go_on(qtbot, family)
    assert _shown(noticed) == {1}


def test_a_mistake_brings_back_the_question_it_was_made_in(
    qtbot: QtBot, family: MainWindow
) -> None:
    family.go_to(Step.NUMBERS)
    settle(qtbot, family)
    page = family.page
    assert isinstance(page, NumbersPage)
    page.phone.setText("12")
    family.session.draft.phone = "12"
    _go_on(qtbot, family)
    assert _shown(page) == {1}
    page.primary_button.click()
    qtbot.waitUntil(lambda: _shown(page) == {0} and page.phone.hasFocus())
    assert page.phone.text() == "12"


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_another_language_or_size_stays_at_the_question(
    qtbot: QtBot, family: MainWindow, language: str
) -> None:
    _go_on(qtbot, family)
    _go_on(qtbot, family)
    before = family.page
    i18n.activate(language)
    family._rebuild()
    qtbot.waitUntil(lambda: family.page is not before and family.is_idle)
    assert _shown(family.page) == {2}


def test_a_search_ends_with_its_question(qtbot: QtBot, family: MainWindow) -> None:
    family.go_to(Step.NOTICED)
    settle(qtbot, family)
    page = family.page
    assert isinstance(page, NoticedPage)
    _go_on(qtbot, family)
    page.search.setText("hotel")
    settle(qtbot, family)
    _go_on(qtbot, family)
    assert page.search.text() == ""
    assert page.know.isVisible()


def test_whoever_asks_for_it_gets_it_large_and_simple_and_the_next_time_too(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    page = window.page
    assert isinstance(page, WhoPage)
    QTest.keyClick(page.simple.box, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.page is not page and window.is_idle)
    page = window.page
    assert isinstance(page, WhoPage)
    assert page.simple.is_ticked
    assert window.preferences.percent == FAMILY_TEXT
    window.session.draft.country = "CN"
    assert window.session.draft.audience == SELF
    page.primary_button.click()
    settle(qtbot, window)
    assert _shown(window.page) == {0}
    kept = load(tmp_path / "settings.json")
    assert (kept.is_simple, kept.text_percent) == (True, FAMILY_TEXT)
    window.go_to(Step.WHO)
    page = window.page
    assert isinstance(page, WhoPage)
    page.simple.box.click()
    qtbot.waitUntil(lambda: window.page is not page and window.is_idle)
    assert not load(tmp_path / "settings.json").is_simple
    assert window.preferences.percent == 100
    window.go_to(Step.PLACE)
    settle(qtbot, window)
    assert window.page.turns is None


def test_large_and_simple_is_seen_without_scrolling(qtbot: QtBot, window: MainWindow) -> None:
    page = window.page
    assert isinstance(page, WhoPage)
    settle(qtbot, window)
    view = page.scroll_area.viewport()
    bottom = page.simple.mapTo(page, page.simple.rect().bottomLeft()).y()
    assert bottom <= view.mapTo(page, view.rect().bottomLeft()).y()

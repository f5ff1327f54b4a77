"""The plan: done, skipped and later; two people; letters, registries and the reminder."""

from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from exposure_app import i18n
from exposure_app.core.findings import CheckResult
from exposure_app.core.letters import LetterKind
from exposure_app.core.steps import Mark
from exposure_app.gui import open_web, save_dialog
from exposure_app.gui.aside import Aside
from exposure_app.gui.canvas import Canvas
from exposure_app.gui.letters_page import LettersPage
from exposure_app.gui.main_window import MainWindow
from exposure_app.gui.plan_page import PlanPage
from exposure_app.gui.registries_card import RegistriesCard
from exposure_app.gui.remind_card import RemindCard
from exposure_app.gui.theme import Space, Theme
from exposure_app.lookup.registries import load_registries
from tests.simulators import results


@pytest.fixture(scope="module")
def answer(tmp_path_factory: pytest.TempPathFactory) -> CheckResult:
    """Somebody in China whose carrier is probable."""
    return results.answer("found_strong", tmp_path_factory.mktemp("scratch"))


@pytest.fixture
def marks() -> dict[str, Mark]:
    """What became of the steps."""
    return {}


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, answer: CheckResult, marks: dict[str, Mark]) -> PlanPage:
    """The plan on a screen."""
    registries = [one for one in load_registries() if "CN" in one.countries]
    page = PlanPage(answer, results.shipped(), marks, None, registries)
    page.finish()
    page.resize(1000, 700)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    return page


def test_a_skipped_step_makes_room_and_can_be_brought_back(
    page: PlanPage, marks: dict[str, Mark]
) -> None:
    before = [step.id for step in page.steps.plan.today]
    first = before[0]
    button = page.steps.cards[first].skip_button
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    after = [step.id for step in page.steps.plan.today]
    assert marks == {first: Mark.SKIPPED}
    assert first not in after
    assert after[:2] == before[1:]
    assert page.steps.cards[after[0]].tick.box.hasFocus()
    back = page.steps.bring_back[first]
    QTest.keyClick(back, Qt.Key.Key_Space)
    assert [step.id for step in page.steps.plan.today] == before
    assert marks == {}


def test_a_step_left_for_later_is_listed_and_not_printed(
    page: PlanPage, answer: CheckResult
) -> None:
    first = page.steps.plan.today[0]
    page.steps.cards[first.id].later_button.click()
    assert first.id in page.steps.bring_back
    assert first not in page.steps.marked_result().plan.today
    assert answer.plan.today[0] == first


def test_a_done_step_stays_where_it_is(page: PlanPage, marks: dict[str, Mark]) -> None:
    first = page.steps.plan.today[0]
    page.steps.cards[first.id].tick.box.click()
    assert marks == {first.id: Mark.DONE}
    assert page.steps.plan.today[0] == first
    page.steps.cards[first.id].tick.box.click()
    assert marks == {}


@pytest.mark.parametrize("percent", [100, 200])
def test_the_page_ends_where_its_last_card_ends(
    qtbot: QtBot, page: PlanPage, theme: Theme, percent: int
) -> None:
    theme.set_percent(percent)
    [last] = page.findChildren(RemindCard)
    [ground] = page.findChildren(Canvas)

    def ends() -> None:
        assert (
            0 < ground.height() - last.mapTo(ground, last.rect().bottomLeft()).y() <= 2 * Space.HUGE
        )

    qtbot.waitUntil(ends)
    page.steps.cards[page.steps.plan.today[0].id].skip_button.click()
    qtbot.waitUntil(ends)
    texts = [text for text in ground.findChildren(QLabel) if text.wordWrap()]

    def are_whole() -> bool:
        shown = [text for text in texts if isValid(text) and text.isVisibleTo(ground)]
        return all(text.height() >= text.heightForWidth(text.width()) for text in shown)

    qtbot.waitUntil(are_whole)


@pytest.mark.parametrize("label", ["", "Dad"])
def test_two_people_see_who_does_what(
    qtbot: QtBot, theme: Theme, answer: CheckResult, label: str
) -> None:
    page = PlanPage(answer, results.shipped(), {}, label)
    page.finish()
    qtbot.addWidget(page)
    texts = [one.text() for one in page.findChildren(QLabel)]
    assert "You can do this for them" in texts
    assert ("Dad does this" if label else "They do this themselves") in texts


def test_the_reminder_is_saved_for_the_day_chosen(
    page: PlanPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    [card] = page.findChildren(RemindCard)
    file = tmp_path / "again.ics"
    monkeypatch.setattr(save_dialog, "ask", lambda *_words: file)
    card.choices[30].click()
    card.save_button.click()
    [event] = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert (event.decoded("dtstart") - results.shipped().today()).days == 30
    assert "saved" in card.status.text()


def test_a_reminder_that_cannot_be_written_says_so(
    page: PlanPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    [card] = page.findChildren(RemindCard)
    monkeypatch.setattr(save_dialog, "ask", lambda *_words: tmp_path / "none" / "again.ics")
    card.save_button.click()
    assert card.status.isVisibleTo(card)
    assert "saved" not in card.status.text()


def test_a_registry_is_opened_by_its_official_address_only_when_pressed(
    page: PlanPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def take(web: str) -> bool:
        opened.append(web)
        return True

    monkeypatch.setattr(open_web, "open_web", take)
    [card] = page.findChildren(RegistriesCard)
    assert opened == []
    card.buttons["cn_lines"].click()
    assert opened == ["getsimnum.caict.ac.cn"]
    assert "cn_accounts" not in card.buttons


def test_without_a_browser_the_address_is_said(
    page: PlanPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(open_web, "open_web", lambda _web: False)
    [card] = page.findChildren(RegistriesCard)
    card.buttons["cn_lines"].click()
    assert "getsimnum.caict.ac.cn" in card.status.text()


def test_a_letter_follows_what_is_chosen(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window.session.draft.country = "CN"
    window.open_aside(Aside.LETTERS)
    page = window.page
    assert isinstance(page, LettersPage)
    qtbot.waitUntil(lambda: window.is_idle)
    assert "[name of the company]" in page.letter.text()
    page.receiver.setEditText("Some Company")
    page.kinds[LetterKind.DELETION].click()
    assert "To Some Company" in page.letter.text()
    assert "article or section 47" in page.letter.text()
    page.country.setCurrentIndex(page.country.findData("DE"))
    assert "GDPR" in page.letter.text()
    page.languages[i18n.CHINESE].click()
    assert "GDPR" in page.letter.text()
    assert "To Some Company" not in page.letter.text()
    assert i18n.active_language() == i18n.ENGLISH
    page.copy_button.click()
    assert QGuiApplication.clipboard().text() == page.letter.text()
    file = tmp_path / "letter.txt"
    monkeypatch.setattr(save_dialog, "ask", lambda *_words: file)
    page.save_button.click()
    assert file.read_text(encoding="utf-8") == page.letter.text()


def test_a_letter_holds_nothing_that_was_typed(qtbot: QtBot, window: MainWindow) -> None:
    draft = window.session.draft
    draft.country, draft.phone, draft.label = "CN", "120 0000 0001", "Grandfather"
    window.open_aside(Aside.LETTERS)
    page = window.page
    assert isinstance(page, LettersPage)
    qtbot.waitUntil(lambda: window.is_idle)
    assert "0000" not in page.letter.text()
    assert "Grandfather" not in page.letter.text()
    assert QApplication.focusWidget() is page.kinds[LetterKind.ACCESS]


def test_a_letter_can_go_to_any_known_company_of_the_country(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.session.draft.country = "CN"
    window.open_aside(Aside.LETTERS)
    page = window.page
    assert isinstance(page, LettersPage)
    qtbot.waitUntil(lambda: window.is_idle)
    # Nobody is named before somebody is chosen: a company in a list is no answer.
    assert page.receiver.currentText() == ""
    page.receiver.setCurrentIndex(page.receiver.findText("China Unicom"))
    assert "To China Unicom" in page.letter.text()
    page.country.setCurrentIndex(page.country.findData("DE"))
    assert page.receiver.currentText() == "China Unicom"
    assert page.receiver.findText("China Unicom") < 0
    assert page.receiver.findText("Vodafone") >= 0

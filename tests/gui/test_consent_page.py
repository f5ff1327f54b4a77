"""Nobody is checked without their own yes, and text is large while somebody is helped."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from exposure_app import i18n
from exposure_app.gui.consent_page import ConsentPage
from exposure_app.gui.draft import FAMILY, SELF
from exposure_app.gui.main_window import MainWindow
from exposure_app.gui.place_page import PlacePage
from exposure_app.gui.preferences import FAMILY_TEXT
from exposure_app.gui.step import Step
from exposure_app.gui.urgent_page import UrgentPage
from exposure_app.gui.who_page import WhoPage
from exposure_app.storage.settings import load


def _choose(qtbot: QtBot, window: MainWindow, audience: str) -> WhoPage:
    before = window.page
    assert isinstance(before, WhoPage)
    before.cards[audience].radio.click()
    qtbot.waitUntil(lambda: window.page is not before and window.is_idle)
    page = window.page
    assert isinstance(page, WhoPage)
    return page


def _ask(qtbot: QtBot, window: MainWindow) -> ConsentPage:
    page = _choose(qtbot, window, FAMILY)
    page.label.setText("Aunt")
    page.primary_button.click()
    asked = window.page
    assert isinstance(asked, ConsentPage)
    return asked


def _body_points() -> float:
    return QApplication.font().pointSizeF()


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_only_the_yes_of_the_person_leads_on(
    qtbot: QtBot, window: MainWindow, language: str
) -> None:
    i18n.activate(language)
    page = _ask(qtbot, window)
    assert page.primary_button.isHidden()
    assert "Aunt" in page.title.text()
    assert window.session.reachable() == {Step.WHO}
    window.go_to(Step.NUMBERS)
    asked = window.page
    assert isinstance(asked, ConsentPage)
    qtbot.waitUntil(lambda: asked.words.hasFocus() and asked.yes.isVisible())
    qtbot.waitUntil(lambda: asked.yes.height() >= 60)
    QTest.keyClick(asked.words, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is asked.yes
    QTest.keyClick(asked.yes, Qt.Key.Key_Space)
    assert isinstance(window.page, PlacePage)


def test_the_buttons_are_in_sight_and_large(qtbot: QtBot, window: MainWindow) -> None:
    page = _ask(qtbot, window)
    seen = page.scroll_area.viewport()

    def is_seen_whole(button: QPushButton) -> bool:
        foot = button.mapTo(seen, button.rect().bottomRight())
        return min(button.width(), button.height()) >= 60 and seen.rect().contains(foot)

    qtbot.waitUntil(lambda: all(map(is_seen_whole, (page.yes, page.no))))


def test_a_no_ends_kindly_and_forgets(qtbot: QtBot, window: MainWindow) -> None:
    page = _ask(qtbot, window)
    page.no.click()
    assert window.page is page
    assert window.session.draft.label == ""
    page.urgent.click()
    assert isinstance(window.page, UrgentPage)
    window.page.back_button.click()
    assert isinstance(window.page, WhoPage)
    assert window.session.draft.audience == SELF


def test_another_name_is_another_person_and_is_asked_again(
    qtbot: QtBot, window: MainWindow
) -> None:
    _ask(qtbot, window).yes.click()
    window.go_to(Step.WHO)
    page = window.page
    assert isinstance(page, WhoPage)
    page.label.setText("Uncle")
    page.primary_button.click()
    assert isinstance(window.page, ConsentPage)


def test_text_is_large_while_somebody_is_helped_and_is_not_kept(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    before = _body_points()
    _choose(qtbot, window, FAMILY)
    assert _body_points() >= 18
    window.preferences._save()
    assert load(tmp_path / "settings.json").text_percent != FAMILY_TEXT
    _choose(qtbot, window, SELF)
    assert _body_points() == before


def test_a_size_the_person_chose_always_wins(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    with qtbot.waitSignal(window.page_shown):
        window.menus.text_size_chosen.emit(130)
    page = window.page
    assert isinstance(page, WhoPage)
    page.cards[FAMILY].radio.click()
    assert window.preferences.percent == 130
    page.cards[SELF].radio.click()
    assert window.preferences.percent == 130
    assert load(tmp_path / "settings.json").text_percent == 130

"""Help on the page where it is needed, and the page of the first run."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from exposure_app import i18n, resources
from exposure_app.gui import spine
from exposure_app.gui.aside import Aside
from exposure_app.gui.main_window import MainWindow
from exposure_app.gui.noticed_page import NoticedPage
from exposure_app.gui.page import Page
from exposure_app.gui.step import Step
from exposure_app.gui.theme import Theme
from exposure_app.gui.welcome_page import WelcomePage
from exposure_app.gui.who_page import WhoPage
from exposure_app.storage.settings import load
from exposure_app.wording.help import TOPICS, help_sections


def _pages() -> list[type[Page]]:
    """Every kind of page the window can show."""
    assert spine.__doc__  # imports them all
    return [kind for kind in Page.__subclasses__() if kind.__module__.startswith("exposure_app")]


def test_every_page_has_help_and_every_drawing_it_names() -> None:
    for kind in _pages():
        assert kind.help_topic in TOPICS, kind
        if kind.drawing:
            assert resources.path("drawings", f"{kind.drawing}.svg").exists(), kind


@pytest.mark.parametrize("topic", TOPICS)
def test_help_is_four_short_parts(topic: str) -> None:
    sections = help_sections(topic)
    assert len(sections) == 4
    assert all(heading and text for heading, text in sections)


def test_f1_opens_help_on_the_page_and_escape_gives_the_keyboard_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    before = QApplication.focusWidget()
    assert before is not None
    QTest.keyClick(window, Qt.Key.Key_F1)
    card = window.page.help
    assert card is not None
    assert card.isVisible()
    assert card.texts[0].hasFocus()
    QTest.keyClick(card.texts[0], Qt.Key.Key_Escape)
    assert window.page.help is None
    assert before.hasFocus()


def test_the_help_button_is_in_one_place_on_every_page(qtbot: QtBot, window: MainWindow) -> None:
    window.session.draft.country = "CN"
    places = set()
    for step in (Step.WHO, Step.PLACE, Step.NOTICED, Step.NUMBERS):
        window.go_to(step)
        qtbot.waitUntil(lambda: window.is_idle)
        button = window.urgent_bar.help_button
        button.click()
        shown = window.page.help
        button.click()
        assert (shown is not None, window.page.help is None) == (True, True)
        places.add(
            (button.mapTo(window, button.rect().topLeft()).toTuple(), button.size().toTuple())
        )
    assert len(places) == 1


def test_what_is_typed_survives_help(qtbot: QtBot, window: MainWindow) -> None:
    window.session.draft.country = "CN"
    window.go_to(Step.NUMBERS)
    page = window.page
    assert isinstance(page, spine.NumbersPage)
    page.phone.setText("120 0000")
    window.urgent_bar.help_button.click()
    window.urgent_bar.help_button.click()
    assert page.phone.text() == "120 0000"


@pytest.fixture
def new_window(qtbot: QtBot, theme: Theme, tmp_path: Path) -> MainWindow:
    """The window on its first run."""
    window = MainWindow(theme, tmp_path / "settings.json", is_first_run=True)
    window.resize(1280, 720)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    return window


def test_the_first_run_begins_with_three_sentences_and_is_remembered(
    qtbot: QtBot, new_window: MainWindow, tmp_path: Path
) -> None:
    assert isinstance(new_window.page, WelcomePage)
    begin = new_window.page.primary_button
    qtbot.waitUntil(begin.hasFocus)
    QTest.keyClick(begin, Qt.Key.Key_Space)
    assert isinstance(new_window.page, WhoPage)
    assert (tmp_path / "settings.json").exists()
    qtbot.waitUntil(lambda: new_window.is_idle and new_window.session.places is not None)
    new_window.close()


def test_language_and_size_can_be_chosen_on_the_first_page(
    qtbot: QtBot, new_window: MainWindow, tmp_path: Path
) -> None:
    page = new_window.page
    assert isinstance(page, WelcomePage)
    qtbot.waitUntil(lambda: new_window.session.places is not None)
    try:
        with qtbot.waitSignal(new_window.page_shown):
            page.languages[i18n.CHINESE].click()
        page = new_window.page
        assert isinstance(page, WelcomePage)
        assert page.languages[i18n.CHINESE].isChecked()
        with qtbot.waitSignal(new_window.page_shown):
            page.sizes[150].click()
        assert isinstance(new_window.page, WelcomePage)
        stored = load(tmp_path / "settings.json")
        assert (stored.language, stored.text_percent) == (i18n.CHINESE, 150)
    finally:
        i18n.activate(i18n.ENGLISH)
        new_window.close()


def test_the_menu_shows_the_first_page_again_and_leads_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.go_to(Step.NOTICED)
    window.open_aside(Aside.WELCOME)
    assert isinstance(window.page, WelcomePage)
    window.page.primary_button.click()
    assert isinstance(window.page, NoticedPage)

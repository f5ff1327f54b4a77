"""The settings: each choice counts at once and is remembered, and everything kept can go."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from exposure_app import i18n
from exposure_app.gui.look_names import appearance_names
from exposure_app.gui.main_window import MainWindow
from exposure_app.gui.settings_page import SettingsPage
from exposure_app.gui.sources_page import SourcesPage
from exposure_app.gui.step import Step
from exposure_app.gui.theme import Theme
from exposure_app.storage import paths
from exposure_app.storage.network_settings import NetworkSettings, save_network_settings
from exposure_app.storage.settings import Appearance, Motion, Settings, load, save
from tests.simulators.onlooker import nameless, resize_text, settle, texts
from tests.simulators.settings_visit import open_settings, settings_after, shown_settings


def _height(page: SettingsPage, widget: QWidget) -> float:
    """How far down the part that is seen a widget begins, from 0 to 1."""
    part = page.scroll_area.viewport()
    return widget.mapTo(part, QPoint()).y() / part.height()


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_menu_opens_the_settings_by_its_own_key(
    qtbot: QtBot, window: MainWindow, language: str
) -> None:
    i18n.activate(language)
    window._build()
    [action] = [
        one
        for one in window.menus.findChildren(QAction)
        if one.menuRole() is QAction.MenuRole.PreferencesRole
    ]
    assert action.shortcuts()[0] == QKeySequence("Ctrl+,")
    assert action.text() == i18n._("Se&ttings…")
    action.trigger()
    assert i18n._("What you choose here counts at once.") in texts(shown_settings(qtbot, window))


def test_another_language_is_spoken_at_once_and_the_keyboard_stays(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    page = open_settings(qtbot, window)
    english = page.language_card.choices[i18n.ENGLISH]
    qtbot.waitUntil(english.hasFocus)
    QTest.keyClick(english, Qt.Key.Key_Down)
    page = settings_after(qtbot, window, page)
    assert i18n.active_language() == i18n.CHINESE
    assert page.title.text() == "设置"
    assert page.language_card.choices[i18n.CHINESE].isChecked()
    qtbot.waitUntil(page.language_card.choices[i18n.CHINESE].hasFocus)
    assert load(tmp_path / "settings.json").language == i18n.CHINESE


def test_a_language_without_letters_is_not_shown_as_chosen(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("exposure_app.gui.preferences.can_show", lambda _language: False)
    page = open_settings(qtbot, window)
    page.language_card.choices[i18n.CHINESE].click()
    assert page.language_card.choices[i18n.ENGLISH].isChecked()
    assert page.problem is not None


def test_the_slider_shows_the_size_at_once_and_counts_when_it_rests(
    qtbot: QtBot, window: MainWindow, theme: Theme, tmp_path: Path
) -> None:
    page = open_settings(qtbot, window)
    card = page.size_card
    card.slider.setFocus()
    usual = card.preview.font().pointSizeF()
    for _press in range(10):
        QTest.keyClick(card.slider, Qt.Key.Key_Right)
    assert card.number.text() == "150 %"
    assert card.preview.font().pointSizeF() == pytest.approx(usual * 1.5)
    assert theme.percent == 100
    made: list[object] = []
    window.page_shown.connect(made.append)
    page = settings_after(qtbot, window, page)
    assert theme.percent == 150
    assert len(made) == 1
    assert page.size_card.percent == 150
    assert page.size_card.slider.hasFocus()
    assert load(tmp_path / "settings.json").text_percent == 150


def test_while_somebody_drags_nothing_is_made_anew(
    qtbot: QtBot, window: MainWindow, theme: Theme
) -> None:
    page = open_settings(qtbot, window)
    card = page.size_card
    made: list[object] = []
    window.page_shown.connect(made.append)
    card.slider.setSliderDown(True)
    for place in range(100, 263):
        card.slider.setSliderPosition(place)
        assert not card.rest.isActive()
    assert card.number.text() == "260 %"
    assert theme.percent == 100
    assert made == []
    card.slider.setSliderDown(False)
    settings_after(qtbot, window, page)
    assert theme.percent == 260
    assert len(made) == 1


@pytest.mark.parametrize("percent", [150, 300])
def test_the_page_made_anew_keeps_what_the_eye_is_on(
    qtbot: QtBot, window: MainWindow, theme: Theme, percent: int
) -> None:
    page = open_settings(qtbot, window)
    button = page.colour_card.choices[Appearance.LIGHT]
    button.setFocus()
    page.scroll_area.ensureWidgetVisible(button, 0, 0)
    before = _height(page, button)
    assert page.scroll_area.verticalScrollBar().value() > 0
    theme.set_percent(percent)
    page = settings_after(qtbot, window, page)
    button = page.colour_card.choices[Appearance.LIGHT]
    assert button.hasFocus()
    part = page.scroll_area.viewport()
    assert abs(_height(page, button) - before) < 0.12
    assert part.rect().contains(button.mapTo(part, button.rect().center()))


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_colours_change_at_once_and_the_menu_agrees(
    qtbot: QtBot, window: MainWindow, theme: Theme, tmp_path: Path, language: str
) -> None:
    i18n.activate(language)
    window._build()
    page = open_settings(qtbot, window)
    page.colour_card.choices[Appearance.HIGH_CONTRAST].click()
    page = settings_after(qtbot, window, page)
    assert theme.is_high_contrast
    assert page.colour_card.choices[Appearance.HIGH_CONTRAST].isChecked()
    assert load(tmp_path / "settings.json").appearance is Appearance.HIGH_CONTRAST
    [chosen] = [
        one
        for one in window.menus.findChildren(QAction)
        if one.data() in set(Appearance) and one.isChecked()
    ]
    assert chosen.text() == appearance_names()[Appearance.HIGH_CONTRAST]
    [dark] = [one for one in window.menus.findChildren(QAction) if one.data() == Appearance.DARK]
    dark.trigger()
    page = settings_after(qtbot, window, page)
    assert page.colour_card.choices[Appearance.DARK].isChecked()


def test_stillness_is_remembered(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    page = open_settings(qtbot, window)
    assert page.motion_card.choices[Motion.OFF].isChecked()
    page.motion_card.choices[Motion.SYSTEM].click()
    assert load(tmp_path / "settings.json").motion is Motion.SYSTEM
    page.motion_card.choices[Motion.OFF].click()
    assert load(tmp_path / "settings.json").motion is Motion.OFF
    assert not window.preferences.may_move


def test_a_choice_that_cannot_be_written_counts_and_says_so(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    page = open_settings(qtbot, window)
    (tmp_path / "settings.json").mkdir()
    page.motion_card.choices[Motion.SYSTEM].click()
    assert page.problem is not None


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_list_stands_there_with_date_and_age(
    qtbot: QtBot, window: MainWindow, language: str
) -> None:
    i18n.activate(language)
    page = open_settings(qtbot, window)
    table = page.dates_card.table
    assert table is not None
    assert table.model().rowCount() == 4
    words = {table.model().index(row, 2).data() for row in range(4)}
    assert len(words) == 1
    assert i18n._("not known") not in words


def test_lists_and_the_way_of_requests_are_changed_on_their_own_page(
    qtbot: QtBot, window: MainWindow
) -> None:
    save_network_settings(
        paths.network_settings_file(), NetworkSettings(proxy="socks5://127.0.0.1:9050")
    )
    window.go_to(Step.NUMBERS)
    page = open_settings(qtbot, window)
    assert "Requests go by the proxy socks5://127.0.0.1:9050." in texts(page)
    page.proxy_card.button.click()
    sources = window.page
    assert isinstance(sources, SourcesPage)
    own = sources.ways_card.ways[""]
    qtbot.waitUntil(own.hasFocus)
    settle(qtbot, window)
    spot = own.mapTo(sources.scroll_area.viewport(), QPoint(5, 5))
    assert sources.scroll_area.viewport().rect().contains(spot)
    sources.back_button.click()
    page = shown_settings(qtbot, window)
    page.dates_card.button.click()
    assert isinstance(window.page, SourcesPage)
    window.page.back_button.click()
    shown_settings(qtbot, window).back_button.click()
    assert window.is_at(Step.NUMBERS)


@pytest.mark.parametrize("percent", [100, 200, 300])
@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.HIGH_CONTRAST])
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_nothing_scrolls_sideways_and_everything_has_a_name(
    qtbot: QtBot,
    window: MainWindow,
    theme: Theme,
    language: str,
    appearance: Appearance,
    percent: int,
) -> None:
    i18n.activate(language)
    theme.set_appearance(appearance)
    resize_text(qtbot, window, theme, percent)
    save(paths.settings_file(), Settings())
    page = open_settings(qtbot, window)
    assert page.scroll_area.horizontalScrollBar().maximum() == 0
    assert nameless(page) == []
    for button in page.findChildren(QRadioButton):
        assert button.width() >= button.sizeHint().width()
    number = page.size_card.number
    assert number.width() >= number.sizeHint().width()


def test_settings_hold_no_word_of_a_check(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    draft = window.session.draft
    draft.phone, draft.country = "120 0000 0001", "CN"
    page = open_settings(qtbot, window)
    page.motion_card.choices[Motion.SYSTEM].click()
    stored = json.loads((tmp_path / "settings.json").read_text("utf-8"))
    assert set(stored) == {"language", "text_percent", "appearance", "motion", "is_simple"}


def test_help_or_menus_never_lose_the_place_of_another_page(
    qtbot: QtBot, window: MainWindow, theme: Theme
) -> None:
    window.session.draft.country = "CN"
    window.go_to(Step.NOTICED)
    settle(qtbot, window)
    bar = window.page.scroll_area.verticalScrollBar()
    window.page.back_button.setFocus()
    bar.setValue(bar.maximum() // 2)
    share = bar.value() / bar.maximum()
    before = window.page
    theme.set_percent(125)
    qtbot.waitUntil(lambda: window.page is not before)
    settle(qtbot, window)
    QApplication.sendPostedEvents()
    bar = window.page.scroll_area.verticalScrollBar()
    qtbot.waitUntil(lambda: abs(bar.value() / bar.maximum() - share) < 0.05)
    assert window.page.back_button.hasFocus()

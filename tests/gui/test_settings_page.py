"""The settings: each choice counts at once and is remembered, and everything kept can go."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from exposure_app import i18n
from exposure_app.errors import KeyStoreError
from exposure_app.gui import questions
from exposure_app.gui.aside import Aside
from exposure_app.gui.look_names import appearance_names
from exposure_app.gui.main_window import MainWindow
from exposure_app.gui.settings_page import SettingsPage
from exposure_app.gui.sources_page import SourcesPage
from exposure_app.gui.step import Step
from exposure_app.gui.theme import Theme
from exposure_app.storage import kept as kept_module
from exposure_app.storage import paths
from exposure_app.storage.api_keys import HIBP, Keeping
from exposure_app.storage.ledger import Ledger
from exposure_app.storage.network_settings import NetworkSettings, save_network_settings
from exposure_app.storage.settings import Appearance, Motion, Settings, load, save
from tests.simulators.keyrings import MemoryKeyring
from tests.simulators.ledgers import line
from tests.simulators.onlooker import facts, nameless, resize_text, settle, texts


def _open(qtbot: QtBot, window: MainWindow) -> SettingsPage:
    window.open_aside(Aside.SETTINGS)
    return _shown(qtbot, window)


def _shown(qtbot: QtBot, window: MainWindow) -> SettingsPage:
    page = window.page
    assert isinstance(page, SettingsPage)
    qtbot.waitUntil(lambda: page.is_read)
    settle(qtbot, window)
    return page


def _after(qtbot: QtBot, window: MainWindow, before: SettingsPage) -> SettingsPage:
    """The page that was made anew."""
    qtbot.waitUntil(lambda: window.page is not before)
    return _shown(qtbot, window)


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
    assert i18n._("What you choose here counts at once.") in texts(_shown(qtbot, window))


def test_another_language_is_spoken_at_once_and_the_keyboard_stays(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    page = _open(qtbot, window)
    english = page.language_card.choices[i18n.ENGLISH]
    qtbot.waitUntil(english.hasFocus)
    QTest.keyClick(english, Qt.Key.Key_Down)
    page = _after(qtbot, window, page)
    assert i18n.active_language() == i18n.CHINESE
    assert page.title.text() == "设置"
    assert page.language_card.choices[i18n.CHINESE].isChecked()
    qtbot.waitUntil(page.language_card.choices[i18n.CHINESE].hasFocus)
    assert load(tmp_path / "settings.json").language == i18n.CHINESE


def test_a_language_without_letters_is_not_shown_as_chosen(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("exposure_app.gui.preferences.can_show", lambda _language: False)
    page = _open(qtbot, window)
    page.language_card.choices[i18n.CHINESE].click()
    assert page.language_card.choices[i18n.ENGLISH].isChecked()
    assert page.problem is not None


def test_the_slider_shows_the_size_at_once_and_counts_when_it_rests(
    qtbot: QtBot, window: MainWindow, theme: Theme, tmp_path: Path
) -> None:
    page = _open(qtbot, window)
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
    page = _after(qtbot, window, page)
    assert theme.percent == 150
    assert len(made) == 1
    assert page.size_card.percent == 150
    assert page.size_card.slider.hasFocus()
    assert load(tmp_path / "settings.json").text_percent == 150


def test_while_somebody_drags_nothing_is_made_anew(
    qtbot: QtBot, window: MainWindow, theme: Theme
) -> None:
    page = _open(qtbot, window)
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
    _after(qtbot, window, page)
    assert theme.percent == 260
    assert len(made) == 1


@pytest.mark.parametrize("percent", [150, 300])
def test_the_page_made_anew_keeps_what_the_eye_is_on(
    qtbot: QtBot, window: MainWindow, theme: Theme, percent: int
) -> None:
    page = _open(qtbot, window)
    button = page.colour_card.choices[Appearance.LIGHT]
    button.setFocus()
    page.scroll_area.ensureWidgetVisible(button, 0, 0)
    before = _height(page, button)
    assert page.scroll_area.verticalScrollBar().value() > 0
    theme.set_percent(percent)
    page = _after(qtbot, window, page)
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
    page = _open(qtbot, window)
    page.colour_card.choices[Appearance.HIGH_CONTRAST].click()
    page = _after(qtbot, window, page)
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
    page = _after(qtbot, window, page)
    assert page.colour_card.choices[Appearance.DARK].isChecked()


def test_stillness_is_remembered(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    page = _open(qtbot, window)
    assert page.motion_card.choices[Motion.OFF].isChecked()
    page.motion_card.choices[Motion.SYSTEM].click()
    assert load(tmp_path / "settings.json").motion is Motion.SYSTEM
    page.motion_card.choices[Motion.OFF].click()
    assert load(tmp_path / "settings.json").motion is Motion.OFF
    assert not window.preferences.may_move


def test_a_choice_that_cannot_be_written_counts_and_says_so(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    page = _open(qtbot, window)
    (tmp_path / "settings.json").mkdir()
    page.motion_card.choices[Motion.SYSTEM].click()
    assert page.problem is not None


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_list_stands_there_with_date_and_age(
    qtbot: QtBot, window: MainWindow, language: str
) -> None:
    i18n.activate(language)
    page = _open(qtbot, window)
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
    page = _open(qtbot, window)
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
    page = _shown(qtbot, window)
    page.dates_card.button.click()
    assert isinstance(window.page, SourcesPage)
    window.page.back_button.click()
    _shown(qtbot, window).back_button.click()
    assert window.is_at(Step.NUMBERS)


def _keep_something(window: MainWindow) -> None:
    save(paths.settings_file(), Settings("en", 150))
    Ledger.open(paths.ledger_file()).append(line())
    assert window.session.places is not None
    window.session.places.keys.write(HIBP, "a" * 32, Keeping.STORED)


def test_what_is_kept_is_listed_with_size_and_place(qtbot: QtBot, window: MainWindow) -> None:
    _keep_something(window)
    page = _open(qtbot, window)
    shown = facts(page)
    names = [name for name, _text in shown if name]
    assert names == [
        "How the program looks", "What was sent", "The key of what was sent",
        "Your key for Have I Been Pwned",
    ]  # fmt: skip
    told = " ".join(text for _name, text in shown)
    size = paths.settings_file().stat().st_size
    assert f"{size} bytes, in " in told
    assert str(paths.ledger_file()) in told.replace("\N{ZERO WIDTH SPACE}", "")
    assert str(paths.ledger_file()) in page.kept_card.grid.accessibleName()


def test_nothing_kept_is_said_and_nothing_can_be_erased(qtbot: QtBot, window: MainWindow) -> None:
    page = _open(qtbot, window)
    assert "Nothing else is kept here either." in texts(page)
    assert page.kept_card.button.isHidden()


def test_saying_no_erases_nothing(
    qtbot: QtBot, window: MainWindow, own_keyring: MemoryKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    _keep_something(window)
    monkeypatch.setattr(questions, "ask_erase_everything", lambda _parent: False)
    page = _open(qtbot, window)
    page.kept_card.button.click()
    settle(qtbot, window)
    assert paths.settings_file().exists()
    assert own_keyring.kept


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_erasing_leaves_neither_file_nor_key_and_the_program_goes_on(
    qtbot: QtBot,
    window: MainWindow,
    theme: Theme,
    own_keyring: MemoryKeyring,
    monkeypatch: pytest.MonkeyPatch,
    language: str,
) -> None:
    i18n.activate(language)
    resize_text(qtbot, window, theme, 150)
    _keep_something(window)
    monkeypatch.setattr(questions, "ask_erase_everything", lambda _parent: True)
    page = _open(qtbot, window)
    page.kept_card.button.click()
    page = _after(qtbot, window, page)
    settle(qtbot, window)
    assert not paths.config_folder().exists()
    assert not paths.data_folder().exists()
    assert own_keyring.kept == {}
    assert page.kept_card.notice is not None
    assert i18n._("Everything that this program kept here is gone.") in texts(page)
    assert page.kept_card.button.isHidden()
    assert theme.percent == 100
    assert i18n.active_language() == language
    page.back_button.click()
    assert window.is_at(Step.WHO)
    assert not paths.config_folder().exists()
    # What is sent from now on is written to a new ledger, with a new key.
    assert window.session.places is not None
    run = window.session.places.ledgers.kept
    run.prepare()
    run.note(line("after"))
    assert len(Ledger.open(paths.ledger_file()).read().entries) == 1


def test_what_could_not_be_erased_is_named_and_stays_listed(
    qtbot: QtBot, window: MainWindow, own_keyring: MemoryKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    _keep_something(window)
    monkeypatch.setattr(questions, "ask_erase_everything", lambda _parent: True)
    page = _open(qtbot, window)

    def locked(_name: str) -> bool:
        raise KeyStoreError("keyring_locked")

    monkeypatch.setattr(kept_module, "forget_key", locked)
    page.kept_card.button.click()
    page = _after(qtbot, window, page)
    told = texts(page)
    assert "This could not be erased: The key of what was sent" in told
    assert "The key of what was sent" in [name for name, _text in facts(page)]
    assert not page.kept_card.button.isHidden()
    assert own_keyring.kept


def test_a_failure_of_erasing_is_shown_and_can_be_tried_again(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    _keep_something(window)
    monkeypatch.setattr(questions, "ask_erase_everything", lambda _parent: True)
    page = _open(qtbot, window)
    met: list[object] = []
    window.bug_met.connect(met.append)

    def broken() -> tuple[()]:
        raise RuntimeError("broken")

    monkeypatch.setattr("exposure_app.gui.settings_state.erase_everything", broken)
    page.kept_card.button.click()
    qtbot.waitUntil(lambda: bool(met))
    assert page.kept_card.button.isEnabled()


def test_while_a_check_runs_nothing_is_erased(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    _keep_something(window)
    monkeypatch.setattr(type(window.flow), "is_checking", True)
    page = _open(qtbot, window)
    assert not page.kept_card.button.isEnabled()
    assert "A check is running." in texts(page)


def test_erasing_asks_with_the_answer_that_keeps_as_the_usual_one(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, str]] = []

    def answer(box: QMessageBox) -> int:
        usual = box.defaultButton()
        assert usual is box.escapeButton()
        asked.append((box.text(), usual.text()))
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    assert not questions.ask_erase_everything(window)
    [(text, usual)] = asked
    assert "Erase everything" in text
    assert usual == "&Keep everything"


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
    _keep_something(window)
    page = _open(qtbot, window)
    assert page.scroll_area.horizontalScrollBar().maximum() == 0
    assert nameless(page) == []
    for button in page.findChildren(QRadioButton):
        assert button.width() >= button.sizeHint().width()
    number = page.size_card.number
    assert number.width() >= number.sizeHint().width()


def test_settings_hold_no_word_of_a_check(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    draft = window.session.draft
    draft.phone, draft.country = "120 0000 0001", "CN"
    page = _open(qtbot, window)
    page.motion_card.choices[Motion.SYSTEM].click()
    stored = json.loads((tmp_path / "settings.json").read_text("utf-8"))
    assert set(stored) == {"language", "text_percent", "appearance", "motion"}


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

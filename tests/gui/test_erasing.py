"""What is kept, in the window: listed with its place, and erased by one button that asks first."""

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from exposure_app import i18n
from exposure_app.errors import KeyStoreError
from exposure_app.gui import questions
from exposure_app.gui.main_window import MainWindow
from exposure_app.gui.step import Step
from exposure_app.gui.theme import Theme
from exposure_app.storage import kept as kept_module
from exposure_app.storage import paths
from exposure_app.storage.api_keys import HIBP, Keeping
from exposure_app.storage.ledger import Ledger
from exposure_app.storage.settings import Settings, save
from tests.simulators.keyrings import MemoryKeyring
from tests.simulators.ledgers import line
from tests.simulators.onlooker import facts, resize_text, settle, texts
from tests.simulators.settings_visit import open_settings, settings_after


def _keep_something(window: MainWindow) -> None:
    save(paths.settings_file(), Settings("en", 150))
    Ledger.open(paths.ledger_file()).append(line())
    assert window.session.places is not None
    window.session.places.keys.write(HIBP, "a" * 32, Keeping.STORED)


def test_what_is_kept_is_listed_with_size_and_place(qtbot: QtBot, window: MainWindow) -> None:
    _keep_something(window)
    page = open_settings(qtbot, window)
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
    page = open_settings(qtbot, window)
    assert "Nothing else is kept here either." in texts(page)
    assert page.kept_card.button.isHidden()


def test_saying_no_erases_nothing(
    qtbot: QtBot, window: MainWindow, own_keyring: MemoryKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    _keep_something(window)
    monkeypatch.setattr(questions, "ask_erase_everything", lambda _parent: False)
    page = open_settings(qtbot, window)
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
    page = open_settings(qtbot, window)
    page.kept_card.button.click()
    page = settings_after(qtbot, window, page)
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
    page = open_settings(qtbot, window)

    def locked(_name: str) -> bool:
        raise KeyStoreError("keyring_locked")

    monkeypatch.setattr(kept_module, "forget_key", locked)
    page.kept_card.button.click()
    page = settings_after(qtbot, window, page)
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
    page = open_settings(qtbot, window)
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
    page = open_settings(qtbot, window)
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

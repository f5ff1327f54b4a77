"""The key of a service in the window: typed unseen, kept in a keyring or for this run alone."""

import sys
from collections.abc import Callable
from pathlib import Path

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from exposure_app import i18n
from exposure_app.gui.main_window import MainWindow
from exposure_app.gui.sources_page import SourcesPage
from tests.simulators.keyrings import MemoryKeyring
from tests.simulators.onlooker import settle, texts
from tests.simulators.secret_service import SecretService

KEY = "0123456789abcdef" * 2
PROJECT = Path(__file__).parents[2]
Open = Callable[[], SourcesPage]


def test_a_key_is_kept_unseen_and_forgotten(
    qtbot: QtBot, window: MainWindow, opened: Open, own_keyring: MemoryKeyring
) -> None:
    page = opened()
    card = page.key_card
    assert card.line.echoMode() is QLineEdit.EchoMode.Password
    assert card.status.text() == "There is no key here."
    QTest.keyClicks(card.line, KEY)
    card.store_button.click()
    settle(qtbot, window)
    assert card.status.text() == "A key is kept in the keyring of this computer."
    assert card.line.text() == ""
    assert bytes.fromhex(own_keyring.kept["api-key-hibp"]) == KEY.encode()
    assert KEY not in texts(page)
    card.forget_button.click()
    settle(qtbot, window)
    assert card.status.text() == "There is no key here."
    assert "api-key-hibp" not in own_keyring.kept


def test_a_key_of_this_run_never_reaches_the_keyring(
    qtbot: QtBot, window: MainWindow, opened: Open, own_keyring: MemoryKeyring
) -> None:
    card = opened().key_card
    QTest.keyClicks(card.line, KEY)
    card.run_button.click()
    settle(qtbot, window)
    assert card.status.text() == "A key is here until the program ends."
    assert own_keyring.kept == {}
    assert window.session.places is not None
    assert window.session.places.keys.read("hibp") == KEY


def test_what_is_no_key_stays_to_be_mended(qtbot: QtBot, window: MainWindow, opened: Open) -> None:
    card = opened().key_card
    QTest.keyClicks(card.line, "not a key")
    card.store_button.click()
    settle(qtbot, window)
    assert card.line.text() == "not a key"
    assert card.field.problem
    assert card.line.hasFocus()
    assert card.store_button.isVisible()


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("kind", ["locked", "none"])
def test_a_keyring_that_does_not_answer_is_said_in_plain_words(
    qtbot: QtBot, window: MainWindow, own_keyring: MemoryKeyring, opened: Open,
    language: str, kind: str,
) -> None:  # fmt: skip
    i18n.activate(language)
    if kind == "none":
        keyring.set_keyring(NoKeyring())  # type: ignore[no-untyped-call]
    own_keyring.is_locked = True
    card = opened().key_card
    assert i18n._("You can use a key for this run only.") in card.status.text()
    assert "keyring_locked" not in card.status.text()
    assert "no_keyring" not in card.status.text()
    assert card.store_button.isHidden()
    QTest.keyClicks(card.line, KEY)
    card.run_button.click()
    settle(qtbot, window)
    assert i18n._("A key is here until the program ends.") in card.status.text()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a keyring is installed on Linux")
def test_a_key_outlives_the_window_in_a_real_keyring(tmp_path: Path) -> None:
    service = SecretService(tmp_path / "keyring")
    words = [sys.executable, "-m", "tests.simulators.window_in_session"]
    run = ["sh", "-c", 'cd "$0" && exec "$@"', str(PROJECT), *words]
    kept = service.run([*run, "keep", KEY])
    assert "A key is kept in the keyring" in kept.stdout, kept.stderr
    assert "A key is kept in the keyring" in service.run(run).stdout
    locked = service.run(run, is_locked=True).stdout
    assert "locked" in locked
    assert "this run only" in locked
    none = service.run([*run, "run", KEY], has_keyring=False).stdout
    assert "A key is here until the program ends." in none
    assert "There is no key here." in service.run([*run, "forget"]).stdout
    for done in (kept.stdout, kept.stderr, locked, none):
        assert KEY not in done

"""What was sent, in the window: every state of a real ledger, to be read, kept and deleted."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from exposure_app import i18n
from exposure_app.core.findings import Audience
from exposure_app.gui import export_dialog, questions
from exposure_app.gui.aside import Aside
from exposure_app.gui.ledger_model import LEARNS, RECEIVER, TIME, LedgerModel
from exposure_app.gui.ledger_page import LedgerPage
from exposure_app.gui.main_window import MainWindow
from exposure_app.gui.theme import Theme
from exposure_app.storage.ledger import Ledger
from exposure_app.storage.ledger_record import LedgerReading
from exposure_app.storage.paths import ledger_file
from tests.simulators.keyrings import MemoryKeyring
from tests.simulators.ledgers import line, put, records, shared_line
from tests.simulators.onlooker import nameless, resize_text, settle, texts


@pytest.fixture
def kept() -> Ledger:
    """The ledger of this computer, with a few lines."""
    ledger = Ledger.open(ledger_file())
    later = timedelta(minutes=5)
    for entry in (line(), shared_line(), replace(line("late"), at=line().at + later)):
        ledger.append(entry)
    return ledger


def _open(qtbot: QtBot, window: MainWindow) -> LedgerPage:
    window.open_aside(Aside.LEDGER)
    page = window.page
    assert isinstance(page, LedgerPage)
    qtbot.waitUntil(lambda: page.is_read)
    settle(qtbot, window)
    return page


def test_an_empty_ledger_says_so_and_offers_nothing_to_press(
    qtbot: QtBot, window: MainWindow
) -> None:
    page = _open(qtbot, window)
    assert "No request has left this computer" in texts(page)
    assert page.table is None
    assert page.export_button is None
    assert page.wipe_button is None
    assert page.back_button.hasFocus()


@pytest.mark.usefixtures("kept")
def test_every_request_is_walked_by_arrow_keys_the_newest_first(
    qtbot: QtBot, window: MainWindow
) -> None:
    page = _open(qtbot, window)
    assert "3 requests went to 2 receivers." in texts(page)
    assert page.table is not None
    assert page.request is not None
    assert page.request.accessibleName().startswith("Request 3, ")
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert page.request.accessibleName().startswith("Request 2, ")
    facts = dict(page.request.facts.facts)
    assert facts["To"] == "lists.example.org:443"
    assert facts["Outcome"] == "It took too long"
    assert "About 599 others send the same." in facts["It can conclude"]
    assert facts["Received"] == "14,664 bytes"
    QTest.keyClick(page.table, Qt.Key.Key_Tab)
    assert not page.table.hasFocus()


@pytest.mark.usefixtures("kept")
def test_bytes_are_shown_on_demand_and_to_the_last(qtbot: QtBot, window: MainWindow) -> None:
    page = _open(qtbot, window)
    assert page.request is not None
    assert not page.request.text.isVisible()
    page.request.bytes.button.click()
    QApplication.sendPostedEvents()
    shown = page.request.text.toPlainText()
    assert page.request.text.isVisible()
    assert r"POST /brp1/evaluate HTTP/1.1\r\n" in shown
    assert "00000010  90 91 92 93 94 95 96 97 98 99 9a 9b 9c 9d 9e 9f" in shown


def test_a_request_of_which_nothing_went_has_no_bytes_to_show(
    qtbot: QtBot, window: MainWindow
) -> None:
    Ledger.open(ledger_file()).append(replace(line(), sent=b"", received=0, outcome="no_answer"))
    page = _open(qtbot, window)
    assert page.request is not None
    assert page.request.bytes.isHidden()
    told = dict(page.request.facts.facts)["It can conclude"]
    assert told == "Nothing, because no byte of the request was sent."


@pytest.mark.usefixtures("kept")
def test_the_export_is_the_ledger_and_writes_over_nothing(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "sent.jsonl"
    monkeypatch.setattr(export_dialog, "ask", lambda parent: file)
    page = _open(qtbot, window)
    assert page.export_button is not None
    page.export_button.click()
    settle(qtbot, window)
    rows = [json.loads(row) for row in file.read_text("utf-8").splitlines()]
    assert [bytes.fromhex(row["sent"]) for row in rows] == [
        line().sent,
        shared_line().sent,
        line().sent,
    ]
    assert "3 requests were written to the file." in texts(page)
    before = file.read_bytes()
    page.export_button.click()
    settle(qtbot, window)
    assert page.problem is not None
    assert "There is such a file already." in texts(page)
    assert file.read_bytes() == before


@pytest.mark.usefixtures("kept")
def test_an_export_that_cannot_be_written_says_so(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_dialog, "ask", lambda parent: tmp_path / "none" / "sent.jsonl")
    page = _open(qtbot, window)
    assert page.export_button is not None
    page.export_button.click()
    settle(qtbot, window)
    assert "The file could not be written." in texts(page)


@pytest.mark.parametrize("is_wanted", [True, False])
@pytest.mark.usefixtures("kept")
def test_wiping_asks_first_and_leaves_neither_file_nor_key(
    qtbot: QtBot,
    window: MainWindow,
    own_keyring: MemoryKeyring,
    monkeypatch: pytest.MonkeyPatch,
    *,
    is_wanted: bool,
) -> None:
    monkeypatch.setattr(questions, "ask_wipe_ledger", lambda parent: is_wanted)
    page = _open(qtbot, window)
    assert page.wipe_button is not None
    page.wipe_button.click()
    settle(qtbot, window)
    assert ledger_file().exists() is not is_wanted
    assert bool(own_keyring.kept) is not is_wanted
    if is_wanted:
        assert "No request has left this computer" in texts(page)
        assert "The list and its key are gone." in texts(page)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.usefixtures("kept")
def test_a_locked_keyring_is_said_and_unlocking_it_is_enough(
    qtbot: QtBot, window: MainWindow, own_keyring: MemoryKeyring, language: str
) -> None:
    i18n.activate(language)
    own_keyring.is_locked = True
    page = _open(qtbot, window)
    told = texts(page)
    assert i18n._("The keyring with the key of the ledger is locked.") in told
    assert i18n._("No request has left this computer") not in told.splitlines()
    assert page.table is None
    assert page.wipe_button is None
    own_keyring.is_locked = False
    assert page.again_button is not None
    page.again_button.click()
    qtbot.waitUntil(lambda: page.table is not None)
    settle(qtbot, window)
    assert page.again_button is None


def test_without_a_keyring_this_run_alone_is_listed(qtbot: QtBot, window: MainWindow) -> None:
    keyring.set_keyring(NoKeyring())  # type: ignore[no-untyped-call]
    assert window.session.places is not None
    run = window.session.places.ledgers.kept
    run.prepare()
    run.note(line("now"))
    page = _open(qtbot, window)
    told = texts(page)
    assert "This computer has no keyring" in told
    assert "until the program ends" in told
    assert "1 request went to 1 receiver." in told
    assert not ledger_file().exists()


@pytest.mark.usefixtures("kept")
def test_lines_of_this_run_stand_behind_the_sealed_ones_once_it_is_unlocked(
    qtbot: QtBot, window: MainWindow, own_keyring: MemoryKeyring
) -> None:
    own_keyring.is_locked = True
    assert window.session.places is not None
    run = window.session.places.ledgers.kept
    run.prepare()
    run.note(line("now"))
    own_keyring.is_locked = False
    page = _open(qtbot, window)
    assert page.table is not None
    assert page.table.model().rowCount() == 4
    assert page.again_button is None


def test_a_damaged_ledger_shows_what_holds_and_can_be_wiped(
    qtbot: QtBot, window: MainWindow, kept: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = ledger_file()
    put(file, records(file.read_bytes())[:2])
    assert kept.read().is_damaged
    page = _open(qtbot, window)
    assert "The ledger was changed by something else, or lines were taken out." in texts(page)
    assert page.table is not None
    assert page.table.model().rowCount() == 2
    monkeypatch.setattr(questions, "ask_wipe_ledger", lambda parent: True)
    assert page.wipe_button is not None
    page.wipe_button.click()
    settle(qtbot, window)
    assert not file.exists()
    assert "taken out" not in texts(page)


@pytest.mark.usefixtures("kept")
def test_a_ledger_whose_key_is_gone_is_never_called_empty(
    qtbot: QtBot, window: MainWindow, own_keyring: MemoryKeyring
) -> None:
    own_keyring.kept.clear()
    page = _open(qtbot, window)
    told = texts(page)
    assert "cannot be opened" in told
    assert "No request" not in told
    assert page.wipe_button is not None
    assert page.export_button is None


@pytest.mark.usefixtures("kept")
def test_a_line_that_was_cut_off_keeps_its_place(qtbot: QtBot, window: MainWindow) -> None:
    file = ledger_file()
    file.write_bytes(file.read_bytes() + b"\0\0\0\x40torn")
    page = _open(qtbot, window)
    assert page.table is not None
    assert page.table.model().rowCount() == 4
    assert page.request is not None
    assert page.request.accessibleName() == "A line that was cut off"
    assert "1 line was cut off" in texts(page)


@pytest.mark.usefixtures("kept")
def test_a_desk_sees_its_own_visit_alone(qtbot: QtBot, window: MainWindow) -> None:
    window.session.draft.audience = Audience.DESK
    assert window.session.places is not None
    window.session.places.ledgers.desk.note(line("visitor"))
    page = _open(qtbot, window)
    assert page.table is not None
    assert page.table.model().rowCount() == 1
    assert "gone when the visit ends" in texts(page)
    window.session.forget()
    window.session.draft.audience = Audience.DESK
    window.go_back()
    assert "No request has left this computer" in texts(_open(qtbot, window))


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.usefixtures("kept")
def test_nothing_scrolls_sideways_and_everything_has_a_name(
    qtbot: QtBot, window: MainWindow, theme: Theme, language: str, percent: int
) -> None:
    i18n.activate(language)
    resize_text(qtbot, window, theme, percent)
    page = _open(qtbot, window)
    assert page.request is not None
    page.request.bytes.open()
    qtbot.waitUntil(page.request.text.isVisible)
    assert page.scroll_area.horizontalScrollBar().maximum() == 0
    assert nameless(page) == []


def test_the_model_keeps_its_promises_and_shows_foreign_bytes_as_they_are() -> None:
    odd = replace(line(), receiver="evil\x1b[2J.example")
    model = LedgerModel(LedgerReading((odd, shared_line()), torn=(0, 1, 2)))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert model.rowCount() == 5
    assert model.row(1).number == 2
    receiver = model.index(3, RECEIVER)
    assert model.data(receiver, Qt.ItemDataRole.AccessibleTextRole) == r"evil\x1b[2J.example"
    # What is drawn may break after each dot.
    assert model.data(receiver).split("\u200b") == ["evil\\x1b[2J.", "example"]
    assert model.data(model.index(4, LEARNS)).startswith("Here the program stopped")
    spoken = model.data(model.index(3, TIME), Qt.ItemDataRole.AccessibleTextRole)
    assert "November 2026" in spoken


@pytest.mark.parametrize("percent", [100, 200, 300])
@pytest.mark.usefixtures("kept")
def test_every_text_of_a_line_has_its_room(
    qtbot: QtBot, window: MainWindow, theme: Theme, percent: int
) -> None:
    window.resize(1280, 720)
    resize_text(qtbot, window, theme, percent)
    table = _open(qtbot, window).table
    assert table is not None
    for row in range(table.model().rowCount()):
        for column in range(table.model().columnCount()):
            index = table.model().index(row, column)
            needed = table.fontMetrics().boundingRect(
                table.visualRect(index).adjusted(8, 0, -8, 0),
                Qt.TextFlag.TextWordWrap,
                index.data(),
            )
            assert needed.height() <= table.rowHeight(row), index.data()
            assert needed.width() <= table.columnWidth(column), index.data()

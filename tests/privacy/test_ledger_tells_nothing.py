"""What is sent stands in the ledger, and nobody reads it there without the key of the keyring."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import keyring
import pytest

from exposure_app.errors import LedgerError
from exposure_app.storage.ledger import Ledger
from exposure_app.storage.ledger_file import LEDGER_KEY
from exposure_app.wording.errors import error_text
from tests.simulators.keyrings import MemoryKeyring
from tests.simulators.ledgers import line, shared_line

CANARY = b"GET /range/5ce9fd7a HTTP/1.1\r\nHost: canary.example.org\r\n\r\n" + b"\xfe\xed" * 16
ENTRY = replace(
    shared_line("canary-source"), sent=CANARY, receiver="canary.example.org:443", shared_by=599_123
)


@pytest.fixture(autouse=True)
def own_keyring() -> Iterator[MemoryKeyring]:
    """The keyring of the machine is left alone."""
    before, own = keyring.get_keyring(), MemoryKeyring()
    keyring.set_keyring(own)
    yield own
    keyring.set_keyring(before)


def _traces(content: bytes) -> list[bytes]:
    """Pieces of what was sent, as they are and in hex, and of who got it."""
    pieces = [CANARY[place : place + 8] for place in range(len(CANARY) - 7)]
    pieces += [piece.hex().encode() for piece in pieces]
    pieces += [b"canary", b"range", b"timed_out", b"one_of", b"599123", b"2026"]
    return [piece for piece in pieces if piece in content]


def _files(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file()]


def test_no_file_of_the_ledger_holds_anything_that_was_sent(
    tmp_path: Path, own_keyring: MemoryKeyring
) -> None:
    ledger = Ledger.open(tmp_path / "ledger.sealed")
    for entry in (ENTRY, line(), ENTRY):
        ledger.append(entry)
    assert ledger.entries()[0] == ENTRY
    key = bytes.fromhex(own_keyring.kept[LEDGER_KEY])
    files = _files(tmp_path)
    assert {file.name for file in files} == {"ledger.sealed", "ledger.lock"}
    for file in files:
        assert _traces(file.read_bytes()) == []
        assert key not in file.read_bytes()
        assert key.hex().encode() not in file.read_bytes()


def test_the_same_request_twice_is_not_known_again(tmp_path: Path) -> None:
    file = tmp_path / "ledger.sealed"
    ledger = Ledger.open(file)
    for _again in range(2):
        ledger.append(ENTRY)
    content = file.read_bytes()
    pieces = {content[place : place + 16] for place in range(len(content) - 15)}
    assert len(pieces) == len(content) - 15


def test_a_ledger_that_cannot_be_kept_is_kept_nowhere(
    tmp_path: Path, own_keyring: MemoryKeyring
) -> None:
    own_keyring.is_locked = True
    with pytest.raises(LedgerError):
        Ledger.open(tmp_path / "ledger.sealed").append(ENTRY)
    Ledger.in_memory().append(ENTRY)
    for file in _files(tmp_path):
        assert file.read_bytes() == b""


def test_errors_and_logs_hold_nothing_of_a_line(
    tmp_path: Path, own_keyring: MemoryKeyring, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    file = tmp_path / "canary-folder" / "ledger.sealed"
    ledger = Ledger.open(file)
    ledger.append(ENTRY)
    file.write_bytes(file.read_bytes()[:-1])
    with pytest.raises(LedgerError) as told:
        ledger.append(ENTRY)
    error = told.value
    text = str(error) + repr(error) + str(error_text(error)) + caplog.text + repr(ledger)
    assert _traces(text.encode()) == []
    assert error.__suppress_context__ or error.__context__ is None

"""What left the computer is kept whole, in order and sealed, or it is said that it was not."""

import io
import os
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import keyring
import pytest

from exposure_app.cli import main, terminal
from exposure_app.errors import LedgerError
from exposure_app.storage import ledger_file as sealed
from exposure_app.storage.ledger import Ledger
from exposure_app.storage.ledger_file import LEDGER_COUNT, LEDGER_KEY
from exposure_app.storage.paths import data_folder, ledger_file
from tests.simulators.keyrings import FILE, FileKeyring, MemoryKeyring
from tests.simulators.ledgers import line, put, records, shared_line

PROJECT = Path(__file__).parents[2]
NAMES = ("one", "two", "three", "four")


@pytest.fixture(autouse=True)
def own_keyring() -> Iterator[MemoryKeyring]:
    """The keyring of the machine is left alone."""
    before, own = keyring.get_keyring(), MemoryKeyring()
    keyring.set_keyring(own)
    yield own
    keyring.set_keyring(before)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a ledger will be, in a folder that is not there yet."""
    return tmp_path / "data" / "ledger.sealed"


@pytest.fixture
def written(file: Path) -> Path:
    """The file of a ledger with four lines."""
    ledger = Ledger.open(file)
    for name in NAMES:
        ledger.append(line(name))
    return file


def _names(file: Path) -> list[str]:
    return [entry.source_id for entry in Ledger.open(file).read().entries]


def _why(act: Callable[[], object]) -> str:
    with pytest.raises(LedgerError) as told:
        act()
    return told.value.why


def test_what_was_appended_is_read_back_in_order(file: Path) -> None:
    ledger = Ledger.open(file)
    for entry in (line(), shared_line()):
        ledger.append(entry)
    assert ledger.entries() == (line(), shared_line())
    again = Ledger.open(file).read()
    assert again.entries == (line(), shared_line())
    assert (again.torn, again.is_damaged) == ((), False)


def test_opening_asks_nothing_and_makes_nothing(file: Path, own_keyring: MemoryKeyring) -> None:
    ledger = Ledger.open(file)
    assert own_keyring.asked == 0
    assert ledger.entries() == ()
    assert not file.parent.exists()
    assert own_keyring.kept == {}


def test_only_the_owner_may_open_the_file_and_its_folder(written: Path) -> None:
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
    assert stat.S_IMODE(written.parent.stat().st_mode) == 0o700


def test_the_ledger_lies_in_the_folder_of_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", "/somewhere")
    assert ledger_file() == Path("/somewhere/exposure-check/ledger.sealed")
    monkeypatch.setenv("XDG_DATA_HOME", "not/absolute")
    assert data_folder() == Path.home() / ".local/share/exposure-check"


def test_a_later_line_needs_no_second_look_at_the_key(
    file: Path, own_keyring: MemoryKeyring
) -> None:
    ledger = Ledger.open(file)
    ledger.append(line("one"))
    before = own_keyring.asked
    ledger.append(line("two"))
    assert own_keyring.asked == before + 1


def _changed(record: bytes) -> bytes:
    return record[:40] + bytes([record[40] ^ 1]) + record[41:]


SPOILT: dict[str, tuple[Callable[[list[bytes]], list[bytes]], int]] = {
    "the first removed": (lambda found: found[1:], 0),
    "one in the middle removed": (lambda found: [found[0], *found[2:]], 1),
    "the last removed": (lambda found: found[:-1], 3),
    "all removed": (lambda found: [], 0),
    "two reordered": (lambda found: [found[0], found[2], found[1], found[3]], 1),
    "one twice": (lambda found: [*found, found[-1]], 4),
    "one changed": (lambda found: [found[0], _changed(found[1]), *found[2:]], 1),
    "the last changed": (lambda found: [*found[:-1], _changed(found[-1])], 3),
    "the last cut": (lambda found: [*found[:-1], found[-1][:-1]], 3),
    "one cut": (lambda found: [found[0], found[1][:-8], *found[2:]], 1),
    "a length of nearly nothing": (lambda found: [*found, b"\0\0\0\1x"], 4),
}

# Who has read the file before looks at its size and its end; the next reading finds the rest.
FOUND_BY_READING = {"two reordered", "one changed", "the last changed"}


@pytest.mark.parametrize("name", SPOILT)
def test_what_was_spoilt_is_told_and_never_passed_over(written: Path, name: str) -> None:
    spoil, whole = SPOILT[name]
    writer = Ledger.open(written)
    writer.prepare()
    put(written, spoil(records(written.read_bytes())))
    reading = Ledger.open(written).read()
    assert reading.is_damaged
    assert [entry.source_id for entry in reading.entries] == list(NAMES[:whole])
    assert _why(Ledger.open(written).entries) == "damaged"
    before = written.read_bytes()
    assert _why(lambda: Ledger.open(written).append(line())) == "damaged"
    if name not in FOUND_BY_READING:
        assert _why(lambda: writer.append(line())) == "damaged"
    assert written.read_bytes() == before


@pytest.mark.parametrize("content", [b"something else", b"", None])
def test_a_file_that_was_taken_away_or_put_in_place_is_told(
    written: Path, content: bytes | None
) -> None:
    written.unlink()
    if content is not None:
        written.write_bytes(content)
    reading = Ledger.open(written).read()
    assert reading.is_damaged
    assert reading.entries == ()
    assert _why(lambda: Ledger.open(written).append(line())) == "damaged"


@pytest.mark.parametrize("left", [1, 3, 4, 30, -1])
def test_a_line_that_was_cut_off_by_a_crash_is_told_as_such(written: Path, left: int) -> None:
    ledger = Ledger.open(written)
    # The crash came before the keyring counted it.
    counted = keyring.get_password("exposure-check", LEDGER_COUNT)
    ledger.append(line("torn"))
    keyring.set_password("exposure-check", LEDGER_COUNT, counted or "")
    put(written, [*(found := records(written.read_bytes()))[:-1], found[-1][:left]])
    reading = Ledger.open(written).read()
    assert (reading.torn, reading.is_damaged) == ((4,), False)
    assert [entry.source_id for entry in reading.entries] == list(NAMES)
    Ledger.open(written).append(line("five"))
    Ledger.open(written).append(line("six"))
    after = Ledger.open(written).read()
    assert (after.torn, after.is_damaged) == ((4,), False)
    assert [entry.source_id for entry in after.entries] == [*NAMES, "five", "six"]


@pytest.mark.parametrize("left", [1, 20, 39, 41])
def test_a_first_line_that_was_cut_off_is_told_as_such(file: Path, left: int) -> None:
    ledger = Ledger.open(file)
    ledger.append(line("torn"))
    keyring.delete_password("exposure-check", LEDGER_COUNT)
    file.write_bytes(file.read_bytes()[:left])
    assert ledger.read().torn == (0,)
    ledger.append(line("one"))
    reading = Ledger.open(file).read()
    assert (reading.torn, reading.is_damaged) == ((0,), False)
    assert _names(file) == ["one"]


def test_a_line_that_the_keyring_did_not_count_is_there(written: Path) -> None:
    keyring.delete_password("exposure-check", LEDGER_COUNT)
    assert _names(written) == list(NAMES)


def test_two_processes_append_at_once_and_no_line_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FILE, str(tmp_path / "keyring.json"))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "tests.simulators.keyrings.FileKeyring")
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.simulators.ledgers", name, "25"], cwd=PROJECT
        )
        for name in ("left", "right")
    ]
    assert [process.wait() for process in running] == [0, 0]
    keyring.set_keyring(FileKeyring())
    names = [entry.source_id for entry in Ledger.open(ledger_file()).entries()]
    assert len(names) == 50
    for name in ("left", "right"):
        own = [each for each in names if each.startswith(name)]
        assert own == [f"{name}-{place}" for place in range(25)]


@pytest.mark.parametrize("is_kept", [True, False])
def test_threads_append_at_once_and_no_line_is_lost(file: Path, *, is_kept: bool) -> None:
    ledger = Ledger.open(file) if is_kept else Ledger.in_memory()

    def append_some() -> None:
        for _place in range(10):
            ledger.append(line())

    threads = [threading.Thread(target=append_some) for _place in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(ledger.entries()) == 40


def test_wiping_takes_file_key_and_count(written: Path, own_keyring: MemoryKeyring) -> None:
    ledger = Ledger.open(written)
    assert ledger.wipe()
    assert not written.exists()
    assert own_keyring.kept == {}
    assert not ledger.wipe()
    assert ledger.entries() == ()


def test_a_ledger_begins_anew_under_another_key_after_a_wipe_elsewhere(
    written: Path, own_keyring: MemoryKeyring
) -> None:
    ledger = Ledger.open(written)
    ledger.append(line("five"))
    key = own_keyring.kept[LEDGER_KEY]
    Ledger.open(written).wipe()
    ledger.append(line("new"))
    assert own_keyring.kept[LEDGER_KEY] != key
    assert _names(written) == ["new"]


def test_a_file_whose_key_is_gone_is_neither_read_nor_written_over(
    written: Path, own_keyring: MemoryKeyring
) -> None:
    before = written.read_bytes()
    own_keyring.kept.clear()
    for act in (Ledger.open(written).read, lambda: Ledger.open(written).append(line())):
        assert _why(act) == "unreadable"
    assert written.read_bytes() == before
    assert Ledger.open(written).wipe()


def test_a_locked_keyring_is_said_and_nothing_is_changed(
    written: Path, own_keyring: MemoryKeyring
) -> None:
    before = written.read_bytes()
    own_keyring.is_locked = True
    ledger = Ledger.open(written)
    for act in (ledger.prepare, ledger.read, ledger.wipe, lambda: ledger.append(line())):
        assert _why(act) == "locked"
    assert written.read_bytes() == before


def test_without_a_keyring_nothing_is_written(file: Path) -> None:
    class InTheOpen(MemoryKeyring):
        priority = 0.5  # type: ignore[assignment]

    keyring.set_keyring(InTheOpen())
    ledger = Ledger.open(file)
    for act in (ledger.prepare, ledger.read, ledger.wipe, lambda: ledger.append(line())):
        assert _why(act) == "no_keyring"
    assert not file.exists()


def test_a_keyring_that_locks_before_the_count_keeps_the_line(
    file: Path, own_keyring: MemoryKeyring
) -> None:
    ledger = Ledger.open(file)
    ledger.append(line("one"))
    own_keyring.is_locked = True
    ledger.append(line("two"))
    own_keyring.is_locked = False
    assert _names(file) == ["one", "two"]


def test_a_full_ledger_takes_no_line_and_can_still_be_read(
    written: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealed, "MOST_BYTES", written.stat().st_size + 10)
    assert _why(lambda: Ledger.open(written).append(line())) == "full"
    assert _names(written) == list(NAMES)


def test_a_file_larger_than_any_ledger_is_not_read(
    written: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealed, "MOST_BYTES", written.stat().st_size - 1)
    assert _why(Ledger.open(written).read) == "damaged"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_takes_nothing_is_said(written: Path) -> None:
    written.parent.chmod(0o500)
    written.chmod(0o400)
    assert _why(lambda: Ledger.open(written).append(line())) == "unwritable"


def test_a_folder_in_place_of_the_file_is_said(file: Path) -> None:
    file.mkdir(parents=True)
    assert _why(lambda: Ledger.open(file).append(line())) == "unwritable"
    assert _why(Ledger.open(file).read) == "unreadable"


def test_a_ledger_in_memory_asks_no_keyring_and_writes_nothing(
    own_keyring: MemoryKeyring, tmp_path: Path
) -> None:
    ledger = Ledger.in_memory()
    ledger.prepare()
    ledger.append(line())
    assert ledger.entries() == (line(),)
    assert not ledger.is_kept
    assert ledger.wipe()
    assert ledger.entries() == ()
    assert own_keyring.asked == 0
    assert not ledger_file().exists()


def test_nothing_prints_the_key_or_what_was_sent(written: Path, own_keyring: MemoryKeyring) -> None:
    ledger = Ledger.open(written)
    ledger.prepare()
    held = ledger._file
    assert held is not None
    shown = repr(ledger) + repr(vars(held)) + repr(ledger.read()) + repr(vars(Ledger.in_memory()))
    assert own_keyring.kept[LEDGER_KEY] not in shown
    assert repr(bytes.fromhex(own_keyring.kept[LEDGER_KEY]))[2:-1] not in shown
    assert "evaluate" not in shown


@pytest.mark.parametrize(("typed", "code"), [("yes\n", 0), ("YES\n", 0), ("\n", 1), ("no\n", 1)])
def test_a_person_is_asked_before_the_ledger_is_wiped(
    typed: str, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Ledger.open(ledger_file()).append(line())
    monkeypatch.setattr(terminal, "is_watched", lambda: True)
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    assert main.run(["ledger", "wipe"]) == code
    assert ledger_file().exists() == (code == 1)
    assert ("Nothing was deleted" in capsys.readouterr().out) == (code == 1)

"""The ledger from what is noted to the command that shows it, with a real keyring."""

import json
import re
import sys
from pathlib import Path

import pytest

from tests.simulators.ledgers import line
from tests.simulators.secret_service import SecretService

PROJECT = Path(__file__).parents[2]
APP = str(Path(sys.executable).with_name("exposure-app"))
SHOW = (APP, "ledger", "show")
pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="packaging/test.py installs a keyring on Linux"
)


@pytest.fixture
def keyring(tmp_path: Path) -> SecretService:
    """An empty keyring."""
    return SecretService(tmp_path / "keyring")


def _note(keyring: SecretService, *names: str, count: int = 2) -> None:
    """Append to the ledger, in one process for each name, all at once."""
    append = f'cd "$0" && for name in "$@"; do "{sys.executable}" -m tests.simulators.ledgers '
    append += f"$name {count} & done; wait"
    done = keyring.run(["sh", "-c", append, str(PROJECT), *names])
    assert "Traceback" not in done.stderr


def _file(tmp_path: Path) -> Path:
    return tmp_path / "keyring" / "data" / "exposure-check" / "ledger.sealed"


def test_what_left_is_shown_exported_and_wiped(keyring: SecretService, tmp_path: Path) -> None:
    empty = keyring.run(SHOW)
    assert empty.returncode == 0
    assert "empty" in empty.stdout
    _note(keyring, "cn", count=3)
    shown = keyring.run([*SHOW, "--last", "2", "--bytes"])
    assert shown.returncode == 0
    assert "To: codes.example.org:443 (cn-2)" in shown.stdout
    assert "cn-0" not in shown.stdout
    assert r"POST /brp1/evaluate HTTP/1.1\r\n" in shown.stdout
    told = json.loads(keyring.run([*SHOW, "--format", "json"]).stdout)
    assert [bytes.fromhex(row["sent"]) for row in told["entries"]] == [line().sent] * 3
    file = tmp_path / "sent.jsonl"
    assert keyring.run([APP, "ledger", "export", str(file)]).returncode == 0
    assert [json.loads(row) for row in file.read_text("utf-8").splitlines()] == told["entries"]
    again = keyring.run([APP, "ledger", "export", str(file)])
    assert again.returncode == 2
    assert "already" in again.stderr
    assert keyring.run([APP, "ledger", "wipe"]).returncode == 2
    assert _file(tmp_path).exists()
    assert keyring.run([APP, "ledger", "wipe", "--yes"]).returncode == 0
    assert not _file(tmp_path).exists()
    assert keyring.run([APP, "ledger", "wipe", "--yes"]).returncode == 1
    assert "empty" in keyring.run(SHOW).stdout


def test_processes_that_note_at_once_lose_no_line(keyring: SecretService) -> None:
    _note(keyring, "left", "right", count=5)
    told = json.loads(keyring.run([*SHOW, "--format", "json"]).stdout)
    sources = [row["source"] for row in told["entries"]]
    for name in ("left", "right"):
        own = [source for source in sources if source.startswith(name)]
        assert own == [f"{name}-{place}" for place in range(5)]


def test_a_locked_or_missing_keyring_is_said_and_nothing_is_changed(
    keyring: SecretService, tmp_path: Path
) -> None:
    _note(keyring, "cn")
    before = _file(tmp_path).read_bytes()
    for words, told in (({"is_locked": True}, "locked"), ({"has_keyring": False}, "no keyring")):
        for act in (
            SHOW,
            (APP, "ledger", "export", str(tmp_path / "new.jsonl")),
            (APP, "ledger", "wipe", "--yes"),
        ):
            done = keyring.run(act, **words)
            assert (done.returncode, done.stdout) == (1, "")
            assert told in done.stderr
    assert _file(tmp_path).read_bytes() == before
    assert not (tmp_path / "new.jsonl").exists()
    assert keyring.run(SHOW).returncode == 0


def test_a_ledger_that_was_changed_shows_what_can_be_relied_on(
    keyring: SecretService, tmp_path: Path
) -> None:
    _note(keyring, "cn")
    file = _file(tmp_path)
    file.write_bytes(file.read_bytes()[:-1] + b"?")
    done = keyring.run(SHOW)
    assert done.returncode == 1
    assert "cn-0" in done.stdout
    assert "cn-1" not in done.stdout
    assert "changed by something else" in done.stderr
    file.unlink()
    gone = keyring.run(SHOW)
    assert (gone.returncode, gone.stdout) == (1, "")


@pytest.mark.parametrize(
    "words",
    [
        ["forget"], ["show", "--last", "0"], ["show", "--last", "many"], ["export"],
        ["show", "file.jsonl"], ["export", "nowhere/file.jsonl"], ["wipe"],
    ],
)  # fmt: skip
def test_words_that_do_not_fit_are_refused_before_the_keyring_is_asked(
    keyring: SecretService, words: list[str]
) -> None:
    done = keyring.run([APP, "ledger", *words], has_keyring=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert not re.search("Traceback|keyring", done.stderr)

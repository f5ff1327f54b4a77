"""``exposure-app stored`` as people run it: all that is kept is listed, and all of it goes."""

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from exposure_app.core.introductions import introduction_bytes
from tests.simulators.network_world import World
from tests.simulators.secret_service import SecretService

PROGRAM = str(Path(sys.executable).with_name("exposure-app"))
KEY = "0123456789abcdef0123456789abcdef"
pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="packaging/test.py installs a keyring on Linux"
)


@pytest.fixture
def computer(tmp_path: Path) -> SecretService:
    """A computer with a keyring."""
    return SecretService(tmp_path / "computer")


def _done(computer: SecretService, *words: str, **how: bool) -> str:
    done = computer.run([PROGRAM, *words], **how)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _kept(computer: SecretService, **how: bool) -> dict[str, bool | None]:
    rows = json.loads(_done(computer, "stored", "--format", "json", **how))
    return {row["id"]: row["kept"] for row in rows}


def _use(computer: SecretService, tmp_path: Path) -> None:
    """Do everything that leaves something here."""
    world = World(tmp_path / "world")
    world.found()
    file = tmp_path / "given.json"
    introduced = replace(world.introduce("http://127.0.0.1:9"), name="small")
    file.write_bytes(introduction_bytes(introduced))
    _done(computer, "sources", "add", str(file))
    _done(computer, "sources", "on", "small")
    _done(computer, "desk", "enrol")
    script = f"echo {KEY} | {PROGRAM} sources set-key hibp"
    assert computer.run(["sh", "-c", script]).returncode == 0
    # Nobody answers there: what was tried stands in the ledger.
    assert computer.run([PROGRAM, "sources", "test", "small", "--yes"]).returncode == 1


def test_on_a_new_computer_nothing_is_kept(computer: SecretService) -> None:
    assert not any(_kept(computer).values())
    assert "never kept" in _done(computer, "stored")


def test_everything_that_is_kept_is_listed_and_erased(
    computer: SecretService, tmp_path: Path
) -> None:
    _use(computer, tmp_path)
    kept = _kept(computer)
    for name in ("network", "introductions", "session_secret", "ledger", "ledger_key"):
        assert kept[name], name
    assert kept["service_key"]
    assert kept["desk_key"]
    told = _done(computer, "stored", "erase", "--yes")
    assert "is gone" in told
    assert not any(_kept(computer).values())
    places = (tmp_path / "computer" / "config", tmp_path / "computer" / "data")
    left = [file for place in places for file in place.rglob("exposure-check*")]
    assert left == []


def test_nothing_is_erased_without_a_yes(computer: SecretService, tmp_path: Path) -> None:
    _use(computer, tmp_path)
    before = _kept(computer)
    done = computer.run([PROGRAM, "stored", "erase"])
    assert done.returncode == 2
    assert "--yes" in done.stderr
    assert _kept(computer) == before


def test_a_keyring_that_stays_locked_is_told(computer: SecretService, tmp_path: Path) -> None:
    _use(computer, tmp_path)
    assert _kept(computer, is_locked=True)["ledger_key"] is None
    done = computer.run([PROGRAM, "stored", "erase", "--yes"], is_locked=True)
    assert done.returncode == 1
    assert "This could not be erased" in done.stderr
    left = {name for name, is_there in _kept(computer).items() if is_there}
    assert left == {"ledger_key", "service_key", "desk_key"}


def test_without_a_keyring_the_files_go_and_nothing_is_said_to_be_left(
    computer: SecretService, tmp_path: Path
) -> None:
    _done(computer, "sources", "on", "xposedornot", has_keyring=False)
    assert _kept(computer, has_keyring=False)["network"]
    assert "is gone" in _done(computer, "stored", "erase", "--yes", has_keyring=False)
    assert not any(_kept(computer, has_keyring=False).values())

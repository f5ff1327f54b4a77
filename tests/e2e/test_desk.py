"""A support desk from its key to a look-up that asks nobody, with a real keyring."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.simulators.breach_lists import rows, write_build_file, write_csv
from tests.simulators.secret_service import SecretService

APP = str(Path(sys.executable).with_name("exposure-app"))
PUBLISH = str(Path(sys.executable).with_name("exposure-publish"))
ROWS = rows(400)
pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="packaging/test.py installs a keyring on Linux"
)


@pytest.fixture
def keyring(tmp_path: Path) -> SecretService:
    """An empty keyring."""
    return SecretService(tmp_path / "keyring")


def _publish(folder: Path, *words: str) -> str:
    done = subprocess.run(
        [PUBLISH, *words], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def _enrolled(keyring: SecretService) -> str:
    told = keyring.run([APP, "desk", "enrol"])
    found = re.search(r"\b[0-9a-f]{64}\b", told.stdout)
    assert found is not None, told.stderr
    return found[0]


def _packs(folder: Path, desk: str) -> tuple[Path, str]:
    """A folder of packs with one that is sealed to a desk, and its publisher's key."""
    write_csv(folder / "a.csv", ROWS)
    changes = {
        "valid_from = 2026-11-01": "valid_from = 2020-01-01",
        "valid_to = 2027-11-01": "valid_to = 2099-01-01",
        'id = "one"': 'id = "cn-ruizhi-2018"',
    }
    write_build_file(folder / "build.toml", ["a.csv"], changes)
    text = (folder / "a.csv").read_text("utf-8").replace(",one,", ",cn-ruizhi-2018,")
    (folder / "a.csv").write_text(text, "utf-8")
    found = re.search(r"signatures: (\w+)", _publish(folder, "keys", "secrets.json"))
    assert found is not None
    (folder / "packs").mkdir()
    _publish(
        folder, "build", "build.toml", "--secrets", "secrets.json", "--out", "packs/phone",
    )  # fmt: skip
    _publish(folder, "seal", "packs/phone", "--secrets", "secrets.json", "--desk", f"Desk={desk}")
    return folder / "packs", found[1]


def _checked(keyring: SecretService, packs: Path, publisher: str, number: str) -> str:
    words = [
        APP, "check", "--packs", str(packs), "--publisher", publisher, "--country", "CN",
        "--phone", number, "--yes", "--format", "json",
    ]  # fmt: skip
    done = keyring.run(words)
    assert done.stdout, done.stderr
    sources = json.loads(done.stdout)["lookup"]["sources"]
    found = next(row for row in sources if row["id"] == "packs-phone")
    return str(found["why"] or found["state"])


def test_a_key_is_made_once_shown_and_forgotten(keyring: SecretService) -> None:
    assert keyring.run([APP, "desk", "show"]).returncode == 1
    key = _enrolled(keyring)
    assert _enrolled(keyring) == key
    assert key in keyring.run([APP, "desk", "show"]).stdout
    assert keyring.run([APP, "desk", "forget"]).returncode == 0
    assert keyring.run([APP, "desk", "forget"]).returncode == 1
    assert _enrolled(keyring) != key


def test_a_named_desk_finds_planted_people_offline(keyring: SecretService, tmp_path: Path) -> None:
    packs, publisher = _packs(tmp_path, _enrolled(keyring))
    planted = next(number for number, incident in ROWS[1:] if incident == "one")
    assert _checked(keyring, packs, publisher, planted) == "match"
    assert _checked(keyring, packs, publisher, "+8613000000000") == "no_match"


def test_another_desk_could_not_check(keyring: SecretService, tmp_path: Path) -> None:
    other = SecretService(tmp_path / "other")
    packs, publisher = _packs(tmp_path, _enrolled(other))
    _enrolled(keyring)
    assert _checked(keyring, packs, publisher, ROWS[1][0]) == "not_for_desk"


def test_a_locked_or_missing_keyring_is_said_and_nothing_is_kept_elsewhere(
    keyring: SecretService, tmp_path: Path
) -> None:
    _enrolled(keyring)
    for words, told in (
        ({"is_locked": True}, "locked"),
        ({"has_keyring": False}, "no keyring"),
    ):
        done = keyring.run([APP, "desk", "enrol"], **words)
        assert done.returncode == 1
        assert told in done.stderr
        assert not re.search(r"\b[0-9a-f]{64}\b", done.stdout + done.stderr)
    files = {path.name for path in (tmp_path / "keyring").rglob("*") if path.is_file()}
    assert files <= {"login.keyring", "user.keystore", "default", "control", "pkcs11", "ssh"}

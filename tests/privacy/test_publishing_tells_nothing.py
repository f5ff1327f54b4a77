"""Publishing leaves no identifier where it does not belong: on the disk or on the screen."""

import subprocess
import sys
from pathlib import Path

import pytest

from exposure_app.core.digests import bucket_index, oprf_input
from exposure_app.core.identifiers import IdentifierKind, LookupForm
from exposure_app.lookup.evaluator import derive_key
from exposure_app.publisher.secret_file import new_secrets, write_secrets
from tests.simulators.breach_lists import CANARY, rows, write_build_file, write_csv

ROOT = Path(__file__).parents[2]
SECRETS = new_secrets("quiet")
ROWS = rows(400)
PEOPLE = [number for number, _incident in ROWS if number != CANARY]
BAD = "walter.example at nowhere 8613800138000x"


def _publish(folder: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    program = [sys.executable, "-m", "exposure_app.publisher.main", *words]
    return subprocess.run(
        program, cwd=folder, env={"PYTHONPATH": str(ROOT)}, capture_output=True, check=False
    )


@pytest.fixture
def prepared(tmp_path: Path) -> Path:
    """Lists beside a folder of their own for everything that is written."""
    (tmp_path / "lists").mkdir()
    write_csv(tmp_path / "lists" / "a.csv", [*ROWS, (BAD, "one")])
    write_build_file(tmp_path / "build.toml", ["lists/a.csv"])
    write_secrets(tmp_path / "secrets.json", SECRETS)
    return tmp_path


def _told(done: subprocess.CompletedProcess[bytes]) -> bytes:
    return done.stdout + done.stderr


def _written(folder: Path) -> bytes:
    files = [path for path in folder.rglob("*") if path.is_file() and "lists" not in path.parts]
    return b"\n".join(path.read_bytes() for path in files)


def _expect_nobody(data: bytes) -> None:
    for number in PEOPLE:
        assert number.encode() not in data
        assert number.removeprefix("+86").encode() not in data
    assert BAD.encode() not in data
    assert b"walter" not in data


def _digests() -> list[bytes]:
    key = derive_key(SECRETS.key, SECRETS.key_info)
    forms = [LookupForm(IdentifierKind.PHONE, number, "typed") for number in PEOPLE[:50]]
    return [key.evaluate_known_input(oprf_input(form)) for form in forms]


def test_a_whole_build_tells_nobody(prepared: Path) -> None:
    done = _publish(prepared, "build", "build.toml", "--secrets", "secrets.json", "--out", "pack")
    assert done.returncode == 0, done.stderr
    _expect_nobody(_told(done))
    written = _written(prepared)
    _expect_nobody(written)
    for digest in _digests():
        assert digest not in written
        assert digest.hex().encode() not in written
        assert bucket_index(digest, 5) < 32


def test_a_build_that_stops_leaves_nobody_readable(prepared: Path) -> None:
    # The canary is in no list, so the build stops with all rows parted and most of them digested.
    write_csv(prepared / "lists" / "a.csv", ROWS[1:])
    done = _publish(prepared, "build", "build.toml", "--secrets", "secrets.json", "--out", "pack")
    assert done.returncode == 1
    _expect_nobody(_told(done))
    assert (prepared / ".pack.building").is_dir()
    _expect_nobody(_written(prepared))
    written = _written(prepared)
    assert not any(digest in written for digest in _digests())


def test_secrets_are_for_their_owner_alone_and_in_no_pack(prepared: Path) -> None:
    done = _publish(prepared, "build", "build.toml", "--secrets", "secrets.json", "--out", "pack")
    assert done.returncode == 0
    assert (prepared / "secrets.json").stat().st_mode & 0o077 == 0
    public = _written(prepared / "pack") + _told(done)
    for secret in (SECRETS.key, SECRETS.padding, SECRETS.signing):
        assert secret not in public
        assert secret.hex().encode() not in public

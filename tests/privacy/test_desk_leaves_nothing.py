"""After a visit at a desk no file of this computer is another than before, however it ended."""

import hashlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from exposure_app.core.digests import oprf_input
from exposure_app.core.identifiers import lookup_forms, parse_phone
from tests.simulators.keyrings import FILE
from tests.simulators.typist import INVENTED

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 60
VISIT = [sys.executable, "-m", "tests.simulators.desk_visit"]


@pytest.fixture
def surroundings(tmp_path: Path) -> dict[str, str]:
    """A computer that has been used before: it has settings, and a ledger with two lines."""
    places = {
        "HOME": "home", "XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "data",
        "XDG_CACHE_HOME": "cache", "XDG_STATE_HOME": "state", "XDG_RUNTIME_DIR": "run",
        "TMPDIR": "temporary",
    }  # fmt: skip
    for name in places.values():
        (tmp_path / name).mkdir(mode=0o700)
    own = {key: str(tmp_path / name) for key, name in places.items()}
    own |= {
        FILE: str(tmp_path / "keyring.json"),
        "PYTHON_KEYRING_BACKEND": "tests.simulators.keyrings.FileKeyring",
        "PYTHONDONTWRITEBYTECODE": "1",
        "LANG": "C.UTF-8",
    }
    surroundings = {**os.environ, **own}
    (tmp_path / "config" / "exposure-check").mkdir()
    (tmp_path / "config" / "exposure-check" / "settings.json").write_text('{"language": "en"}\n')
    words = [sys.executable, "-m", "tests.simulators.ledgers", "earlier", "2"]
    subprocess.run(words, cwd=ROOT, env=surroundings, check=True)
    return surroundings


def _state(folder: Path) -> dict[str, str]:
    """Every file with the digest of what it holds."""
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in folder.rglob("*")
        if file.is_file()
    }


def _secrets() -> list[bytes]:
    """The number in every form that could give it away."""
    found = [INVENTED.encode(), b"120 0000 0001"]
    for form in lookup_forms(parse_phone(INVENTED, "CN")):
        for raw in (form.canonical.encode(), oprf_input(form)):
            found.append(raw)
            found += [hashlib.new(name, raw).hexdigest().encode() for name in ("sha1", "sha256")]
    return found


def _begin(surroundings: dict[str, str], stop: str, end: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [*VISIT, stop, end],
        cwd=ROOT,
        env=surroundings,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_there_is_a_ledger_that_could_have_grown(
    surroundings: dict[str, str], tmp_path: Path
) -> None:
    assert any("ledger" in name for name in _state(tmp_path))
    assert len(_state(tmp_path)) >= 3


@pytest.mark.parametrize("end", ["clear", "close"])
def test_a_visit_that_ends_leaves_every_file_as_it_was(
    surroundings: dict[str, str], tmp_path: Path, end: str
) -> None:
    before = _state(tmp_path)
    with _begin(surroundings, "PlanPage", end) as visit:
        out, err = visit.communicate(timeout=PATIENCE_SECONDS)
    assert out == "PlanPage\n", err
    assert visit.returncode == 0
    assert _state(tmp_path) == before
    assert not any(secret.decode("latin-1") in out + err for secret in _secrets())


@pytest.mark.skipif(os.name == "nt", reason="there is no such signal")
@pytest.mark.parametrize("stop", ["NumbersPage", "LeavesPage", "AnswerPage", "PlanPage"])
def test_a_visit_that_is_killed_leaves_every_file_as_it_was(
    surroundings: dict[str, str], tmp_path: Path, stop: str
) -> None:
    before = _state(tmp_path)
    with _begin(surroundings, stop, "wait") as visit:
        assert visit.stdout is not None
        assert visit.stdout.readline() == f"{stop}\n"
        visit.send_signal(signal.SIGKILL)
        visit.communicate(timeout=PATIENCE_SECONDS)
    assert visit.returncode == -signal.SIGKILL
    assert _state(tmp_path) == before
    for file in tmp_path.rglob("*"):
        content = file.read_bytes() if file.is_file() else b""
        assert not any(secret in content for secret in _secrets())

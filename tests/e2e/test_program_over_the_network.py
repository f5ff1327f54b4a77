"""The program against what publishers run: nginx, the evaluator, a repository of four packs."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from exposure_app.core.identifiers import IdentifierKind
from exposure_app.publisher.normalising import canonical_form
from tests.simulators.breach_lists import CANARY, write_build_file, write_csv
from tests.simulators.evaluator_service import evaluator, free_port
from tests.simulators.nginx import nginx

BIN = Path(sys.executable).parent
PATIENCE_SECONDS = 60
PLANTED, ABSENT = range(10, 20), range(500, 510)
# Kind of the pack, the option of the program, and how an invented person of each kind is written.
KINDS: Mapping[IdentifierKind, tuple[str, str]] = {
    IdentifierKind.PHONE: ("phone", "+861290000{number:04}"),
    IdentifierKind.EMAIL: ("email", "person.{number}@example.com"),
    IdentifierKind.QQ: ("qq", "99{number:07}"),
    IdentifierKind.WEIBO_UID: ("weibo", "99{number:08}"),
}
pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="packaging/test.py installs nginx on Linux only"
)


def _run(folder: Path, *words: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    home = folder / "home"
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "LANG": "C.UTF-8",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
    }
    return subprocess.run(
        [str(BIN / words[0]), *words[1:]], cwd=folder, env=environment, input=typed,
        capture_output=True, text=True, timeout=PATIENCE_SECONDS, check=False,
    )  # fmt: skip


def _publish(folder: Path, *words: str) -> str:
    done = _run(folder, "exposure-publish", *words)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _people(kind: IdentifierKind, numbers: range) -> list[str]:
    return [KINDS[kind][1].format(number=number) for number in numbers]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A repository with a pack of each kind, served by nginx, and its evaluator."""
    folder = tmp_path_factory.mktemp("published")
    host, own = free_port(), free_port()
    told = re.search(r"signatures: (\w+)", _publish(folder, "keys", "secrets.json"))
    assert told is not None
    where = ("--repository", "repository", "--keys", "keys")
    _publish(folder, "found", *where)
    for kind, (name, _person) in KINDS.items():
        listed = [(person, "one") for person in _people(kind, range(60))]
        write_csv(folder / f"{name}.csv", listed)
        changes = {
            'kind = "phone"': f'kind = "{kind.value}"',
            'name = "invented"': f'name = "{name}"',
            CANARY: canonical_form(kind, listed[0][0], "CN").canonical,
            "https://evaluator.example/": f"http://127.0.0.1:{own}",
        }
        write_build_file(folder / f"{name}.toml", [f"{name}.csv"], changes)
        words = ("--secrets", "secrets.json", "--out", f"packs/{name}")
        _publish(folder, "build", f"{name}.toml", *words)
        _publish(folder, "release", f"packs/{name}", "--trust", told[1], *where)
    url = f"http://127.0.0.1:{host}"
    _publish(folder, "introduce", *where, "--url", url, "--name", "cert", "--out", "cert.json")
    site = {"listen 8080;": f"listen 127.0.0.1:{host};", "/srv/packs": str(folder / "repository")}
    with (
        nginx(folder / "nginx", "packs.conf", site, host),
        evaluator(folder / "secrets.json", own, "--jobs", "1", "--a-day", "0"),
    ):
        yield folder


@pytest.fixture
def program(published: Path) -> Path:
    """A computer of somebody who switched the publisher on."""
    for words in (("add", "cert.json"), ("on", "cert"), ("test", "cert", "--yes")):
        done = _run(published, "exposure-app", "sources", *words)
        assert done.returncode == 0, done.stderr + done.stdout
    return published


def _checked(folder: Path, numbers: range) -> tuple[int, dict[str, list[str]]]:
    """The exit code, and what each source said of each person."""
    typed = "".join(
        f"{option}={person}\n"
        for kind, (option, _form) in KINDS.items()
        for person in _people(kind, numbers)
    )
    words = ("check", "--country", "CN", "--from-file", "-", "--yes", "--format", "json")
    done = _run(folder, "exposure-app", *words, typed=typed)
    assert "Error" not in done.stderr, done.stderr
    sources = json.loads(done.stdout)["lookup"]["sources"]
    return done.returncode, {
        source["id"]: [answer["state"] for answer in source["answers"]] for source in sources
    }


@pytest.mark.parametrize("whole_up_to", ["0", "64"])
def test_ten_planted_people_of_each_kind_are_found_and_ten_others_are_not(
    program: Path, whole_up_to: str
) -> None:
    _run(program, "exposure-app", "sources", "set", "whole-up-to", whole_up_to)
    sources = [f"cert-{name}" for name, _person in KINDS.values()]
    for numbers, state in ((PLANTED, "match"), (ABSENT, "no_match")):
        code, said = _checked(program, numbers)
        assert code == 0
        assert said == dict.fromkeys(sources, [state] * len(numbers))


def test_nothing_is_sent_where_nobody_agrees(program: Path) -> None:
    words = ("check", "--country", "CN", "--phone", _people(IdentifierKind.PHONE, PLANTED)[0])
    done = _run(program, "exposure-app", *words)
    assert done.returncode == 2
    assert "--offline" in done.stderr
    done = _run(program, "exposure-app", *words, "--offline", "--format", "json")
    assert "cert-phone" not in done.stdout

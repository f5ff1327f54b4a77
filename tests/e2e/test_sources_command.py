"""``exposure-app sources`` as people run it: off at first, keys hidden, errors with a cure."""

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


def _sources(computer: SecretService, *words: str) -> str:
    done = computer.run([PROGRAM, "sources", *words])
    assert done.returncode == 0, done.stderr
    return done.stdout


def _refused(computer: SecretService, *words: str) -> str:
    done = computer.run([PROGRAM, "sources", *words])
    assert done.returncode == 2, done.stdout + done.stderr
    return done.stderr


def _state(computer: SecretService) -> dict[str, bool]:
    return {
        one["id"]: one["on"] for one in json.loads(_sources(computer, "list", "--format", "json"))
    }


def test_everything_is_off_until_it_is_switched_on(computer: SecretService) -> None:
    services = ("hibp-range", "hibp-direct", "xposedornot", "hibp-catalogue")
    assert _state(computer) == dict.fromkeys(services, False)
    told = _sources(computer, "list")
    assert "The whole address leaves" in told
    _sources(computer, "on", "xposedornot")
    assert _state(computer)["xposedornot"]
    _sources(computer, "off", "xposedornot")
    assert not any(_state(computer).values())


def test_a_publisher_is_added_switched_on_and_forgotten(
    computer: SecretService, tmp_path: Path
) -> None:
    world = World(tmp_path / "world")
    world.found()
    file = tmp_path / "given.json"
    file.write_bytes(introduction_bytes(world.introduce("http://127.0.0.1:9")))
    assert "It is off." in _sources(computer, "add", str(file))
    assert "small" in _state(computer)
    _sources(computer, "on", "small")
    assert "Add --yes" in _refused(computer, "test", "small")
    done = computer.run([PROGRAM, "sources", "test", "small", "--yes"])
    assert done.returncode == 1
    assert "That somebody here uses this list" in done.stderr
    assert "Nobody answered" in done.stdout
    _sources(computer, "remove", "small")
    assert "small" not in _state(computer)


def test_newer_facts_are_fetched_when_told_and_by_the_proxy_alone(computer: SecretService) -> None:
    assert "sources test hibp-catalogue" in _sources(computer, "on", "hibp-catalogue")
    _sources(computer, "set", "proxy", "http://127.0.0.1:9")
    done = computer.run([PROGRAM, "sources", "test", "hibp-catalogue", "--yes"])
    assert done.returncode == 1
    assert "haveibeenpwned.com" in done.stderr
    assert "1 request" in done.stderr
    assert "The proxy that this program uses" in done.stdout


def test_no_publisher_takes_the_name_of_a_service(computer: SecretService, tmp_path: Path) -> None:
    world = World(tmp_path / "world")
    world.found()
    taken = replace(world.introduce("http://127.0.0.1:9"), name="hibp-range")
    file = tmp_path / "given.json"
    file.write_bytes(introduction_bytes(taken))
    done = computer.run([PROGRAM, "sources", "add", str(file)])
    assert done.returncode == 1
    assert "A service of this program has this name." in done.stderr
    assert list(_state(computer)).count("hibp-range") == 1


def test_mistakes_name_the_word_and_the_cure(computer: SecretService, tmp_path: Path) -> None:
    assert "xposedornot" in _refused(computer, "on", "xposedornut")
    assert "Name the file" in _refused(computer, "add")
    assert "Switch it off instead." in _refused(computer, "remove", "hibp-direct")
    assert "socks5://127.0.0.1:9050" in _refused(computer, "set", "proxy", "nonsense")
    assert "1000" in _refused(computer, "set", "least-shared", "few")
    assert "only be asked about somebody" in _refused(computer, "test", "hibp-direct")
    (tmp_path / "given.json").write_text("{}", "utf-8")
    done = computer.run([PROGRAM, "sources", "add", str(tmp_path / "given.json")])
    assert done.returncode != 0
    assert "Traceback" not in done.stderr


def test_settings_are_kept(computer: SecretService) -> None:
    _sources(computer, "set", "proxy", "socks5://127.0.0.1:9050")
    _sources(computer, "set", "least-shared", "300")
    told = _sources(computer, "list")
    assert "Proxy: socks5://127.0.0.1:9050. A code that fewer than 300 others share" in told


def _given_key(computer: SecretService, key: str, **how: bool) -> tuple[int, str]:
    words = ["sh", "-c", f"echo {key} | exec {PROGRAM} sources set-key hibp"]
    done = computer.run(words, **how)
    return done.returncode, done.stdout + done.stderr


def test_a_key_is_kept_in_the_keyring_and_nowhere_else(
    computer: SecretService, tmp_path: Path
) -> None:
    code, told = _given_key(computer, KEY)
    assert (code, KEY in told) == (0, False), told
    for path in (tmp_path / "computer").rglob("*"):
        assert not path.is_file() or KEY.encode() not in path.read_bytes(), path
    assert "The key is gone." in _sources(computer, "forget-key", "hibp")
    done = computer.run([PROGRAM, "sources", "forget-key", "hibp"])
    assert (done.returncode, done.stdout) == (1, "There was no key.\n")


def test_a_key_that_is_none_is_refused(computer: SecretService) -> None:
    code, told = _given_key(computer, "too-short")
    assert code == 1
    assert "too-short" not in told
    assert "form of a key" in told


@pytest.mark.parametrize(
    ("how", "why"), [({"is_locked": True}, "locked"), ({"has_keyring": False}, "no keyring")]
)
def test_without_a_keyring_no_key_is_written_anywhere(
    computer: SecretService, tmp_path: Path, how: dict[str, bool], why: str
) -> None:
    assert _given_key(computer, KEY[::-1])[0] == 0
    code, told = _given_key(computer, KEY, **how)
    assert code == 1
    assert why in told
    for path in (tmp_path / "computer").rglob("*"):
        assert not path.is_file() or KEY.encode() not in path.read_bytes(), path

"""The publishers' command as they run it: keys, build, verify, and what it says of mistakes."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from exposure_app.core.introductions import parse_introduction
from tests.simulators.breach_lists import CANARY, rows, write_build_file, write_csv

COMMAND = Path(sys.executable).with_name("exposure-publish")
BUILD = ("build", "build.toml", "--secrets", "secrets.json", "--out", "pack")


def _publish(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(COMMAND), *words], cwd=folder, capture_output=True, text=True, check=False
    )


def _made_keys(folder: Path) -> str:
    """The public signing key of fresh secrets."""
    made = _publish(folder, "keys", "secrets.json")
    assert made.returncode == 0
    found = re.search(r"signatures: ([0-9a-f]{64})", made.stdout)
    assert found is not None
    return found[1]


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    """A folder with a list and a build file."""
    write_csv(tmp_path / "a.csv", rows(500))
    write_build_file(tmp_path / "build.toml", ["a.csv"])
    return tmp_path


def test_from_a_list_to_a_pack_that_is_proved(lists: Path) -> None:
    key = _made_keys(lists)
    built = _publish(lists, *BUILD)
    assert (built.returncode, built.stderr) == (0, "")
    assert "a.csv: 501 rows" in built.stdout
    proved = _publish(lists, "verify", "pack", "--trust", key)
    assert proved.returncode == 0
    assert "hash tree and order are as published" in proved.stdout
    assert "32 buckets" in proved.stdout


def test_people_who_ask_are_left_out(lists: Path) -> None:
    _made_keys(lists)
    person = rows(500)[7][0]
    typed = f"{person.removeprefix('+86')}\n{person}\nnobody\n"
    words = [str(COMMAND), "withdraw", "optout", "--kind", "phone", "--country", "CN"]
    told = subprocess.run(
        words, cwd=lists, input=typed, capture_output=True, text=True, check=False
    )
    assert (told.returncode, told.stderr) == (1, "")
    assert told.stdout == "1 added, 1 there already, 1 could not be read.\n"
    built = _publish(lists, *BUILD, "--suppression", "optout")
    assert "1 identifiers left out, as their holders asked" in built.stdout


def test_any_changed_byte_is_reported(lists: Path) -> None:
    key = re.findall(r"signatures: ([0-9a-f]{64})", _publish(lists, "keys", "secrets.json").stdout)[
        0
    ]
    assert _publish(lists, *BUILD).returncode == 0
    for name, place in (("entries.brp", 5000), ("manifest.json", 100), ("manifest.sig", 5)):
        path = lists / "pack" / name
        data = bytearray(path.read_bytes())
        data[place] ^= 1
        path.write_bytes(data)
        told = _publish(lists, "verify", "pack", "--trust", key)
        assert told.returncode == 1, name
        assert told.stderr.startswith("exposure-publish: ")
        data[place] ^= 1
        path.write_bytes(data)
    assert _publish(lists, "verify", "pack", "--trust", key).returncode == 0
    assert "nobody who is trusted" in _publish(lists, "verify", "pack").stderr


def test_mistakes_are_told_with_their_cure(lists: Path) -> None:
    told = _publish(lists, *BUILD)
    assert told.returncode == 1
    assert told.stderr == "exposure-publish: secrets.json: is not there or cannot be read\n"
    _publish(lists, "keys", "secrets.json")
    if os.name == "posix":
        (lists / "secrets.json").chmod(0o644)
        assert "chmod 600" in _publish(lists, *BUILD).stderr
        (lists / "secrets.json").chmod(0o600)
    write_build_file(lists / "build.toml", ["a.csv"], {"epoch = 3": "epoch = 0"})
    assert "pack.epoch: must be a whole number from 1" in _publish(lists, *BUILD).stderr
    assert _publish(lists).returncode == 2
    assert not (lists / "pack").exists()


def test_two_operators_build_a_pack_and_seal_it(lists: Path) -> None:
    key = _made_keys(lists)
    assert _publish(lists, "keys", "second.json").returncode == 0
    two = ("--second-secrets", "second.json")
    assert "second_evaluators: is missing" in _publish(lists, *BUILD, *two).stderr
    changes = {'.example/"]': '.example/"]\nsecond_evaluators = ["https://two.example"]'}
    write_build_file(lists / "build.toml", ["a.csv"], changes)
    told = _publish(lists, *BUILD, "--second-secrets", "secrets.json")
    assert "--second-secrets: has the key of --secrets" in told.stderr
    assert "--second-secrets: is missing" in _publish(lists, *BUILD).stderr
    built = _publish(lists, *BUILD, *two)
    assert (built.returncode, built.stderr) == (0, "")
    proved = _publish(lists, "verify", "pack", "--trust", key)
    assert "Two operators have a key each" in proved.stdout
    seal = ("seal", "pack", "--secrets", "secrets.json", "--desk", f"Help={'11' * 32}")
    assert "--second-secrets: is missing" in _publish(lists, *seal).stderr
    assert _publish(lists, *seal, *two).stdout.startswith("Sealed to Help.")


def test_addresses_without_a_key_are_called_what_they_are(lists: Path) -> None:
    key = _made_keys(lists)
    write_csv(lists / "a.csv", [(f"{name}@example.com", "one") for name in ("ann", "bob")])
    changes = {
        'evaluators = ["https://evaluator.example/"]\n': "",
        'kind = "phone"': 'kind = "email"\nsuite = "sha512"',
        CANARY: "ann@example.com",
    }
    write_build_file(lists / "build.toml", ["a.csv"], changes)
    assert _publish(lists, *BUILD).returncode == 0
    proved = _publish(lists, "verify", "pack", "--trust", key)
    assert "can find any address they can guess" in proved.stdout
    write_build_file(lists / "build.toml", ["a.csv"], {**changes, 'kind = "email"': 'kind = "qq"'})
    told = _publish(lists, "build", "build.toml", "--secrets", "secrets.json", "--out", "other")
    assert told.returncode == 1
    assert "pack.suite: sha512 is for e-mail alone: of any other kind anyone can try" in told.stderr


def test_a_repository_is_introduced(lists: Path) -> None:
    own = ("--repository", "repo", "--keys", "keys")
    assert _publish(lists, "found", *own).returncode == 0
    introduce = ("introduce", *own, "--out", "source.json", "--name", "cert-example")
    told = _publish(lists, *introduce, "--url", "http://127.0.0.1:8000/")
    assert (told.returncode, told.stderr) == (0, "")
    assert "source.json: cert-example, at http://127.0.0.1:8000," in told.stdout
    introduction = parse_introduction((lists / "source.json").read_bytes())
    assert (introduction.title, introduction.least_snapshot) == ("cert-example", 1)
    assert introduction.root == (lists / "repo" / "metadata" / "1.root.json").read_bytes()
    titled = (*introduce, "--url", "https://packs.example", "--title", "CERT Example")
    assert _publish(lists, *titled).returncode == 0
    assert parse_introduction((lists / "source.json").read_bytes()).title == "CERT Example"
    for words in (
        (*introduce, "--url", "http://packs.example"),
        (*titled, "--name", "CERT"),
        (*titled, "--title", ""),
    ):
        assert _publish(lists, *words).returncode == 2

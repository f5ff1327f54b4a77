"""The publishers' command as they run it: keys, build, verify, and what it says of mistakes."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.simulators.breach_lists import rows, write_build_file, write_csv

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

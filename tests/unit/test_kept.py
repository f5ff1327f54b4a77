"""What is kept has a row with words; a folder that cannot be erased is told."""

import os
import re
import shutil
from pathlib import Path

import pytest

from exposure_app.errors import KeyStoreError
from exposure_app.reports.kept_report import state_text
from exposure_app.storage import kept as kept_module
from exposure_app.storage import paths
from exposure_app.storage.kept import Kept, What, erase_everything, kept
from exposure_app.wording.kept import erased_text, kept_meaning, kept_name
from tests.simulators.keyrings import FILE

STORAGE = Path(kept_module.__file__).parent


@pytest.fixture(autouse=True)
def keyring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A keyring in a file."""
    monkeypatch.setenv(FILE, str(tmp_path / "keyring.json"))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "tests.simulators.keyrings.FileKeyring")


def test_every_thing_has_words() -> None:
    assert len({kept_name(what) for what in What}) == len(What)
    assert all(kept_meaning(what) for what in What)


def test_every_place_has_a_row() -> None:
    text = (STORAGE / "paths.py").read_text("utf-8")
    named = set(re.findall(r"^def (\w+_(?:file|folder))\(", text, re.MULTILINE))
    folders = {"config_folder", "data_folder"}
    listed = set(re.findall(r"paths\.(\w+)\),?$", _source(), re.MULTILINE))
    assert named - folders == listed


def _source() -> str:
    source = (STORAGE / "kept.py").read_text("utf-8")
    return source[source.index("_PLACES") : source.index("_KEYS")]


def test_sizes_are_those_of_the_files() -> None:
    place = paths.stores_folder() / "one" / "metadata"
    place.mkdir(parents=True)
    (place / "root.json").write_bytes(b"x" * 1000)
    rows = {row.what: row for row in kept()}
    assert (rows[What.LISTS].is_there, rows[What.LISTS].size) == (True, 1000)
    assert state_text(rows[What.LISTS]) != state_text(rows[What.SETTINGS])


@pytest.mark.skipif(os.name == "nt", reason="folders are protected in another way there")
def test_what_cannot_be_erased_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    paths.settings_file().parent.mkdir(parents=True)
    paths.settings_file().write_text("{}")

    def refused(_folder: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(shutil, "rmtree", refused)
    left = erase_everything()
    assert left == (What.SETTINGS,)
    assert kept_name(What.SETTINGS) in erased_text(left)


def test_a_keyring_that_does_not_answer_is_told_of_each_key(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def locked(_name: str) -> bytes | None:
        raise KeyStoreError("keyring_locked")

    monkeypatch.setattr(kept_module, "read_key", locked)
    monkeypatch.setattr(kept_module, "forget_key", locked)
    rows = [row for row in kept() if row.place is None]
    assert [row.is_there for row in rows] == [None] * 3
    assert all("locked" in state_text(row) for row in rows)
    assert erase_everything() == (What.LEDGER_KEY, What.SERVICE_KEY, What.DESK_KEY)


def test_what_is_not_there_is_said_so() -> None:
    assert state_text(Kept(What.LEDGER, Path("x"), is_there=False)) == "not here"

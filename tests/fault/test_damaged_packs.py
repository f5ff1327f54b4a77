"""Torn, cut and altered packs: always an error, never an answer."""

import random
import shutil
from pathlib import Path

import pytest

from exposure_app import resources
from exposure_app.errors import PackError, PackMissingError, PackSignatureError
from exposure_app.lookup.entries_file import ENTRIES
from exposure_app.lookup.local_pack import KEY, MANIFEST, SIGNATURE, LocalPack

FOLDERS = ("phone", "email", "qq", "weibo")
NAMES = (MANIFEST, SIGNATURE, ENTRIES, KEY)


@pytest.fixture
def folder(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    own: Path = tmp_path / "demo" / request.param
    shutil.copytree(resources.path("packs", "demo", request.param), own)
    return own


def refused(folder: Path) -> PackError:
    with pytest.raises(PackError) as caught:
        LocalPack.open(folder)
    assert caught.value.pack_id == f"demo-{folder.name}"
    return caught.value


@pytest.mark.parametrize("folder", FOLDERS, indirect=True)
@pytest.mark.parametrize("name", NAMES)
def test_every_changed_byte_is_refused(folder: Path, name: str) -> None:
    path = folder / name
    whole = path.read_bytes()
    draws = random.Random(f"{folder.name} {name}")  # noqa: S311 - places, not secrets
    ends = {0, 1, len(whole) - 1, 4095 % len(whole), 4096 % len(whole)}
    for place in sorted(ends | {draws.randrange(len(whole)) for _ in range(60)}):
        changed = bytearray(whole)
        changed[place] ^= 1 << draws.randrange(8)
        path.write_bytes(changed)
        error = refused(folder)
        assert isinstance(error, PackSignatureError) == (name in {MANIFEST, SIGNATURE})


@pytest.mark.parametrize("folder", FOLDERS, indirect=True)
@pytest.mark.parametrize("name", NAMES)
def test_every_cut_or_longer_file_is_refused(folder: Path, name: str) -> None:
    path = folder / name
    whole = path.read_bytes()
    draws = random.Random(f"{folder.name} {name} cut")  # noqa: S311 - places, not secrets
    for length in {0, 1, len(whole) - 1, *(draws.randrange(len(whole)) for _ in range(15))}:
        path.write_bytes(whole[:length])
        refused(folder)
    path.write_bytes(whole + b"\0")
    refused(folder)


@pytest.mark.parametrize("folder", FOLDERS, indirect=True)
@pytest.mark.parametrize("name", NAMES)
def test_a_deleted_file_is_missing(folder: Path, name: str) -> None:
    (folder / name).unlink()
    assert isinstance(refused(folder), PackMissingError)


@pytest.mark.parametrize("folder", ["phone"], indirect=True)
@pytest.mark.parametrize("name", [ENTRIES, KEY])
def test_files_of_two_packs_are_not_mixed(folder: Path, name: str) -> None:
    shutil.copy(resources.path("packs", "demo", "email", name), folder / name)
    refused(folder)


@pytest.mark.parametrize("folder", ["phone"], indirect=True)
def test_a_manifest_of_another_pack_is_refused(folder: Path) -> None:
    for name in (MANIFEST, SIGNATURE):
        shutil.copy(resources.path("packs", "demo", "email", name), folder / name)
    refused(folder)


@pytest.mark.parametrize("folder", ["weibo"], indirect=True)
def test_an_endless_manifest_is_not_read_to_its_end(folder: Path) -> None:
    with (folder / MANIFEST).open("r+b") as file:
        file.truncate(1 << 40)
    refused(folder)

"""A pack on this computer: what it answers, how it proves itself, what it refuses."""

import gc
import hashlib
import os
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest

from exposure_app.core.identifiers import IdentifierKind, LookupForm
from exposure_app.core.packs import PAGE_BYTES
from exposure_app.errors import (
    CanaryError,
    PackCorruptError,
    PackError,
    PackMissingError,
    PackSignatureError,
    PackVersionError,
)
from exposure_app.lookup import page_file
from exposure_app.lookup.entries_file import ENTRIES
from exposure_app.lookup.evaluator import derive_key, key_file_bytes
from exposure_app.lookup.local_pack import (
    KEY,
    MANIFEST,
    SIGNATURE,
    LocalPack,
    expected_kind,
    pack_id,
)
from exposure_app.lookup.pack_hits import PackHit
from exposure_app.lookup.signatures import PublisherKey, shipped_keys
from exposure_app.publisher.demonstration import PackRow, build_demonstration
from exposure_app.publisher.whole_files import write_pack
from tests.simulators.small_packs import (
    CLASSES,
    ROWS,
    SECRETS,
    TERMS,
    open_files,
    phone,
    signed_again,
    small_files,
    trusted,
)

FILES = small_files()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "Small packs" / "phone"


def test_a_pack_tells_what_it_is(folder: Path) -> None:
    pack = open_files(folder, FILES)
    assert (pack.id, pack.kind, pack.is_demonstration) == (
        "small-packs-phone",
        IdentifierKind.PHONE,
        True,
    )
    assert pack.dated == TERMS.dated
    assert pack.lists == ("one", "two", "three", "four", "five")


def test_the_id_of_a_pack_is_known_without_reading_it() -> None:
    assert pack_id(Path("/x/demo/phone")) == "demo-phone"
    assert expected_kind(Path("/x/demo/weibo")) is IdentifierKind.WEIBO_UID
    assert expected_kind(Path("/x/demo/shoes")) is None


def test_a_record_is_found_with_its_incident_classes_and_flags(folder: Path) -> None:
    pack = open_files(folder, FILES)
    assert pack.look_up(phone(0)) == (PackHit(("one",), CLASSES["one"]),)
    assert pack.look_up(phone(2)) == (
        PackHit(("two",), CLASSES["two"]),
        PackHit(("five",), CLASSES["five"], is_sensitive=True),
    )
    assert pack.look_up(phone(3)) == (
        PackHit(("three",), CLASSES["three"], is_unverified=True, is_compilation=True),
    )
    assert pack.look_up(phone(4)) == (PackHit(("four",), CLASSES["four"], is_doubtful=True),)


def test_a_person_in_more_than_three_lists_is_found_in_all_of_them(folder: Path) -> None:
    hits = open_files(folder, FILES).look_up(phone(1))
    assert [hit.incident_ids for hit in hits] == [("one",), ("two",), ("three",), ("four",)]
    assert hits[3].data_classes == CLASSES["four"]


def test_somebody_else_is_not_found(folder: Path) -> None:
    assert open_files(folder, FILES).look_up(phone(5)) == ()


def test_a_pack_is_not_asked_for_another_kind(folder: Path) -> None:
    with pytest.raises(ValueError, match="asked for email"):
        open_files(folder, FILES).look_up(LookupForm(IdentifierKind.EMAIL, "a@b.c", "typed"))


def test_a_pack_proves_itself(folder: Path) -> None:
    pack = open_files(folder, FILES)
    pack.prove(b"first")
    pack.prove(b"second")


def test_a_pack_that_misses_its_known_positive_fails_its_proof(folder: Path) -> None:
    files = signed_again(FILES, canary={"canonical": phone(99).canonical})
    with pytest.raises(CanaryError, match="canary"):
        open_files(folder, files).prove(b"nonce")


def test_a_pack_that_finds_everybody_fails_its_proof(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = (PackHit(("one",), CLASSES["one"]),)
    monkeypatch.setattr(LocalPack, "look_up_digest", lambda _pack, _digest: found)
    with pytest.raises(CanaryError, match="canary"):
        open_files(folder, FILES).prove(b"nonce")


@pytest.mark.parametrize("name", [MANIFEST, SIGNATURE, ENTRIES, KEY])
def test_a_missing_file_is_missing(folder: Path, name: str) -> None:
    write_pack(folder, FILES)
    (folder / name).unlink()
    with pytest.raises(PackMissingError) as caught:
        LocalPack.open(folder, trusted())
    assert (caught.value.pack_id, caught.value.why) == ("small-packs-phone", "missing")


def test_a_missing_folder_is_missing(tmp_path: Path) -> None:
    with pytest.raises(PackMissingError):
        LocalPack.open(tmp_path / "nothing")


@pytest.mark.parametrize("name", [MANIFEST, SIGNATURE, KEY, ENTRIES])
def test_a_file_that_cannot_be_opened_is_unreadable(folder: Path, name: str) -> None:
    write_pack(folder, FILES)
    (folder / name).unlink()
    (folder / name).mkdir()
    with pytest.raises((PackMissingError, PackCorruptError)):
        LocalPack.open(folder, trusted())


def test_a_foreign_signature_is_refused(folder: Path) -> None:
    write_pack(folder, FILES)
    with pytest.raises(PackSignatureError):
        LocalPack.open(folder, trusted(bytes(32)))
    with pytest.raises(PackSignatureError):
        LocalPack.open(folder)


def test_the_demonstration_key_signs_demonstrations_only(folder: Path) -> None:
    files = signed_again(FILES, demonstration=False, evaluator={"urls": []})
    write_pack(folder, files)
    with pytest.raises(PackSignatureError):
        LocalPack.open(folder, trusted())
    everything = (PublisherKey("p", trusted()[0].public, is_for_demonstration=False),)
    # Signed as it must be, but its key is with its evaluators alone, whatever lies beside it.
    with pytest.raises(PackMissingError):
        LocalPack.open(folder, everything)


def test_a_pack_of_real_people_with_its_key_in_the_open_is_refused(folder: Path) -> None:
    write_pack(folder, signed_again(FILES, demonstration=False))
    everything = (PublisherKey("p", trusted()[0].public, is_for_demonstration=False),)
    with pytest.raises(PackCorruptError):
        LocalPack.open(folder, everything)


def test_the_shipped_keys_are_for_demonstration() -> None:
    keys = shipped_keys("demo-phone")
    assert [key.name for key in keys if key.is_for_demonstration] == ["demonstration"]


def test_an_unknown_schema_is_another_version(folder: Path) -> None:
    with pytest.raises(PackVersionError):
        open_files(folder, signed_again(FILES, schema="brp1-manifest/9"))


def test_another_key_is_refused_by_its_hash_and_by_the_published_key(folder: Path) -> None:
    other = key_file_bytes(bytes(32), b"other", "")
    with pytest.raises(PackCorruptError):
        open_files(folder, {**FILES, KEY: other})
    told = {"key_sha256": hashlib.sha256(other).hexdigest()}
    with pytest.raises(PackCorruptError):
        open_files(folder, {**signed_again(FILES, evaluator=told), KEY: other})
    public = derive_key(bytes(32), b"other").public_key.serialize().hex()
    changed = signed_again(FILES, oprf_public_key=public)
    with pytest.raises(PackCorruptError):
        open_files(folder, changed)


@pytest.mark.parametrize("text", [b"", b"{}", b"[]", b'{"seed": 5, "info": ""}', b"\xff"])
def test_a_key_file_that_is_no_key_is_refused(folder: Path, text: bytes) -> None:
    told = {"key_sha256": hashlib.sha256(text).hexdigest()}
    with pytest.raises(PackCorruptError):
        open_files(folder, {**signed_again(FILES, evaluator=told), KEY: text})


def test_a_record_of_an_unlisted_incident_is_refused(folder: Path) -> None:
    catalogue = {"incidents": [{"number": 0, "id": "one", "data_classes": []}]}
    pack = open_files(folder, signed_again(FILES, catalogue=catalogue))
    assert pack.look_up(phone(0))
    with pytest.raises(PackCorruptError):
        pack.look_up(phone(2))


def test_a_page_damaged_after_opening_is_noticed_when_touched(folder: Path) -> None:
    pack = open_files(folder, FILES)
    path = folder / ENTRIES
    damaged = bytearray(path.read_bytes())
    for place in range(PAGE_BYTES + 40, len(damaged), PAGE_BYTES):
        damaged[place] ^= 1
    with path.open("r+b") as file:
        file.write(damaged)
    with pytest.raises(PackCorruptError):
        pack.look_up(phone(0))


def test_a_file_cut_after_opening_is_noticed_when_touched(folder: Path) -> None:
    pack = open_files(folder, FILES)
    os.truncate(folder / ENTRIES, PAGE_BYTES)
    with pytest.raises(PackCorruptError):
        pack.look_up(phone(0))


def test_a_closed_pack_gives_an_error_and_no_answer(folder: Path) -> None:
    pack = open_files(folder, FILES)
    pack.close()
    pack.close()
    with pytest.raises(PackError):
        pack.look_up(phone(0))


def test_a_forgotten_pack_closes_its_file(folder: Path) -> None:
    pack = open_files(folder, FILES)
    number = pack._entries._pages._descriptor
    del pack
    gc.collect()
    with pytest.raises(OSError, match="descriptor"):
        os.fstat(number)


def test_a_system_without_reads_at_a_place_gives_the_same_answers(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = open_files(folder, FILES)
    told = [pack.look_up(phone(number)) for number in range(6)]
    monkeypatch.setattr(page_file, "_READ_AT", None)
    monkeypatch.delattr(os, "posix_fadvise", raising=False)
    plain = LocalPack.open(folder, trusted())
    assert [plain.look_up(phone(number)) for number in range(6)] == told


def test_a_large_pack_is_checked_page_by_page(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("exposure_app.lookup.entries_file.WHOLE_CHECK_BYTES", 0)
    pack = open_files(folder, FILES)
    assert pack.pages_read == 1
    assert pack.look_up(phone(0))


def test_a_look_up_touches_few_pages(folder: Path) -> None:
    rows = (*ROWS, *(PackRow(phone(n), ("one",), CLASSES["one"]) for n in range(1000, 9000)))
    pack = open_files(folder, build_demonstration(rows, TERMS, SECRETS))
    start = pack.pages_read
    for number in range(20_000, 20_200):
        assert pack.look_up(phone(number)) == ()
    assert (pack.pages_read - start) / 200 < 3


def test_no_error_of_a_pack_tells_what_was_asked(folder: Path) -> None:
    pack = open_files(folder, FILES)
    os.truncate(folder / ENTRIES, PAGE_BYTES)
    with pytest.raises(PackCorruptError) as caught:
        pack.look_up(phone(0))
    assert phone(0).canonical not in f"{caught.value!r} {caught.value}"
    assert caught.value.__cause__ is None


def test_the_libraries_for_keys_are_not_loaded_before_a_pack_is_opened() -> None:
    code = (
        "import sys, exposure_app.lookup.local_pack; "
        "print(sorted({'cryptography', 'voprf', 'asyncio', 'phonenumbers'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_many_look_ups_leave_nothing_in_memory(folder: Path) -> None:
    pack = open_files(folder, FILES)
    digests = [hashlib.sha512(number.to_bytes(4, "big")).digest() for number in range(2000)]
    pack.look_up_digest(digests[0])
    tracemalloc.start()
    for digest in digests:
        pack.look_up_digest(digest)
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept < 20_000

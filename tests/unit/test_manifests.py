"""Manifests: read when whole, refused when newer, impossible or odd."""

import json

import pytest

from exposure_app.core.identifiers import IdentifierKind
from exposure_app.core.manifests import MAX_BYTES, parse_manifest
from exposure_app.errors import PackCorruptError, PackVersionError
from exposure_app.lookup.local_pack import MANIFEST
from tests.simulators.small_packs import small_files

FILES = small_files()
FIELDS = json.loads(FILES[MANIFEST])
INCIDENT = {"number": 0, "id": "one", "data_classes": ["phone"]}


def changed(**fields: object) -> bytes:
    return json.dumps(FIELDS | fields).encode()


def test_a_manifest_is_read() -> None:
    manifest = parse_manifest(FILES[MANIFEST], "x")
    assert manifest.shape.name == "small"
    assert manifest.shape.kind is IdentifierKind.PHONE
    assert manifest.shape.epoch == 7
    assert manifest.is_demonstration
    assert [manifest.incidents[n].id for n in range(5)] == ["one", "two", "three", "four", "five"]
    assert manifest.real_entries == 0


def test_the_canary_is_not_shown() -> None:
    manifest = parse_manifest(FILES[MANIFEST], "x")
    assert manifest.canary.canonical not in repr(manifest)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("schema", "brp1-manifest/2"),
        ("schema", None),
        ("suite", "P384-SHA384"),
        ("mode", 0),
        ("canon_version", 2),
        ("prehash", "argon2id"),
    ],
)
def test_what_this_program_does_not_know_is_another_version(name: str, value: object) -> None:
    with pytest.raises(PackVersionError):
        parse_manifest(changed(**{name: value}), "x")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("oprf_public_key", "00" * 32),
        ("oprf_public_key", "00" * 31),
        ("oprf_public_key", "zz" * 32),
        ("merkle_root", 5),
        ("kind", "shoe"),
        ("kind", ["phone"]),
        ("bucket_bits", 33),
        ("bucket_bits", -1),
        ("bucket_bits", True),
        ("bucket_bits", 2.0),
        ("entries_per_bucket", 0),
        ("entries_per_bucket", 1 << 25),
        ("entry_bytes", 25),
        ("bucket_file_bytes", 1),
        ("pack_file_bytes", 1),
        ("epoch", 1 << 32),
        ("pack", ""),
        ("pack", "x" * 65),
        ("pack", "\ud800"),
        ("dated", "2026-13-01"),
        ("dated", None),
        ("demonstration", 1),
        ("canary", {}),
        ("canary", "one"),
        ("evaluator", None),
        ("catalogue", {}),
        ("catalogue", {"incidents": []}),
        ("catalogue", {"incidents": [5]}),
        ("catalogue", {"incidents": [INCIDENT, INCIDENT]}),
        ("catalogue", {"incidents": [INCIDENT, INCIDENT | {"number": 1}]}),
        ("catalogue", {"incidents": [INCIDENT | {"number": 0xFFFF}]}),
        ("catalogue", {"incidents": [INCIDENT | {"data_classes": ["shoe_size"]}]}),
        ("catalogue", {"incidents": [INCIDENT | {"data_classes": [["phone"]]}]}),
        ("catalogue", {"incidents": [INCIDENT | {"data_classes": "phone"}]}),
    ],
)
def test_an_impossible_field_is_refused(name: str, value: object) -> None:
    with pytest.raises(PackCorruptError):
        parse_manifest(changed(**{name: value}), "x")


@pytest.mark.parametrize("name", sorted(set(FIELDS) - {"notice"}))
def test_a_missing_field_is_refused(name: str) -> None:
    rest = {key: value for key, value in FIELDS.items() if key != name}
    with pytest.raises((PackCorruptError, PackVersionError)):
        parse_manifest(json.dumps(rest).encode(), "x")


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"null", b"{", b"\xff", b"[" * 100_000, b" " * (MAX_BYTES + 1)]
)
def test_what_is_no_manifest_is_refused(data: bytes) -> None:
    with pytest.raises(PackCorruptError):
        parse_manifest(data, "x")

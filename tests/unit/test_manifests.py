"""Manifests: read when whole, refused when newer, impossible or odd."""

import json

import pytest

from exposure_app.core.identifiers import IdentifierKind
from exposure_app.core.manifests import (
    MAX_BYTES,
    MAX_EVALUATORS,
    SecondEvaluator,
    Suite,
    parse_manifest,
)
from exposure_app.errors import PackCorruptError, PackVersionError
from exposure_app.lookup.local_pack import MANIFEST
from tests.simulators.small_packs import small_files

FILES = small_files()
FIELDS = json.loads(FILES[MANIFEST])
KEY = FIELDS["oprf_public_key"]
REAL = FIELDS | {"demonstration": False, "evaluator": {"urls": ["https://one.example"]}}
PLAIN = {
    **{name: value for name, value in REAL.items() if name not in ("oprf_public_key", "evaluator")},
    "suite": "SHA-512",
    "mode": 0,
    "kind": "email",
}
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
    assert (manifest.suite, manifest.second) == (Suite.OBLIVIOUS, None)


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


def second(**fields: object) -> bytes:
    told = {"oprf_public_key": "22" * 32, "urls": ["https://two.example"]} | fields
    return json.dumps(REAL | {"second_evaluator": told}).encode()


def test_a_second_evaluator_is_read() -> None:
    manifest = parse_manifest(second(), "x")
    assert manifest.second == SecondEvaluator(b"\x22" * 32, ("https://two.example",))
    assert manifest.evaluators == ("https://one.example",)
    assert manifest.public_key == bytes.fromhex(KEY)


@pytest.mark.parametrize(
    "fields",
    [
        {"oprf_public_key": KEY},
        {"oprf_public_key": KEY.upper()},
        {"oprf_public_key": "00" * 32},
        {"oprf_public_key": None},
        {"urls": None},
        {"urls": "https://two.example"},
        {"urls": ["http://two.example"]},
        {"urls": ["https://two.example", "https://one.example"]},
        {"urls": ["https://two.example"] * (MAX_EVALUATORS + 1)},
    ],
)
def test_a_second_evaluator_that_cannot_be_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(PackCorruptError):
        parse_manifest(second(**fields), "x")


@pytest.mark.parametrize("value", [None, [], "https://two.example", {}])
def test_a_second_evaluator_is_told_whole_or_not_at_all(value: object) -> None:
    with pytest.raises(PackCorruptError):
        parse_manifest(json.dumps(REAL | {"second_evaluator": value}).encode(), "x")


def test_a_demonstration_has_no_second_evaluator() -> None:
    told = json.loads(second())["second_evaluator"]
    with pytest.raises(PackCorruptError):
        parse_manifest(changed(second_evaluator=told), "x")


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:8000", "http://localhost:8000/", "http://[::1]:8000"]
)
def test_an_evaluator_on_this_computer_may_be_asked_in_the_open(url: str) -> None:
    data = json.dumps(REAL | {"evaluator": {"urls": [url]}}).encode()
    assert parse_manifest(data, "x").evaluators == (url,)


@pytest.mark.parametrize(
    "url", ["http://192.0.2.7:8000", "http://localhost.example", "https://a@b.example", 7]
)
def test_any_other_evaluator_is_asked_enciphered(url: object) -> None:
    data = json.dumps(REAL | {"evaluator": {"urls": [url]}}).encode()
    with pytest.raises(PackCorruptError):
        parse_manifest(data, "x")


def test_a_pack_without_a_key_is_read() -> None:
    manifest = parse_manifest(json.dumps(PLAIN).encode(), "x")
    assert manifest.suite is Suite.PLAIN
    assert (manifest.public_key, manifest.second, manifest.key_sha256) == (None, None, None)
    assert manifest.evaluators == ()


@pytest.mark.parametrize(
    "kind", [*(k for k in IdentifierKind if k is not IdentifierKind.EMAIL), "fax", None]
)
def test_nothing_but_addresses_is_without_a_key(kind: object) -> None:
    with pytest.raises(PackCorruptError) as told:
        parse_manifest(json.dumps(PLAIN | {"kind": kind}).encode(), "x")
    assert told.value.why == "barred"


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"mode": 1}, PackVersionError),
        ({"suite": "ristretto255-SHA512"}, PackVersionError),
        ({"suite": ["SHA-512"]}, PackVersionError),
        ({"prehash": "argon2id"}, PackVersionError),
        ({"oprf_public_key": KEY}, PackCorruptError),
        ({"oprf_public_key": None}, PackCorruptError),
        ({"evaluator": {"urls": []}}, PackCorruptError),
        ({"second_evaluator": {"oprf_public_key": KEY, "urls": []}}, PackCorruptError),
        ({"demonstration": True}, PackCorruptError),
    ],
)
def test_a_pack_without_a_key_speaks_of_none(
    fields: dict[str, object], error: type[Exception]
) -> None:
    with pytest.raises(error):
        parse_manifest(json.dumps(PLAIN | fields).encode(), "x")

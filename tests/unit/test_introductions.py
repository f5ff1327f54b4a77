"""Introductions: read when whole, and every doubtful field refused by a code that has words."""

import json
from datetime import date

import pytest

from exposure_app.core.introductions import (
    MAX_BYTES,
    Introduction,
    introduction_bytes,
    is_source_name,
    is_source_title,
    parse_introduction,
)
from exposure_app.errors import IntroductionError
from exposure_app.wording.errors import INTRODUCTION_REASONS, error_text

ROOT = json.dumps(
    {"signatures": [{"keyid": "a", "sig": "b"}], "signed": {"_type": "root", "version": 1}}
)
GOOD = Introduction(
    "cert-example",
    "CERT Example",
    "https://packs.example/brp1",
    ROOT.encode(),
    4,
    date(2026, 11, 3),
)
FIELDS = json.loads(introduction_bytes(GOOD))


def changed(**fields: object) -> bytes:
    return json.dumps(FIELDS | fields).encode()


def root(**fields: object) -> str:
    return json.dumps(json.loads(ROOT) | fields)


def test_an_introduction_is_read_as_it_was_written() -> None:
    assert parse_introduction(introduction_bytes(GOOD)) == GOOD
    assert FIELDS["schema"] == "exposure-source/1"
    assert FIELDS["root"] == ROOT


def test_what_a_later_program_adds_is_passed_over() -> None:
    assert parse_introduction(changed(colour="blue")) == GOOD


def test_a_mark_before_the_text_and_a_slash_at_the_end_do_no_harm() -> None:
    data = changed(url="https://packs.example/brp1/")
    assert parse_introduction(b"\xef\xbb\xbf" + data) == GOOD


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"schema": "exposure-source/2"}, "version"),
        ({"schema": None}, "version"),
        ({"name": 5}, "unreadable"),
        ({"name": ""}, "name"),
        ({"name": "Cert"}, "name"),
        ({"name": "../cert"}, "name"),
        ({"name": "cert\n"}, "name"),
        ({"name": "c" * 33}, "name"),
        ({"name": "\u0441ert"}, "name"),
        ({"title": ["CERT"]}, "unreadable"),
        ({"title": ""}, "name"),
        ({"title": "  "}, "name"),
        ({"title": "C" * 81}, "name"),
        ({"title": "CERT\nTrusted: yes"}, "name"),
        ({"title": "CERT \u202e elpmaxE"}, "name"),
        ({"title": "\ud800"}, "name"),
        ({"url": None}, "unreadable"),
        ({"url": "http://packs.example"}, "address"),
        ({"url": "file:///etc"}, "address"),
        ({"url": "https://packs.example/?to=1"}, "address"),
        ({"url": "https://packs.example/" + "a" * 300}, "address"),
        ({"root": json.loads(ROOT)}, "unreadable"),
        ({"root": ""}, "root"),
        ({"root": "[]"}, "root"),
        ({"root": "{}"}, "root"),
        ({"root": "[" * 9000}, "root"),
        ({"root": root(signed=5)}, "root"),
        ({"root": root(signed={"_type": "targets", "version": 1})}, "root"),
        ({"root": root(signed={"_type": "root", "version": 0})}, "root"),
        ({"root": root(signed={"_type": "root"})}, "root"),
        ({"root": root(signatures=[])}, "root"),
        ({"root": root(signatures="none")}, "root"),
        ({"root": root(more="?").replace("?", "\ud800")}, "root"),
        ({"least_snapshot": 0}, "state"),
        ({"least_snapshot": -1}, "state"),
        ({"least_snapshot": True}, "state"),
        ({"least_snapshot": 1.0}, "state"),
        ({"least_snapshot": "4"}, "state"),
        ({"least_snapshot": 1 << 53}, "state"),
        ({"dated": 20261103}, "unreadable"),
        ({"dated": "20261103"}, "state"),
        ({"dated": "2026-W45-2"}, "state"),
        ({"dated": "2026-11-31"}, "state"),
        ({"dated": "2026-11-03T00:00:00"}, "state"),
    ],
)
def test_a_doubtful_field_is_refused(fields: dict[str, object], why: str) -> None:
    with pytest.raises(IntroductionError) as told:
        parse_introduction(changed(**fields))
    assert told.value.why == why


@pytest.mark.parametrize("key", FIELDS)
def test_a_missing_field_is_refused(key: str) -> None:
    rest = {name: value for name, value in FIELDS.items() if name != key}
    with pytest.raises(IntroductionError):
        parse_introduction(json.dumps(rest).encode())


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "unreadable"),
        (b"null", "unreadable"),
        (b"[]", "unreadable"),
        (b"{", "unreadable"),
        (b"\xff", "unreadable"),
        (b"[" * 60_000, "unreadable"),
        (introduction_bytes(GOOD).ljust(MAX_BYTES + 1), "too_large"),
    ],
)
def test_what_is_no_introduction_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(IntroductionError) as told:
        parse_introduction(data)
    assert told.value.why == why


def test_the_largest_introduction_is_read() -> None:
    assert parse_introduction(introduction_bytes(GOOD).ljust(MAX_BYTES)) == GOOD


def test_names_and_titles() -> None:
    assert is_source_name("a-1")
    assert is_source_name("c" * 32)
    assert is_source_title("\u56fd\u5bb6 CERT")
    assert not is_source_title("\u3000")


def test_every_reason_has_words_of_its_own() -> None:
    codes = (
        "too_large", "unreadable", "version", "name", "address", "root", "state",
        "missing", "taken", "reserved", "unwritable",
    )  # fmt: skip
    assert {*codes, "other"} == set(INTRODUCTION_REASONS)
    told = {error_text(IntroductionError(code)).what for code in (*codes, "never heard of")}
    assert len(told) == len(codes) + 1

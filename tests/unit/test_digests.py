"""Tests of the derivations of the pack format, held against an independent HKDF."""

import hashlib

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF, HKDFExpand
from hypothesis import given
from hypothesis import strategies as st

from exposure_app.core import digests
from exposure_app.core.identifiers import IdentifierKind, LookupForm

DIGESTS = st.binary(min_size=digests.DIGEST_BYTES, max_size=digests.DIGEST_BYTES)
NUMBERS = st.integers(min_value=0, max_value=digests.MAX_RECORDS - 1)


def expand(digest: bytes, info: bytes, length: int) -> bytes:
    return HKDFExpand(hashes.SHA512(), length, info).derive(digest)


@given(DIGESTS, NUMBERS)
def test_tags_and_pads_are_hkdf_expand(digest: bytes, number: int) -> None:
    assert digests.tag(digest, number) == expand(digest, b"brp1 tag" + bytes([number]), 12)
    assert digests.pad(digest, number) == expand(digest, b"brp1 pay" + bytes([number]), 12)


@given(DIGESTS, st.integers(min_value=0, max_value=32))
def test_the_bucket_is_the_top_bits_of_hkdf_expand(digest: bytes, bits: int) -> None:
    label = int.from_bytes(expand(digest, b"brp1 bucket", 4), "big")
    index = digests.bucket_index(digest, bits)
    assert index == label >> (32 - bits)
    assert 0 <= index < 2**bits


def test_the_input_is_format_kind_length_and_canonical_form() -> None:
    form = LookupForm(IdentifierKind.PHONE, "+12025550123", "typed")
    assert digests.oprf_input(form) == b"BRP1\x01\x00\x0c+12025550123"


def test_the_length_counts_bytes_and_not_characters() -> None:
    form = LookupForm(IdentifierKind.WEIBO_NAME, "微博", "typed")
    assert digests.oprf_input(form) == b"BRP1\x06\x00\x06" + "微博".encode()


def test_every_kind_has_its_own_number_of_the_wire() -> None:
    expected = {
        "phone": 1,
        "email": 2,
        "qq": 3,
        "weibo_uid": 4,
        "wechat": 5,
        "weibo_name": 6,
        "telegram_id": 7,
        "telegram_name": 8,
        "other": 9,
    }
    assert {kind.value: number for kind, number in digests.KIND_NUMBER.items()} == expected


@given(st.sampled_from(IdentifierKind), st.sampled_from(IdentifierKind), st.text(), st.text())
def test_two_inputs_are_equal_only_for_equal_kind_and_form(
    kind: IdentifierKind, other_kind: IdentifierKind, text: str, other_text: str
) -> None:
    one = digests.oprf_input(LookupForm(kind, text, "typed"))
    two = digests.oprf_input(LookupForm(other_kind, other_text, "typed"))
    assert (one == two) == ((kind, text) == (other_kind, other_text))


def test_a_canonical_form_that_does_not_fit_its_length_field_is_refused() -> None:
    form = LookupForm(IdentifierKind.OTHER, "a" * 65_536, "typed")
    with pytest.raises(ValueError, match="too long"):
        digests.oprf_input(form)


def test_numbers_out_of_range_are_refused() -> None:
    digest = bytes(digests.DIGEST_BYTES)
    with pytest.raises(ValueError, match="record number"):
        digests.tag(digest, digests.MAX_RECORDS)
    with pytest.raises(ValueError, match="record number"):
        digests.pad(digest, -1)
    with pytest.raises(ValueError, match="bucket bits"):
        digests.bucket_index(digest, 33)


def test_a_digest_of_another_length_is_refused_without_showing_it() -> None:
    digest = b"secret" * 8
    with pytest.raises(ValueError, match="has 64 bytes, not 48") as caught:
        digests.tag(digest, 0)
    assert "secret" not in str(caught.value)


@given(DIGESTS, DIGESTS, st.binary(max_size=20))
def test_two_digests_are_joined_as_hkdf_does(first: bytes, second: bytes, info: bytes) -> None:
    whole = HKDF(hashes.SHA512(), 64, b"brp1 two", info).derive(first + second)
    assert expand(digests.join_digests(first, second), info, 64) == whole


@given(DIGESTS, DIGESTS, st.integers(min_value=0, max_value=8 * 64 - 1))
def test_any_bit_of_either_half_changes_the_joined_digest(
    first: bytes, second: bytes, bit: int
) -> None:
    def flipped(half: bytes) -> bytes:
        return (int.from_bytes(half, "big") ^ 1 << bit).to_bytes(64, "big")

    joined = digests.join_digests(first, second)
    assert joined not in (
        digests.join_digests(flipped(first), second),
        digests.join_digests(first, flipped(second)),
        first,
        second,
    )
    assert (joined == digests.join_digests(second, first)) == (first == second)


@pytest.mark.parametrize("lengths", [(63, 64), (64, 65), (0, 128)])
def test_halves_of_another_length_are_not_joined(lengths: tuple[int, int]) -> None:
    first, second = (bytes(length) for length in lengths)
    with pytest.raises(ValueError, match="has 64 bytes"):
        digests.join_digests(first, second)


def test_an_address_is_digested_without_a_key_as_the_hash_of_the_input() -> None:
    form = LookupForm(IdentifierKind.EMAIL, "a@example.com", "typed")
    wanted = hashlib.sha512(b"\x00\x00\x00\x07BRP1\x02\x00\x0da@example.com").digest()
    assert digests.plain_digest(form, 7) == wanted
    assert digests.plain_digest(form, 8) != wanted


@pytest.mark.parametrize("kind", [k for k in IdentifierKind if k is not IdentifierKind.EMAIL])
def test_nothing_but_addresses_is_digested_without_a_key(kind: IdentifierKind) -> None:
    with pytest.raises(ValueError, match="numeric kinds are barred in code") as caught:
        digests.plain_digest(LookupForm(kind, "12345678", "typed"), 7)
    assert "12345678" not in str(caught.value)

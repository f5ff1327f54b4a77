"""Records: classes as bits, payloads as bytes, and the search by guessing."""

import hashlib
from bisect import bisect_left

import pytest

from exposure_app.core import vocabulary
from exposure_app.core.ranges import (
    ENTRY_BYTES,
    Record,
    RecordFlag,
    class_bitmap,
    class_codes,
    decode_record,
    encode_record,
    find_by_guessing,
    hide_record,
    records_of,
)
from exposure_app.errors import PackCorruptError

DIGEST = hashlib.sha512(b"somebody").digest()


@pytest.mark.parametrize("code", vocabulary.DATA_CLASSES)
def test_every_class_of_the_vocabulary_survives_the_wire(code: str) -> None:
    bitmap = class_bitmap([code])
    assert bitmap.bit_count() == 1
    assert code in class_codes(bitmap)


def test_the_wire_and_the_vocabulary_know_the_same_classes() -> None:
    assert class_codes(0xFFFFFFFF) == set(vocabulary.DATA_CLASSES)


def test_the_bits_stand_where_the_protocol_puts_them() -> None:
    places = {"phone": 0, "email": 1, "password": 2, "name": 4, "gender": 8, "sim_ids": 9,
              "call_records": 12, "contacts": 14, "ip": 17, "orders": 22, "health": 24,
              "session": 28, "relatives": 29, "itinerary": 30, "groups": 31}  # fmt: skip
    assert {code: class_bitmap([code]) for code in places} == {
        code: 1 << bit for code, bit in places.items()
    }


def test_a_hashed_password_is_read_as_a_password() -> None:
    assert class_codes(1 << 3) == {"password"}


def test_an_unknown_class_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown data class"):
        class_bitmap(["shoe_size"])


def test_a_record_has_the_bytes_of_the_protocol() -> None:
    record = Record((1, 0x0203), 0x80000001, RecordFlag.SENSITIVE | RecordFlag.COMPILATION)
    assert encode_record(record).hex() == "00010203ffff800000010900"
    assert decode_record(encode_record(record), "x") == record


@pytest.mark.parametrize(
    "record",
    [
        Record((), 0),
        Record((1, 2, 3, 4), 0),
        Record((0xFFFF,), 0),
        Record((-1,), 0),
        Record((1,), 1 << 32),
        Record((1,), 0, RecordFlag(16)),
    ],
)
def test_a_record_that_does_not_fit_is_refused(record: Record) -> None:
    with pytest.raises(ValueError, match=r"incident|range"):
        encode_record(record)


@pytest.mark.parametrize(
    "payload",
    [
        "ffffffffffff000000000000",
        "ffff0001ffff000000000000",
        "0001ffff0002000000000000",
        "0001ffffffff000000001000",
        "0001ffffffff000000000001",
        "0001ffffffff0000000000",
    ],
)
def test_bytes_that_are_no_record_are_refused(payload: str) -> None:
    with pytest.raises(PackCorruptError):
        decode_record(bytes.fromhex(payload), "x")


def test_a_hidden_record_is_found_again_and_the_row_ends_at_the_first_gap() -> None:
    told = [Record((number,), number) for number in range(4)]
    entries = [hide_record(DIGEST, number, record) for number, record in enumerate(told)]
    hidden = {entry[:12]: entry[12:] for entry in entries if entry != entries[2]}
    assert records_of(DIGEST, hidden.get, "x") == tuple(told[:2])


def test_hidden_records_show_nothing_of_what_they_hide() -> None:
    same = [hide_record(DIGEST, number, Record((1,), 1)) for number in range(2)]
    assert same[0][12:] != same[1][12:]
    assert all(encode_record(Record((1,), 1)) not in entry for entry in same)


def test_guessing_finds_every_entry_and_reads_few_windows() -> None:
    entries = sorted(hashlib.sha512(bytes((n % 256, n // 256))).digest()[:24] for n in range(3000))
    data = b"".join(entries)
    windows: list[int] = []

    def window(guess: int) -> tuple[int, bytes]:
        windows.append(guess)
        first = guess // 170 * 170
        return first, data[first * ENTRY_BYTES : (first + 170) * ENTRY_BYTES]

    for entry in entries:
        assert find_by_guessing(entry[:12], len(entries), window) == entry[12:]
    assert len(windows) < 1.5 * len(entries)
    for number in range(1000):
        absent = hashlib.sha256(number.to_bytes(2, "big")).digest()[:12]
        assert find_by_guessing(absent, len(entries), window) is None
        place = bisect_left(entries, absent)
        assert not entries[place % len(entries)].startswith(absent)


def test_guessing_ends_in_an_empty_bucket() -> None:
    assert find_by_guessing(bytes(12), 0, lambda guess: (guess, b"")) is None

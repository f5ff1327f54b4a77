"""What one record of a pack says, and how the records of one digest are found in a bucket.

The one rule: a record tells classes of data, never values, and can only be read with the digest
it belongs to.

A bucket is a run of 24-byte entries sorted by tag: 12 bytes of tag, 12 bytes of hidden payload.
Padding entries are random bytes and look the same. Tags are uniform, so a tag's place in the
bucket is guessed from its value and mended where the guess was wrong.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntFlag
from typing import Final

from exposure_app.core.digests import MAX_RECORDS, PAD_BYTES, TAG_BYTES, Labels
from exposure_app.errors import PackCorruptError

ENTRY_BYTES: Final = TAG_BYTES + PAD_BYTES
MAX_INCIDENTS: Final = 3
NO_INCIDENT: Final = 0xFFFF

_TAG_SPAN: Final = 1 << (8 * TAG_BYTES)
_NUMBER_BYTES: Final = 2
_BITMAP: Final = slice(6, 10)
_FLAGS: Final = 10
_RESERVED: Final = 11

# Bit by bit, the vocabulary codes a class of the wire stands for. Bits 3 and 18 to 21 only narrow
# a code that has its own bit already, so they are read and never written.
_CLASS_BITS: Final[tuple[tuple[str, ...], ...]] = (
    ("phone",),
    ("email",),
    ("password", "passcode"),
    (),
    ("name",),
    ("national_id", "national_id_part", "identity_for_sim"),
    ("address", "address_region", "property"),
    ("dob", "child_birth"),
    ("gender",),
    ("sim_ids",),
    ("imei",),
    ("location",),
    ("call_records",),
    ("call_content", "sms_content", "codes", "private_messages", "email_content"),
    ("contacts",),
    ("credit_card", "credit_card_part"),
    ("bank_account",),
    ("ip",),
    (),
    (),
    (),
    (),
    ("orders", "parcel"),
    ("vehicle",),
    ("health",),
    ("photos", "photos_id", "biometric"),
    ("employer", "school", "student_no", "resume"),
    ("security_questions",),
    ("session",),
    ("relatives",),
    ("itinerary", "stay_history"),
    (
        "username", "uid", "income", "loan", "reviews", "interest_tags", "profile", "groups",
        "telecom_contract", "support_history", "carrier_name", "browsing", "apple_id",
        "gambling_history", "police_cases", "credit_score",
    ),
)  # fmt: skip
_READ_ONLY_BITS: Final = {3: ("password",)} | dict.fromkeys(range(18, 22), ("uid", "username"))
_BIT_OF: Final = {code: bit for bit, codes in enumerate(_CLASS_BITS) for code in codes}


class RecordFlag(IntFlag):
    """What is to be said with a record."""

    SENSITIVE = 1
    UNVERIFIED = 2
    DOUBTFUL = 4
    COMPILATION = 8


ALL_FLAGS: Final = RecordFlag(15)
NO_FLAGS: Final = RecordFlag(0)


def class_bitmap(codes: Iterable[str]) -> int:
    """The wire's bitmap of these data classes.

    >>> class_bitmap({"phone", "name"})
    17

    Raises:
        ValueError: a code is not one of `vocabulary.DATA_CLASSES`.
    """
    bitmap = 0
    for code in codes:
        if code not in _BIT_OF:
            raise ValueError(f"unknown data class {code}")
        bitmap |= 1 << _BIT_OF[code]
    return bitmap


def class_codes(bitmap: int) -> frozenset[str]:
    """Every data class the bitmap may stand for; a bit may stand for several neighbours.

    Narrow it by the classes of the incident, which are known exactly.
    """
    return frozenset(
        code
        for bit, codes in enumerate(_CLASS_BITS)
        if bitmap >> bit & 1
        for code in (*codes, *_READ_ONLY_BITS.get(bit, ()))
    )


@dataclass(frozen=True, slots=True)
class Record:
    """One record of one identifier.

    Attributes:
        incidents: one to three numbers of incidents in the manifest's catalogue.
        bitmap: classes of data, all incidents together.
        flags: what is to be said with it.
    """

    incidents: tuple[int, ...]
    bitmap: int
    flags: RecordFlag = NO_FLAGS


def encode_record(record: Record) -> bytes:
    """The twelve bytes of a record, not yet hidden.

    Raises:
        ValueError: the record does not fit its fields.
    """
    numbers = record.incidents
    if not 1 <= len(numbers) <= MAX_INCIDENTS:
        raise ValueError("a record holds one to three incidents")
    if not all(0 <= number < NO_INCIDENT for number in numbers):
        raise ValueError("incident number out of range")
    if not 0 <= record.bitmap < 1 << len(_CLASS_BITS) or not 0 <= record.flags <= ALL_FLAGS:
        raise ValueError("classes or flags out of range")
    padded = (*numbers, NO_INCIDENT, NO_INCIDENT)[:MAX_INCIDENTS]
    head = b"".join(number.to_bytes(_NUMBER_BYTES, "big") for number in padded)
    return head + record.bitmap.to_bytes(4, "big") + bytes((record.flags, 0))


def decode_record(payload: bytes, pack_id: str) -> Record:
    """Read the twelve bytes of a record.

    Raises:
        PackCorruptError: the bytes are no record of a version this program knows.
    """
    if len(payload) != PAD_BYTES or payload[_RESERVED] or payload[_FLAGS] > ALL_FLAGS:
        raise PackCorruptError(pack_id, "corrupt")
    numbers = [
        int.from_bytes(payload[place : place + _NUMBER_BYTES], "big")
        for place in range(0, _NUMBER_BYTES * MAX_INCIDENTS, _NUMBER_BYTES)
    ]
    named = [number for number in numbers if number != NO_INCIDENT]
    if not named or numbers[: len(named)] != named:
        raise PackCorruptError(pack_id, "corrupt")
    bitmap = int.from_bytes(payload[_BITMAP], "big")
    return Record(tuple(named), bitmap, RecordFlag(payload[_FLAGS]))


def hide_record(digest: bytes, number: int, record: Record) -> bytes:
    """The entry of record ``number`` of this digest: tag and hidden payload."""
    return hide_payload(Labels(digest), number, encode_record(record))


def hide_payload(labels: Labels, number: int, payload: bytes) -> bytes:
    """The entry of the record with these twelve bytes, by the labels of its digest."""
    return labels.tag(number) + _xor(payload, labels.pad(number))


def records_of(
    digest: bytes, find: Callable[[bytes], bytes | None], pack_id: str
) -> tuple[Record, ...]:
    """Every record of this digest.

    Args:
        digest: what the identifier was digested to.
        find: gives the hidden payload of a tag, or None.
        pack_id: named in the error.

    Raises:
        PackCorruptError: an entry of this digest is no record.
    """
    records: list[Record] = []
    labels = Labels(digest)
    for number in range(MAX_RECORDS):
        hidden = find(labels.tag(number))
        if hidden is None:
            break
        records.append(decode_record(_xor(hidden, labels.pad(number)), pack_id))
    return tuple(records)


def find_by_guessing(
    wanted: bytes, count: int, window: Callable[[int], tuple[int, bytes]]
) -> bytes | None:
    """The hidden payload of a tag among ``count`` sorted entries, reading few of them.

    Args:
        wanted: the tag.
        count: entries in the bucket.
        window: gives, for the place of an entry, some whole entries around it that are cheap to
            read together, and the place of the first.
    """
    value = int.from_bytes(wanted, "big")
    low, high = 0, count
    low_value, high_value = 0, _TAG_SPAN
    while low < high:
        span = max(high_value - low_value, 1)
        guess = low + (value - low_value) * (high - low) // span
        first, entries = window(min(max(guess, low), high - 1))
        place = find_entry(entries, wanted)
        if place is not None:
            return entries[place + TAG_BYTES : place + ENTRY_BYTES]
        if wanted < entries[:TAG_BYTES]:
            high, high_value = first, int.from_bytes(entries[:TAG_BYTES], "big")
        elif wanted > (last := entries[-ENTRY_BYTES:][:TAG_BYTES]):
            low = first + len(entries) // ENTRY_BYTES
            low_value = int.from_bytes(last, "big")
        else:
            return None
    return None


def find_entry(entries: bytes, wanted: bytes) -> int | None:
    """Where the entry of a tag begins among these sorted entries, None when it is not there."""
    low, high = 0, len(entries) // ENTRY_BYTES
    while low < high:
        middle = (low + high) // 2
        start = middle * ENTRY_BYTES
        found = entries[start : start + TAG_BYTES]
        if found == wanted:
            return start
        if found < wanted:
            low = middle + 1
        else:
            high = middle
    return None


def _xor(left: bytes, right: bytes) -> bytes:
    mixed = int.from_bytes(left, "big") ^ int.from_bytes(right, "big")
    return mixed.to_bytes(PAD_BYTES, "big")

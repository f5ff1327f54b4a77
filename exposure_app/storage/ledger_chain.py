"""Records sealed one to the next: what the bytes of a ledger's file mean.

The one rule: a record opens only at its own place, behind the record before which it was sealed, so
that one that was changed, taken out or moved is never passed over.

The file begins with a mark and 16 bytes drawn for this file. A record is the length of the rest in
four bytes, a nonce of 12 drawn for it, and its text under AES-256-GCM. What is authenticated beside
the text is the head of the file, the number of the record and the tag of the one before it.

Why nonces by chance and not by number: a record that was cut off is written again under its number.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

MARK: Final = b"exposure-check ledger 1\n"
DRAWN_BYTES: Final = 16
HEAD_BYTES: Final = len(MARK) + DRAWN_BYTES
KEY_BYTES: Final = 32
NONCE_BYTES: Final = 12

_TAG_BYTES: Final = 16
_LENGTH_BYTES: Final = 4
_NUMBER_BYTES: Final = 8
_NO_TAG: Final = bytes(_TAG_BYTES)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the next record goes.

    Attributes:
        head: the first bytes of the file.
        number: of the records before it.
        tag: of the last of them.
        end: at which byte they end; zero while not even the head is written.
    """

    head: bytes
    number: int = 0
    tag: bytes = _NO_TAG
    end: int = 0


class Rest(StrEnum):
    """What stands behind the last record that opened."""

    NOTHING = "nothing"
    TORN = "torn"
    """The beginning of a record, as it is left when a process or computer stops."""
    CHANGED = "changed"
    """Something that was not sealed for this place."""


@dataclass(frozen=True, slots=True)
class Walk:
    """The records that opened, from one place to the next.

    Attributes:
        plains: the text of each.
        place: behind the last.
        rest: what stands there.
    """

    plains: tuple[bytes, ...] = field(repr=False)
    place: Place
    rest: Rest


def seal(key: bytes, place: Place, plain: bytes, nonce: bytes) -> tuple[bytes, Place]:
    """What to write at a place, and the place behind it."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - see `walk`

    sealed = nonce + AESGCM(key).encrypt(nonce, plain, _beside(place))
    written = len(sealed).to_bytes(_LENGTH_BYTES, "big") + sealed
    if not place.end:
        written = place.head + written
    tag = sealed[-_TAG_BYTES:]
    return written, Place(place.head, place.number + 1, tag, place.end + len(written))


def walk(key: bytes, content: bytes, place: Place) -> Walk:
    """Open one record after the other, as far as they open.

    Args:
        key: of the ledger.
        content: of the file, from the end of the place on.
        place: where to begin.
    """
    # Most runs of the program neither read nor write a ledger.
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

    cipher, plains, rest, at = AESGCM(key), list[bytes](), Rest.NOTHING, 0
    while at < len(content):
        begin = at + _LENGTH_BYTES
        end = begin + int.from_bytes(content[at:begin], "big")
        if begin > len(content) or end > len(content):
            rest = Rest.TORN
            break
        sealed = content[begin:end]
        try:
            plains.append(cipher.decrypt(*_parts(sealed), _beside(place)))
        except (InvalidTag, ValueError):
            rest = Rest.CHANGED
            break
        length = end - at
        place = Place(place.head, place.number + 1, sealed[-_TAG_BYTES:], place.end + length)
        at = end
    return Walk(tuple(plains), place, rest)


def walk_file(key: bytes, content: bytes, new_head: bytes) -> Walk:
    """Open every record of a file.

    Args:
        key: of the ledger.
        content: the whole file; empty when there is none.
        new_head: with which the file begins when its head has yet to be written.
    """
    head = content[:HEAD_BYTES]
    if not MARK.startswith(head[: len(MARK)]):
        return Walk((), Place(new_head), Rest.CHANGED)
    if len(head) < HEAD_BYTES:
        return Walk((), Place(new_head), Rest.TORN if content else Rest.NOTHING)
    return walk(key, content[HEAD_BYTES:], Place(head, end=HEAD_BYTES))


def _parts(sealed: bytes) -> tuple[bytes, bytes]:
    """Nonce and text; something else than both raises ValueError."""
    if len(sealed) < NONCE_BYTES + _TAG_BYTES:
        raise ValueError("too short for a record")
    return sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]


def _beside(place: Place) -> bytes:
    return place.head + place.number.to_bytes(_NUMBER_BYTES, "big") + place.tag

"""What is digested, and what is derived from a digest: labels, tags and pads of the BRP1 packs.

The one rule: everything here is as secret as the identifier it was made from. Nothing is stored,
and no value goes into an error.

Why HMAC from its two hashes (RFC 2104): no output is longer than one SHA-512 block, and for that
length HKDF-Expand is one HMAC over the label and the byte 1. All labels of a digest share the
beginnings of both hashes, which a publisher of a thousand million digests feels.
"""

import hashlib
import hmac
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from exposure_app.core.identifiers import IdentifierKind, LookupForm

DIGEST_BYTES: Final = 64
TAG_BYTES: Final = 12
PAD_BYTES: Final = 12
MAX_RECORDS: Final = 16
MAX_BUCKET_BITS: Final = 32

KIND_NUMBER: Final[Mapping[IdentifierKind, int]] = MappingProxyType(
    {
        IdentifierKind.PHONE: 1,
        IdentifierKind.EMAIL: 2,
        IdentifierKind.QQ: 3,
        IdentifierKind.WEIBO_UID: 4,
        IdentifierKind.WECHAT: 5,
        IdentifierKind.WEIBO_NAME: 6,
        IdentifierKind.TELEGRAM_ID: 7,
        IdentifierKind.TELEGRAM_NAME: 8,
        IdentifierKind.OTHER: 9,
    }
)

_EPOCH_BYTES: Final = 4
_FORMAT: Final = b"BRP1"
_BUCKET: Final = b"brp1 bucket"
_TAG: Final = b"brp1 tag"
_PAY: Final = b"brp1 pay"
_TWO: Final = b"brp1 two"
_NUMBERS: Final = tuple(number.to_bytes(1, "big") for number in range(MAX_RECORDS))
_BLOCK_BYTES: Final = 128
_INNER_PAD: Final = bytes(octet ^ 0x36 for octet in range(256))
_OUTER_PAD: Final = bytes(octet ^ 0x5C for octet in range(256))


def oprf_input(form: LookupForm) -> bytes:
    """The bytes that go into the oblivious function: format, kind, length, canonical form.

    Raises:
        ValueError: the canonical form is longer than its length field can say.
    """
    canonical = form.canonical.encode("utf-8")
    if len(canonical) > 0xFFFF:  # noqa: PLR2004 - the largest number of two bytes
        raise ValueError("canonical form too long")
    kind = KIND_NUMBER[form.kind].to_bytes(1, "big")
    return _FORMAT + kind + len(canonical).to_bytes(2, "big") + canonical


def join_digests(first: bytes, second: bytes) -> bytes:
    """The digest of a pack whose key two operators share, from what each of them gives.

    It is HKDF-Extract (RFC 5869) with SHA-512 and a fixed salt; who knows one half knows nothing.

    Args:
        first: from the evaluator that the manifest names first.
        second: from the other.

    Raises:
        ValueError: one is not `DIGEST_BYTES` long.
    """
    for half in (first, second):
        if len(half) != DIGEST_BYTES:
            raise ValueError(f"a digest has {DIGEST_BYTES} bytes, not {len(half)}")
    return hmac.digest(_TWO, first + second, "sha512")


def plain_digest(form: LookupForm, epoch: int) -> bytes:
    """The digest of a pack without a key, which is for e-mail addresses alone.

    It is SHA-512 of the epoch (4 bytes) and `oprf_input`, so that two editions side by side do not
    show which entries belong to the same address.

    Why for nothing else: whoever holds such a pack can try every guess. Addresses are too many to
    try them all; numbers, and names as people choose them, are not.

    Raises:
        ValueError: it is no e-mail address.
    """
    if form.kind is not IdentifierKind.EMAIL:
        raise ValueError("digests without a key are for e-mail; numeric kinds are barred in code")
    return hashlib.sha512(epoch.to_bytes(_EPOCH_BYTES, "big") + oprf_input(form)).digest()


class Labels:
    """Everything that is derived from one digest.

    Args:
        digest: `DIGEST_BYTES` of it.

    Raises:
        ValueError: the digest is not `DIGEST_BYTES` long.
    """

    __slots__ = ("_inner", "_outer")

    def __init__(self, digest: bytes) -> None:
        if len(digest) != DIGEST_BYTES:
            raise ValueError(f"a digest has {DIGEST_BYTES} bytes, not {len(digest)}")
        key = digest.ljust(_BLOCK_BYTES, b"\0")
        self._inner = hashlib.sha512(key.translate(_INNER_PAD))
        self._outer = hashlib.sha512(key.translate(_OUTER_PAD))

    def bucket(self, bits: int) -> int:
        """Which of ``2 ** bits`` buckets holds the records of this digest.

        Raises:
            ValueError: ``bits`` is out of range.
        """
        if not 0 <= bits <= MAX_BUCKET_BITS:
            raise ValueError(f"bucket bits out of range: {bits}")
        label = self._expand(_BUCKET)[: MAX_BUCKET_BITS // 8]
        return int.from_bytes(label, "big") >> (MAX_BUCKET_BITS - bits)

    def tag(self, number: int) -> bytes:
        """The mark under which record ``number`` (from 0) of this digest is sorted.

        Raises:
            ValueError: ``number`` is out of range.
        """
        return self._expand(_TAG + _record(number))[:TAG_BYTES]

    def pad(self, number: int) -> bytes:
        """The bytes that hide the payload of record ``number`` (from 0) of this digest.

        Raises:
            ValueError: ``number`` is out of range.
        """
        return self._expand(_PAY + _record(number))[:PAD_BYTES]

    def _expand(self, info: bytes) -> bytes:
        inner, outer = self._inner.copy(), self._outer.copy()
        inner.update(info + b"\x01")
        outer.update(inner.digest())
        return outer.digest()


def bucket_index(digest: bytes, bits: int) -> int:
    """Which of ``2 ** bits`` buckets holds the records of this digest; see `Labels.bucket`."""
    return Labels(digest).bucket(bits)


def tag(digest: bytes, number: int) -> bytes:
    """The mark of record ``number`` of this digest; see `Labels.tag`."""
    return Labels(digest).tag(number)


def pad(digest: bytes, number: int) -> bytes:
    """The bytes that hide record ``number`` of this digest; see `Labels.pad`."""
    return Labels(digest).pad(number)


def _record(number: int) -> bytes:
    if not 0 <= number < MAX_RECORDS:
        raise ValueError(f"record number out of range: {number}")
    return _NUMBERS[number]

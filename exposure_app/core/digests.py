"""What is digested, and what is derived from a digest: labels, tags and pads of the BRP1 packs.

The one rule: everything here is as secret as the identifier it was made from. Nothing is stored,
and no value goes into an error.

Why plain HMAC: no output is longer than one SHA-512 block, and for that length HKDF-Expand is one
HMAC over the label and the byte 1. It keeps this floor on the standard library.
"""

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

_FORMAT: Final = b"BRP1"
_BUCKET: Final = b"brp1 bucket"
_TAG: Final = b"brp1 tag"
_PAY: Final = b"brp1 pay"


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


def bucket_index(digest: bytes, bits: int) -> int:
    """Which of ``2 ** bits`` buckets holds the records of this digest.

    Raises:
        ValueError: ``bits`` is out of range, or the digest is not `DIGEST_BYTES` long.
    """
    if not 0 <= bits <= MAX_BUCKET_BITS:
        raise ValueError(f"bucket bits out of range: {bits}")
    label = _expand(digest, _BUCKET, MAX_BUCKET_BITS // 8)
    return int.from_bytes(label, "big") >> (MAX_BUCKET_BITS - bits)


def tag(digest: bytes, number: int) -> bytes:
    """The mark under which record ``number`` (from 0) of this digest is sorted.

    Raises:
        ValueError: ``number`` is out of range, or the digest is not `DIGEST_BYTES` long.
    """
    return _expand(digest, _TAG + _record(number), TAG_BYTES)


def pad(digest: bytes, number: int) -> bytes:
    """The bytes that hide the payload of record ``number`` (from 0) of this digest.

    Raises:
        ValueError: ``number`` is out of range, or the digest is not `DIGEST_BYTES` long.
    """
    return _expand(digest, _PAY + _record(number), PAD_BYTES)


def _record(number: int) -> bytes:
    if not 0 <= number < MAX_RECORDS:
        raise ValueError(f"record number out of range: {number}")
    return number.to_bytes(1, "big")


def _expand(digest: bytes, info: bytes, length: int) -> bytes:
    if len(digest) != DIGEST_BYTES:
        raise ValueError(f"a digest has {DIGEST_BYTES} bytes, not {len(digest)}")
    return hmac.digest(digest, info + b"\x01", "sha512")[:length]

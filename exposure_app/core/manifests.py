"""The signed page that describes a pack: its shape, its key, its root and what its numbers mean.

The one rule: a manifest is read only after its signature was checked, and is still doubted.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final, cast

from exposure_app.core.addresses import is_server_address
from exposure_app.core.digests import MAX_BUCKET_BITS
from exposure_app.core.identifiers import IdentifierKind, LookupForm
from exposure_app.core.packs import HASH_BYTES, PackShape
from exposure_app.core.ranges import ENTRY_BYTES, NO_INCIDENT
from exposure_app.core.vocabulary import DATA_CLASSES
from exposure_app.errors import PackCorruptError, PackVersionError

SCHEMA: Final = "brp1-manifest/1"
CANON_VERSION: Final = 1
MAX_BYTES: Final = 1 << 20
MAX_EVALUATORS: Final = 8

_KEY_BYTES: Final = 32
_MAX_EPOCH: Final = 0xFFFFFFFF
_MAX_ENTRIES: Final = 1 << 24
_MAX_NAME: Final = 64


class Suite(StrEnum):
    """How an identifier becomes a digest."""

    OBLIVIOUS = "ristretto255-SHA512"
    """By the oblivious function, under the key of one evaluator or of two."""
    PLAIN = "SHA-512"
    """By the hash alone, without a key: for e-mail only."""


MODES: Final[Mapping[Suite, int]] = MappingProxyType({Suite.OBLIVIOUS: 1, Suite.PLAIN: 0})


@dataclass(frozen=True, slots=True)
class ListedIncident:
    """An incident whose list is in the pack.

    Attributes:
        id: id in the catalogue.
        data_classes: what the list holds; codes of the vocabulary.
    """

    id: str
    data_classes: frozenset[str]


@dataclass(frozen=True, slots=True)
class SecondEvaluator:
    """The other operator of a pack whose key two operators share.

    Attributes:
        public_key: of its oblivious function.
        urls: addresses at which it is asked.
    """

    public_key: bytes
    urls: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is published about a pack.

    Attributes:
        shape: sizes and places.
        suite: how identifiers become digests.
        public_key: of the oblivious function; every answer must be proved against it. None for a
            pack without a key.
        second: who else has to be asked; None when one evaluator is enough.
        key_sha256: hash of the key file that lies beside a demonstration pack; None for others.
        evaluators: addresses of those who hold the key of a pack that is none.
        root: of the hash tree over the buckets.
        incidents: by their numbers in the pack's records.
        canary: an identifier that is in the pack, by which it proves itself.
        is_demonstration: invented people; must be said wherever it shows.
        dated: the day of the lists.
        valid_from: first day on which it may be used.
        valid_to: last day on which it may be used.
        real_entries: about how many entries are not padding.
    """

    shape: PackShape
    suite: Suite
    public_key: bytes | None
    second: SecondEvaluator | None
    key_sha256: bytes | None
    evaluators: tuple[str, ...]
    root: bytes
    incidents: Mapping[int, ListedIncident]
    canary: LookupForm = field(repr=False)
    is_demonstration: bool
    dated: date
    valid_from: date
    valid_to: date
    real_entries: int


class _MalformedError(Exception):
    """A field that is not what it must be; it never leaves this module."""


def parse_manifest(data: bytes, pack_id: str) -> Manifest:
    """Read and doubt a manifest.

    Raises:
        PackVersionError: schema, suite or canonical forms this program does not know.
        PackCorruptError: a field is missing or impossible, or identifiers that anyone could try
            one by one are digested without a key.
    """
    if len(data) > MAX_BYTES:
        raise PackCorruptError(pack_id, "corrupt")
    try:
        fields = json.loads(data)
    except (ValueError, RecursionError):
        raise PackCorruptError(pack_id, "corrupt") from None
    if not isinstance(fields, dict):
        raise PackCorruptError(pack_id, "corrupt")
    if fields.get("schema") != SCHEMA:
        raise PackVersionError(pack_id, "version")
    suite = _suite(fields)
    if suite is None:
        raise PackVersionError(pack_id, "version")
    if suite is Suite.PLAIN and fields.get("kind") != IdentifierKind.EMAIL.value:
        raise PackCorruptError(pack_id, "barred")
    try:
        return _read(fields, suite)
    except _MalformedError:
        raise PackCorruptError(pack_id, "corrupt") from None


def _suite(fields: Mapping[str, object]) -> Suite | None:
    """The suite, if this program knows all that goes with it."""
    try:
        suite = Suite(cast("str", fields.get("suite")))
    except ValueError:
        return None
    known = (MODES[suite], CANON_VERSION, "none")
    told = tuple(fields.get(name) for name in ("mode", "canon_version", "prehash"))
    return suite if told == known else None


def _read(fields: Mapping[str, object], suite: Suite) -> Manifest:
    shape = _shape(fields)
    canary = _text(_table(fields, "canary"), "canonical")
    if suite is Suite.PLAIN:
        _expect_no_key(fields)
    has_key = suite is Suite.OBLIVIOUS
    return Manifest(
        shape=shape,
        suite=suite,
        public_key=_public_key(fields) if has_key else None,
        second=_second(fields),
        key_sha256=_open_key(fields) if has_key else None,
        evaluators=_urls(_table(fields, "evaluator").get("urls", [])) if has_key else (),
        root=_octets(fields, "merkle_root", HASH_BYTES),
        incidents=_incidents(fields),
        canary=LookupForm(shape.kind, canary, "typed"),
        is_demonstration=_is_demonstration(fields),
        dated=_day(fields, "dated"),
        valid_from=_day(fields, "valid_from"),
        valid_to=_day(fields, "valid_to"),
        real_entries=_number(fields, "real_entries_rounded", 1 << 40),
    )


def _shape(fields: Mapping[str, object]) -> PackShape:
    try:
        kind = IdentifierKind(_text(fields, "kind"))
    except ValueError:
        raise _MalformedError from None
    shape = PackShape(
        name=_text(fields, "pack"),
        kind=kind,
        epoch=_number(fields, "epoch", _MAX_EPOCH),
        bucket_bits=_number(fields, "bucket_bits", MAX_BUCKET_BITS),
        entries=_number(fields, "entries_per_bucket", _MAX_ENTRIES),
    )
    sizes = (ENTRY_BYTES, shape.network_bytes, shape.file_bytes)
    names = ("entry_bytes", "bucket_file_bytes", "pack_file_bytes")
    if shape.entries == 0 or tuple(fields.get(name) for name in names) != sizes:
        raise _MalformedError
    return shape


def _public_key(fields: Mapping[str, object]) -> bytes:
    key = _octets(fields, "oprf_public_key", _KEY_BYTES)
    if key == bytes(_KEY_BYTES):
        raise _MalformedError
    return key


def _expect_no_key(fields: Mapping[str, object]) -> None:
    """Refuse a pack without a key that speaks of one; a demonstration has its key in the open."""
    names = ("oprf_public_key", "evaluator", "second_evaluator")
    if _is_demonstration(fields) or any(name in fields for name in names):
        raise _MalformedError


def _second(fields: Mapping[str, object]) -> SecondEvaluator | None:
    """The other operator, with a key of its own; a demonstration has none."""
    if "second_evaluator" not in fields:
        return None
    told = _table(fields, "second_evaluator")
    key, urls = _public_key(told), _urls(told.get("urls"))
    # Who has both keys can enumerate the pack alone, which the second one is there to prevent.
    is_shared = not set(urls).isdisjoint(_urls(_table(fields, "evaluator").get("urls", [])))
    if _is_demonstration(fields) or key == _public_key(fields) or is_shared:
        raise _MalformedError
    return SecondEvaluator(key, urls)


def _open_key(fields: Mapping[str, object]) -> bytes | None:
    """The hash of a key in the open: of every demonstration, and of nothing else."""
    evaluator = _table(fields, "evaluator")
    if _is_demonstration(fields):
        return _octets(evaluator, "key_sha256", HASH_BYTES)
    if "key_sha256" in evaluator:
        raise _MalformedError
    return None


def _urls(urls: object) -> tuple[str, ...]:
    if not isinstance(urls, list) or len(urls) > MAX_EVALUATORS:
        raise _MalformedError
    for url in urls:
        if not isinstance(url, str) or not is_server_address(url):
            raise _MalformedError
    return tuple(urls)


def _incidents(fields: Mapping[str, object]) -> Mapping[int, ListedIncident]:
    rows = _table(fields, "catalogue").get("incidents")
    if not isinstance(rows, list) or not rows:
        raise _MalformedError
    listed: dict[int, ListedIncident] = {}
    for row in rows:
        if not isinstance(row, dict):
            raise _MalformedError
        number = _number(row, "number", NO_INCIDENT - 1)
        classes = row.get("data_classes")
        if number in listed or not isinstance(classes, list):
            raise _MalformedError
        if not all(code in DATA_CLASSES for code in classes):
            raise _MalformedError
        listed[number] = ListedIncident(_text(row, "id"), frozenset(classes))
    if len({incident.id for incident in listed.values()}) != len(listed):
        raise _MalformedError
    return listed


def _is_demonstration(fields: Mapping[str, object]) -> bool:
    value = fields.get("demonstration")
    if not isinstance(value, bool):
        raise _MalformedError
    return value


def _table(fields: Mapping[str, object], name: str) -> Mapping[str, object]:
    value = fields.get(name)
    if not isinstance(value, dict):
        raise _MalformedError
    return cast("Mapping[str, object]", value)


def _text(fields: Mapping[str, object], name: str) -> str:
    value = fields.get(name)
    if not isinstance(value, str) or not 0 < len(value) <= _MAX_NAME:
        raise _MalformedError
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        raise _MalformedError from None
    return value


def _number(fields: Mapping[str, object], name: str, most: int) -> int:
    value = fields.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
        raise _MalformedError
    return value


def _octets(fields: Mapping[str, object], name: str, length: int) -> bytes:
    value = fields.get(name)
    if not isinstance(value, str) or len(value) != 2 * length:
        raise _MalformedError
    try:
        return bytes.fromhex(value)
    except ValueError:
        raise _MalformedError from None


def _day(fields: Mapping[str, object], name: str) -> date:
    try:
        return date.fromisoformat(_text(fields, name))
    except ValueError:
        raise _MalformedError from None

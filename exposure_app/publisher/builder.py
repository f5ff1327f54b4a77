"""Build a signed pack from rows of identifiers and incidents.

The one rule: the same rows, seed and keys give the same bytes, so that anyone can check a pack by
building it again; and a padding entry cannot be told from a real one.

A pack is built in memory: about 24 bytes an entry in the end, and ten times that while digesting.
"""

import hashlib
import json
import math
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from voprf import ristretto

from exposure_app.core import manifests
from exposure_app.core.digests import MAX_RECORDS, bucket_index, oprf_input
from exposure_app.core.identifiers import IdentifierKind, LookupForm
from exposure_app.core.manifests import ListedIncident
from exposure_app.core.packs import PackShape, bucket_header, leaf_hash, pack_file, tree_root
from exposure_app.core.ranges import (
    ENTRY_BYTES,
    MAX_INCIDENTS,
    NO_FLAGS,
    Record,
    RecordFlag,
    class_bitmap,
    hide_record,
)
from exposure_app.lookup.evaluator import derive_key, key_file_bytes
from exposure_app.lookup.local_pack import ENTRIES, KEY, MANIFEST, SIGNATURE

_PADDING: Final = b"brp1 padding"
_ROUNDED_TO: Final = 1000
_SPREAD: Final = 6


@dataclass(frozen=True, slots=True)
class PackRow:
    """That one identifier stands in the lists of some incidents.

    Attributes:
        form: the spelling that is digested.
        incident_ids: ids in the catalogue.
        data_classes: what the lists hold of it.
        flags: what is to be said with it.
    """

    form: LookupForm = field(repr=False)
    incident_ids: tuple[str, ...]
    data_classes: frozenset[str]
    flags: RecordFlag = NO_FLAGS


@dataclass(frozen=True, slots=True)
class PackTerms:
    """Everything about a pack that is not a row.

    Attributes:
        name: the published name.
        kind: what kind of identifier it holds.
        epoch: which edition.
        bucket_bits: there are ``2 ** bucket_bits`` buckets.
        incidents: the lists, in the order of their numbers.
        canary: an identifier among the rows, by which the pack proves itself.
        notice: what a person who opens the manifest should know.
        dated: the day of the lists.
        valid_from: first day on which it may be used.
        valid_to: last day on which it may be used.
    """

    name: str
    kind: IdentifierKind
    epoch: int
    bucket_bits: int
    incidents: tuple[ListedIncident, ...]
    canary: LookupForm = field(repr=False)
    notice: str
    dated: date
    valid_from: date
    valid_to: date


@dataclass(frozen=True, slots=True)
class PackSecrets:
    """What a publisher keeps; in a demonstration all of it is open.

    Attributes:
        padding: seed of the padding entries.
        key: seed of the key of the oblivious function.
        key_info: public text that goes into the key.
        signing: seed of the Ed25519 key.
    """

    padding: bytes = field(repr=False)
    key: bytes = field(repr=False)
    key_info: bytes
    signing: bytes = field(repr=False)


def build_demonstration(
    rows: Iterable[PackRow], terms: PackTerms, secrets: PackSecrets
) -> Mapping[str, bytes]:
    """The files of a demonstration pack by name, its key in the open among them.

    Raises:
        ValueError: a row does not fit the terms, or the canary is not among the rows.
    """
    key = derive_key(secrets.key, secrets.key_info)
    buckets = _real_entries(rows, terms, key)
    shape = PackShape(
        terms.name, terms.kind, terms.epoch, terms.bucket_bits, fill_count([*map(len, buckets)])
    )
    bodies = [
        bucket_header(shape, number) + b"".join(_filled(entries, shape, number, secrets.padding))
        for number, entries in enumerate(buckets)
    ]
    key_file = key_file_bytes(secrets.key, secrets.key_info, terms.notice)
    manifest = _manifest(
        terms,
        shape,
        {
            "oprf_public_key": key.public_key.serialize().hex(),
            "merkle_root": tree_root([leaf_hash(body) for body in bodies]).hex(),
            "evaluator": {"key_sha256": hashlib.sha256(key_file).hexdigest()},
            "real_entries_rounded": _rounded(sum(map(len, buckets))),
        },
    )
    signature = Ed25519PrivateKey.from_private_bytes(secrets.signing).sign(manifest)
    return {
        MANIFEST: manifest,
        SIGNATURE: signature,
        ENTRIES: pack_file(shape, bodies),
        KEY: key_file,
    }


def fill_count(sizes: Sequence[int]) -> int:
    """How many entries every bucket gets, so that all have one size.

    >>> fill_count([90, 110])
    160
    """
    mean = sum(sizes) / len(sizes)
    return max(*sizes, math.ceil(mean + _SPREAD * math.sqrt(mean)), 1)


def write_pack(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a pack's files, each whole or not at all, the manifest last.

    Raises:
        OSError: the folder cannot be written to.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name in sorted(files, key=lambda name: (name == MANIFEST, name)):
        write_whole(folder / name, files[name])


def write_whole(path: Path, data: bytes) -> None:
    """Replace a file by one that is complete on the disk.

    Raises:
        OSError: the file cannot be written.
    """
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _real_entries(
    rows: Iterable[PackRow], terms: PackTerms, key: ristretto.Evaluator
) -> list[list[bytes]]:
    numbers = {incident.id: number for number, incident in enumerate(terms.incidents)}
    buckets: list[list[bytes]] = [[] for _ in range(1 << terms.bucket_bits)]
    seen_canary = False
    for form, own in _by_form(rows).items():
        if form.kind is not terms.kind:
            raise ValueError("a row of another kind")
        seen_canary = seen_canary or form.canonical == terms.canary.canonical
        digest = key.evaluate_known_input(oprf_input(form))
        records = tuple(_records(own, numbers))
        if len(records) > MAX_RECORDS:
            raise ValueError("more records than a digest may have")
        place = bucket_index(digest, terms.bucket_bits)
        buckets[place].extend(
            hide_record(digest, number, record) for number, record in enumerate(records)
        )
    if not seen_canary:
        raise ValueError("the canary is not among the rows")
    return buckets


def _by_form(rows: Iterable[PackRow]) -> Mapping[LookupForm, Sequence[PackRow]]:
    gathered: dict[LookupForm, list[PackRow]] = {}
    for row in rows:
        form = LookupForm(row.form.kind, row.form.canonical, "typed")
        gathered.setdefault(form, []).append(row)
    return gathered


def _records(rows: Sequence[PackRow], numbers: Mapping[str, int]) -> Iterator[Record]:
    """Records of three incidents at most; flags differ, so rows are not mixed."""
    for row in rows:
        bitmap = class_bitmap(row.data_classes)
        told = [numbers[incident_id] for incident_id in row.incident_ids]
        for start in range(0, len(told), MAX_INCIDENTS):
            yield Record(tuple(told[start : start + MAX_INCIDENTS]), bitmap, row.flags)


def _filled(entries: list[bytes], shape: PackShape, bucket: int, seed: bytes) -> list[bytes]:
    missing = shape.entries - len(entries)
    stream = hashlib.shake_256(_PADDING + seed + bucket_header(shape, bucket))
    noise = stream.digest(ENTRY_BYTES * missing)
    padding = [noise[start : start + ENTRY_BYTES] for start in range(0, len(noise), ENTRY_BYTES)]
    return sorted([*entries, *padding])


def _manifest(terms: PackTerms, shape: PackShape, facts: Mapping[str, object]) -> bytes:
    incidents = [
        {"number": number, "id": incident.id, "data_classes": sorted(incident.data_classes)}
        for number, incident in enumerate(terms.incidents)
    ]
    fields = {
        "schema": manifests.SCHEMA,
        "notice": terms.notice,
        "demonstration": True,
        "pack": terms.name,
        "kind": terms.kind.value,
        "epoch": terms.epoch,
        "canon_version": manifests.CANON_VERSION,
        "suite": manifests.SUITE,
        "mode": manifests.MODE,
        "prehash": "none",
        "bucket_bits": shape.bucket_bits,
        "entry_bytes": ENTRY_BYTES,
        "entries_per_bucket": shape.entries,
        "bucket_file_bytes": shape.network_bytes,
        "pack_file_bytes": shape.file_bytes,
        "catalogue": {"incidents": incidents},
        "canary": {"canonical": terms.canary.canonical},
        "dated": terms.dated.isoformat(),
        "valid_from": terms.valid_from.isoformat(),
        "valid_to": terms.valid_to.isoformat(),
        **facts,
    }
    return json.dumps(fields, indent=1, sort_keys=True).encode("ascii") + b"\n"


def _rounded(count: int) -> int:
    return round(count / _ROUNDED_TO) * _ROUNDED_TO

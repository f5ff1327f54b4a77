"""Build a demonstration pack in memory, its key in the open beside it.

The one rule: the same rows, seed and keys give the same bytes, so that anyone can check a pack by
building it again; and a padding entry cannot be told from a real one.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from exposure_app.core.identifiers import LookupForm
from exposure_app.core.manifests import Suite
from exposure_app.core.packs import PackShape, leaf_hash, pack_file, tree_root
from exposure_app.core.ranges import NO_FLAGS, RecordFlag, class_bitmap
from exposure_app.lookup.entries_file import ENTRIES
from exposure_app.lookup.evaluator import derive_key, key_file_bytes
from exposure_app.lookup.local_pack import KEY, MANIFEST, SIGNATURE
from exposure_app.publisher.arranging import Run, arrange, as_records, fill_count, sizes_of
from exposure_app.publisher.digesting import DigestOf, digest_by, pack_records
from exposure_app.publisher.listings import Listing
from exposure_app.publisher.manifest_text import manifest_bytes, rounded, signature_of
from exposure_app.publisher.terms import PackSecrets, PackTerms


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


def build_demonstration(
    rows: Iterable[PackRow], terms: PackTerms, secrets: PackSecrets
) -> Mapping[str, bytes]:
    """The files of a demonstration pack by name, its key in the open among them.

    Raises:
        ValueError: a row does not fit the terms, the canary is not among the rows, or the pack is
            not to be one of a single key.
    """
    if terms.suite is not Suite.OBLIVIOUS or secrets.second is not None:
        raise ValueError("a demonstration shows the oblivious function under one key")
    key = derive_key(secrets.key, secrets.key_info)
    records = as_records(b"".join(_records(rows, terms, digest_by(terms, secrets))))
    run = Run(0, 1 << terms.bucket_bits)
    fill = fill_count(sizes_of(records, run))
    shape = PackShape(terms.name, terms.kind, terms.epoch, terms.bucket_bits, fill)
    buckets = [bucket.tobytes() for bucket in arrange(records, run, shape, secrets.padding).buckets]
    key_file = key_file_bytes(secrets.key, secrets.key_info, terms.notice)
    manifest = manifest_bytes(
        terms,
        shape,
        {
            "demonstration": True,
            "oprf_public_key": key.public_key.serialize().hex(),
            "merkle_root": tree_root([leaf_hash(bucket) for bucket in buckets]).hex(),
            "evaluator": {"key_sha256": hashlib.sha256(key_file).hexdigest()},
            "real_entries_rounded": rounded(len(records)),
        },
    )
    return {
        MANIFEST: manifest,
        SIGNATURE: signature_of(manifest, secrets),
        ENTRIES: pack_file(shape, buckets),
        KEY: key_file,
    }


def _records(rows: Iterable[PackRow], terms: PackTerms, digest: DigestOf) -> Iterator[bytes]:
    listings = _by_form(rows, terms)
    if terms.canary.canonical not in {form.canonical for form in listings}:
        raise ValueError("the canary is not among the rows")
    for form, own in listings.items():
        yield from pack_records(digest(form), own, terms.bucket_bits)


def _by_form(rows: Iterable[PackRow], terms: PackTerms) -> Mapping[LookupForm, list[Listing]]:
    numbers = {incident.id: number for number, incident in enumerate(terms.incidents)}
    gathered: dict[LookupForm, list[Listing]] = {}
    for row in rows:
        if row.form.kind is not terms.kind:
            raise ValueError("a row of another kind")
        form = LookupForm(row.form.kind, row.form.canonical, "typed")
        bitmap = class_bitmap(row.data_classes)
        gathered.setdefault(form, []).extend(
            Listing(row.flags, numbers[incident], bitmap) for incident in row.incident_ids
        )
    return gathered

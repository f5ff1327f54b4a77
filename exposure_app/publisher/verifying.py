"""Prove a pack whole, and say what whoever holds all its files could learn.

The one rule: everything that can be checked without the key is checked, and the first thing that is
not as it must be ends it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from exposure_app.core.manifests import Manifest, Suite
from exposure_app.core.packs import BUCKET_HEADER_BYTES, check_file_header, leaf_hash, tree_root
from exposure_app.core.ranges import ENTRY_BYTES
from exposure_app.errors import PackCorruptError, PublishError
from exposure_app.lookup.entries_file import ENTRIES, each_bucket
from exposure_app.lookup.local_pack import open_manifest, pack_id
from exposure_app.lookup.page_file import PageFile
from exposure_app.lookup.signatures import PublisherKey
from exposure_app.publisher.arranging import Octets

_VALUES: Final = 256
# A pack of chance is refused once in a thousand million times.
_MOST_DEVIATION: Final = 6.0


@dataclass(frozen=True, slots=True)
class Verified:
    """A pack that is whole.

    Attributes:
        manifest: what was published of it.
        deviation: how far the bytes of the entries are from chance, in standard deviations of the
            chi-squared statistic.
    """

    manifest: Manifest
    deviation: float


class ByteCounts:
    """How often each value of a byte stands in the entries of a pack, which are to be in order."""

    def __init__(self) -> None:
        self._counts = np.zeros(_VALUES, np.int64)

    def add(self, entries: Octets, own_id: str) -> None:
        """Count the entries of one bucket.

        Raises:
            PackCorruptError: they are not in order.
        """
        if not _is_sorted(entries.reshape(-1, ENTRY_BYTES)):
            raise PackCorruptError(own_id, "corrupt")
        self._counts += np.bincount(entries, minlength=_VALUES)

    def deviation(self, own_id: str) -> float:
        """How far they are from chance; see `deviation_from_chance`.

        Raises:
            PublishError: further than chance would be.
        """
        found = deviation_from_chance(self._counts)
        if abs(found) > _MOST_DEVIATION:
            why = "its entries do not look like chance: it was not built rightly"
            raise PublishError(own_id, why)
        return found


def verify_pack(folder: Path, keys: tuple[PublisherKey, ...] | None) -> Verified:
    """Check signature, sizes, checksums, hash tree, order and randomness of a pack.

    Args:
        folder: where it lies.
        keys: the publishers to trust; those that ship with the program when None.

    Raises:
        PackError: it is not what was published.
        PublishError: it was, but its entries are not as good as chance.
    """
    own_id = pack_id(folder)
    manifest = open_manifest(folder, keys, own_id)
    shape = manifest.shape
    pages = PageFile.open(folder / ENTRIES, shape.pages, own_id)
    try:
        check_file_header(pages.header(), shape, own_id)
        leaves, counts = [], ByteCounts()
        for bucket in each_bucket(pages, shape, own_id):
            counts.add(np.frombuffer(bucket, np.uint8)[BUCKET_HEADER_BYTES:], own_id)
            leaves.append(leaf_hash(bucket))
    finally:
        pages.close()
    if tree_root(leaves) != manifest.root:
        raise PackCorruptError(own_id, "corrupt")
    return Verified(manifest, counts.deviation(own_id))


def deviation_from_chance(counts: NDArray[np.int64]) -> float:
    """Chi-squared of the counts of the values of a byte, in its standard deviations from its mean.

    Source: for k values and many draws the statistic has mean k - 1 and variance 2 (k - 1).
    """
    expected = counts.sum() / len(counts)
    statistic = float(((counts - expected) ** 2).sum() / expected)
    degrees = len(counts) - 1
    return (statistic - degrees) / sqrt(2 * degrees)


def _is_sorted(entries: Octets) -> bool:
    """Whether no entry stands before one that is less."""
    heads = np.ascontiguousarray(entries[:, :8]).view(">u8").reshape(-1).astype(np.uint64)
    if bool((heads[1:] < heads[:-1]).any()):
        return False
    equal = np.flatnonzero(heads[1:] == heads[:-1])
    return all(entries[at].tobytes() <= entries[at + 1].tobytes() for at in equal)


def what_it_tells(manifest: Manifest) -> Iterator[str]:
    """Line by line, all that a holder of the files could learn from them."""
    shape = manifest.shape
    yield f"Pack {shape.name}, {shape.kind.value}, epoch {shape.epoch}"
    yield f"Lists of {len(manifest.incidents):,} incidents, dated {manifest.dated}"
    yield f"Valid from {manifest.valid_from} to {manifest.valid_to}"
    yield f"{shape.buckets:,} buckets of {shape.entries:,} entries, {shape.bucket_bytes:,} bytes"
    total = shape.buckets * shape.entries
    yield f"About {manifest.real_entries:,} of {total:,} entries are real"
    yield f"{shape.file_bytes:,} bytes in one file, {shape.network_bytes:,} in each bucket file"
    yield from _what_guessing_tells(manifest)


def _what_guessing_tells(manifest: Manifest) -> Iterator[str]:
    if manifest.suite is Suite.PLAIN:
        yield "There is no key: whoever holds these files can find any address they can guess,"
        yield "and read in which lists it stands."
        return
    keys = "the key" if manifest.second is None else "both keys"
    if manifest.second is not None:
        yield "Two operators have a key each, and both have to answer for each look-up"
    yield f"One identifier stands in it in the open, its canary; without {keys} nothing else"
    yield "can be told: not who is in it, nor which entries belong together."

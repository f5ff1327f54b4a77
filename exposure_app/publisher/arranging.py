"""Put records into buckets of one size: sort them by tag, fill up with padding, hash each bucket.

The one rule: a run of buckets is arranged from its own records alone, so that runs can be arranged
on any core or machine, in any order, and give the same bytes.

A record is 28 bytes: the number of its bucket (4, big-endian) and its entry (24, tag first). Both
are what will be published, so records may lie on the disk as they are.

Why two numbers are sorted as one: a bucket, the first bits of a tag and the place of the record fit
64 bits, and NumPy sorts such numbers many times faster than it sorts records. What those bits leave
open, some records in a million, is mended afterwards.
"""

import hashlib
import math
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from exposure_app.core.packs import BUCKET_HEADER_BYTES, PackShape, bucket_header
from exposure_app.core.ranges import ENTRY_BYTES

RECORD_BYTES: Final = 4 + ENTRY_BYTES
HASH_BYTES: Final = 32

_PADDING: Final = b"brp1 padding"
_SPREAD: Final = 6
_WORD: Final = 64
Octets = NDArray[np.uint8]


class Run(NamedTuple):
    """Some neighbouring buckets of a pack.

    Attributes:
        first: number of the first bucket.
        size: how many buckets.
    """

    first: int
    size: int


class Arranged(NamedTuple):
    """The finished bytes of a run.

    Attributes:
        buckets: a row for each bucket: header and entries.
        leaves: the hash of each bucket, one after the other.
    """

    buckets: Octets
    leaves: bytes


def fill_count(sizes: Sequence[int] | NDArray[np.int64]) -> int:
    """How many entries every bucket gets, so that all have one size.

    >>> fill_count([90, 110])
    160
    """
    largest, mean = int(max(sizes)), float(np.mean(sizes))
    return max(largest, math.ceil(mean + _SPREAD * math.sqrt(mean)), 1)


def as_records(data: bytes) -> Octets:
    """Records that stand one after the other, as rows."""
    return np.frombuffer(data, np.uint8).reshape(-1, RECORD_BYTES)


def bucket_numbers(records: Octets) -> NDArray[np.uint32]:
    """The bucket of each record."""
    numbers = np.ascontiguousarray(records[:, :4]).view(">u4").reshape(-1)
    return numbers.astype(np.uint32)


def sizes_of(records: Octets, run: Run) -> NDArray[np.int64]:
    """How many records each bucket of the run has."""
    return np.bincount(bucket_numbers(records) - np.uint32(run.first), minlength=run.size)


def arrange(records: Octets, run: Run, shape: PackShape, seed: bytes) -> Arranged:
    """The buckets of a run, filled up and sorted.

    Args:
        records: all records of the run, and none of another, in any order.
        run: which buckets.
        shape: of the pack; no bucket has more records than its entries.
        seed: of the padding.

    Raises:
        ValueError: a bucket has more records than its entries.
    """
    sizes = sizes_of(records, run)
    if len(sizes) != run.size or (run.size and int(sizes.max()) > shape.entries):
        raise ValueError("the records do not fit the run")
    headers = [bucket_header(shape, number) for number in range(run.first, run.first + run.size)]
    padding = [
        hashlib.shake_256(_PADDING + seed + header).digest(
            ENTRY_BYTES * (shape.entries - int(size))
        )
        for header, size in zip(headers, sizes, strict=True)
    ]
    entries = np.concatenate(
        [records[:, 4:], np.frombuffer(b"".join(padding), np.uint8).reshape(-1, ENTRY_BYTES)]
    )
    numbers = np.concatenate(
        [
            bucket_numbers(records) - np.uint32(run.first),
            np.repeat(np.arange(run.size, dtype=np.uint32), shape.entries - sizes),
        ]
    )
    buckets = np.empty((run.size, shape.bucket_bytes), np.uint8)
    buckets[:, :BUCKET_HEADER_BYTES] = np.frombuffer(b"".join(headers), np.uint8).reshape(
        run.size, BUCKET_HEADER_BYTES
    )
    ordered = np.take(entries, _order(numbers, entries), axis=0)
    buckets[:, BUCKET_HEADER_BYTES:] = ordered.reshape(run.size, -1)
    return Arranged(buckets, _leaves(buckets))


def _leaves(buckets: Octets) -> bytes:
    leaves = []
    for bucket in buckets:
        leaf = hashlib.sha256(b"\x00")
        leaf.update(bucket.data)
        leaves.append(leaf.digest())
    return b"".join(leaves)


def _order(numbers: NDArray[np.uint32], entries: Octets) -> NDArray[np.intp]:
    """The places of the entries, sorted by bucket and then by all their bytes."""
    count = len(numbers)
    place_bits = max(1, (count - 1).bit_length())
    bucket_bits = max(1, int(numbers.max(initial=0)).bit_length())
    tag_bits = min(_WORD - place_bits - bucket_bits, _WORD - bucket_bits)
    tags = np.ascontiguousarray(entries[:, :8]).view(">u8").reshape(-1).astype(np.uint64)
    keys = numbers.astype(np.uint64) << np.uint64(_WORD - bucket_bits)
    keys |= (tags >> np.uint64(_WORD - tag_bits)) << np.uint64(place_bits)
    keys |= np.arange(count, dtype=np.uint64)
    keys.sort()
    order = (keys & np.uint64((1 << place_bits) - 1)).astype(np.intp)
    keys >>= np.uint64(place_bits)
    _mend(order, keys, entries)
    return order


def _mend(order: NDArray[np.intp], keys: NDArray[np.uint64], entries: Octets) -> None:
    """Sort by all their bytes what the short keys do not tell apart."""
    equal = np.flatnonzero(keys[1:] == keys[:-1])
    if not len(equal):
        return
    # Neighbours that are equal in turn are one group.
    groups = np.split(equal, np.flatnonzero(np.diff(equal) > 1) + 1)
    for group in groups:
        start, end = int(group[0]), int(group[-1]) + 2
        places = order[start:end].tolist()
        places.sort(key=lambda place: entries[place].tobytes())
        order[start:end] = places

"""Buckets from records: the same as sorting them one by one, whatever the runs."""

import hashlib
from random import Random

import numpy as np
import pytest

from exposure_app.core.identifiers import IdentifierKind
from exposure_app.core.packs import PackShape, bucket_header, leaf_hash
from exposure_app.publisher.arranging import Run, arrange, as_records, fill_count, sizes_of
from exposure_app.publisher.arranging_runs import runs_of

BITS = 4


def _records(count: int, *, tag_bytes: int = 12) -> bytes:
    """Records of chance; with few bytes of tag, many tags begin alike."""
    chance = Random(7)  # noqa: S311 - the same records in each run
    return b"".join(
        chance.randrange(1 << BITS).to_bytes(4, "big")
        + bytes(12 - tag_bytes)
        + chance.randbytes(tag_bytes + 12)
        for _number in range(count)
    )


def _shape(records: bytes) -> PackShape:
    sizes = sizes_of(as_records(records), Run(0, 1 << BITS))
    return PackShape("p", IdentifierKind.PHONE, 1, BITS, fill_count(sizes))


def _one_by_one(records: bytes, shape: PackShape, seed: bytes) -> list[bytes]:
    buckets: list[list[bytes]] = [[] for _number in range(shape.buckets)]
    for at in range(0, len(records), 28):
        buckets[int.from_bytes(records[at : at + 4], "big")].append(records[at + 4 : at + 28])
    found = []
    for number, entries in enumerate(buckets):
        header = bucket_header(shape, number)
        missing = 24 * (shape.entries - len(entries))
        noise = hashlib.shake_256(b"brp1 padding" + seed + header).digest(missing)
        padding = [noise[at : at + 24] for at in range(0, missing, 24)]
        found.append(header + b"".join(sorted([*entries, *padding])))
    return found


@pytest.mark.parametrize("tag_bytes", [12, 5, 1, 0])
@pytest.mark.parametrize("runs", [1, 4, 16])
def test_runs_give_what_sorting_one_by_one_gives(runs: int, tag_bytes: int) -> None:
    records = _records(3000, tag_bytes=tag_bytes)
    shape = _shape(records)
    wanted = _one_by_one(records, shape, b"seed")
    rows = as_records(records)
    found, leaves = [], b""
    for run in runs_of(BITS, runs):
        of_run = [row.tobytes() for row in rows if run.first <= row[3] < run.first + run.size]
        arranged = arrange(as_records(b"".join(of_run)), run, shape, b"seed")
        found += [bucket.tobytes() for bucket in arranged.buckets]
        leaves += arranged.leaves
    assert found == wanted
    assert leaves == b"".join(leaf_hash(bucket) for bucket in wanted)


def test_a_run_without_records_is_padding_alone() -> None:
    shape = PackShape("p", IdentifierKind.PHONE, 1, BITS, 3)
    arranged = arrange(as_records(b""), Run(2, 2), shape, b"seed")
    assert arranged.buckets.shape == (2, shape.bucket_bytes)
    assert len(np.unique(arranged.buckets[:, 32:].reshape(-1, 24), axis=0)) == 6


def test_records_that_do_not_fit_are_refused() -> None:
    shape = PackShape("p", IdentifierKind.PHONE, 1, BITS, 1)
    with pytest.raises(ValueError, match="do not fit"):
        arrange(as_records(_records(100)), Run(0, 1 << BITS), shape, b"seed")


@pytest.mark.parametrize(
    ("bits", "wanted", "count"), [(4, 1, 1), (4, 3, 4), (4, 99, 16), (0, 5, 1)]
)
def test_runs_cover_every_bucket_once(bits: int, wanted: int, count: int) -> None:
    runs = runs_of(bits, wanted)
    assert len(runs) == count
    covered = [number for run in runs for number in range(run.first, run.first + run.size)]
    assert covered == list(range(1 << bits))

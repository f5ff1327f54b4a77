"""Third step of a build: the buckets, run by run, in the one file of the pack.

The one rule: each run has its place in the file before anything is written, so that runs are
written by any process in any order; the checksums come last.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from exposure_app.core.packs import (
    HASH_BYTES,
    PAGE_BYTES,
    PackShape,
    file_header,
    page_check,
    tree_root,
)
from exposure_app.lookup.entries_file import ENTRIES
from exposure_app.publisher.arranging import Run, arrange
from exposure_app.publisher.crew import Crew
from exposure_app.publisher.digesting_parts import records_of_run
from exposure_app.publisher.progress import Progress
from exposure_app.publisher.whole_files import write_whole
from exposure_app.publisher.work_folder import WorkFolder

_CHUNK_PAGES: Final = 1 << 12


@dataclass(frozen=True, slots=True)
class _Writing:
    """One run to be written."""

    number: int
    run: Run
    work: WorkFolder
    shape: PackShape
    seed: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Checking:
    """Some pages to be summed up."""

    file: Path
    first: int
    count: int


def runs_of(bucket_bits: int, wanted: int) -> tuple[Run, ...]:
    """At most so many runs of one size, a power of two."""
    buckets = 1 << bucket_bits
    count = 1 << min(bucket_bits, max(0, (max(1, wanted) - 1).bit_length()))
    size = buckets // count
    return tuple(Run(number * size, size) for number in range(count))


def write_entries(
    runs: Sequence[Run], shape: PackShape, seed: bytes,
    with_what: tuple[WorkFolder, Crew, Progress],
) -> bytes:  # fmt: skip
    """Write the one file of the pack; the root of its hash tree.

    Args:
        runs: all of them.
        shape: of the pack.
        seed: of the padding.
        with_what: the working folder, who works, and who is told.

    Raises:
        OSError: the file cannot be written.
    """
    work, crew, progress = with_what
    file = work.pack / ENTRIES
    work.pack.mkdir(exist_ok=True)
    if not file.exists() or file.stat().st_size != shape.file_bytes:
        # What was arranged before is not there any more.
        for number in range(len(runs)):
            work.leaves_of(number).unlink(missing_ok=True)
        with file.open("wb") as growing:
            growing.truncate(shape.file_bytes)
    _write_at(file, 0, file_header(shape))
    missing = [number for number in range(len(runs)) if not work.leaves_of(number).exists()]
    progress.begin("Arranging", "buckets", sum(runs[number].size for number in missing))
    tasks = (_Writing(number, runs[number], work, shape, seed) for number in missing)
    for written in crew.each_in_threads(_written, tasks):
        progress.more(written)
    _write_checks(file, shape, crew)
    leaves = b"".join(work.leaves_of(number).read_bytes() for number in range(len(runs)))
    return tree_root([leaves[at : at + HASH_BYTES] for at in range(0, len(leaves), HASH_BYTES)])


def _written(task: _Writing) -> int:
    records = records_of_run(task.work, task.number)
    arranged = arrange(records, task.run, task.shape, task.seed)
    place = PAGE_BYTES + task.run.first * task.shape.bucket_bytes
    _write_at(task.work.pack / ENTRIES, place, arranged.buckets.data)
    write_whole(task.work.leaves_of(task.number), arranged.leaves, is_private=True)
    return task.run.size


def _write_at(file: Path, place: int, data: bytes | memoryview) -> None:
    """Write bytes at their place; they are on the disk afterwards."""
    with file.open("r+b") as opened:
        opened.seek(place)
        opened.write(data)
        opened.flush()
        os.fsync(opened.fileno())


def _write_checks(file: Path, shape: PackShape, crew: Crew) -> None:
    chunks = (
        _Checking(file, first, min(_CHUNK_PAGES, shape.pages - first))
        for first in range(0, shape.pages, _CHUNK_PAGES)
    )
    place = shape.checks_at
    for checks in crew.each_in_threads(_checks, chunks):
        _write_at(file, place, checks)
        place += len(checks)


def _checks(task: _Checking) -> bytes:
    with task.file.open("rb") as opened:
        opened.seek(PAGE_BYTES * (1 + task.first))
        return b"".join(_page_checks(opened.read(PAGE_BYTES * task.count)))


def _page_checks(pages: bytes) -> Iterator[bytes]:
    view = memoryview(pages)
    for start in range(0, len(pages), PAGE_BYTES):
        yield page_check(view[start : start + PAGE_BYTES])

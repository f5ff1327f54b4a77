"""Second step of a build: digest every identifier once, part by part.

The one rule: a part is digested on its own, on any core or machine, and gives the same records.

The records of a part are sorted by run, and where each run begins stands beside them.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from exposure_app.core.identifiers import LookupForm
from exposure_app.errors import PublishError
from exposure_app.publisher.arranging import RECORD_BYTES, Octets, Run, as_records, bucket_numbers
from exposure_app.publisher.crew import Crew
from exposure_app.publisher.digesting import digest_by, pack_records
from exposure_app.publisher.listings import Listing
from exposure_app.publisher.progress import Progress
from exposure_app.publisher.spill import SpillKeys, part_name, read_part
from exposure_app.publisher.suppression import Suppression
from exposure_app.publisher.taking_in import TakenIn
from exposure_app.publisher.terms import PackSecrets, PackTerms
from exposure_app.publisher.whole_files import write_whole
from exposure_app.publisher.work_folder import WorkFolder


@dataclass(frozen=True, slots=True)
class _Part:
    """One part for one process."""

    number: int
    rows: tuple[Path, ...]
    expected: tuple[int, ...]
    work: WorkFolder
    terms: PackTerms
    secrets: PackSecrets = field(repr=False)
    suppression: Suppression | None = field(repr=False)
    runs: tuple[Run, ...]


def digest_parts(
    terms: PackTerms,
    secrets: PackSecrets,
    suppression: Suppression | None,
    taken: Sequence[TakenIn],
    runs: tuple[Run, ...],
    with_what: tuple[WorkFolder, Crew, Progress],
) -> None:
    """Digest every part that is not yet.

    Args:
        terms: of the pack.
        secrets: with the key of the oblivious function.
        suppression: who is left out; None when nobody is.
        taken: the lists that were taken in.
        runs: of neighbouring buckets, into which the records are sorted.
        with_what: the working folder, who works, and who is told.

    Raises:
        PublishError: the canary is in no list, or an identifier has too many records.
        OSError: the working folder cannot be read or written to.
    """
    work, crew, progress = with_what
    rows = tuple(work.rows_of(place) for place in range(len(taken)))
    missing = [part for part in range(work.parts) if not work.offsets_of(part).exists()]
    progress.begin("Digesting", "identifiers")
    tasks = (
        _Part(part, rows, _rows_in(taken, part), work, terms, secrets, suppression, runs)
        for part in missing
    )
    for count in crew.each(_digested, tasks):
        progress.more(count)


def _rows_in(taken: Sequence[TakenIn], part: int) -> tuple[int, ...]:
    """How many rows of each list came to a part."""
    return tuple(one.parts.get(part, 0) for one in taken)


def _digested(part: _Part) -> int:
    listings = _gathered(part)
    keys = SpillKeys(part.secrets.key)
    canary = part.terms.canary.canonical
    is_its_part = keys.part_of(canary.encode("utf-8"), part.work.parts) == part.number
    if is_its_part:
        _expect_canary(part, canary in listings)
    digest = digest_by(part.terms, part.secrets)
    found, withdrawn = bytearray(), 0
    for canonical, own in listings.items():
        form = LookupForm(part.terms.kind, canonical, "typed")
        if part.suppression is not None and part.suppression.holds(form):
            withdrawn += 1
            continue
        found += _records(part, digest(form), own)
    records = as_records(bytes(found))
    write_records(records, part.work, part.number, part.runs, withdrawn)
    return len(listings)


def _records(part: _Part, digest: bytes, listings: Sequence[Listing]) -> bytes:
    try:
        return b"".join(pack_records(digest, listings, part.terms.bucket_bits))
    except ValueError:
        why = "an identifier is in more lists than a pack can say"
        raise PublishError(part_name(part.number), why) from None


def _expect_canary(part: _Part, is_listed: bool) -> None:  # noqa: FBT001 - there is one question
    if not is_listed:
        raise PublishError("pack.canary", "is in none of the lists")
    if part.suppression is not None and part.suppression.holds(part.terms.canary):
        raise PublishError("pack.canary", "was withdrawn; choose another")


def _gathered(part: _Part) -> Mapping[str, list[Listing]]:
    keys = SpillKeys(part.secrets.key)
    found: dict[str, list[Listing]] = defaultdict(list)
    for folder, expected in zip(part.rows, part.expected, strict=True):
        count = 0
        for canonical, listing in read_part(folder, part.number, keys):
            found[canonical].append(listing)
            count += 1
        if count != expected:
            raise PublishError(part_name(part.number), "is not whole; remove the working folder")
    return found


def write_records(
    records: Octets, work: WorkFolder, part: int, runs: Sequence[Run], withdrawn: int = 0
) -> None:
    """Write the records of a part, sorted by run, and where each run begins."""
    numbers = bucket_numbers(records)
    sizes = np.bincount(numbers, minlength=len(runs) * runs[0].size)
    of_run = (numbers // np.uint32(runs[0].size)).astype(np.uint16)
    order = np.argsort(of_run, kind="stable")
    offsets = [0, *np.cumsum(sizes.reshape(len(runs), -1).sum(axis=1)).tolist()]
    write_whole(work.sizes_of(part), sizes.astype(np.uint32).data, is_private=True)
    write_whole(work.records_of(part), np.take(records, order, axis=0).data, is_private=True)
    told = json.dumps({"offsets": offsets, "withdrawn": withdrawn})
    write_whole(work.offsets_of(part), told.encode("ascii"), is_private=True)


def count_withdrawn(work: WorkFolder) -> int:
    """How many identifiers were left out since their holders asked for it."""
    told = (work.offsets_of(part).read_bytes() for part in range(work.parts))
    return sum(json.loads(text)["withdrawn"] for text in told)


def count_sizes(work: WorkFolder) -> NDArray[np.int64]:
    """How many records each bucket of the pack has, from all parts."""
    total = np.fromfile(work.sizes_of(0), np.uint32).astype(np.int64)
    for part in range(1, work.parts):
        total += np.fromfile(work.sizes_of(part), np.uint32)
    return total


def records_of_run(work: WorkFolder, run: int) -> Octets:
    """The records of one run, from all parts."""
    return as_records(b"".join(_slices(work, run)))


def _slices(work: WorkFolder, run: int) -> Iterable[bytes]:
    for part in range(work.parts):
        begin, end = json.loads(work.offsets_of(part).read_bytes())["offsets"][run : run + 2]
        with work.records_of(part).open("rb") as file:
            file.seek(begin * RECORD_BYTES)
            yield file.read((end - begin) * RECORD_BYTES)

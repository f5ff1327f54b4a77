"""First step of a build: read every list, and part its rows for the digest.

The one rule: a list is taken in whole or anew; of a row that is not, its line and reason are kept.
"""

import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from exposure_app.core.ranges import class_bitmap
from exposure_app.publisher.build_file import BuildFile, InputFile
from exposure_app.publisher.crew import Crew
from exposure_app.publisher.intake import RawRow, batches
from exposure_app.publisher.normalising import ListedFacts, Normaliser, Reject
from exposure_app.publisher.progress import Progress
from exposure_app.publisher.spill import SpillKeys, SpillWriter, packed_rows
from exposure_app.publisher.whole_files import write_whole
from exposure_app.publisher.work_folder import WorkFolder

_MOST_KEPT: Final = 100_000


class TakenIn(NamedTuple):
    """What was found in one list.

    Attributes:
        file: its name.
        good: rows that are in the pack.
        bad: rows that are not.
        rejects: the first of those.
        parts: how many good rows came to each part.
    """

    file: str
    good: int
    bad: int
    rejects: tuple[Reject, ...]
    parts: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class _Task:
    """Some rows of one list for one process."""

    rows: list[RawRow] = field(repr=False)
    normaliser: Normaliser
    secret: bytes = field(repr=False)
    parts: int


class _Done(NamedTuple):
    """The same rows, packed by part, and those that are none."""

    packed: Mapping[int, tuple[int, bytes]]
    good: int
    rejects: list[Reject]


def take_in(
    build: BuildFile, secret: bytes, work: WorkFolder, crew: Crew, progress: Progress
) -> tuple[TakenIn, ...]:
    """Take in every list that is not yet.

    Raises:
        PublishError: a list cannot be read, or lacks a column.
        OSError: the working folder cannot be written to.
    """
    facts = listed_facts(build)
    found = []
    for place, source in enumerate(build.inputs):
        told = work.told_of(place)
        if not told.exists():
            normaliser = Normaliser(build.terms.kind, source.country, source.incident, facts)
            taken = _taken(place, source, normaliser, (secret, work, crew, progress))
            write_whole(told, _as_json(taken), is_private=True)
        found.append(_from_json(told.read_bytes()))
    return tuple(found)


def listed_facts(build: BuildFile) -> Mapping[str, ListedFacts]:
    """What is said of the rows of each incident."""
    return {
        incident.id: ListedFacts(
            number, class_bitmap(incident.data_classes), int(build.flags[incident.id])
        )
        for number, incident in enumerate(build.terms.incidents)
    }


def _taken(
    place: int,
    source: InputFile,
    normaliser: Normaliser,
    with_what: tuple[bytes, WorkFolder, Crew, Progress],
) -> TakenIn:
    secret, work, crew, progress = with_what
    folder = work.rows_of(place)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    writer = SpillWriter(folder, SpillKeys(secret), work.parts)
    good, bad = 0, 0
    rejects: list[Reject] = []
    tasks = (_Task(rows, normaliser, secret, work.parts) for rows in batches(source))
    for done in crew.each(_normalised, tasks):
        writer.add(done.packed)
        good += done.good
        bad += len(done.rejects)
        rejects += done.rejects[: _MOST_KEPT - len(rejects)]
        progress.more(done.good + len(done.rejects))
    writer.close()
    return TakenIn(source.path.name, good, bad, tuple(rejects), dict(writer.counts))


def _normalised(task: _Task) -> _Done:
    found = task.normaliser.normalised(task.rows)
    packed = packed_rows(found.rows, SpillKeys(task.secret), task.parts)
    return _Done(packed, len(found.rows), found.rejects)


def reject_lines(taken: tuple[TakenIn, ...]) -> Iterator[str]:
    """The report of rejected rows: file, line and reason, and never what stood there."""
    yield "file\tline\treason"
    for one in taken:
        for reject in one.rejects:
            yield f"{one.file}\t{reject.line}\t{reject.reason}"
        if one.bad > len(one.rejects):
            yield f"{one.file}\t\tand {one.bad - len(one.rejects)} more"


def _as_json(taken: TakenIn) -> bytes:
    return json.dumps(taken._asdict()).encode("utf-8")


def _from_json(data: bytes) -> TakenIn:
    told = json.loads(data)
    rejects = tuple(Reject(line, reason) for line, reason in told["rejects"])
    parts = {int(part): count for part, count in told["parts"].items()}
    return TakenIn(told["file"], told["good"], told["bad"], rejects, parts)

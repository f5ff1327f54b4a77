"""Lay a pack out for a static host, and announce it.

The one rule: a pack is proved whole before it is laid out, and announced only when every file of it
is in its place; so a reader finds all of it or nothing.
"""

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from exposure_app.core.packs import PackShape, bucket_file_name, leaf_hash, tree_paths
from exposure_app.errors import PublishError
from exposure_app.lookup.entries_file import ENTRIES, each_bucket
from exposure_app.lookup.local_pack import MANIFEST, SIGNATURE, pack_id
from exposure_app.lookup.page_file import PageFile
from exposure_app.lookup.signatures import PublisherKey
from exposure_app.publisher.crew import Crew
from exposure_app.publisher.locks import alone
from exposure_app.publisher.progress import Progress
from exposure_app.publisher.repository import Repository
from exposure_app.publisher.verifying import verify_pack
from exposure_app.publisher.whole_files import sync_folder

PACKS: Final = "packs"
_BUCKETS_A_TASK: Final = 256


@dataclass(frozen=True, slots=True)
class _Files:
    """Some bucket files to be written."""

    folder: Path
    files: Sequence[tuple[str, bytes]]


def target_of(shape: PackShape) -> str:
    """The path under which a pack's manifest is announced."""
    return f"{PACKS}/{shape.name}/e{shape.epoch}/{MANIFEST}"


def release(
    pack: Path, repository: Repository, trusted: tuple[PublisherKey, ...] | None,
    with_what: tuple[Crew, Progress],
) -> str:  # fmt: skip
    """Lay a pack out below a repository and announce it; the path of its target.

    Args:
        pack: the folder of the pack.
        repository: where it is published.
        trusted: publishers whose signature counts; those of the program when None.
        with_what: who works, and who is told.

    Raises:
        PackError: the pack is not whole.
        PublishError: its epoch is published already, or a key is missing.
        OSError: a file cannot be written.
    """
    shape = verify_pack(pack, trusted).manifest.shape
    target = target_of(shape)
    manifest, signature = (pack / MANIFEST).read_bytes(), (pack / SIGNATURE).read_bytes()
    with _alone(repository):
        if target in repository.targets():
            raise PublishError(f"{shape.name} of epoch {shape.epoch}", "is published already")
        _lay_out(pack, shape, repository.folder / PACKS / shape.name, with_what)
        repository.publish({target: manifest, f"{target}.sig": signature})
    return target


def retire(name: str, epoch: int, repository: Repository) -> None:
    """Announce a pack no longer, and take its files away.

    Raises:
        PublishError: it is not published, or a key is missing.
    """
    target = f"{PACKS}/{name}/e{epoch}/{MANIFEST}"
    with _alone(repository):
        repository.withdraw([target, f"{target}.sig"])
        shutil.rmtree(repository.folder / PACKS / name / f"e{epoch}", ignore_errors=True)


def _alone(repository: Repository) -> AbstractContextManager[None]:
    """One pack laid out or taken away at a time."""
    path = repository.folder.absolute()
    return alone(path.with_name(f".{path.name}.packs.lock"), path.name, waits=False)


def _lay_out(pack: Path, shape: PackShape, place: Path, with_what: tuple[Crew, Progress]) -> None:
    crew, progress = with_what
    final, growing = place / f"e{shape.epoch}", place / f".e{shape.epoch}.growing"
    # What is there and not announced is of a release that was stopped.
    for old in (final, growing):
        shutil.rmtree(old, ignore_errors=True)
    growing.mkdir(parents=True)
    progress.begin("Laying out", "buckets", shape.buckets)
    files = _bucket_files(pack, shape)
    tasks = (
        _Files(growing, some) for some in iter(lambda: list(islice(files, _BUCKETS_A_TASK)), [])
    )
    for written in crew.each_in_threads(_written, tasks):
        progress.more(written)
    shutil.copyfile(pack / ENTRIES, growing / ENTRIES)
    _sync_all(growing)
    growing.rename(final)
    sync_folder(place)


def _bucket_files(pack: Path, shape: PackShape) -> Iterator[tuple[str, bytes]]:
    own_id = pack_id(pack)
    pages = PageFile.open(pack / ENTRIES, shape.pages, own_id)
    try:
        leaves = [leaf_hash(bucket) for bucket in each_bucket(pages, shape, own_id)]
        buckets = each_bucket(pages, shape, own_id)
        for number, (bucket, path) in enumerate(zip(buckets, tree_paths(leaves), strict=True)):
            # The epoch's folder is the one that is growing.
            name = bucket_file_name(shape, number).partition("/")[2]
            yield name, bucket + path
    finally:
        pages.close()


def _written(task: _Files) -> int:
    for name, data in task.files:
        path = task.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return len(task.files)


def _sync_all(folder: Path) -> None:
    """See that everything below a folder is on the disk: one call where the system has it."""
    if hasattr(os, "sync"):
        os.sync()
    else:
        sync_folder(folder)

"""A whole build, from lists to a signed pack that appears all at once or not at all.

The one rule: the pack's folder is renamed into its place when everything in it is written, signed
and on the disk; a build that was stopped before is taken up where it was.

Steps: take in (`taking_in`), digest (`digesting_parts`), arrange (`arranging_runs`), sign.
"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from exposure_app.core.manifests import Suite
from exposure_app.core.packs import PackShape
from exposure_app.errors import PublishError
from exposure_app.lookup.evaluator import derive_key
from exposure_app.lookup.local_pack import MANIFEST, SIGNATURE
from exposure_app.publisher.arranging import fill_count
from exposure_app.publisher.arranging_runs import runs_of, write_entries
from exposure_app.publisher.build_file import BuildFile, bucket_bits_for
from exposure_app.publisher.crew import Crew
from exposure_app.publisher.digesting_parts import (
    count_sizes,
    count_withdrawn,
    digest_parts,
)
from exposure_app.publisher.locks import alone
from exposure_app.publisher.manifest_text import manifest_bytes, rounded, signature_of
from exposure_app.publisher.progress import Progress
from exposure_app.publisher.suppression import Suppression
from exposure_app.publisher.taking_in import TakenIn, reject_lines, take_in
from exposure_app.publisher.terms import PackSecrets
from exposure_app.publisher.whole_files import sync_folder, write_whole
from exposure_app.publisher.work_folder import WorkFolder

_ROW_BYTES: Final = 24
# Parts are for memory, and a few even of a short list, so that all processes have work.
_ROWS_A_PART: Final = 100_000
_FEWEST_ROWS: Final = 2_000
_FEW_PARTS: Final = 16
_MOST_PARTS: Final = 4096
_ROWS_A_RUN: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Built:
    """What was built.

    Attributes:
        folder: where the pack lies.
        taken: what was found in each list.
        withdrawn: how many identifiers were left out since their holders asked for it; None when
            nobody was to be.
        entries: how many entries are real.
        shape: of the pack.
    """

    folder: Path
    taken: tuple[TakenIn, ...]
    withdrawn: int | None
    entries: int
    shape: PackShape


@dataclass(frozen=True, slots=True)
class Places:
    """Where a build writes.

    Attributes:
        pack: the folder that will be the pack; it must not be there yet.
        work: the working folder; it is removed at the end.
        rejects: the report of rejected rows.
    """

    pack: Path
    work: Path
    rejects: Path

    @property
    def lock(self) -> Path:
        """The file by which one process builds a pack at a time."""
        return self.work.with_name(f"{self.work.name}.lock")

    @classmethod
    def beside(cls, pack: Path) -> "Places":
        """The usual places for a pack."""
        return cls(
            pack,
            pack.with_name(f".{pack.name}.building"),
            pack.with_name(f"{pack.name}.rejects.tsv"),
        )


def build_pack(
    build: BuildFile,
    secrets: PackSecrets,
    suppression: Suppression | None,
    places: Places,
    with_whom: tuple[Crew, Progress],
) -> Built:
    """Build a pack, or go on with the build that was begun.

    Args:
        build: what is built.
        secrets: of the epoch.
        suppression: who is left out; None when nobody is.
        places: where to write.
        with_whom: who works, and who is told.

    Raises:
        PublishError: something must be mended first; nothing is published.
        OSError: a file cannot be read or written.
    """
    with alone(places.lock, places.pack.name, waits=False):
        return _build_alone(build, secrets, suppression, places, with_whom)


def _build_alone(
    build: BuildFile,
    secrets: PackSecrets,
    suppression: Suppression | None,
    places: Places,
    with_whom: tuple[Crew, Progress],
) -> Built:
    if places.pack.exists():
        raise PublishError(places.pack.name, "is there already; a published pack is never changed")
    _expect_operators(build, secrets)
    crew, progress = with_whom
    made_of = (*_seeds(secrets), *_lines(suppression))
    work = WorkFolder.begin_or_resume(places.work, build, made_of, _parts(build))
    progress.begin("Taking in", "rows")
    taken = take_in(build, secrets.key, work, crew, progress)
    _expect_few_bad(build, taken, places.rejects)
    build = _sized(build, sum(one.good for one in taken))
    terms = build.terms
    runs = runs_of(terms.bucket_bits, 1 + work.parts * _ROWS_A_PART // _ROWS_A_RUN)
    digest_parts(terms, secrets, suppression, taken, runs, (work, crew, progress))
    sizes = count_sizes(work)
    shape = PackShape(terms.name, terms.kind, terms.epoch, terms.bucket_bits, fill_count(sizes))
    root = write_entries(runs, shape, secrets.padding, (work, crew, progress))
    entries = int(sizes.sum())
    _sign(build, secrets, shape, (root, entries), work.pack)
    withdrawn = None if suppression is None else count_withdrawn(work)
    _publish(work, places.pack)
    return Built(places.pack, taken, withdrawn, entries, shape)


def _expect_operators(build: BuildFile, secrets: PackSecrets) -> None:
    """Refuse a pack of two operators that lacks one of them, or has one of them twice."""
    if secrets.second is None:
        if build.second_evaluators:
            why = "is missing, and the build file has second_evaluators"
            raise PublishError("--second-secrets", why)
        return
    if not build.second_evaluators:
        raise PublishError("second_evaluators", "is missing, and --second-secrets is given")
    first, second = (derive_key(own.seed, own.info).public_key for own in secrets.operators)
    if first.serialize() == second.serialize():
        raise PublishError(
            "--second-secrets", "has the key of --secrets; each operator has its own"
        )


def _seeds(secrets: PackSecrets) -> tuple[bytes, ...]:
    own = (secrets.key, secrets.key_info, secrets.padding)
    if secrets.second is None:
        return own
    return (*own, b"second", secrets.second.seed, secrets.second.info)


def _lines(suppression: Suppression | None) -> tuple[bytes, ...]:
    return () if suppression is None else (suppression.seed, *sorted(suppression.entries))


def _sized(build: BuildFile, rows: int) -> BuildFile:
    """The build with as many buckets as suit its rows, unless it says how many."""
    bits = build.terms.bucket_bits or bucket_bits_for(rows)
    return replace(build, terms=replace(build.terms, bucket_bits=bits))


def _parts(build: BuildFile) -> int:
    rows = _rows_expected(build)
    return max(
        1, min(_MOST_PARTS, max(rows // _ROWS_A_PART, min(_FEW_PARTS, rows // _FEWEST_ROWS)))
    )


def _rows_expected(build: BuildFile) -> int:
    """About how many rows the lists have, by their sizes: more rather than fewer."""
    return sum(_size(source.path) for source in build.inputs) // _ROW_BYTES


def _size(path: Path) -> int:
    try:
        size = path.stat().st_size
    except OSError:
        raise PublishError(path.name, "is not there or cannot be read") from None
    return size * 6 if path.suffix.lower() in (".gz", ".zst", ".zstd", ".parquet") else size


def _expect_few_bad(build: BuildFile, taken: tuple[TakenIn, ...], report: Path) -> None:
    good, bad = sum(one.good for one in taken), sum(one.bad for one in taken)
    if bad:
        text = "\n".join(reject_lines(taken)) + "\n"
        write_whole(report, text.encode("utf-8"), is_private=True)
    if not good:
        raise PublishError("inputs", "have no row that can be used")
    if bad > build.most_bad * (good + bad):
        share = bad / (good + bad)
        raise PublishError(
            "inputs",
            f"{bad:,} of {good + bad:,} rows ({share:.1%}) cannot be used, more than most_bad = "
            f"{build.most_bad:.1%}; see {report.name}",
        )


def _sign(
    build: BuildFile,
    secrets: PackSecrets,
    shape: PackShape,
    facts: tuple[bytes, int],
    folder: Path,
) -> None:
    root, entries = facts
    manifest = manifest_bytes(
        build.terms,
        shape,
        {
            "merkle_root": root.hex(),
            **_who_evaluates(build, secrets),
            "real_entries_rounded": rounded(entries),
        },
    )
    write_whole(folder / SIGNATURE, signature_of(manifest, secrets))
    write_whole(folder / MANIFEST, manifest)
    sync_folder(folder)


def _who_evaluates(build: BuildFile, secrets: PackSecrets) -> dict[str, object]:
    """The public key and the addresses of each operator; nothing for a pack without a key."""
    if build.terms.suite is Suite.PLAIN:
        return {}
    keys = [derive_key(own.seed, own.info).public_key for own in secrets.operators]
    told: dict[str, object] = {
        "oprf_public_key": keys[0].serialize().hex(),
        "evaluator": {"urls": list(build.evaluators)},
    }
    if secrets.second is not None:
        urls = list(build.second_evaluators)
        told["second_evaluator"] = {"oprf_public_key": keys[1].serialize().hex(), "urls": urls}
    return told


def _publish(work: WorkFolder, pack: Path) -> None:
    work.pack.rename(pack)
    sync_folder(pack.parent)
    work.remove()

"""What a publisher has published, kept on this computer and brought up to date.

The one rule: nothing of it is believed that does not lead back to the root with which the publisher
was introduced; an older state than one seen before, a mixture of two states, a state that nobody
renewed in time, and more than was announced are refused, and what was there before stays.

The rules are those of The Update Framework, and its own client applies them, to a copy: what it
leaves behind takes the place of what was there once everything is proved. Added are: a state older
than the one of the introduction is refused also when this computer has seen none; so is an epoch
of a list that is older than one seen before; and metadata that got damaged here do not count as
metadata that were never here.

Whoever is stopped while all this is written has seen more than is used, never less: the versions go
into ``seen.json`` before the metadata take their place, the epochs after that.
"""

import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from tuf.api.metadata import TargetFile, Targets
from tuf.ngclient import Updater

from exposure_app.atomic_file import write_atomically
from exposure_app.cancellation import CancelToken
from exposure_app.core.breaches import Incident
from exposure_app.core.introductions import Introduction
from exposure_app.core.ledger import Conclusion
from exposure_app.core.manifests import Manifest
from exposure_app.errors import CatalogueError, PackError, SourceError, SourceProtocolError
from exposure_app.file_lock import alone_within
from exposure_app.lookup.announced import (
    Choosing,
    Unusable,
    editions_of,
    file_name,
    is_whole,
    strange_lists,
)
from exposure_app.lookup.framework import (
    MISSING,
    MOST_BYTES,
    PURPOSE,
    ROLES,
    Errand,
    TransportFetcher,
    read_role,
    told,
)
from exposure_app.lookup.published_incidents import TARGET as INCIDENTS
from exposure_app.lookup.published_incidents import published_incidents
from exposure_app.lookup.seen_states import Seen, State, expect_beginning, read_seen
from exposure_app.lookup.small_files import read_small
from exposure_app.lookup.transport import Transport
from exposure_app.lookup.web_calls import Call

# An introduction is dated by the day in Greenwich, a check by the day where the person is.
_ONE_DAY: Final = timedelta(days=1)
_ROOTS: Final = "root_history"


class PackStore:
    """The state of one publisher on this computer.

    Args:
        introduction: of the publisher.
        folder: for the state; it is made when it is first needed.
    """

    def __init__(self, introduction: Introduction, folder: Path) -> None:
        self.introduction = introduction
        self._folder = folder
        self._metadata = folder / "metadata"
        self._targets = folder / "targets"
        self._seen_file = folder / "seen.json"

    def packs(self, day: date) -> tuple[Manifest, ...]:
        """The newest epoch of each pack that was seen last, without asking anybody.

        Args:
            day: of the check; an epoch that begins later is not taken yet.
        """
        return tuple(one for one in self._known(day) if isinstance(one, Manifest))

    def unusable(self, day: date) -> tuple[Unusable, ...]:
        """The packs that are announced and cannot be used, each with the reason.

        One without a name stands for all of them when what is kept here cannot be read; `refresh`
        mends that.
        """
        return tuple(one for one in self._known(day) if isinstance(one, Unusable))

    def incidents(self) -> tuple[Incident, ...]:
        """The incidents that the publisher tells of, as they were seen last.

        Raises:
            CatalogueError: they are of a form that is not known here, or got damaged.
        """
        try:
            targets = read_role(self._metadata, Targets, self.introduction.name).targets
        except SourceError:
            # That nothing is known, or cannot be read, is told of its lists.
            return ()
        target = targets.get(INCIDENTS)
        if target is None:
            return ()
        data = self._kept(target)
        if data is None:
            raise CatalogueError(INCIDENTS, "-", "the file cannot be read")
        return published_incidents(data, self.introduction.title)

    def refresh(self, transport: Transport, token: CancelToken, day: date, ends: float) -> None:
        """Bring the state up to date; another process that does so is waited for.

        Raises:
            SourceError: the publisher could not be asked, or what came is not to be believed.
            CheckCancelled: the person stopped.
        """
        name = self.introduction.name
        if day < self.introduction.dated - _ONE_DAY:
            raise SourceProtocolError(name, "clock")
        errand = Errand(name, transport, token, ends)
        with told(name), alone_within(self._folder / "lock", token, ends), self._copied() as copy:
            seen = self._seen(day)
            updater = Updater(
                str(copy),
                f"{self.introduction.url}/metadata/",
                str(self._targets),
                f"{self.introduction.url}/targets/",
                fetcher=TransportFetcher(errand),
                bootstrap=self.introduction.root,
            )
            updater.refresh()
            state = State.read(copy, name)
            self._expect_new_enough(state, seen)
            epochs = self._fetch_manifests(updater, state.targets, day, seen.epochs)
            self._fetch_incidents(updater, state.targets)
            self._keep(copy, state, seen.after(state))
            seen.after(state).with_epochs(epochs).write(self._seen_file)

    def forget(self) -> None:
        """Take away all that is kept of the publisher, so that it can begin anew.

        Raises:
            OSError: it cannot be taken away.
        """
        if self._folder.exists():
            shutil.rmtree(self._folder)

    def metadata_call(self, name: str, most_bytes: int = MOST_BYTES) -> Call:
        """The request for a file of the metadata."""
        url = f"{self.introduction.url}/metadata/{name}"
        return Call(self.introduction.name, PURPOSE, url, most_bytes, Conclusion.USES_LIST)

    def _known(self, day: date) -> tuple[Manifest | Unusable, ...]:
        name = self.introduction.name
        try:
            targets = read_role(self._metadata, Targets, name).targets
        except SourceError as error:
            # Whoever has never been asked has announced nothing that could not be read.
            return () if error.why == MISSING else (Unusable("", error.why),)
        seen = read_seen(self._seen_file) or Seen()
        choosing = Choosing(name, day, seen.epochs, self._kept)
        return (*choosing.each(editions_of(targets)), *strange_lists(targets))

    def _seen(self, day: date) -> Seen:
        """What was seen, told from what is kept as far as it was not written down."""
        seen = read_seen(self._seen_file)
        if seen is None:
            expect_beginning(self._seen_file, self._metadata, self.introduction.name)
        return (seen or Seen()).with_epochs(_epochs(self.packs(day)))

    def _expect_new_enough(self, state: State, seen: Seen) -> None:
        is_older = state.versions["snapshot"] < self.introduction.least_snapshot
        if is_older or seen.is_newer_than(state):
            raise SourceProtocolError(self.introduction.name, "rolled_back")

    def _fetch_manifests(
        self, updater: Updater, targets: Targets, day: date, epochs: Mapping[str, int]
    ) -> Mapping[str, int]:
        """Get the manifest of each list, down to the first that has begun; the epochs of those."""

        def get(target: TargetFile) -> bytes | None:
            if self._kept(target) is None:
                self._fetch(updater, target)
            return self._kept(target)

        self._targets.mkdir(exist_ok=True)
        choosing = Choosing(self.introduction.name, day, epochs, get)
        chosen = list(choosing.each(editions_of(targets.targets)))
        return _epochs(one for one in chosen if isinstance(one, Manifest))

    def _fetch_incidents(self, updater: Updater, targets: Targets) -> None:
        target = targets.targets.get(INCIDENTS)
        if target is not None and self._kept(target) is None:
            self._fetch(updater, target)

    def _fetch(self, updater: Updater, target: TargetFile) -> None:
        beside = self._folder / "target.new"
        updater.download_target(target, str(beside))
        write_atomically(self._targets / file_name(target), beside.read_bytes())
        beside.unlink()

    def _kept(self, target: TargetFile) -> bytes | None:
        """The bytes of a target that are kept here, if they are the ones that were announced."""
        path = self._targets / file_name(target)
        try:
            data = read_small(path, MOST_BYTES, self.introduction.name)
        except PackError:
            return None
        return data if is_whole(target, data) else None

    @contextmanager
    def _copied(self) -> Iterator[Path]:
        """A copy of the metadata, to be brought up to date; it ends with the block."""
        copy = self._folder / "metadata.new"
        shutil.rmtree(copy, ignore_errors=True)
        try:
            (copy / _ROOTS).mkdir(parents=True)
            for path in _files_of(self._metadata):
                # What cannot be read is as if it were not there; `Seen` knows that it was.
                with suppress(PackError):
                    data = read_small(path, MOST_BYTES, self.introduction.name)
                    (copy / path.relative_to(self._metadata)).write_bytes(data)
            yield copy
        finally:
            shutil.rmtree(copy, ignore_errors=True)

    def _keep(self, copy: Path, state: State, seen: Seen) -> None:
        before = self._announced()
        seen.write(self._seen_file)
        (self._metadata / _ROOTS).mkdir(parents=True, exist_ok=True)
        for path in _files_of(copy):
            place, data = self._metadata / path.relative_to(copy), path.read_bytes()
            if not _holds(place, data):
                write_atomically(place, data)
        # Whoever has just read the state before still finds what it announced.
        wanted = before | {file_name(target) for target in state.targets.targets.values()}
        for path in self._targets.iterdir():
            if path.name not in wanted:
                with suppress(OSError):
                    path.unlink()

    def _announced(self) -> set[str]:
        try:
            targets = read_role(self._metadata, Targets, self.introduction.name).targets
        except SourceError:
            return set()
        return {file_name(target) for target in targets.values()}


def _files_of(metadata: Path) -> Iterator[Path]:
    """The files of metadata that are kept: every root, and what is newest of each role."""
    yield from sorted((metadata / _ROOTS).glob("*.root.json"))
    yield from (path for role in ROLES if (path := metadata / f"{role}.json").is_file())


def _holds(path: Path, data: bytes) -> bool:
    try:
        return read_small(path, MOST_BYTES, path.name) == data
    except PackError:
        return False


def _epochs(manifests: Iterable[Manifest]) -> Mapping[str, int]:
    return {one.shape.name: one.shape.epoch for one in manifests}

"""What the signed list of a publisher announces: lists, each in one or several editions.

The one rule: what is announced and cannot be used is named with its reason, never passed over; and
the edition before it does not stand in for it.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final
from urllib.parse import quote

from tuf.api.exceptions import LengthOrHashMismatchError
from tuf.api.metadata import TargetFile

from exposure_app.core.manifests import Manifest, parse_manifest
from exposure_app.errors import PackError

MANIFEST: Final = "manifest.json"
LISTS: Final = "packs/"

_TARGET: Final = re.compile(
    LISTS + r"([A-Za-z0-9][A-Za-z0-9._-]{0,63})/e([1-9][0-9]{0,9})/manifest\.json"
)
# A signed manifest that is read by halves is as little use as one of a schema not known yet.
_WHYS: Final = {"corrupt": "version"}


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of a list, as it is announced.

    Attributes:
        name: of the list.
        epoch: of the edition.
        target: length and hash of its manifest.
    """

    name: str
    epoch: int
    target: TargetFile

    @property
    def file_name(self) -> str:
        """Under which its manifest is kept; another manifest has another name."""
        return file_name(self.target)

    def read(self, data: bytes | None, source_id: str) -> Manifest:
        """Its manifest.

        Raises:
            PackError: it is not the one that was announced, or of a form not known here.
        """
        own_id = f"{source_id}-{self.name}"
        if data is None:
            raise PackError(own_id, "state_unreadable")
        manifest = parse_manifest(data, own_id)
        if (manifest.shape.name, manifest.shape.epoch) != (self.name, self.epoch):
            raise PackError(own_id, "altered")
        return manifest


@dataclass(frozen=True, slots=True)
class Unusable:
    """A list that is announced and cannot be used.

    Attributes:
        name: of the list; empty when it has none that could be shown.
        why: stable code of the reason.
    """

    name: str
    why: str


def file_name(target: TargetFile) -> str:
    """Under which a target is kept: its first hash, as a name of a file."""
    algorithm, value = next(iter(target.hashes.items()))
    return quote(f"{algorithm}-{value}.json", "")


def is_whole(target: TargetFile, data: bytes) -> bool:
    """Whether these are the bytes that were announced."""
    try:
        target.verify_length_and_hashes(data)
    except LengthOrHashMismatchError:
        return False
    return True


def editions_of(targets: Mapping[str, TargetFile]) -> list[Edition]:
    """Every edition of every list, by name, the newest first."""
    found = [
        Edition(match[1], int(match[2]), target)
        for path, target in targets.items()
        if (match := _TARGET.fullmatch(path))
    ]
    return sorted(found, key=lambda one: (one.name, -one.epoch))


def strange_lists(targets: Iterable[str]) -> Iterator[Unusable]:
    """That lists are announced under names which this program does not know how to read."""
    if any(
        path.startswith(LISTS) and path.endswith(f"/{MANIFEST}") and not _TARGET.fullmatch(path)
        for path in targets
    ):
        yield Unusable("", "version")


@dataclass(frozen=True, slots=True)
class Choosing:
    """How the edition of each list is chosen.

    Attributes:
        source_id: the publisher.
        day: of the check; an edition that begins later is not taken yet.
        epochs: of each list, the newest that was seen.
        get: gives the bytes of a manifest, as they were announced; None when they are not here.
    """

    source_id: str
    day: date
    epochs: Mapping[str, int]
    get: Callable[[TargetFile], bytes | None]

    def each(self, editions: Iterable[Edition]) -> Iterator[Manifest | Unusable]:
        """Of each list the newest edition that has begun, or why there is none to be used."""
        for name, own in groupby(editions, key=lambda one: one.name):
            try:
                yield self._first(name, own)
            except PackError as error:
                yield Unusable(name, _WHYS.get(error.why, error.why))

    def _first(self, name: str, editions: Iterable[Edition]) -> Manifest | Unusable:
        for one in editions:
            manifest = one.read(self.get(one.target), self.source_id)
            if manifest.valid_from <= self.day:
                is_older = one.epoch < self.epochs.get(name, 0)
                return Unusable(name, "rolled_back") if is_older else manifest
        return Unusable(name, "outdated")

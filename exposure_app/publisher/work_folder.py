"""Where a build keeps what it has done so far, so that it can be taken up again.

The one rule: what stands in the folder under its final name is whole; a build for anything else
than before (lists, terms or key) begins anew.
"""

import hashlib
import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Final

from exposure_app.errors import PublishError
from exposure_app.publisher.build_file import BuildFile
from exposure_app.publisher.whole_files import sync_folder, write_whole

_STATE: Final = "state.json"
_VERSION: Final = 1


class WorkFolder:
    """The working files of one build.

    Attributes:
        folder: where they lie.
        parts: how many parts the identifiers are parted into.
    """

    def __init__(self, folder: Path, parts: int) -> None:
        self.folder = folder
        self.parts = parts

    @classmethod
    def begin_or_resume(
        cls, folder: Path, build: BuildFile, secrets: tuple[bytes, ...], parts: int
    ) -> "WorkFolder":
        """The folder of this very build, emptied if it was another's.

        Args:
            folder: where it is or will be.
            build: what is built.
            secrets: what else a pack follows from; only their hashes are kept.
            parts: how many parts a new build has.

        Raises:
            PublishError: the folder cannot be made, or a list is not there.
        """
        wanted = _fingerprint(build, secrets)
        try:
            told = json.loads((folder / _STATE).read_bytes())
            if told["version"] == _VERSION and told["build"] == wanted:
                return cls(folder, int(told["parts"]))
        except (OSError, ValueError, KeyError, TypeError):
            pass
        try:
            _remove(folder)
            folder.mkdir(parents=True)
            state = {"version": _VERSION, "build": wanted, "parts": parts}
            write_whole(folder / _STATE, json.dumps(state).encode("ascii"), is_private=True)
        except OSError:
            raise PublishError(folder.name, "cannot be written to") from None
        return cls(folder, parts)

    def rows_of(self, place: int) -> Path:
        """The folder of the parted rows of one list."""
        return self.folder / f"rows-{place:04}"

    def told_of(self, place: int) -> Path:
        """What was found in one list: counts and rejected rows; there once it is taken in."""
        return self.folder / f"list-{place:04}.json"

    def records_of(self, part: int) -> Path:
        """The records of one part, sorted by run."""
        return self.folder / f"records-{part:05}.bin"

    def offsets_of(self, part: int) -> Path:
        """Where each run begins in the records of a part; there once the records are."""
        return self.folder / f"records-{part:05}.json"

    def sizes_of(self, part: int) -> Path:
        """How many records of a part each bucket has."""
        return self.folder / f"sizes-{part:05}.bin"

    def leaves_of(self, run: int) -> Path:
        """The hashes of the buckets of a run; there once its buckets are written."""
        return self.folder / f"leaves-{run:05}.bin"

    @property
    def pack(self) -> Path:
        """The folder that will be the pack."""
        return self.folder / "pack"

    def remove(self) -> None:
        """Throw it away."""
        _remove(self.folder)


def _remove(folder: Path) -> None:
    """Throw a working folder away; half of it would be no build of anything."""
    if folder.exists():
        (folder / _STATE).unlink(missing_ok=True)
        sync_folder(folder)
        shutil.rmtree(folder)


def _fingerprint(build: BuildFile, secrets: tuple[bytes, ...]) -> str:
    """What must be the same for a build to be taken up again."""
    found = hashlib.sha256()
    for secret in secrets:
        found.update(hashlib.sha256(secret).digest())
    incidents = [(one.id, sorted(one.data_classes)) for one in build.terms.incidents]
    terms = replace(build.terms, incidents=())
    facts = (terms, terms.canary.canonical, incidents, sorted(build.flags.items()))
    found.update(repr(facts).encode("utf-8"))
    for source in build.inputs:
        try:
            stat = source.path.stat()
        except OSError:
            raise PublishError(source.path.name, "is not there or cannot be read") from None
        found.update(repr((source, stat.st_size, stat.st_mtime_ns)).encode("utf-8"))
    return found.hexdigest()

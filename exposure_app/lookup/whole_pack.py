"""The entries of a small pack, fetched whole once and kept for its epoch.

The one rule: the file is used once it is complete and leads to the root in the signed manifest;
until then it has another name, and what of it is there is not fetched again.

Both names say to which root the file has to lead, so that nothing that was begun for one manifest
is ever taken for another.
"""

import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from exposure_app.atomic_file import sync_file
from exposure_app.cancellation import CancelToken
from exposure_app.core.ledger import Conclusion
from exposure_app.core.manifests import Manifest
from exposure_app.errors import (
    PackError,
    PackMissingError,
    SourceProtocolError,
    SourceUnreachableError,
)
from exposure_app.file_lock import alone_within
from exposure_app.lookup.entries_file import ENTRIES, EntriesFile, prove_entries
from exposure_app.lookup.transport import Transport
from exposure_app.lookup.web_calls import OK, Call

# Small enough to come over a slow line within the time of one call.
PIECE_BYTES: Final = 1 << 20
# A host may ignore which piece is asked for; so much of it is taken at once at most.
_MOST_AT_ONCE: Final = 64 << 20
_PARTIAL: Final = 206


@dataclass(frozen=True, slots=True)
class WholePack:
    """The entries of one epoch of a pack on this computer.

    Attributes:
        source_id: for which source.
        manifest: of the pack.
        host: address of the repository that has it.
        folder: for the file; those beside it are of other epochs; older ones go once this is here.
    """

    source_id: str
    manifest: Manifest
    host: str
    folder: Path

    @property
    def is_here(self) -> bool:
        """Whether the file was fetched to its end, and proved."""
        return _size(self._file) is not None

    def pieces(self) -> list[Call]:
        """The requests that are still needed."""
        return [self._call(start) for start in self._missing()]

    def fetch(self, transport: Transport, token: CancelToken) -> None:
        """Fetch what is not here yet; another process that does so is waited for.

        Raises:
            SourceError: the host did not give it, or not as it was published.
            CheckCancelled: the person stopped; what came until then is kept.
        """
        if self.is_here:
            return
        try:
            with alone_within(self.folder / "lock", token, transport.source_ends()):
                while missing := self._missing():
                    self._take(missing[0], transport, token)
                if not self.is_here:
                    self._finish()
        except TimeoutError:
            raise SourceUnreachableError(self.source_id, "busy") from None
        except OSError:
            raise SourceProtocolError(self.source_id, "state_unwritable") from None

    def open(self) -> EntriesFile:
        """The entries, to be searched.

        Raises:
            PackError: the file got damaged here since it was proved; it is fetched again by the
                next check.
        """
        try:
            return EntriesFile.open(self._file, self.manifest, self.source_id)
        except PackMissingError:
            raise
        except PackError:
            with suppress(OSError):
                self._file.unlink()
            raise

    @property
    def _file(self) -> Path:
        return self.folder / f"{self.manifest.root.hex()}.{ENTRIES}"

    @property
    def _growing(self) -> Path:
        return self._file.with_suffix(".growing")

    def _missing(self) -> list[int]:
        """Where the pieces begin that are not here yet."""
        if self.is_here:
            return []
        size, have = self.manifest.shape.file_bytes, _size(self._growing) or 0
        return list(range(have if have <= size else 0, size, PIECE_BYTES))

    def _call(self, start: int) -> Call:
        shape = self.manifest.shape
        end = min(start + PIECE_BYTES, shape.file_bytes)
        return Call(
            source_id=self.source_id,
            purpose="pack",
            url=f"{self.host}/packs/{shape.name}/e{shape.epoch}/{ENTRIES}",
            most_bytes=min(shape.file_bytes, _MOST_AT_ONCE),
            conclusion=Conclusion.USES_LIST,
            headers={"Range": f"bytes={start}-{end - 1}"},
            expected=frozenset({OK, _PARTIAL}),
        )

    def _take(self, start: int, transport: Transport, token: CancelToken) -> None:
        reply = transport.fetch(self._call(start), token)
        size = self.manifest.shape.file_bytes
        is_whole = reply.status == OK
        expected = size if is_whole else min(PIECE_BYTES, size - start)
        if len(reply.body) != expected:
            raise SourceProtocolError(self.source_id, "wrong_length")
        is_first = is_whole or start == 0
        with self._growing.open("wb" if is_first else "ab") as file:
            file.write(reply.body)
            sync_file(file)

    def _finish(self) -> None:
        """Give the file its name once it is what was published."""
        try:
            prove_entries(self._growing, self.manifest, self.source_id)
        except PackMissingError:
            raise SourceProtocolError(self.source_id, "state_unwritable") from None
        except PackError:
            self._growing.unlink()
            raise SourceProtocolError(self.source_id, "altered") from None
        self._growing.replace(self._file)
        for other in self.folder.parent.glob("e*"):
            number = other.name.removeprefix("e")
            if number.isdecimal() and int(number) < self.manifest.shape.epoch:
                shutil.rmtree(other, ignore_errors=True)


def _size(file: Path) -> int | None:
    """How large a file is; None when there is none that could be read."""
    try:
        return file.stat().st_size
    except OSError:
        return None

"""The lookup ledger: everything that left this computer, for its owner to read.

The one rule: a line is added and never changed. On the disk the ledger is sealed by a key in the
system's keyring; where there is none it lives as long as the program, never in the open.

Whoever sends calls `prepare` before, to know that what is sent will be kept, and gives `append` to
the transport.
"""

import secrets
from collections.abc import Callable
from pathlib import Path
from threading import Lock

from exposure_app.core.ledger import LedgerEntry
from exposure_app.errors import LedgerError
from exposure_app.storage.ledger_file import LedgerFile
from exposure_app.storage.ledger_record import LedgerReading


class Ledger:
    """Lines in the order in which they were added; any number of threads may add them.

    Made by `open` or `in_memory`.
    """

    def __init__(self, file: LedgerFile | None) -> None:
        self._file = file
        self._lines: list[LedgerEntry] = []
        self._one_thread = Lock()

    @classmethod
    def open(cls, file: Path, draw: Callable[[int], bytes] = secrets.token_bytes) -> "Ledger":
        """The ledger of this computer; neither file nor keyring is asked yet.

        Args:
            file: where it is, or will be; `exposure_app.storage.paths.ledger_file` as a rule.
            draw: gives so many bytes by chance.
        """
        return cls(LedgerFile(file, draw))

    @classmethod
    def in_memory(cls) -> "Ledger":
        """A ledger of this run alone, of which nothing is written."""
        return cls(None)

    @property
    def is_kept(self) -> bool:
        """Whether the ledger is still there after this run."""
        return self._file is not None

    def prepare(self) -> None:
        """Find out whether the next line can be added.

        Raises:
            LedgerError: it cannot.
        """
        if self._file is not None:
            self._file.prepare()

    def append(self, entry: LedgerEntry) -> None:
        """Add a line; it is on the disk when this returns.

        Raises:
            LedgerError: it was not added.
        """
        if self._file is not None:
            self._file.append(entry)
            return
        with self._one_thread:
            self._lines.append(entry)

    def read(self) -> LedgerReading:
        """Every line, as far as the ledger can be read, and where it cannot.

        Raises:
            LedgerError: there is no keyring or it is locked, or the file cannot be read.
        """
        if self._file is not None:
            return self._file.read()
        with self._one_thread:
            return LedgerReading(tuple(self._lines))

    def entries(self) -> tuple[LedgerEntry, ...]:
        """Every line of a ledger that is as it was left.

        A line that was cut off when the program stopped is not among them; `read` tells of it.

        Raises:
            LedgerError: as `read`; and when the ledger was changed.
        """
        reading = self.read()
        if reading.is_damaged:
            raise LedgerError("damaged")
        return reading.entries

    def wipe(self) -> bool:
        """Delete the ledger and its key; whether there was one.

        Raises:
            LedgerError: nothing was deleted, or the file alone could not be.
        """
        if self._file is not None:
            return self._file.wipe()
        with self._one_thread:
            was_there = bool(self._lines)
            self._lines.clear()
            return was_there

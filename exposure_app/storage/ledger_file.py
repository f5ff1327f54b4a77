"""The ledger in a file: sealed by a key in the system's keyring, and only ever added to.

The one rule: nothing is added to a ledger from which something was taken. How many records there
are is kept in the keyring too, because the last ones could be cut off without a trace in the file.

A record is on the disk before the keyring counts it. So when the program stops in between, the file
holds one more than was counted, which only the owner of the key could have written, and that is
right; fewer than were counted is damage.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Final

from exposure_app.core.ledger import LedgerEntry
from exposure_app.errors import KeyStoreError, LedgerError
from exposure_app.file_lock import alone
from exposure_app.storage.keys import forget_key, read_key, write_key
from exposure_app.storage.ledger_chain import (
    DRAWN_BYTES,
    HEAD_BYTES,
    KEY_BYTES,
    MARK,
    NONCE_BYTES,
    Place,
    Rest,
    Walk,
    seal,
    walk,
    walk_file,
)
from exposure_app.storage.ledger_record import LedgerReading, Record, read_record, record_bytes

LEDGER_KEY: Final = "ledger"
LEDGER_COUNT: Final = "ledger-count"
MOST_BYTES: Final = 64 << 20

_COUNT_BYTES: Final = 8
_OWNER_ONLY: Final = 0o600
_BINARY: Final = getattr(os, "O_BINARY", 0)
_WHYS: Final = {"keyring_locked": "locked", "no_keyring": "no_keyring"}


@dataclass(frozen=True, slots=True)
class _Known:
    """What was found out about the file so far, so that the next record needs no second look."""

    key: bytes = field(repr=False)
    place: Place
    is_torn: bool


class LedgerFile:
    """The file, its key and its count.

    Args:
        file: where it is, or will be.
        draw: gives so many bytes by chance.
    """

    def __init__(self, file: Path, draw: Callable[[int], bytes]) -> None:
        self._file = file
        self._draw = draw
        self._known: _Known | None = None
        self._one_thread = Lock()

    def prepare(self) -> None:
        """Find out whether the next record can be added, and make the key when there is none.

        Raises:
            LedgerError: it cannot.
        """
        with self._one_thread, _told("unwritable"), self._alone():
            self._known = self._caught_up()

    def append(self, entry: LedgerEntry) -> None:
        """Add a record behind the last, also of another process; on the disk when this returns.

        Raises:
            LedgerError: it was not added.
        """
        with self._one_thread, _told("unwritable"), self._alone():
            known = self._caught_up()
            plain = record_bytes(Record(entry, follows_torn=known.is_torn))
            written, place = seal(known.key, known.place, plain, self._draw(NONCE_BYTES))
            if place.end > MOST_BYTES:
                raise LedgerError("full")
            self._write(known.place.end, written)
            self._known = _Known(known.key, place, is_torn=False)
            # The record is kept already, and the next one brings the count up to date.
            with suppress(KeyStoreError):
                write_key(LEDGER_COUNT, place.number.to_bytes(_COUNT_BYTES, "big"))

    def read(self) -> LedgerReading:
        """Every record, as far as they can be read.

        Raises:
            LedgerError: there is no keyring or it is locked, or the file cannot be read.
        """
        with self._one_thread, _told("unreadable"), self._alone_if_there():
            key, content = read_key(LEDGER_KEY), self._content(0)
            if key is None:
                _expect_none(content)
                return LedgerReading()
            found = walk_file(key, content, b"")
            return _reading(found, is_short=found.place.number < _count())

    def wipe(self) -> bool:
        """Delete file, count and key; whether there was any.

        Raises:
            LedgerError: nothing was deleted, or the file alone could not be.
        """
        with self._one_thread, _told("unwritable"), self._alone_if_there():
            self._known = None
            was_there = self._file.exists()
            # In this order every stop in between leaves a ledger that reads or that wipes again.
            forget_key(LEDGER_COUNT)
            was_there = forget_key(LEDGER_KEY) or was_there
            self._file.unlink(missing_ok=True)
            return was_there

    def _caught_up(self) -> _Known:
        """The place behind the last record, whoever wrote it.

        Raises:
            LedgerError: the ledger is not as it was left.
        """
        known = self._known
        if known is not None and self._begins_with(known.place):
            found = walk(known.key, self._content(known.place.end), known.place)
            if found.rest is not Rest.CHANGED:
                return _Known(known.key, found.place, is_torn=found.rest is Rest.TORN)
        key = read_key(LEDGER_KEY)
        content = self._content(0)
        if key is None:
            _expect_none(content)
            key = self._make_key()
        found = walk_file(key, content, MARK + self._draw(DRAWN_BYTES))
        if found.rest is Rest.CHANGED or found.place.number < _count():
            raise LedgerError("damaged")
        return _Known(key, found.place, is_torn=found.rest is Rest.TORN)

    def _make_key(self) -> bytes:
        key = self._draw(KEY_BYTES)
        forget_key(LEDGER_COUNT)
        write_key(LEDGER_KEY, key)
        return key

    def _begins_with(self, place: Place) -> bool:
        """Whether the file is still the one with this place in it."""
        if not place.end or not self._file.exists():
            return False
        with self._file.open("rb") as stream:
            head = stream.read(HEAD_BYTES)
            if place.number:
                stream.seek(place.end - len(place.tag))
                return head == place.head and stream.read(len(place.tag)) == place.tag
            return head == place.head

    def _content(self, begin: int) -> bytes:
        """The bytes of the file from a place on; none when it is not there."""
        try:
            with self._file.open("rb") as stream:
                stream.seek(begin)
                content = stream.read(MOST_BYTES - begin + 1)
        except FileNotFoundError:
            return b""
        if len(content) > MOST_BYTES - begin:
            raise LedgerError("damaged")
        return content

    def _write(self, end: int, content: bytes) -> None:
        """Put bytes behind the last record; what was torn there goes."""
        descriptor = os.open(self._file, os.O_RDWR | os.O_CREAT | _BINARY, _OWNER_ONLY)
        with os.fdopen(descriptor, "r+b") as stream:
            stream.truncate(end)
            stream.seek(end)
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if not end and os.name != "nt":
            folder = os.open(self._file.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)

    def _alone(self) -> AbstractContextManager[None]:
        return alone(self._file.with_suffix(".lock"))

    def _alone_if_there(self) -> AbstractContextManager[None]:
        """No lock, and so no folder made, where nothing was ever written."""
        return self._alone() if self._file.parent.exists() else nullcontext()


def _reading(found: Walk, *, is_short: bool) -> LedgerReading:
    entries: list[LedgerEntry] = []
    torn: list[int] = []
    for plain in found.plains:
        try:
            record = read_record(plain)
        except ValueError:
            return LedgerReading(tuple(entries), tuple(torn), is_damaged=True)
        if record.follows_torn:
            torn.append(len(entries))
        entries.append(record.entry)
    is_damaged = is_short or found.rest is Rest.CHANGED
    if found.rest is Rest.TORN and not is_damaged:
        torn.append(len(entries))
    return LedgerReading(tuple(entries), tuple(torn), is_damaged)


def _count() -> int:
    """How many records there were when the keyring was last told."""
    return int.from_bytes(read_key(LEDGER_COUNT) or b"", "big")


def _expect_none(content: bytes) -> None:
    if content:
        raise LedgerError("unreadable")


@contextmanager
def _told(why: str) -> Iterator[None]:
    """Turn what keyring and disk raise into our own error."""
    try:
        yield
    except KeyStoreError as error:
        raise LedgerError(_WHYS.get(error.why, why)) from None
    except OSError:
        raise LedgerError(why) from None

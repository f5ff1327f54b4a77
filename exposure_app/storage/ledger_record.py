"""A line of the ledger as the bytes that are sealed, and what a reading of the ledger gives.

The one rule: what was written is read back equal to the last byte, or not at all.
"""

import json
from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import UTC, datetime

from exposure_app.core.ledger import Conclusion, LedgerEntry


@dataclass(frozen=True, slots=True)
class LedgerReading:
    """What a ledger holds, as far as it can be read.

    Attributes:
        entries: every line, the oldest first.
        torn: for each line that was cut off when a process or computer stopped, how many whole
            lines stand before it.
        is_damaged: whether something else follows the last line, or lines are missing there.
    """

    entries: tuple[LedgerEntry, ...] = ()
    torn: tuple[int, ...] = ()
    is_damaged: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """A line, and whether one that was cut off stood before it."""

    entry: LedgerEntry
    follows_torn: bool


def record_bytes(record: Record) -> bytes:
    """The bytes of a record, before they are sealed."""
    entry = record.entry
    form = {
        "at": entry.at.astimezone(UTC).isoformat(),
        "source": entry.source_id,
        "receiver": entry.receiver,
        "purpose": entry.purpose,
        "sent": b64encode(entry.sent).decode("ascii"),
        "received": entry.received,
        "outcome": entry.outcome,
        "conclusion": entry.conclusion.value,
        "shared_by": entry.shared_by,
        "follows_torn": record.follows_torn,
    }
    return json.dumps(form, separators=(",", ":")).encode("ascii")


def read_record(plain: bytes) -> Record:
    """The record of bytes that were opened.

    Raises:
        ValueError: they are no record of this version.
    """
    try:
        form = json.loads(plain)
        entry = LedgerEntry(
            at=datetime.fromisoformat(form["at"]),
            source_id=form["source"],
            receiver=form["receiver"],
            purpose=form["purpose"],
            sent=b64decode(form["sent"], validate=True),
            received=form["received"],
            outcome=form["outcome"],
            conclusion=Conclusion(form["conclusion"]),
            shared_by=form["shared_by"],
        )
        return Record(entry, bool(form["follows_torn"]))
    except (KeyError, TypeError):
        raise ValueError("not a record of this version") from None

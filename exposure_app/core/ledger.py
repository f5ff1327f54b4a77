"""What left the computer, as the ledger keeps it: a line for each request.

The one rule: a line has the bytes exactly as they were sent, but for the key of a service, which
stands as asterisks; of what came back it has the size alone.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Conclusion(StrEnum):
    """What the receiver can conclude from a request, beside the internet address and the time."""

    NOTHING = "nothing"
    """Points that look like chance: no bit of what was typed."""
    LABELS = "labels"
    """Parts of a list by labels that stand for numbers only the evaluator's key could name."""
    USES_LIST = "uses_list"
    """That somebody here uses this list."""
    ONE_OF = "one_of"
    """That what was typed is one of about so many."""
    IN_FULL = "in_full"
    """What was typed, in full."""
    KEY = "key"
    """Whose key of the service it is."""


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One request that left the computer.

    Attributes:
        at: when it was sent, in UTC.
        source_id: for which source.
        receiver: host and port of whoever got it.
        purpose: stable code of what for, worded by `exposure_app.wording.lookups.purpose_text`.
        sent: every byte, in order; empty when the connection failed before the first.
        received: how many bytes came back.
        outcome: the status of the answer, or the stable code of the failure.
        conclusion: what the receiver can conclude.
        shared_by: about how many others send the same; None when the number says nothing.
    """

    at: datetime
    source_id: str
    receiver: str
    purpose: str
    sent: bytes = field(repr=False)
    received: int
    outcome: str
    conclusion: Conclusion
    shared_by: int | None = None

"""Lines for ledgers, and ways in which the file of one is spoilt.

As a command it appends to the ledger of the program: `python -m tests.simulators.ledgers NAME N`.
"""

import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from exposure_app.core.ledger import Conclusion, LedgerEntry
from exposure_app.storage.ledger import Ledger
from exposure_app.storage.ledger_chain import HEAD_BYTES
from exposure_app.storage.paths import ledger_file

HEAD: Final = (
    b"POST /brp1/evaluate HTTP/1.1\r\nHost: codes.example.org\r\nUser-Agent: exposure-check\r\n\r\n"
)
BODY: Final = bytes(range(0x80, 0xA0))


def line(name: str = "cn-phones") -> LedgerEntry:
    """A request that became an answer."""
    return LedgerEntry(
        at=datetime(2026, 11, 23, 6, 3, 5, 678901, UTC),
        source_id=name,
        receiver="codes.example.org:443",
        purpose="oprf",
        sent=HEAD + BODY,
        received=14_664,
        outcome="200",
        conclusion=Conclusion.NOTHING,
    )


def shared_line(name: str = "cn-phones") -> LedgerEntry:
    """A request that a group of people could have sent."""
    sent = b"GET /range/1a2b3 HTTP/1.1\r\nHost: lists.example.org\r\n\r\n"
    return replace(
        line(name),
        receiver="lists.example.org:443",
        purpose="range",
        sent=sent,
        outcome="timed_out",
        conclusion=Conclusion.ONE_OF,
        shared_by=599,
    )


def records(content: bytes) -> list[bytes]:
    """The records of a ledger's file, each with its length."""
    found, at = [], HEAD_BYTES
    while at < len(content):
        end = at + 4 + int.from_bytes(content[at : at + 4], "big")
        found.append(content[at:end])
        at = end
    return found


def put(file: Path, kept: list[bytes]) -> None:
    """Put other records behind the head of a ledger's file."""
    file.write_bytes(file.read_bytes()[:HEAD_BYTES] + b"".join(kept))


if __name__ == "__main__":
    ledger = Ledger.open(ledger_file())
    for place in range(int(sys.argv[2])):
        ledger.append(line(f"{sys.argv[1]}-{place}"))

"""The ledger as text for a person, and as JSON for programs and for keeping.

The one rule: a line that was cut off has its place in the text, and a request its number in the
whole ledger, also where only the last ones are shown.
"""

import json
from collections.abc import Iterator
from datetime import UTC, tzinfo
from pathlib import Path
from typing import Final

from exposure_app.atomic_file import write_atomically
from exposure_app.core.ledger import LedgerEntry
from exposure_app.errors import ReportError
from exposure_app.i18n import _
from exposure_app.reports.sent_bytes import escaped, sent_lines
from exposure_app.reports.wrapping import wrap
from exposure_app.storage.ledger_record import LedgerReading
from exposure_app.wording.ledger import (
    always_concluded_text,
    conclusion_text,
    moment_text,
    nothing_sent_text,
    outcome_text,
    shared_text,
    size_text,
    torn_text,
)
from exposure_app.wording.lookups import purpose_text
from exposure_app.wording.sentences import labelled, with_aside

_INDENT: Final = "   "


def ledger_lines(
    reading: LedgerReading,
    width: int,
    last: int | None = None,
    *,
    has_bytes: bool = False,
    zone: tzinfo | None = None,
) -> list[str]:
    """The ledger as text, the oldest request first.

    Args:
        reading: of the ledger.
        width: columns of a line; bytes may take more, since a break would change them.
        last: how many requests to show, from the end; all when None.
        has_bytes: whether to show every byte that was sent.
        zone: where the person is; the zone of this computer when None.
    """
    if not reading.entries and not reading.torn:
        return [_("The ledger is empty: it tells of no request.")]
    lines = wrap(always_concluded_text(), width)
    total = len(reading.entries)
    for place in range(_first(total, last), total + 1):
        for _torn in range(reading.torn.count(place)):
            lines += ["", *wrap(torn_text(), width)]
        if place < total:
            entry = reading.entries[place]
            lines += ["", f"{place + 1}. {moment_text(entry.at, zone)}"]
            for text in _texts(entry):
                lines += wrap(text, width, _INDENT, _INDENT + "  ")
            if has_bytes:
                lines.append(_INDENT + _("Every byte that was sent:"))
                lines += [_INDENT + "  " + line for line in sent_lines(entry.sent)]
    return lines


def ledger_form(reading: LedgerReading, last: int | None = None) -> dict[str, object]:
    """The ledger for programs.

    Args:
        reading: of the ledger.
        last: how many requests to give, from the end; all when None.
    """
    first = _first(len(reading.entries), last)
    entries = enumerate(reading.entries[first:], first + 1)
    return {
        "entries": [entry_form(number, entry) for number, entry in entries],
        "torn_after": list(reading.torn),
        "is_damaged": reading.is_damaged,
    }


def entry_form(number: int, entry: LedgerEntry) -> dict[str, object]:
    """One request for programs: the time in UTC, the bytes in hex.

    Args:
        number: of the request in the whole ledger, from 1.
        entry: the request.
    """
    return {
        "number": number,
        "at": entry.at.astimezone(UTC).isoformat(),
        "source": entry.source_id,
        "receiver": entry.receiver,
        "purpose": entry.purpose,
        "sent": entry.sent.hex(),
        "received": entry.received,
        "outcome": entry.outcome,
        "conclusion": entry.conclusion.value,
        "shared_by": entry.shared_by,
    }


def save_ledger(reading: LedgerReading, file: Path) -> None:
    """Write every request as a line of JSON to a new file, whole or not at all.

    Raises:
        ReportError: there is such a file already, or it cannot be written.
    """
    if file.exists():
        raise ReportError("exists")
    forms = (entry_form(number, entry) for number, entry in enumerate(reading.entries, 1))
    text = "".join(json.dumps(form, ensure_ascii=False, allow_nan=False) + "\n" for form in forms)
    try:
        write_atomically(file, text.encode("utf-8"))
    except OSError:
        raise ReportError("unwritable") from None


def _first(total: int, last: int | None) -> int:
    return 0 if last is None else max(0, total - last)


def _texts(entry: LedgerEntry) -> Iterator[str]:
    receiver, source = escaped(entry.receiver.encode()), escaped(entry.source_id.encode())
    yield labelled(_("To"), with_aside(receiver, source) if source else receiver)
    yield labelled(_("What for"), purpose_text(entry.purpose))
    yield labelled(_("Sent"), size_text(len(entry.sent)))
    yield labelled(_("Received"), size_text(entry.received))
    yield labelled(_("Outcome"), outcome_text(entry.outcome))
    concluded = conclusion_text(entry.conclusion) if entry.sent else nothing_sent_text()
    yield labelled(_("What the receiver can conclude"), concluded)
    if entry.sent and (shared := shared_text(entry.shared_by)):
        yield shared

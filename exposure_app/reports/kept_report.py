"""What the program keeps on this computer, as text and as JSON."""

from collections.abc import Iterable
from typing import TypedDict

from exposure_app.i18n import _
from exposure_app.reports.wrapping import wrap
from exposure_app.storage.kept import Kept
from exposure_app.wording.kept import kept_meaning, kept_name, never_kept_text
from exposure_app.wording.ledger import size_text
from exposure_app.wording.lookups import why_text
from exposure_app.wording.sentences import labelled

_INDENT = "    "


class KeptForm(TypedDict):
    """One thing in JSON; ``kept`` is null when that could not be found out."""

    id: str
    place: str
    kept: bool | None
    bytes: int


def kept_forms(rows: Iterable[Kept]) -> list[KeptForm]:
    """Everything that may be kept."""
    return [
        {
            "id": row.what.value,
            "place": "keyring" if row.place is None else str(row.place),
            "kept": row.is_there,
            "bytes": row.size,
        }
        for row in rows
    ]


def kept_lines(rows: Iterable[Kept], width: int) -> list[str]:
    """The same for people."""
    lines = wrap(never_kept_text(), width)
    for row in rows:
        lines += wrap(labelled(kept_name(row.what), state_text(row)), width, "", _INDENT)
        lines += wrap(kept_meaning(row.what), width, _INDENT, _INDENT)
        # A path is not broken: it is to be copied.
        lines += [] if row.place is None else [f"{_INDENT}{row.place}"]
    return lines


def state_text(row: Kept) -> str:
    """Whether a thing is kept."""
    if row.is_there is None:
        return why_text(row.why)
    if not row.is_there:
        return _("not here")
    return size_text(row.size) if row.size else _("kept")

"""The laws that letters rest on, read from the table that ships with the program."""

import re
from pathlib import Path
from typing import Final

from exposure_app import resources
from exposure_app.core.letters import Deadline, Law, LetterKind, TimeUnit
from exposure_app.lookup.dated_rows import DatedRow, read_rows

_WITHIN: Final = {kind: f"{kind}_within" for kind in LetterKind}
_TIME: Final = re.compile(rf"([1-9][0-9]{{0,2}}) ({'|'.join(TimeUnit)})s?")


def load_laws(path: Path | None = None) -> tuple[Law, ...]:
    """Every law on file.

    Args:
        path: of the table; the shipped one when left out.

    Raises:
        CatalogueError: the table cannot be read, or has a row that cannot be used.
    """
    place = path or resources.path("letters", "laws.json")
    rows = read_rows(place, (*LetterKind, *_WITHIN.values(), "answering", "authority"))
    seen: set[str] = set()
    for row in rows:
        if seen & row.countries:
            raise row.refused("another law holds for the same country")
        seen |= row.countries
    return tuple(map(_law, rows))


def _law(row: DatedRow) -> Law:
    return Law(
        id=row.name,
        countries=row.countries,
        articles={kind: row.text(kind) for kind in LetterKind},
        deadlines={kind: _deadline(row, key) for kind, key in _WITHIN.items()},
        answering=row.text("answering"),
        authority=row.text("authority"),
        source=row.source,
        last_checked=row.last_checked,
        grade=row.grade,
    )


def _deadline(row: DatedRow, key: str) -> Deadline | None:
    """A time such as ``40 days`` or ``1 month``; empty where the law names none."""
    text = row.text(key)
    if not text:
        return None
    time = _TIME.fullmatch(text)
    if time is None:
        raise row.refused(f"{key} is a number of days or months, or empty")
    return Deadline(int(time[1]), TimeUnit(time[2]))

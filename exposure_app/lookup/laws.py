"""The laws that letters rest on, read from the table that ships with the program."""

from pathlib import Path

from exposure_app import resources
from exposure_app.core.letters import Law, LetterKind
from exposure_app.lookup.dated_rows import DatedRow, read_rows


def load_laws(path: Path | None = None) -> tuple[Law, ...]:
    """Every law on file.

    Args:
        path: of the table; the shipped one when left out.

    Raises:
        CatalogueError: the table cannot be read, or has a row that cannot be used.
    """
    place = path or resources.path("letters", "laws.json")
    rows = read_rows(place, ("access", "deletion", "days", "authority"))
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
        days=row.count_or_none("days"),
        authority=row.text("authority"),
        source=row.source,
        last_checked=row.last_checked,
        grade=row.grade,
    )

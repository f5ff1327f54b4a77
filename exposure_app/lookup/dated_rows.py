"""Rows of facts that say where they come from and when they were last checked.

The one rule: a row with a missing, further or wrong field is refused by name.
"""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Final

from exposure_app.errors import CatalogueError
from exposure_app.lookup.tables import read_table

_DATED: Final = frozenset({"id", "countries", "source", "last_checked", "grade"})
_GRADES: Final = ("A", "B", "C")


class DatedRow:
    """One row, read field by field.

    Attributes:
        name: the id of the row, for errors.
    """

    def __init__(self, table: str, place: int, row: object, own: Iterable[str]) -> None:
        keys = _DATED | frozenset(own)
        if not isinstance(row, dict) or set(row) != keys:
            raise CatalogueError(table, str(place), f"a row has the keys {', '.join(sorted(keys))}")
        self._table, self._row = table, row
        self.name = str(place)
        self.name = self.text("id")
        if not self.name:
            raise CatalogueError(table, str(place), "the id is missing")

    @property
    def countries(self) -> frozenset[str]:
        """Codes of the countries it holds for; at least one."""
        codes = self._row["countries"]
        if not isinstance(codes, list) or not codes or not all(isinstance(c, str) for c in codes):
            raise self.refused("countries is a list of codes")
        return frozenset(codes)

    @property
    def last_checked(self) -> date:
        """When its facts were last checked."""
        try:
            return date.fromisoformat(self.text("last_checked"))
        except ValueError:
            raise self.refused("last_checked is written YYYY-MM-DD") from None

    @property
    def grade(self) -> str:
        """How well its facts are known."""
        grade = self.text("grade")
        if grade not in _GRADES:
            raise self.refused("grade is A, B or C")
        return grade

    @property
    def source(self) -> str:
        """Where its facts come from."""
        source = self.text("source")
        if not source:
            raise self.refused("the source is missing")
        return source

    def text(self, key: str) -> str:
        """A field that is a text."""
        value = self._row[key]
        if not isinstance(value, str):
            raise self.refused(f"{key} is a text")
        return value

    def refused(self, why: str) -> CatalogueError:
        """The error that names this row."""
        return CatalogueError(self._table, self.name, why)


def read_rows(path: Path, own: Iterable[str]) -> tuple[DatedRow, ...]:
    """Every row of a table that holds one list under its own name.

    Args:
        path: of the table.
        own: fields its rows have beside the dated ones.

    Raises:
        CatalogueError: the table cannot be read, or a row has other fields.
    """
    rows = read_table(path).get(path.stem)
    if not isinstance(rows, list):
        raise CatalogueError(path.stem, "-", f"{path.stem} is a list")
    return tuple(DatedRow(path.stem, place, row, own) for place, row in enumerate(rows, 1))

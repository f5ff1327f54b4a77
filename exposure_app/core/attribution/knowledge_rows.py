"""Read the rows of a knowledge table field by field.

The one rule: a bad field is refused with the table and the place of its row. Which fields there
are, and what they mean, is told in `exposure_app.core.attribution.knowledge`.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

from exposure_app.errors import CatalogueError

GROUNDS: Final = ("basis", "source")
_SOURCE: Final = "source"
_BASES: Final = (_SOURCE, "judgement", "fitted")


class Grounds(NamedTuple):
    """On what a row rests.

    Attributes:
        basis: ``source``, ``judgement`` or ``fitted``.
        source: what shows that it is true; empty for any other basis.
    """

    basis: str
    source: tuple[str, ...]


class Row:
    """One row of a table."""

    def __init__(self, table: str, name: str, fields: Mapping[str, object]) -> None:
        self._table, self.name, self._fields = table, name, fields

    def refuse(self, why: str) -> CatalogueError:
        """The error that tells what is wrong with this row."""
        return CatalogueError(self._table, self.name, why)

    def only(self, *keys: str) -> None:
        """See that there is no other field.

        Raises:
            CatalogueError: there is one.
        """
        for key in self._fields:
            if key not in keys:
                raise self.refuse(f"unknown key {key}")

    def number(self, key: str, low: float, high: float) -> float:
        """A number within bounds.

        Raises:
            CatalogueError: it is something else.
        """
        value = self._fields.get(key)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.refuse(f"{key} is not a number")
        if not low <= value <= high:
            raise self.refuse(f"{key} is not between {low} and {high}")
        return float(value)

    def flag(self, key: str) -> bool:
        """True or false; false when it is missing.

        Raises:
            CatalogueError: it is something else.
        """
        value = self._fields.get(key, False)
        if not isinstance(value, bool):
            raise self.refuse(f"{key} is neither true nor false")
        return value

    def text(self, key: str) -> str:
        """A text that is not empty.

        Raises:
            CatalogueError: it is something else.
        """
        value = self._fields.get(key)
        if not isinstance(value, str) or not value:
            raise self.refuse(f"{key} is not a text")
        return value

    def code(self, key: str, known: tuple[str, ...] | frozenset[str]) -> str:
        """One of the known codes.

        Raises:
            CatalogueError: it is something else.
        """
        value = self._fields.get(key)
        if not isinstance(value, str) or value not in known:
            raise self.refuse(f"{key} is not one of the known codes")
        return value

    def optional_code(self, key: str, known: tuple[str, ...] | frozenset[str]) -> str:
        """One of the known codes, or an empty text when it is missing.

        Raises:
            CatalogueError: it is something else.
        """
        return self.code(key, known) if key in self._fields else ""

    def codes(self, key: str, known: tuple[str, ...]) -> frozenset[str]:
        """Some of the known codes; none when they are missing.

        Raises:
            CatalogueError: they are something else.
        """
        value = self._fields.get(key, [])
        if not isinstance(value, list):
            raise self.refuse(f"{key} is not a list")
        for code in value:
            if code not in known:
                raise self.refuse(f"{key}: unknown code {code}")
        return frozenset(value)

    def grounds(self) -> Grounds:
        """On what the row rests.

        Raises:
            CatalogueError: it rests on a source and names none, or on something else and names one.
        """
        basis = self.code("basis", _BASES)
        if _SOURCE not in self._fields:
            if basis == _SOURCE:
                raise self.refuse("the source is missing")
            return Grounds(basis, ())
        value = self._fields[_SOURCE]
        if basis != _SOURCE:
            raise self.refuse(f"a row of basis {basis} has no source")
        if not isinstance(value, list) or not value:
            raise self.refuse("source is not a list of keys")
        for key in value:
            if not isinstance(key, str) or not key or value.count(key) > 1:
                raise self.refuse("source is not a list of different keys")
        return Grounds(basis, tuple(value))


def rows_of(table: str, content: object) -> list[Row]:
    """The rows of a table that is a list.

    Raises:
        CatalogueError: it is something else.
    """
    if not isinstance(content, list):
        raise CatalogueError(table, "0", "the table is not a list of rows")
    rows = []
    for place, fields in enumerate(content, start=1):
        if not isinstance(fields, dict):
            raise CatalogueError(table, str(place), "the row is not an object")
        rows.append(Row(table, str(place), fields))
    return rows


def one(table: str, content: object) -> Mapping[str, object]:
    """A table that is one object.

    Raises:
        CatalogueError: it is something else.
    """
    if not isinstance(content, dict):
        raise CatalogueError(table, "0", "the table is not an object")
    return content


def numbers_of(table: str, content: object, low: float, high: float) -> dict[str, float]:
    """A table of numbers by their name, all within the same bounds.

    Raises:
        CatalogueError: it is something else.
    """
    fields = one(table, content)
    return {name: Row(table, name, fields).number(name, low, high) for name in fields}

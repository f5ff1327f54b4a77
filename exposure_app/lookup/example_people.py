"""The invented people of the demonstration lists, with what to type for each.

The one rule: everything here is invented; the numbers lie in blocks that nobody has.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from exposure_app import resources
from exposure_app.core.attribution.person import Symptom
from exposure_app.core.periods import PartialDate
from exposure_app.errors import CatalogueError

FIRST: Final = "old-forum"
_TABLE: Final = "people"
_MOST_BYTES: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class ExamplePerson:
    """One invented person.

    Attributes:
        key: stable name.
        country: ISO 3166 code.
        carrier: brand, empty when not stated.
        region: first-level region, empty when not stated.
        symptoms: what this person noticed, as ``CODE[@SERVICE][:DATE]``.
        typed: pairs of service (``phone`` or a service's code) and what is typed there.
    """

    key: str
    country: str
    carrier: str
    region: str
    symptoms: tuple[str, ...]
    typed: tuple[tuple[str, str], ...]

    @property
    def noticed(self) -> tuple[Symptom, ...]:
        """The symptoms read: what, where and since when."""
        return tuple(_symptom(text) for text in self.symptoms)


def load_example_people(file: Path | None = None) -> dict[str, ExamplePerson]:
    """Every example person by key.

    Raises:
        CatalogueError: the table or one of its rows cannot be used.
    """
    place = resources.path("packs", "demo", "people.json") if file is None else file
    try:
        if place.stat().st_size > _MOST_BYTES:
            raise CatalogueError(_TABLE, "-", "the file is too large")
        rows = json.loads(place.read_bytes())["people"]
    except (OSError, ValueError, KeyError, TypeError):
        raise CatalogueError(_TABLE, "-", "the file cannot be read") from None
    people = [_person(number, row) for number, row in enumerate(rows)]
    return {person.key: person for person in people}


def _person(number: int, row: dict[str, object]) -> ExamplePerson:
    try:
        identifiers = row["identifiers"]
        symptoms = row["symptoms"]
        if not isinstance(identifiers, list) or not isinstance(symptoms, list):
            raise CatalogueError(_TABLE, str(number), "a list is missing")
        return ExamplePerson(
            key=str(row["key"]),
            country=str(row["country"]),
            carrier=str(row["carrier"]),
            region=str(row["region"]),
            symptoms=tuple(str(code) for code in symptoms),
            typed=tuple((str(one["service"]), str(one["typed"])) for one in identifiers),
        )
    except (KeyError, TypeError):
        raise CatalogueError(_TABLE, str(number), "a key is missing") from None


def _symptom(text: str) -> Symptom:
    told, _, since = text.partition(":")
    code, _, service = told.partition("@")
    return Symptom(code, service or None, PartialDate.parse(since) if since else None)

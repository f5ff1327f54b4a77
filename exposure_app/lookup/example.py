"""Read the invented people who are planted in the demonstration lists."""

import json
from dataclasses import dataclass, field
from pathlib import Path

from exposure_app import resources
from exposure_app.core.identifiers import Service
from exposure_app.errors import CatalogueError

_TABLE = "people"
_PHONE = "phone"
_SIZE_LIMIT = 1024 * 1024


@dataclass(frozen=True, slots=True)
class ExamplePerson:
    """An invented person to try the program with.

    Attributes:
        country: ISO 3166 code.
        phone: a number in a range nobody has, empty when the person has none.
        handles: service and typed text of each account.
    """

    country: str
    phone: str = field(repr=False)
    handles: tuple[tuple[Service, str], ...] = field(repr=False)


def load_examples(file: Path | None = None) -> tuple[ExamplePerson, ...]:
    """Read the people of the demonstration, in the order of the file.

    Raises:
        CatalogueError: the file is missing or a person cannot be read.
    """
    place = file or resources.path("packs", "demo", "people.json")
    try:
        if place.stat().st_size > _SIZE_LIMIT:
            raise CatalogueError(_TABLE, "", "too large")
        stored = json.loads(place.read_text(encoding="utf-8"))
        return tuple(_person(row) for row in stored["people"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise CatalogueError(_TABLE, "", "unreadable") from None


def example_for(people: tuple[ExamplePerson, ...], country: str) -> ExamplePerson | None:
    """The first person of that country, else the first of all; None when there is nobody."""
    same = (person for person in people if person.country == country)
    return next(same, people[0] if people else None)


def _person(row: dict[str, object]) -> ExamplePerson:
    phone = ""
    handles: list[tuple[Service, str]] = []
    identifiers = row["identifiers"]
    if not isinstance(identifiers, list):
        raise TypeError("identifiers is a list")
    for identifier in identifiers:
        service, typed = str(identifier["service"]), str(identifier["typed"])
        if service == _PHONE:
            phone = phone or typed
        else:
            handles.append((Service(service), typed))
    return ExamplePerson(str(row["country"]), phone, tuple(handles))

"""Read the shipped tables of incidents, brands and people per country.

The one rule: one bad row refuses the whole catalogue, by its table and name, so that an answer
never rests on facts that were read by halves.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, TypeVar

from exposure_app import resources
from exposure_app.core.breaches import Brand, Catalogue, Incident
from exposure_app.core.catalogue_rows import index_rows, parse_brand, parse_incident
from exposure_app.errors import CatalogueError

SCHEMA: Final = 1
WORLD: Final = "XX"
INCIDENT_TABLES: Final = (
    "incidents-china.json",
    "incidents-telecom.json",
    "incidents-more.json",
    "incidents-hibp.json",
)
_SIZE_LIMIT: Final = 4_000_000
_INCIDENT_KEYS: Final = frozenset({"schema", "dated", "incidents"})
_WHOLE_TABLE: Final = "-"
_Row = TypeVar("_Row")


@dataclass(frozen=True, slots=True)
class DataSource:
    """Where facts of the catalogue come from, to be named wherever they are shown.

    Attributes:
        name: by language.
        text: the attribution, by language.
        licence: its short name.
        licence_url: where the licence stands.
        url: where the source is, empty when it is this project.
    """

    name: dict[str, str]
    text: dict[str, str]
    licence: str
    licence_url: str
    url: str


def load_catalogue(folder: Path | None = None) -> Catalogue:
    """Read the catalogue from a folder, by default the one that ships with the program.

    Raises:
        CatalogueError: a table is missing or has a row that cannot be used.
    """
    place = folder or resources.path("catalogue")
    countries = frozenset(load_populations(place))
    brands = _load_brands(place, countries)
    sources = frozenset(load_sources(place))
    incidents: dict[str, Incident] = {}
    hibp_names: set[str] = set()
    dated = date.min
    for table in INCIDENT_TABLES:
        content = _read(place, table, _INCIDENT_KEYS)
        dated = max(dated, _dated(content, table))
        for row, incident in _rows(content, table, "incidents", parse_incident, countries):
            wrong = _clash(incident, incidents, hibp_names, brands, sources)
            if wrong:
                raise CatalogueError(table, row, wrong)
            incidents[incident.id] = incident
            hibp_names.add(incident.hibp_name)
    return Catalogue(incidents=incidents, brands=brands, dated=dated)


def read_incidents(data: bytes, table: str) -> tuple[Incident, ...]:
    """The incidents of one table, of the same form as those that ship.

    Args:
        data: the bytes of the table.
        table: its name, for errors.

    Raises:
        CatalogueError: the table has a row that cannot be used, or has one twice.
    """
    content = _content(data, table, _INCIDENT_KEYS)
    _dated(content, table)
    found: dict[str, Incident] = {}
    for row, incident in _rows(
        content, table, "incidents", parse_incident, frozenset(load_populations())
    ):
        if incident.id in found:
            raise CatalogueError(table, row, "this id stands twice")
        found[incident.id] = incident
    return tuple(found.values())


def load_populations(folder: Path | None = None) -> dict[str, int]:
    """People per country code; ``XX`` is everybody who uses the internet.

    Raises:
        CatalogueError: the table is missing or has a row that cannot be used.
    """
    table = "populations.json"
    place = folder or resources.path("catalogue")
    people = _read(place, table, frozenset({"schema", "note", "people"})).get("people")
    if not isinstance(people, dict):
        raise CatalogueError(table, _WHOLE_TABLE, "people is missing")
    for country, count in people.items():
        if not isinstance(count, int) or isinstance(count, bool) or count < 1:
            raise CatalogueError(table, str(country), "not a positive number")
    return people


def load_sources(folder: Path | None = None) -> dict[str, DataSource]:
    """The sources to name beside their facts, by the key that incidents carry.

    Raises:
        CatalogueError: the table is missing or has a row that cannot be used.
    """
    table = "sources.json"
    place = folder or resources.path("catalogue")
    rows = _read(place, table, frozenset({"schema", "sources"})).get("sources")
    if not isinstance(rows, dict):
        raise CatalogueError(table, _WHOLE_TABLE, "sources is missing")
    found = {}
    for key, row in rows.items():
        try:
            found[key] = DataSource(**row)
        except TypeError:
            raise CatalogueError(table, key, "a key is missing or unknown") from None
    return found


def _load_brands(place: Path, countries: frozenset[str]) -> dict[tuple[str, str], Brand]:
    table = "brands.json"
    content = _read(place, table, frozenset({"schema", "brands"}))
    found: dict[tuple[str, str], Brand] = {}
    for row, brand in _rows(content, table, "brands", parse_brand, countries):
        key = (brand.country, brand.name)
        if key in found:
            raise CatalogueError(table, row, "this brand stands twice")
        found[key] = brand
    return found


def _read(place: Path, table: str, keys: frozenset[str]) -> dict[str, object]:
    try:
        path = place / table
        if path.stat().st_size > _SIZE_LIMIT:
            raise CatalogueError(table, _WHOLE_TABLE, "the file is too large")
        data = path.read_bytes()
    except OSError:
        raise CatalogueError(table, _WHOLE_TABLE, "the file cannot be read") from None
    return _content(data, table, keys)


def _content(data: bytes, table: str, keys: frozenset[str]) -> dict[str, object]:
    try:
        content = json.loads(data)
    except (ValueError, RecursionError):
        raise CatalogueError(table, _WHOLE_TABLE, "the file is not JSON") from None
    if not isinstance(content, dict) or content.get("schema") != SCHEMA:
        raise CatalogueError(table, _WHOLE_TABLE, "the schema is not known")
    for key in sorted(content.keys() - keys):
        raise CatalogueError(table, _WHOLE_TABLE, f"unknown key {key!r}")
    return content


def _dated(content: dict[str, object], table: str) -> date:
    try:
        return date.fromisoformat(str(content.get("dated")))
    except ValueError:
        raise CatalogueError(table, _WHOLE_TABLE, "dated is not a date") from None


def _rows(
    content: dict[str, object],
    table: str,
    key: str,
    parse: Callable[[object, frozenset[str]], _Row],
    countries: frozenset[str],
) -> list[tuple[str, _Row]]:
    try:
        rows = index_rows(content, key)
    except ValueError as error:
        raise CatalogueError(table, _WHOLE_TABLE, str(error)) from None
    found = []
    for place, row in enumerate(rows, start=1):
        name = _row_name(row, place)
        try:
            found.append((name, parse(row, countries)))
        except ValueError as error:
            raise CatalogueError(table, name, str(error)) from None
    return found


def _row_name(row: object, place: int) -> str:
    if isinstance(row, dict):
        name = row.get("id") or row.get("name")
        if isinstance(name, str):
            return name
    return str(place)


def _clash(
    incident: Incident,
    incidents: dict[str, Incident],
    hibp_names: set[str],
    brands: dict[tuple[str, str], Brand],
    sources: frozenset[str],
) -> str:
    if incident.id in incidents:
        return "this id stands twice"
    if incident.hibp_name and incident.hibp_name in hibp_names:
        return f"hibp_name {incident.hibp_name!r} stands twice"
    for brand in incident.brands:
        if (incident.country, brand) not in brands:
            return f"brand {brand!r} is not in brands.json"
    for source in incident.provenance.attribution:
        if source not in sources:
            return f"attribution {source!r} is not in sources.json"
    return ""

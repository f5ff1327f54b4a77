"""The official registries on file, read from the table that ships with the program."""

from pathlib import Path

from exposure_app import resources
from exposure_app.core.registries import Registry
from exposure_app.lookup.dated_rows import DatedRow, read_rows


def load_registries(path: Path | None = None) -> tuple[Registry, ...]:
    """Every registry on file.

    Args:
        path: of the table; the shipped one when left out.

    Raises:
        CatalogueError: the table cannot be read, or has a row that cannot be used.
    """
    place = path or resources.path("registries", "registries.json")
    return tuple(_registry(row) for row in read_rows(place, ("web",)))


def _registry(row: DatedRow) -> Registry:
    web = row.text("web")
    if "://" in web:
        raise row.refused("web is written without scheme")
    return Registry(row.name, row.countries, web, row.source, row.last_checked, row.grade)

"""Read how the number library's carriers and places are spelled in the catalogue.

The one rule: one row that cannot be used refuses the table and is named.
"""

from pathlib import Path

from exposure_app import resources
from exposure_app.core.numbering import CarrierNames
from exposure_app.errors import CatalogueError
from exposure_app.lookup import tables

_TABLE = "carriers"


def load_carrier_names(folder: Path | None = None) -> CarrierNames:
    """The names in ``folder``, by default those that ship with the program.

    Raises:
        CatalogueError: the table or one of its rows cannot be used.
    """
    place = resources.path("numbering") if folder is None else folder
    table = tables.read_table(place / f"{_TABLE}.json")
    blocks = tables.texts(_TABLE, "virtual_blocks", table.get("virtual_blocks"))
    for block in blocks:
        if not block.isdecimal():
            raise CatalogueError(_TABLE, f"virtual_blocks.{block}", "not a block of digits")
    return CarrierNames(
        brands=_by_country("brands", table.get("brands")),
        virtual_blocks=blocks,
        provinces=_by_country("provinces", table.get("provinces")),
        places=_by_country("places", table.get("places")),
    )


def _by_country(row: str, value: object) -> dict[str, dict[str, str]]:
    if not isinstance(value, dict):
        raise CatalogueError(_TABLE, row, "not a mapping of countries")
    return {
        country: tables.texts(_TABLE, f"{row}.{country}", names) for country, names in value.items()
    }

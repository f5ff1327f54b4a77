"""Read the countries a person can choose from.

The one rule: one row that cannot be used refuses the table and is named.
"""

import re
from pathlib import Path

from exposure_app import resources
from exposure_app.core.countries import Country
from exposure_app.errors import CatalogueError
from exposure_app.lookup import tables

_TABLE = "countries"


def load_countries(folder: Path | None = None) -> tuple[Country, ...]:
    """The countries in ``folder``, by default those that ship with the program, by code.

    Raises:
        CatalogueError: the table or one of its rows cannot be used.
    """
    place = resources.path("catalogue") if folder is None else folder
    rows = tables.read_table(place / f"{_TABLE}.json").get("countries")
    if not isinstance(rows, list) or not rows:
        raise CatalogueError(_TABLE, "-", "no countries")
    countries = tuple(_country(number, row) for number, row in enumerate(rows))
    codes = [country.code for country in countries]
    for code in codes:
        if codes.count(code) > 1:
            raise CatalogueError(_TABLE, code, "stands twice")
    return countries


def _country(number: int, row: object) -> Country:
    if not isinstance(row, dict):
        raise CatalogueError(_TABLE, str(number), "not an object")
    code, calling_code = row.get("code"), row.get("calling_code")
    if not isinstance(code, str) or not re.fullmatch("[A-Z]{2}", code):
        raise CatalogueError(_TABLE, str(number), "not an ISO 3166 code")
    if not isinstance(calling_code, int) or not 0 < calling_code < 1000:  # noqa: PLR2004 - digits
        raise CatalogueError(_TABLE, code, "not a calling code")
    names = {language: row.get(language) for language in ("en", "zh_CN")}
    if not all(names.values()):
        raise CatalogueError(_TABLE, code, "no name in one of the languages")
    return Country(code, tables.texts(_TABLE, code, names), calling_code)

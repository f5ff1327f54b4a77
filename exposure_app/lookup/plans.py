"""Read how many numbers each numbering plan has.

The one rule: one row that cannot be used refuses the table and is named.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

from exposure_app import resources
from exposure_app.core.anonymity import Plan, Plans
from exposure_app.errors import CatalogueError
from exposure_app.lookup import tables

_TABLE: Final = "plans"
_REGION: Final = re.compile("[A-Z]{2}")
_KIND: Final = re.compile("[a-z_]+")


def load_plans(folder: Path | None = None) -> Plans:
    """The plans in ``folder``, by default those that ship with the program.

    Raises:
        CatalogueError: the table or one of its rows cannot be used.
    """
    place = resources.path("numbering") if folder is None else folder
    table = tables.read_table(place / f"{_TABLE}.json")
    names = {name: table.get(name) for name in ("source", "data_version")}
    said = tables.texts(_TABLE, "-", names)
    return Plans(
        source=said["source"],
        data_version=said["data_version"],
        mobile=_by_name(table.get("regions"), "region", _REGION, _mobile_plan),
        accounts=_by_name(table.get("accounts"), "kind", _KIND, _account_plan),
    )


def _by_name(
    rows: object,
    key: str,
    form: re.Pattern[str],
    read: Callable[[str, dict[str, object]], Plan | None],
) -> dict[str, Plan]:
    if not isinstance(rows, list) or not rows:
        raise CatalogueError(_TABLE, "-", f"no row with a {key}")
    plans: dict[str, Plan | None] = {}
    for number, row in enumerate(rows):
        if not isinstance(row, dict):
            raise CatalogueError(_TABLE, str(number), "not an object")
        name = row.get(key)
        if not isinstance(name, str) or not form.fullmatch(name):
            raise CatalogueError(_TABLE, str(number), f"not the name of a {key}")
        if name in plans:
            raise CatalogueError(_TABLE, name, "stands twice")
        plans[name] = read(name, row)
    return {name: plan for name, plan in plans.items() if plan is not None}


def _mobile_plan(region: str, row: dict[str, object]) -> Plan | None:
    numbers = _count_or_none(region, row, "mobile")
    place = _count_or_none(region, row, "place")
    largest = _count_or_none(region, row, "largest_place")
    if (place is None) != (largest is None):
        raise CatalogueError(_TABLE, region, "one place without the other")
    if not (place or 0) <= (largest or 0) <= (numbers or 0):
        raise CatalogueError(_TABLE, region, "a place with more numbers than what it is part of")
    return None if numbers is None else Plan(numbers, place, largest)


def _account_plan(kind: str, row: dict[str, object]) -> Plan:
    numbers = _count_or_none(kind, row, "numbers")
    if numbers is None:
        raise CatalogueError(_TABLE, kind, "no numbers")
    return Plan(numbers)


def _count_or_none(name: str, row: dict[str, object], key: str) -> int | None:
    if key not in row:
        raise CatalogueError(_TABLE, name, f"{key} is missing")
    count = row[key]
    if count is None:
        return None
    if isinstance(count, bool) or not isinstance(count, int) or count <= 0:
        raise CatalogueError(_TABLE, name, f"{key} is not a count")
    return count

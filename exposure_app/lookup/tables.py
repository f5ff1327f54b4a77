"""Read one table of facts that ships with the program.

The one rule: a table that cannot be read is an error that names it and the row, never an empty
table.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from exposure_app.errors import CatalogueError

_LARGEST: Final = 1_000_000
_SCHEMA: Final = 1


def read_table(path: Path) -> Mapping[str, object]:
    """The object in a JSON file of our schema.

    Raises:
        CatalogueError: the file is missing, too large, not JSON, or of another schema.
    """
    try:
        with path.open("rb") as stream:
            content = stream.read(_LARGEST + 1)
    except OSError:
        raise CatalogueError(path.stem, "-", "the file cannot be read") from None
    if len(content) > _LARGEST:
        raise CatalogueError(path.stem, "-", "the file is too large")
    try:
        table: object = json.loads(content)
    except ValueError:
        raise CatalogueError(path.stem, "-", "the file is not JSON") from None
    if not isinstance(table, dict) or table.get("schema") != _SCHEMA:
        raise CatalogueError(path.stem, "-", f"the file is not of schema {_SCHEMA}")
    return table


def texts(table: str, row: str, value: object) -> dict[str, str]:
    """A mapping of texts, such as the names of one country.

    Raises:
        CatalogueError: the value is something else.
    """
    if not isinstance(value, dict):
        raise CatalogueError(table, row, "not a mapping of texts")
    for key, text in value.items():
        if not isinstance(text, str):
            raise CatalogueError(table, f"{row}.{key}", "not a text")
    return value

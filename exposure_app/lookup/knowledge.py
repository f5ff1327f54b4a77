"""Read the engine's tables from the files that ship with the program.

The one rule: a table that cannot be read is an error that names it, never an empty table.
"""

import json
from pathlib import Path

from exposure_app import resources
from exposure_app.core.attribution.knowledge import TABLES, Knowledge, parse
from exposure_app.errors import CatalogueError

_MOST_BYTES = 1_000_000


def _read(folder: Path, table: str) -> object:
    file = folder / f"{table}.json"
    try:
        with file.open("rb") as stream:
            content = stream.read(_MOST_BYTES + 1)
    except OSError:
        raise CatalogueError(table, "0", "the file cannot be read") from None
    if len(content) > _MOST_BYTES:
        raise CatalogueError(table, "0", "the file is too large")
    try:
        tables: object = json.loads(content)
    except ValueError:
        raise CatalogueError(table, "0", "the file is not JSON") from None
    return tables


def load_knowledge(folder: Path | None = None) -> Knowledge:
    """The checked tables of ``folder``, by default those that ship with the program.

    Raises:
        CatalogueError: a table or one of its rows cannot be used.
    """
    where = resources.path("attribution") if folder is None else folder
    return parse({table: _read(where, table) for table in TABLES})

"""The advice tables that ship with the program, read from disk.

The one rule: one table that cannot be used stops the start; half a book is never given out.
"""

import json
from pathlib import Path
from typing import Final

from exposure_app import resources
from exposure_app.core.advice_book import parse_book
from exposure_app.core.steps import AdviceBook
from exposure_app.errors import CatalogueError

_LARGEST_FILE: Final = 1_000_000


def load_advice(folder: Path | None = None) -> AdviceBook:
    """Read every table of the advice folder.

    Args:
        folder: where the tables lie; the shipped ones when left out.

    Raises:
        CatalogueError: a table cannot be read, or has a row that cannot be used.
    """
    place = resources.path("advice") if folder is None else folder
    return parse_book({path.stem: _read(path) for path in sorted(place.glob("*.json"))})


def _read(path: Path) -> object:
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise CatalogueError(path.stem, "-", "the file is too large")
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise CatalogueError(path.stem, "-", "the file cannot be read as JSON") from None

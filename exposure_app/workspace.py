"""What one run of the program works with: opened once, then passed down.

Why a frozen value: no part can find a second catalogue or change the sources of another.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from exposure_app.core.breaches import Catalogue


@dataclass(frozen=True, slots=True)
class Workspace:
    """Catalogue, knowledge, advice and packs, and the clock.

    Attributes:
        catalogue: every incident and brand.
        pack_folders: where packs lie; each folder is one source.
        today: tells the day.
    """

    catalogue: Catalogue
    pack_folders: tuple[Path, ...]
    today: Callable[[], date]

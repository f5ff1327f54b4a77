"""Everything that the program keeps on this computer: where it is, and how it all goes.

The one rule: what is kept is in the two folders of `paths` or under a name in the keyring that
stands here; a new thing that is kept gets a row, or a test fails.
"""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from exposure_app.errors import KeyStoreError
from exposure_app.storage import paths
from exposure_app.storage.api_keys import HIBP, entry_of
from exposure_app.storage.keys import DESK_KEY, forget_key, read_key
from exposure_app.storage.ledger_file import LEDGER_COUNT, LEDGER_KEY

NO_KEYRING: Final = "no_keyring"


class What(StrEnum):
    """The kinds of things that are kept, worded by `exposure_app.wording.kept`."""

    SETTINGS = "settings"
    NETWORK = "network"
    INTRODUCTIONS = "introductions"
    SESSION_SECRET = "session_secret"  # noqa: S105 - the name of a row
    LISTS = "lists"
    LISTED_BREACHES = "listed_breaches"
    LEDGER = "ledger"
    LEDGER_KEY = "ledger_key"
    DESK_COUNTS = "desk_counts"
    SERVICE_KEY = "service_key"
    DESK_KEY = "desk_key"


@dataclass(frozen=True, slots=True)
class Kept:
    """One thing that may be kept.

    Attributes:
        what: it is.
        place: its file or folder; None when the keyring has it.
        is_there: whether it is kept now; None when that could not be found out.
        size: in bytes; 0 for what the keyring has.
        why: stable code why it could not be found out; empty when it could.
    """

    what: What
    place: Path | None
    is_there: bool | None
    size: int = 0
    why: str = ""


_PLACES: Final[tuple[tuple[What, Callable[[], Path]], ...]] = (
    (What.SETTINGS, paths.settings_file),
    (What.NETWORK, paths.network_settings_file),
    (What.INTRODUCTIONS, paths.introductions_folder),
    (What.SESSION_SECRET, paths.session_secret_file),
    (What.LISTS, paths.stores_folder),
    (What.LISTED_BREACHES, paths.listed_breaches_file),
    (What.LEDGER, paths.ledger_file),
    (What.DESK_COUNTS, paths.desk_counts_file),
)
_KEYS: Final = (
    (What.LEDGER_KEY, LEDGER_KEY),
    (What.SERVICE_KEY, entry_of(HIBP)),
    (What.DESK_KEY, DESK_KEY),
)
# Beside the key of the ledger stands how far it goes.
_NAMES: Final = (*(name for _what, name in _KEYS), LEDGER_COUNT)


def kept() -> tuple[Kept, ...]:
    """Everything that may be kept, and whether it is."""
    return (*_files(), *_secrets())


def erase_everything() -> tuple[What, ...]:
    """Delete everything that is kept; what could not be deleted, which is nothing as a rule.

    Files go first: a ledger whose key is gone cannot be read, and a key whose ledger is gone opens
    nothing. Where there is no keyring there are no keys.
    """
    left: list[What] = []
    for folder in (paths.config_folder(), paths.data_folder()):
        try:
            shutil.rmtree(folder)
        except FileNotFoundError:
            continue
        except OSError:
            left += [row.what for row in _files() if row.is_there and _is_in(row, folder)]
    for name in _NAMES:
        try:
            forget_key(name)
        except KeyStoreError as error:
            if error.why == NO_KEYRING:
                break
            left += [what for what, own in _KEYS if own == name]
    return tuple(dict.fromkeys(left))


def _files() -> Iterator[Kept]:
    for what, place_of in _PLACES:
        place = place_of()
        yield Kept(what, place, place.exists(), _size(place))


def _size(place: Path) -> int:
    files = place.rglob("*") if place.is_dir() else iter((place,))
    return sum(file.stat().st_size for file in files if file.is_file())


def _secrets() -> Iterator[Kept]:
    for what, name in _KEYS:
        try:
            yield Kept(what, None, read_key(name) is not None)
        except KeyStoreError as error:
            is_there = False if error.why == NO_KEYRING else None
            yield Kept(what, None, is_there, why=error.why)


def _is_in(row: Kept, folder: Path) -> bool:
    return row.place is not None and row.place.is_relative_to(folder)

"""What one run of the program works with: opened once, then passed down.

Why a frozen value: no part can find a second catalogue or change the sources of another. This is
also the only place below the window and the command line that reads a clock or draws chance.
"""

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from exposure_app import resources
from exposure_app.core.attribution.knowledge import Knowledge, check_incidents_named
from exposure_app.core.breaches import Brand, Catalogue, brands_of
from exposure_app.core.countries import Country
from exposure_app.core.numbering import CarrierNames
from exposure_app.core.steps import AdviceBook
from exposure_app.lookup.advice import load_advice
from exposure_app.lookup.catalogue import load_catalogue
from exposure_app.lookup.countries import load_countries
from exposure_app.lookup.knowledge import load_knowledge
from exposure_app.lookup.numbering import load_carrier_names
from exposure_app.storage.keys import DESK_KEY, read_key

if TYPE_CHECKING:
    from exposure_app.lookup.desk_keys import DeskKey
    from exposure_app.lookup.network import Network
    from exposure_app.lookup.signatures import PublisherKey

# Named one by one: a pack whose folder was deleted must be missed, not forgotten.
PACK_NAMES: Final = ("phone", "email", "qq", "weibo")
_NONCE_BYTES: Final = 16


@dataclass(frozen=True, slots=True)
class Workspace:
    """Catalogue, knowledge, advice and packs, the clock and chance.

    Attributes:
        catalogue: every incident and brand.
        knowledge: the tables of the attribution model.
        advice: every step.
        countries: every country a person can live in.
        carrier_names: how carriers are spelled that are proposed from a number.
        pack_folders: where packs lie; each folder is one source.
        today: tells the day.
        nonce: draws the bytes with which a source has to prove itself.
        publishers: whose packs are trusted; those that ship with the program when None.
        network: whom else to ask; nobody when None.
    """

    catalogue: Catalogue
    knowledge: Knowledge
    advice: AdviceBook
    countries: tuple[Country, ...]
    carrier_names: CarrierNames
    pack_folders: tuple[Path, ...]
    today: Callable[[], date]
    nonce: Callable[[], bytes]
    publishers: "tuple[PublisherKey, ...] | None" = None
    network: "Network | None" = None

    def desk(self) -> "DeskKey | None":
        """The key of the support desk that works here, from the keyring; None when it has none.

        Raises:
            KeyStoreError: there is no keyring, or it is locked.
        """
        from exposure_app.lookup.desk_keys import DeskKey  # noqa: PLC0415 - for desks alone

        private = read_key(DESK_KEY)
        return None if private is None else DeskKey(private)

    def carriers(self, country: str) -> tuple[Brand, ...]:
        """The carriers of a country, the one with most customers first."""
        return brands_of(self.catalogue, country, "carrier")

    def without(self, incident_ids: Iterable[str]) -> "Workspace":
        """The same workspace with these incidents left out of the catalogue."""
        return replace(self, catalogue=self.catalogue.without(incident_ids))


def today() -> date:
    """The day where the person is."""
    return datetime.now().astimezone().date()  # noqa: TID251 - the clock of the program


def event_name() -> str:
    """What no other event in a calendar is called."""
    return secrets.token_hex(_NONCE_BYTES)


def shipped_packs() -> tuple[Path, ...]:
    """Where the lists that ship with the program lie."""
    return packs_in(resources.path("packs", "demo"))


def packs_in(folder: Path) -> tuple[Path, ...]:
    """The folder of each list, also of one that is missing."""
    return tuple(folder / name for name in PACK_NAMES)


@cache
def _shipped() -> tuple[Catalogue, Knowledge]:
    """What ships with the program, read and checked once: it stays the same while it runs."""
    catalogue, knowledge = load_catalogue(), load_knowledge()
    check_incidents_named(knowledge, catalogue.incidents)
    return catalogue, knowledge


def open_workspace(
    pack_folders: Iterable[Path] | None = None,
    without: Iterable[str] = (),
    today: Callable[[], date] = today,
    publishers: "tuple[PublisherKey, ...] | None" = None,
) -> Workspace:
    """Read catalogue, tables and advice; packs are opened by each check.

    Args:
        pack_folders: where packs lie; the shipped ones when left out.
        without: ids of incidents to leave out of the catalogue.
        today: tells the day.
        publishers: whose packs are trusted; those that ship with the program when None.

    Raises:
        CatalogueError: a table has a row that cannot be used.
    """
    catalogue, knowledge = _shipped()
    workspace = Workspace(
        catalogue=catalogue,
        knowledge=knowledge,
        advice=load_advice(),
        countries=load_countries(),
        carrier_names=load_carrier_names(),
        pack_folders=shipped_packs() if pack_folders is None else tuple(pack_folders),
        today=today,
        nonce=lambda: secrets.token_bytes(_NONCE_BYTES),
        publishers=publishers,
    )
    left_out = tuple(without)
    return workspace.without(left_out) if left_out else workspace

"""Open everything that may be asked over the network, as the settings of this computer say.

The one rule: what was not switched on is not opened, and where nothing is on there is no network at
all. The libraries for it are loaded only then.

This is beside `exposure_app.workspace` a place that reads a clock and draws chance.
"""

import logging
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from exposure_app.core.introductions import Introduction
from exposure_app.core.ledger import LedgerEntry
from exposure_app.errors import CatalogueError, KeyStoreError, LedgerError
from exposure_app.storage import paths
from exposure_app.storage.api_keys import HIBP, ApiKeys
from exposure_app.storage.introductions import load_introductions
from exposure_app.storage.ledger import Ledger
from exposure_app.storage.network_settings import (
    DIRECT,
    HIBP_CATALOGUE,
    HIBP_RANGE,
    SERVICES,
    SYSTEM,
    XPOSEDORNOT,
    NetworkSettings,
    load_network_settings,
)
from exposure_app.storage.session_secret import session_secret
from exposure_app.workspace import Workspace, shipped_packs

if TYPE_CHECKING:
    from exposure_app.core.breaches import Catalogue
    from exposure_app.lookup.connectors.connector import Connector
    from exposure_app.lookup.connectors.listed_breaches import ListedBreaches
    from exposure_app.lookup.network import Network

_NOT_KEPT: Final = frozenset({"no_keyring", "locked"})
_MIB: Final = 1 << 20

_log = logging.getLogger(__name__)


class RunLedger:
    """The ledger of this computer; of this run alone where no keyring can seal one.

    Args:
        file: of the ledger; None when nothing is to be kept, as at a support desk.
    """

    def __init__(self, file: Path | None) -> None:
        self.ledger = Ledger.in_memory() if file is None else Ledger.open(file)

    def prepare(self) -> None:
        """Find out whether what is sent can be written down.

        Raises:
            LedgerError: it cannot, for another reason than that there is no keyring.
        """
        try:
            self.ledger.prepare()
        except LedgerError as error:
            if error.why not in _NOT_KEPT:
                raise
            self.ledger = Ledger.in_memory()

    def note(self, entry: LedgerEntry) -> None:
        """Write down one request."""
        self.ledger.append(entry)


@dataclass(frozen=True, slots=True)
class Access:
    """Where what the network needs is kept on this computer.

    Attributes:
        settings: what is on, and by what way.
        introductions: of every publisher, on or off.
        folder: for what publishers have published.
        listed_file: of the list of breaches that was fetched.
        secret_file: of the secret of sessions.
        ledger: of what is sent.
    """

    settings: NetworkSettings
    introductions: tuple[Introduction, ...]
    folder: Path
    listed_file: Path
    secret_file: Path
    ledger: RunLedger

    @classmethod
    def of_this_computer(cls, *, is_kept: bool = True) -> "Access":
        """The usual places.

        Args:
            is_kept: whether the ledger outlives this run.

        Raises:
            SettingsError: the settings cannot be read.
            IntroductionError: that of a publisher cannot be read.
        """
        return cls(
            load_network_settings(paths.network_settings_file()),
            load_introductions(paths.introductions_folder()),
            paths.stores_folder(),
            paths.listed_breaches_file(),
            paths.session_secret_file(),
            RunLedger(paths.ledger_file() if is_kept else None),
        )


def with_network(
    workspace: Workspace, access: "Access", api_keys: ApiKeys, names: Iterable[str] | None = None
) -> Workspace:
    """The same workspace with everything that is switched on.

    The lists that ship with the program hold invented people. Once a real one can be asked they are
    left out: that a real person is not among invented ones says nothing.

    Args:
        workspace: what to work with.
        access: where the rest is kept.
        api_keys: of services.
        names: open these, on or off; those that are on when None.
    """
    network = open_network(access, workspace.catalogue, api_keys, names)
    if network is None:
        return workspace
    opened = replace(workspace, network=network, catalogue=_newer(workspace.catalogue, network))
    if not network.stores and not network.connectors:
        return opened
    shipped = frozenset(shipped_packs())
    folders = tuple(folder for folder in workspace.pack_folders if folder not in shipped)
    return replace(opened, pack_folders=folders)


def _newer(catalogue: "Catalogue", network: "Network") -> "Catalogue":
    """The catalogue, with what publishers and the list that was fetched tell of."""
    for store in network.stores:
        try:
            catalogue = catalogue.with_listed(store.incidents())
        except CatalogueError:
            # What ships still holds; `sources list` tells of it.
            _log.warning("the incidents of a publisher cannot be used")
    if network.facts is None:
        return catalogue
    from exposure_app.lookup.catalogue import WORLD, load_populations  # noqa: PLC0415
    from exposure_app.lookup.connectors.known_breaches import load_hibp_classes  # noqa: PLC0415
    from exposure_app.lookup.connectors.listed_breaches import incidents_of  # noqa: PLC0415

    rows = network.facts.read().rows
    return catalogue.with_listed(incidents_of(rows, load_hibp_classes(), load_populations()[WORLD]))


def open_network(
    access: Access,
    catalogue: "Catalogue",
    api_keys: ApiKeys,
    names: Iterable[str] | None = None,
    authorities: Path | None = None,
) -> "Network | None":
    """Everything that is switched on; None when nothing is.

    Args:
        access: where it is kept.
        catalogue: to know what services name.
        api_keys: of services.
        names: open these, on or off; those that are on when None.
        authorities: a file of certificates to trust instead of the usual ones.
    """
    wanted = access.settings.on if names is None else frozenset(names)
    publishers = [one for one in access.introductions if one.name in wanted]
    services = [name for name in SERVICES if name in wanted]
    if not publishers and not services:
        return None
    facts = _facts(access) if HIBP_CATALOGUE in wanted else None
    connectors = _connectors(services, catalogue, api_keys, facts)
    return _open(access, publishers, connectors, facts, authorities)


def _facts(access: Access) -> "ListedBreaches":
    from exposure_app.lookup.connectors.listed_breaches import (  # noqa: PLC0415 - see the module
        ListedBreaches,
    )

    return ListedBreaches(access.listed_file)


def _open(
    access: Access,
    publishers: Sequence[Introduction],
    connectors: "tuple[Connector, ...]",
    facts: "ListedBreaches | None",
    authorities: Path | None,
) -> "Network":
    from exposure_app.lookup.network import Network  # noqa: PLC0415 - see the module
    from exposure_app.lookup.pack_store import PackStore  # noqa: PLC0415
    from exposure_app.lookup.plans import load_plans  # noqa: PLC0415
    from exposure_app.lookup.transport import Transport  # noqa: PLC0415

    chance = secrets.SystemRandom()

    def shuffled(numbers: Iterable[int]) -> Sequence[int]:
        found = list(numbers)
        chance.shuffle(found)
        return found

    return Network(
        transport=Transport(
            access.ledger.note,
            lambda: datetime.now(UTC),  # noqa: TID251 - the clock of the program
            chance.random,
            _proxy(access.settings.proxy),
            authorities=authorities,
        ),
        stores=tuple(PackStore(one, access.folder / one.name) for one in publishers),
        connectors=connectors,
        facts=facts,
        secret=session_secret(access.secret_file, secrets.token_bytes),
        shuffled=shuffled,
        folder=access.folder,
        whole_up_to=access.settings.whole_up_to * _MIB,
        plans=load_plans(),
        least_shared=access.settings.least_shared,
        prepare=access.ledger.prepare,
    )


def _proxy(chosen: str) -> str | None:
    from exposure_app.lookup.proxies import (  # noqa: PLC0415 - see the module
        system_proxy,
        with_remote_names,
    )

    if chosen == DIRECT:
        return None
    return system_proxy() if chosen == SYSTEM else with_remote_names(chosen)


def _connectors(
    names: Iterable[str],
    catalogue: "Catalogue",
    api_keys: ApiKeys,
    facts: "ListedBreaches | None",
) -> "tuple[Connector, ...]":
    from exposure_app.lookup.connectors.hibp import HibpDirect, HibpRange  # noqa: PLC0415
    from exposure_app.lookup.connectors.known_breaches import (  # noqa: PLC0415
        KnownBreaches,
        load_hibp_classes,
    )
    from exposure_app.lookup.connectors.unready import UnreadyConnector  # noqa: PLC0415
    from exposure_app.lookup.connectors.xposedornot import XposedOrNot  # noqa: PLC0415

    listed = {} if facts is None else facts.read().rows
    known = KnownBreaches(catalogue, load_hibp_classes(), listed)
    found: list[Connector] = []
    for name in names:
        if name == HIBP_CATALOGUE:
            continue
        if name == XPOSEDORNOT:
            found.append(XposedOrNot(catalogue))
            continue
        key, why = _key_of(HIBP, api_keys)
        kind = HibpRange if name == HIBP_RANGE else HibpDirect
        found.append(UnreadyConnector(name, kind.title, why) if key is None else kind(key, known))
    return tuple(found)


def _key_of(service: str, api_keys: ApiKeys) -> tuple[str | None, str]:
    """The key of a service, or why it is not to be had."""
    try:
        return api_keys.read(service), "no_key"
    except KeyStoreError as error:
        return None, error.why

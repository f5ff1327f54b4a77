"""Every source of a check: lists on this computer, lists elsewhere, and services."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from exposure_app.cancellation import CancelToken
from exposure_app.checking.answers import Answer
from exposure_app.checking.local_source import ask_folder
from exposure_app.checking.wanted import Wanted
from exposure_app.core.findings import CheckRequest
from exposure_app.lookup.local_pack import pack_id
from exposure_app.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Source:
    """One source, ready to be asked.

    Attributes:
        id: stable id.
        ask: asks it; raises nothing but that the person stopped.
    """

    id: str
    ask: Callable[[tuple[Wanted, ...], CancelToken], Answer]


def sources_of(workspace: Workspace, request: CheckRequest) -> tuple[Source, ...]:
    """Every source, those on this computer first."""
    local = (
        Source(pack_id(folder), partial(ask_folder, workspace, folder, workspace.nonce()))
        for folder in workspace.pack_folders
    )
    return (*local, *elsewhere(workspace, request))


def elsewhere(workspace: Workspace, request: CheckRequest) -> Iterator[Source]:
    """Every source that is asked over the network."""
    network = workspace.network
    if network is None:
        return
    from exposure_app.checking.connector_source import (  # noqa: PLC0415 - see `sending`
        ask_connector,
    )
    from exposure_app.checking.network_source import (  # noqa: PLC0415
        Refreshing,
        ask_pack,
        ask_unknown,
        unknown_id,
    )

    for store in network.stores:
        refreshing = Refreshing(network, store, workspace.today())
        known = store.packs(workspace.today())
        for manifest in known:
            name = network.pack(store, manifest, 0).source_id
            yield Source(name, partial(ask_pack, refreshing, manifest, request))
        unusable = store.unusable(workspace.today())
        for one in unusable:
            asking = partial(ask_unknown, refreshing, name=one.name)
            yield Source(unknown_id(store, one.name), asking)
        if not known and not unusable:
            yield Source(store.introduction.name, partial(ask_unknown, refreshing))
    for connector in network.connectors:
        yield Source(connector.id, partial(ask_connector, network, connector, request))

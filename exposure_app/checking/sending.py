"""What a check would send, and to whom, worked out before anything is.

The one rule: nothing is asked here, neither of a list nor of anybody.
"""

from typing import NamedTuple

from exposure_app.checking.wanted import Wanted, is_for, want
from exposure_app.core.findings import CheckRequest, Departure, SendingPlan, ShownList
from exposure_app.core.identifiers import IdentifierKind
from exposure_app.lookup.list_facts import list_facts
from exposure_app.lookup.local_pack import expected_kind, pack_id
from exposure_app.workspace import Workspace


def sending_plan(workspace: Workspace, request: CheckRequest) -> SendingPlan:
    """What pressing Check would send, and to whom; nothing while all lists are on this computer."""
    wanted = want(request.identifiers)
    kinds = {folder: expected_kind(folder) for folder in workspace.pack_folders}
    asked = [folder for folder, kind in kinds.items() if any(is_for(one, kind) for one in wanted)]
    elsewhere = _elsewhere(workspace, request, wanted)
    covered = [*kinds.values(), *elsewhere.kinds]
    alone = [one.subject.service for one in wanted if not any(is_for(one, k) for k in covered)]
    return SendingPlan(
        departures=elsewhere.departures,
        local_sources=tuple(pack_id(folder) for folder in asked),
        uncovered=tuple(dict.fromkeys(alone)),
        lists=tuple(
            list_facts(folder, workspace.today(), workspace.publishers, workspace.desk)
            for folder in asked
        ),
        elsewhere=elsewhere.lists,
    )


class _Elsewhere(NamedTuple):
    """What is asked over the network."""

    departures: tuple[Departure, ...] = ()
    kinds: tuple[IdentifierKind, ...] = ()
    lists: tuple[ShownList, ...] = ()


def _elsewhere(
    workspace: Workspace, request: CheckRequest, wanted: tuple[Wanted, ...]
) -> _Elsewhere:
    if workspace.network is None or not wanted:
        return _Elsewhere()
    from exposure_app.checking.departures import (  # noqa: PLC0415 - who asks nobody needs no network
        departures,
        kinds_of,
        lists_of,
    )

    network, day = workspace.network, workspace.today()
    return _Elsewhere(
        tuple(departures(network, day, request, wanted)),
        tuple(kinds_of(network, day)),
        tuple(lists_of(network, day)),
    )

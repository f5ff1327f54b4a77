"""Try sources without looking anybody up: is it there, is it genuine, does it find what is in it?

The one rule: a try sends what a check sends that looks up nobody; it cannot tell more.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from exposure_app.cancellation import CancelToken
from exposure_app.checking.answers import NEW_LISTS, NO_SUBJECT
from exposure_app.checking.sources import elsewhere
from exposure_app.core.attribution.person import Person
from exposure_app.core.findings import CheckRequest, SendingPlan
from exposure_app.errors import SourceError
from exposure_app.workspace import Workspace

if TYPE_CHECKING:
    from exposure_app.lookup.network import Network


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of trying one source.

    Attributes:
        source_id: which source.
        why: stable code of what is wrong; empty when nothing is.
    """

    source_id: str
    why: str

    @property
    def is_right(self) -> bool:
        """Whether it answered and proved itself."""
        return not self.why


def trying_plan(workspace: Workspace) -> SendingPlan:
    """What `try_sources` would send."""
    if workspace.network is None:
        return SendingPlan((), (), ())
    from exposure_app.checking.departures import (  # noqa: PLC0415 - who asks nobody needs no network
        departures,
        facts_departure,
    )

    network = workspace.network
    lists = departures(network, workspace.today(), _nobody(workspace), ())
    facts = () if network.facts is None else (facts_departure(network.facts),)
    return SendingPlan((*lists, *facts), (), ())


def try_sources(workspace: Workspace, token: CancelToken | None = None) -> tuple[Tried, ...]:
    """Try everything that the workspace may ask over the network.

    A publisher whose lists are not known yet is asked for them first, and then for each. Newer
    facts about breaches are fetched and kept.

    Raises:
        CheckCancelled: the person stopped.
        LedgerError: what is sent could not be written down.
    """
    token = token or CancelToken()
    if workspace.network is None:
        return ()
    workspace.network.prepare()
    tried = _tried(workspace, token)
    if any(one.why == NEW_LISTS for one in tried):
        tried = _tried(workspace, token)
    return (*tried, *_facts(workspace.network, workspace.today(), token))


def _facts(network: "Network", today: date, token: CancelToken) -> Iterator[Tried]:
    if network.facts is None:
        return
    why = ""
    try:
        network.facts.refresh(network.transport, token, today)
    except SourceError as error:
        why = error.why
    yield Tried(network.facts.id, why)


def _tried(workspace: Workspace, token: CancelToken) -> tuple[Tried, ...]:
    request = _nobody(workspace)
    found = []
    for source in elsewhere(workspace, request):
        report = source.ask((), token).report
        found.append(Tried(source.id, "" if report.why == NO_SUBJECT else report.why))
    return tuple(found)


def _nobody(workspace: Workspace) -> CheckRequest:
    """A check that looks up nobody."""
    return CheckRequest(Person("XX", workspace.today()))

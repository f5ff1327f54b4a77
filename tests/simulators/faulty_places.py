"""One fault at one place of a lookup, and a whole check of a computer that meets it.

The computer knew the publisher before, so that the fault comes at its place and nowhere earlier.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import Final

from exposure_app import checking
from exposure_app.cancellation import CancelToken
from exposure_app.core.attribution.person import Person
from exposure_app.core.findings import CheckRequest, CheckResult, SourceReport
from exposure_app.core.identifiers import Identifier, parse_phone
from exposure_app.core.ledger import LedgerEntry
from exposure_app.lookup.network import Network
from exposure_app.lookup.transport import Transport
from exposure_app.lookup.web_calls import Limits
from exposure_app.workspace import Workspace
from tests.simulators.certificates import Certificates
from tests.simulators.faults import Fault
from tests.simulators.http_host import NO_SKEW, HttpHost, answering, http_host
from tests.simulators.misbehaving import Misbehaving, misbehaving
from tests.simulators.network_world import PLANTED, Client, World

SOURCE: Final = "small-small"
LIMITS: Final = Limits(connect=1, call=1, source=3, pause=0.01)
IN_THE_LOCAL_LIST: Final = "+86 121 8000 0006"
SECURE: Final = (Fault.EXPIRED, Fault.WRONG_HOST, Fault.SELF_SIGNED, Fault.STALLED_HANDSHAKE)
FAR_OFF: Final = "2099-01-01"
WHOLE_BYTES: Final = 64 << 20


class Place(StrEnum):
    """Where a fault can be."""

    METADATA = "metadata"
    EVALUATOR = "evaluator"
    PARTS = "parts"
    WHOLE = "whole pack"


TARGETS: Final = {
    Place.METADATA: "/metadata/timestamp.json",
    Place.EVALUATOR: "/brp1/evaluate",
    Place.PARTS: "/packs/",
    Place.WHOLE: "/packs/",
}
# Nobody listens, or nobody can be trusted: then no request gets as far as the files of a pack.
_BEFORE_ANY_REQUEST: Final = frozenset({Fault.REFUSED, *SECURE})


def faults_of(place: Place) -> list[Fault]:
    """Every fault that can be met at a place."""
    is_first = place in (Place.METADATA, Place.EVALUATOR)
    return [fault for fault in Fault if is_first or fault not in _BEFORE_ANY_REQUEST]


@dataclass
class Meeting:
    """A computer that is about to meet a fault.

    Attributes:
        workspace: with the network of this computer.
        world: of the publisher.
        server: that misbehaves.
        good: the host that does not.
        ledger: what the computer sent.
    """

    workspace: Workspace
    world: World
    server: Misbehaving
    good: HttpHost
    ledger: list[LedgerEntry]

    @property
    def network(self) -> Network:
        """Whom the computer may ask."""
        assert self.workspace.network is not None
        return self.workspace.network

    def check(self, token: CancelToken | None = None) -> CheckResult:
        """A whole check, of one number in the list elsewhere and one in the list that is here."""
        return check(self.workspace, token or CancelToken())


def identifiers() -> tuple[Identifier, ...]:
    """A number in the list elsewhere, and one in the list that ships with the program."""
    return parse_phone(PLANTED.canonical, "CN"), parse_phone(IN_THE_LOCAL_LIST, "CN")


def check(
    workspace: Workspace,
    token: CancelToken,
    typed: Sequence[Identifier] | None = None,
) -> CheckResult:
    """A whole check."""
    some = identifiers() if typed is None else tuple(typed)
    request = CheckRequest(Person("CN", workspace.today()), some)
    return checking.check(workspace, request, lambda _progress: None, token)


def report_of(result: CheckResult, source_id: str = SOURCE) -> SourceReport:
    """What one source did."""
    return next(report for report in result.reports if report.source_id == source_id)


@contextmanager
def meeting(  # noqa: PLR0913 - each says one thing about the meeting
    folder: Path,
    workspace: Workspace,
    place: Place,
    fault: Fault,
    tls: Certificates | None = None,
    *,
    limits: Limits = LIMITS,
    clock_skew: timedelta = NO_SKEW,
    change: Callable[[Transport], Transport] = lambda transport: transport,
) -> Iterator[Meeting]:
    """A fault at a place, until the block ends.

    Args:
        folder: for everything.
        workspace: with the lists that are on the computer.
        place: where the fault is.
        fault: what is wrong there.
        tls: for faults of TLS.
        limits: of the computer.
        clock_skew: how far the clock of the server is ahead.
        change: makes another transport of the usual one.
    """
    world = World(folder / "world")
    world.found()
    client = Client(folder / "client")

    def changed(transport: Transport) -> Transport:
        authority = tls.authority if tls is not None else None
        return change(replace(transport, limits=limits, authorities=authority))

    with ExitStack() as stack:
        good = stack.enter_context(http_host(answering(world.answer)))
        server = stack.enter_context(
            misbehaving(
                fault,
                world.answer,
                only=lambda target: target.startswith(TARGETS[place]),
                tls=tls if fault in SECURE else None,
                clock_skew=clock_skew,
            )
        )
        at_evaluator = place is Place.EVALUATOR
        evaluator = server.address if at_evaluator else good.address
        world.publish((evaluator,), valid_to=FAR_OFF)
        introduction = world.introduce(good.address)
        before = client.network(introduction)
        store, today = before.stores[0], world.now.date()
        store.refresh(before.transport, CancelToken(), today, before.transport.source_ends())
        client.ledger.clear()
        network = client.network(
            introduction if at_evaluator else replace(introduction, url=server.address),
            whole_up_to=WHOLE_BYTES if place is Place.WHOLE else 0,
            change=changed,
        )
        own = replace(workspace, network=network, today=lambda: today)
        yield Meeting(own, world, server, good, client.ledger)

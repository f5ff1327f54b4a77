"""A computer, a publisher and whoever stands between them, for tests of what passes on the wire."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from exposure_app.cancellation import CancelToken
from exposure_app.core.findings import CheckResult
from exposure_app.core.identifiers import Identifier
from exposure_app.core.ledger import LedgerEntry
from exposure_app.core.manifests import Manifest
from exposure_app.lookup.network import Network
from exposure_app.lookup.network_pack import NetworkPack
from exposure_app.lookup.transport import Transport
from exposure_app.workspace import Workspace
from tests.simulators.certificates import Certificates
from tests.simulators.faulty_places import FAR_OFF, LIMITS, check
from tests.simulators.http_host import HttpHost, Respond, answering, http_host
from tests.simulators.network_world import Client, World


def _as_it_is(host: HttpHost) -> str:
    return host.address


@dataclass(frozen=True)
class Way:
    """How the computer comes to the publisher.

    Attributes:
        address: by which it knows host and evaluator.
        proxy: through which it goes.
        tls: when it goes enciphered; the host shows the good certificate.
        whole_up_to: lists of at most so many bytes come over whole.
        terms: of the pack.
        respond: another way to answer than that of a good host.
    """

    address: Callable[[HttpHost], str] = _as_it_is
    proxy: str | None = None
    tls: Certificates | None = None
    whole_up_to: int = 0
    terms: Mapping[str, object] = field(default_factory=dict)
    respond: Callable[[World], Respond] = lambda world: answering(world.answer)

    def changed(self, transport: Transport) -> Transport:
        """The transport that goes this way."""
        authority = self.tls.authority if self.tls is not None else None
        return replace(transport, proxy=self.proxy, authorities=authority, limits=LIMITS)


@dataclass
class Scene:
    """Everybody who takes part.

    Attributes:
        workspace: of the computer.
        world: of the publisher.
        host: host and evaluator of the publisher.
        client: the computer.
    """

    workspace: Workspace
    world: World
    host: HttpHost
    client: Client

    @property
    def network(self) -> Network:
        """Whom the computer may ask."""
        assert self.workspace.network is not None
        return self.workspace.network

    @property
    def ledger(self) -> list[LedgerEntry]:
        """What the computer sent."""
        return self.client.ledger

    @property
    def manifest(self) -> Manifest:
        """Of the pack, as the computer knows it."""
        [manifest] = self.network.stores[0].packs(self.workspace.today())
        return manifest

    @property
    def pack(self) -> NetworkPack:
        """The pack."""
        return self.network.pack(self.network.stores[0], self.manifest, 14)

    def sent(self, purpose: str) -> list[bytes]:
        """What was sent for one purpose."""
        return [entry.sent for entry in self.ledger if entry.purpose == purpose]

    def learn(self) -> None:
        """Learn what the publisher has, and forget that it was asked."""
        network, token = self.network, CancelToken()
        ends = network.transport.source_ends()
        network.stores[0].refresh(network.transport, token, self.workspace.today(), ends)
        self.ledger.clear()
        self.host.requests.clear()
        self.host.listener.connections.clear()

    def check(self, *typed: Identifier) -> CheckResult:
        """A whole check; of one number in the list, and another, when nothing is typed."""
        return check(self.workspace, CancelToken(), typed or None)


@contextmanager
def scene(folder: Path, workspace: Workspace, way: Way | None = None) -> Iterator[Scene]:
    """Everybody, until the block ends.

    Args:
        folder: for everything.
        workspace: with the lists that are on the computer.
        way: between computer and publisher; the direct one when None.
    """
    way = way or Way()
    world, client = World(folder / "world"), Client(folder / "client")
    world.found()
    context = way.tls.for_server() if way.tls is not None else None
    with http_host(way.respond(world), context) as host:
        address = way.address(host)
        world.publish((address,), valid_to=FAR_OFF, **way.terms)
        network = client.network(
            world.introduce(address), whole_up_to=way.whole_up_to, change=way.changed
        )
        day = world.now.date()
        own = replace(workspace, network=network, today=lambda: day)
        yield Scene(own, world, host, client)

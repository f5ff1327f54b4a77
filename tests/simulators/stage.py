"""A publisher, somebody in the place of its host, and a client that was introduced to it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from exposure_app.cancellation import CancelToken
from exposure_app.core.findings import State
from exposure_app.core.introductions import Introduction
from exposure_app.errors import SourceError
from exposure_app.lookup.network import Network
from tests.simulators import attacked as forging
from tests.simulators.attacked import Attacker, ask, attacked, files_of, outcome, publish
from tests.simulators.http_host import HttpHost
from tests.simulators.network_world import PLANTED_IN, Client, World

TOKEN = CancelToken()
LIST = "small-small"
FAILED = State.COULD_NOT_CHECK
WHOLE = 64 << 20


class Stage:
    """A publisher, whoever stands in its place, and a client.

    Attributes:
        world: the publisher.
        attacker: with the host.
        host: at the address that was introduced.
        client: a computer that trusts the publisher.
    """

    def __init__(self, folder: Path, attacker: Attacker, host: HttpHost) -> None:
        self.folder = folder
        self.world = attacker.world
        self.attacker = attacker
        self.host = host
        self.day = forging.today(self.world)
        publish(self.world, host.address)
        self.introduction = self.world.introduce(host.address)
        self.client = Client(folder / "client")

    @property
    def store(self) -> Path:
        """Where the client keeps what it knows of the publisher."""
        return self.folder / "client" / "small"

    def network(self, introduction: Introduction | None = None, whole_up_to: int = 0) -> Network:
        """What the client may ask."""
        return self.client.network(introduction or self.introduction, whole_up_to=whole_up_to)

    def fresh(self, introduction: Introduction | None = None) -> Network:
        """Of another computer, that has seen nothing yet."""
        other = Client(self.folder / f"client-{len(list(self.folder.iterdir()))}")
        return other.network(introduction or self.introduction)

    def refresh(self, network: Network | None = None) -> str:
        """Bring a client up to date; why that failed."""
        network = network or self.network()
        transport = network.transport
        try:
            network.stores[0].refresh(transport, TOKEN, self.day, transport.source_ends())
        except SourceError as error:
            return error.why
        return ""

    def epochs(self, network: Network | None = None) -> list[int]:
        """The epochs that a client would ask."""
        store = (network or self.network()).stores[0]
        return [manifest.shape.epoch for manifest in store.packs(self.day)]

    def expect_refused(self, why: str) -> None:
        """See that nothing is taken, that nothing changed, and that a check says so."""
        store = self.store
        before, epochs = files_of(store), self.epochs()
        assert self.refresh() == why
        assert files_of(store) == before
        assert self.epochs() == epochs
        self.client.ledger.clear()
        for state, told in outcome(self.network(), self.day).values():
            assert (state, told) == (FAILED, why)
        assert {one.purpose for one in self.client.ledger} == {"manifest"}

    def expect_all_well(self) -> None:
        """See that the true host is believed again, and finds who is planted."""
        self.attacker.instead.clear()
        self.attacker.faults.clear()
        self.attacker.world = self.world
        assert self.refresh() == ""
        (answer,) = ask(self.network(), self.day)
        assert {one.incident_id for one in answer.findings} == PLANTED_IN


@contextmanager
def staged(folder: Path, age: timedelta = timedelta()) -> Iterator[Stage]:
    """A publisher with one pack, and a client that has seen it unless the state is too old.

    Args:
        folder: for everything.
        age: of the state that the publisher is in.
    """
    world = World(folder / "world")
    world.now -= age
    world.found()
    with attacked(world) as (attacker, host):
        stage = Stage(folder, attacker, host)
        stage.refresh()
        yield stage

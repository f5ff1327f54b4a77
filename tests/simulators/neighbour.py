"""A publisher on loopback as a person meets it: an address, and the file by which it is added."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from exposure_app.core.introductions import introduction_bytes
from exposure_app.storage import paths
from exposure_app.storage.introductions import add_introduction
from exposure_app.storage.network_settings import (
    DIRECT,
    NetworkSettings,
    save_network_settings,
)
from tests.simulators.faults import Fault, Scene, perform
from tests.simulators.faulty_places import FAR_OFF
from tests.simulators.http_host import (
    NO_SKEW,
    Answer,
    HttpHost,
    Reply,
    Request,
    Respond,
    answering,
    http_host,
)
from tests.simulators.loopback import Connection
from tests.simulators.network_world import World

NAME = "small"
TITLE = "Small lists"


@dataclass(frozen=True)
class Neighbour:
    """A publisher with one list.

    Attributes:
        world: what it published.
        host: its host and evaluator.
        file: what it gives to be added.
    """

    world: World
    host: HttpHost
    file: Path

    def forget_asked(self) -> None:
        """Begin again to write down what it is asked."""
        self.host.requests.clear()
        self.host.listener.connections.clear()

    def add(self, *on: str, least_shared: int = 1000, whole_up_to: int = 0) -> None:
        """Add it on this computer, and switch on what is named."""
        add_introduction(paths.introductions_folder(), self.file)
        settings = NetworkSettings(frozenset(on), DIRECT, least_shared, whole_up_to)
        save_network_settings(paths.network_settings_file(), settings)


def at_times(faults: set[Fault], answer: Answer) -> Respond:
    """A host that has a fault while one is in the set, and is good otherwise."""
    good = answering(answer)

    def respond(connection: Connection, request: Request) -> bool:
        if not faults:
            return good(connection, request)
        reply = Reply(*answer(*request))
        return perform(next(iter(faults)), Scene(connection, request, reply, "", NO_SKEW))

    return respond


@contextmanager
def neighbour(
    folder: Path, respond: Callable[[World], Respond] = lambda world: answering(world.answer)
) -> Iterator[Neighbour]:
    """A publisher, until the block ends.

    Args:
        folder: for everything of it.
        respond: how its host answers.
    """
    world = World(folder / "world")
    world.found()
    with http_host(respond(world)) as host:
        world.publish((host.address,), valid_to=FAR_OFF)
        file = folder / f"{NAME}.json"
        introduction = world.introduce(host.address)
        file.write_bytes(introduction_bytes(introduction))
        yield Neighbour(world, host, file)

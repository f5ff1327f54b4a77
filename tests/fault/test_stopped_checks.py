"""A person who stops is obeyed wherever a server lets the check wait, and nothing goes on behind.

The limits here are far longer than the tests: whoever waited for them would be noticed.
"""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event, Thread

import pytest
from urllib3.util.connection import create_connection

from exposure_app.cancellation import CancelToken
from exposure_app.errors import CheckCancelled
from exposure_app.lookup import connecting
from exposure_app.lookup.watch import Watch
from exposure_app.lookup.web_calls import Limits
from exposure_app.workspace import Workspace, open_workspace
from tests.simulators.faulty_places import FAR_OFF, check
from tests.simulators.http_host import answering, http_host
from tests.simulators.loopback import HOST, Connection, listening
from tests.simulators.network_world import Client, World

PATIENCE = 10
LONG = Limits(connect=300, call=300, source=300)
END = b"\r\n\r\n"


@dataclass
class Trap:
    """An evaluator that lets whoever asks wait.

    Attributes:
        address: of it.
        release: lets go of whoever waits.
        reached: set when somebody waits.
    """

    address: str
    release: Callable[[], None]
    reached: Event = field(default_factory=Event)


def _in_the_name(stack: ExitStack, reached: Event) -> Trap:
    released, real = Event(), socket.getaddrinfo
    patch = stack.enter_context(pytest.MonkeyPatch.context())

    def stalled(host: str, *words: object, **more: object) -> object:
        if host != "stalled.example":
            return real(host, *words, **more)  # type: ignore[arg-type]
        reached.set()
        released.wait(PATIENCE)
        raise socket.gaierror

    patch.setattr(socket, "getaddrinfo", stalled)
    return Trap("https://stalled.example", released.set, reached)


def _in_connecting(stack: ExitStack, reached: Event) -> Trap:
    """A host whose queue is full: it never takes up the connection."""
    full = stack.enter_context(socket.socket())
    full.bind((HOST, 0))
    full.listen(0)
    address = full.getsockname()
    for _place in range(2):
        waiting = stack.enter_context(socket.socket())
        waiting.setblocking(False)  # noqa: FBT003 - the signature of the standard library
        with pytest.raises(BlockingIOError):
            waiting.connect(address)
    patch = stack.enter_context(pytest.MonkeyPatch.context())

    def noticed(where: tuple[str, int], *words: object, **more: object) -> socket.socket:
        if where[1] == address[1]:
            reached.set()
        return create_connection(where, *words, **more)  # type: ignore[arg-type]

    patch.setattr(connecting, "create_connection", noticed)
    return Trap(f"http://{HOST}:{address[1]}", full.close, reached)


def _after(said: bytes, reached: Event) -> Callable[[Connection], None]:
    def serve(connection: Connection) -> None:
        connection.read_until(END)
        connection.send(said)
        reached.set()
        connection.read_all()

    return serve


def _in_greeting(stack: ExitStack, reached: Event) -> Trap:
    def serve(connection: Connection) -> None:
        connection.read()
        reached.set()
        connection.read_all()

    listener = stack.enter_context(listening(serve))
    return Trap(f"https://{HOST}:{listener.port}", _nothing, reached)


def _in_the_answer(said: bytes) -> Callable[[ExitStack, Event], Trap]:
    def trap(stack: ExitStack, reached: Event) -> Trap:
        listener = stack.enter_context(listening(_after(said, reached)))
        return Trap(f"http://{HOST}:{listener.port}", _nothing, reached)

    return trap


def _nothing() -> None:
    """The end of the trap lets go of whoever waits."""


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nContent-Length: 192\r\n\r\n"
TRAPS = {
    "name": _in_the_name,
    "connecting": _in_connecting,
    "greeting": _in_greeting,
    "head": _in_the_answer(b""),
    "half a head": _in_the_answer(HEAD[:20]),
    "body": _in_the_answer(HEAD),
    "half a body": _in_the_answer(HEAD + bytes(90)),
}
IN_A_THREAD = ("name", "connecting", "greeting")


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    """The lists that ship with the program."""
    return open_workspace()


@contextmanager
def _world(
    folder: Path, workspace: Workspace, evaluator: str
) -> Iterator[tuple[Workspace, Client]]:
    """A computer that knows a list, whose evaluator is at this address."""
    world, client = World(folder / "world"), Client(folder / "client")
    world.found()
    with http_host(answering(world.answer)) as host:
        world.publish((evaluator,), valid_to=FAR_OFF)
        network = client.network(
            world.introduce(host.address), change=lambda usual: replace(usual, limits=LONG)
        )
        day, ends = world.now.date(), network.transport.source_ends()
        network.stores[0].refresh(network.transport, CancelToken(), day, ends)
        client.ledger.clear()
        yield replace(workspace, network=network, today=lambda: day), client


@contextmanager
def _cancelling(trap: Trap, token: CancelToken) -> Iterator[None]:
    """Stop the check once it waits in the trap."""

    def cancel() -> None:
        trap.reached.wait(PATIENCE)
        token.cancel()

    thread = Thread(target=cancel)
    thread.start()
    yield
    thread.join()


def _expect_gone(threads: list[Thread]) -> None:
    for thread in threads:
        thread.join(PATIENCE)
    assert not any(thread.is_alive() for thread in threads)


@pytest.mark.parametrize("place", TRAPS)
def test_a_person_who_stops_does_not_wait_for_a_server(
    place: str, tmp_path: Path, workspace: Workspace
) -> None:
    token = CancelToken()
    with ExitStack() as stack:
        trap = TRAPS[place](stack, Event())
        own, client = stack.enter_context(_world(tmp_path, workspace, trap.address))
        before = set(threading.enumerate())
        with _cancelling(trap, token), pytest.raises(CheckCancelled):
            check(own, token)
        assert trap.reached.is_set()
        ours = [one for one in threading.enumerate() if one not in before]
        ours = [one for one in ours if one.name.startswith(("source", "small", connecting.NAME))]
        left = [one for one in ours if one.name == connecting.NAME]
        _expect_gone([one for one in ours if one not in left])
        # What cannot be stopped is left behind, and keeps no program from ending.
        assert bool(left) == (place in IN_A_THREAD)
        assert all(one.daemon for one in left)
        trap.release()
        lines = [line for line in client.ledger if line.purpose == "oprf"]
        assert [line.outcome for line in lines] == ["stopped"]
    _expect_gone(left)


def test_what_is_left_behind_ends_what_it_began(tmp_path: Path) -> None:
    reached, closed, goes_on = Event(), Event(), Event()

    def connect() -> None:
        reached.set()
        goes_on.wait(PATIENCE)

    token = CancelToken()
    watch = Watch(1e12, 1, token)
    trap = Trap("", _nothing, reached)
    with _cancelling(trap, token), pytest.raises(CheckCancelled):
        connecting.connect_within(watch, 300, connect, closed.set)
    assert not closed.is_set()
    goes_on.set()
    assert closed.wait(PATIENCE)


def test_an_address_that_does_not_answer_leaves_time_for_the_next(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tried: list[tuple[str, float]] = []
    found = [(0, 0, 0, "", (address, 1)) for address in ("2001:db8::1", "2001:db8::2", "192.0.2.1")]

    def refuse(where: tuple[str, int], seconds: float, **more: object) -> socket.socket:
        tried.append((where[0], seconds))
        raise TimeoutError

    monkeypatch.setattr(socket, "getaddrinfo", lambda *_words, **_more: found)
    monkeypatch.setattr(connecting, "create_connection", refuse)
    with pytest.raises(TimeoutError):
        connecting.dial("several.example", 443, 8, None)
    assert [address for address, _seconds in tried] == ["2001:db8::1", "2001:db8::2", "192.0.2.1"]
    assert [seconds for _address, seconds in tried[:2]] == [2, 2]
    assert tried[2][1] > 7

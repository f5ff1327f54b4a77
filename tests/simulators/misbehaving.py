"""A server on loopback with one fault, and a good server behind it.

Example:
    >>> with misbehaving(Fault.TRUNCATED, answer) as server:  # doctest: +SKIP
    ...     look_up(server.address)
    ...     assert b"secret" not in b"".join(server.received)
"""

import itertools
import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta

from tests.simulators.certificates import Certificates, Kind
from tests.simulators.faults import Fault, Scene, fail_at_once, perform
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
from tests.simulators.loopback import HOST, Connection, listening

__all__ = ["Fault", "Misbehaving", "misbehaving"]

_CERTIFICATES = {
    Fault.EXPIRED: Kind.EXPIRED,
    Fault.WRONG_HOST: Kind.WRONG_HOST,
    Fault.SELF_SIGNED: Kind.SELF_SIGNED,
}


@dataclass(frozen=True)
class Misbehaving:
    """A server with a fault.

    Attributes:
        address: what a client is given.
        elsewhere: another host, that redirections name; what it received must stay empty.
    """

    address: str
    elsewhere: HttpHost
    _received: Callable[[], list[bytes]] = field(default=list)
    _requests: Callable[[], list[Request]] = field(default=list)

    @property
    def received(self) -> list[bytes]:
        """What came in on each connection so far; with TLS, what it meant."""
        return self._received()

    @property
    def requests(self) -> list[Request]:
        """What was asked, in the order of arrival."""
        return self._requests()


@contextmanager
def misbehaving(
    fault: Fault,
    answer: Answer,
    *,
    only: Callable[[str], bool] = lambda _: True,
    tls: Certificates | None = None,
    failures: int = 1,
    clock_skew: timedelta = NO_SKEW,
) -> Iterator[Misbehaving]:
    """A server that misbehaves until the block ends.

    Args:
        fault: what it does.
        answer: the good server behind the fault.
        only: which targets the fault is for. A refused connection and faults of TLS come before
            any target is known: they are always for all.
        tls: to speak TLS; the faults of certificates need it.
        failures: how many requests a flaky server fails before it answers.
        clock_skew: how far the clock in its replies is ahead.
    """
    if fault in _CERTIFICATES and tls is None:
        raise ValueError("this fault needs certificates")
    with http_host(answering(_login_page)) as elsewhere:
        if fault is Fault.REFUSED:
            with _silent_port() as port:
                yield Misbehaving(_address(port, is_secure=tls is not None), elsewhere)
        elif fault is Fault.STALLED_HANDSHAKE:
            with listening(Connection.read_all) as listener:
                address = _address(listener.port, is_secure=True)
                yield Misbehaving(address, elsewhere, lambda: listener.received)
        else:
            # The other host has another name, so that a client sees another host.
            other = f"http://localhost:{elsewhere.port}"
            respond = _responding(fault, answer, other, failures, clock_skew)
            kind = _CERTIFICATES.get(fault, Kind.GOOD)
            context = None if tls is None else tls.for_server(kind)
            good = answering(answer, clock_skew)
            with http_host(_either(respond, good, only), context) as host:
                yield Misbehaving(
                    host.address, elsewhere, lambda: host.received, lambda: [*host.requests]
                )


def _responding(
    fault: Fault, answer: Answer, elsewhere: str, failures: int, clock_skew: timedelta
) -> Respond:
    tries = itertools.count()

    def respond(connection: Connection, request: Request) -> bool:
        reply = Reply(*answer(*request))
        scene = Scene(connection, request, reply, elsewhere, clock_skew)
        if fault is Fault.FLAKY and next(tries) < failures:
            fail_at_once(scene)
            return False
        return perform(fault, scene)

    return respond


def _either(bad: Respond, good: Respond, only: Callable[[str], bool]) -> Respond:
    def respond(connection: Connection, request: Request) -> bool:
        return (bad if only(request.target) else good)(connection, request)

    return respond


def _login_page(
    method: str, target: str, headers: Mapping[str, str], body: bytes
) -> tuple[int, Mapping[str, str], bytes]:
    return 200, {"Content-Type": "text/html"}, b"<!doctype html><title>Sign in</title>"


def _address(port: int, *, is_secure: bool) -> str:
    return f"{'https' if is_secure else 'http'}://{HOST}:{port}"


@contextmanager
def _silent_port() -> Iterator[int]:
    """A port that is taken, but where nobody listens."""
    with socket.socket() as held:
        held.bind((HOST, 0))
        yield int(held.getsockname()[1])

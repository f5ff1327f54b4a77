"""An HTTP/1.1 host of our own on loopback: small enough that every fault can be made of it.

Bodies of requests come with their length; connections stay open until somebody wants them closed.
"""

import ssl
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import timedelta
from email.utils import format_datetime, formatdate, parsedate_to_datetime
from http import HTTPStatus
from typing import NamedTuple, TypeAlias

from tests.simulators.loopback import HOST, Connection, Listener

NO_SKEW = timedelta()
_END = b"\r\n\r\n"


class Request(NamedTuple):
    """What a client asked; names of headers are in lower case."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes


class Reply(NamedTuple):
    """What it is answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes


Answer: TypeAlias = Callable[
    [str, str, Mapping[str, str], bytes], tuple[int, Mapping[str, str], bytes]
]
"""Method, target, headers and body of a request to status, headers and body of a reply."""

Respond: TypeAlias = Callable[[Connection, Request], bool]
"""Writes a reply; whether the connection stays open."""


class HttpHost:
    """A host that is up.

    Attributes:
        requests: what was asked, in the order of arrival.

    Args:
        respond: writes each reply.
        context: to speak TLS.
    """

    def __init__(self, respond: Respond, context: ssl.SSLContext | None) -> None:
        self.requests: list[Request] = []
        self._respond = respond
        self.listener = Listener(self._serve, context)
        self.address = f"{'https' if context else 'http'}://{HOST}:{self.port}"

    @property
    def port(self) -> int:
        """Where it listens."""
        return self.listener.port

    @property
    def received(self) -> list[bytes]:
        """What came in on each connection so far."""
        return self.listener.received

    def _serve(self, connection: Connection) -> None:
        stays = True
        while stays:
            request = read_request(connection)
            self.requests.append(request)
            stays = self._respond(connection, request)


@contextmanager
def http_host(respond: Respond, context: ssl.SSLContext | None = None) -> Iterator[HttpHost]:
    """A host that ends with the block."""
    host = HttpHost(respond, context)
    try:
        yield host
    finally:
        host.listener.stop()


def answering(answer: Answer, clock_skew: timedelta = NO_SKEW) -> Respond:
    """Write replies as a good host does.

    Args:
        answer: gives the replies.
        clock_skew: how far the clock of the host is ahead.
    """

    def respond(connection: Connection, request: Request) -> bool:
        return send_reply(connection, request, Reply(*answer(*request)), clock_skew)

    return respond


def read_request(connection: Connection) -> Request:
    """The next request of a client.

    Raises:
        ConnectionAbortedError: there is none.
    """
    head = connection.read_until(_END).decode("latin-1")
    first, *lines = head.removesuffix("\r\n\r\n").split("\r\n")
    method, target, _ = first.split(" ")
    pairs = (line.split(":", 1) for line in lines)
    headers = {name.strip().lower(): value.strip() for name, value in pairs}
    body = connection.read_exactly(int(headers.get("content-length", "0")))
    return Request(method, target, headers, body)


def send_reply(
    connection: Connection,
    request: Request,
    reply: Reply,
    clock_skew: timedelta = NO_SKEW,
    more: Sequence[tuple[str, str]] = (),
) -> bool:
    """Write a whole reply; whether the connection stays open.

    Args:
        connection: of the client.
        request: what it asked.
        reply: what it is answered.
        clock_skew: how far the clock of the host is ahead.
        more: headers; a name may come several times.
    """
    stays = request.headers.get("connection", "").lower() != "close"
    own = {"Content-Length": str(len(reply.body)), "Connection": "keep-alive" if stays else "close"}
    headers = [*{**reply.headers, **own}.items(), *more]
    connection.send(head(reply.status, headers, clock_skew) + reply.body)
    return stays


def head(status: int, headers: Iterable[tuple[str, str]], clock_skew: timedelta = NO_SKEW) -> bytes:
    """The first lines of a reply, with a date."""
    names = {known.value: known.phrase for known in HTTPStatus}
    lines = [f"HTTP/1.1 {status} {names.get(status, 'Unknown')}", f"Date: {_date(clock_skew)}"]
    lines += [f"{name}: {value}" for name, value in headers]
    return "\r\n".join(lines).encode("latin-1") + _END


def _date(clock_skew: timedelta) -> str:
    now = parsedate_to_datetime(formatdate(usegmt=True))
    return format_datetime(now + clock_skew, usegmt=True)

"""Proxies on loopback that keep every byte of the client and where it wanted to go.

The one rule: they look up no name. A name is known from ``hosts`` or cannot be reached, so whatever
arrives as a name was left for the proxy to look up.
"""

import base64
import ipaddress
import select
import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import urlsplit

from tests.simulators.loopback import HOST, PATIENCE_SECONDS, Connection, Listener

Admits: TypeAlias = Callable[[str, str], bool]
"""Whether a user with a password may pass."""

_END = b"\r\n\r\n"
_CHUNK = 65536
_NO_AUTHENTICATION, _USER_AND_PASSWORD, _NO_METHOD = 0, 2, 0xFF
_SUCCEEDED, _UNREACHABLE, _NO_SUCH_COMMAND = 0, 4, 7
_IPV4, _NAME, _IPV6 = 1, 3, 4
_SIZES = {_IPV4: 4, _IPV6: 16}


@dataclass(frozen=True)
class Journey:
    """Where a client wanted to go.

    Attributes:
        host: name or address, as the client gave it.
        is_name: whether it is a name.
        user: as whom; empty if nobody asked.
    """

    host: str
    port: int
    is_name: bool
    user: str = ""


class Proxy:
    """A proxy that is up.

    Attributes:
        address: for the settings of a client; without a user.
        journeys: in the order of the requests, with those that led nowhere.

    Args:
        hosts: ports of loopback that names or addresses stand for.
        admits: who may pass; everybody may, unasked, without it.
    """

    def __init__(self, hosts: Mapping[str, int], admits: Admits | None, *, is_socks: bool) -> None:
        self.journeys: list[Journey] = []
        self._hosts = hosts
        self._admits = admits
        self.listener = Listener(self._serve_socks if is_socks else self._serve_http)
        self.address = f"{'socks5h' if is_socks else 'http'}://{HOST}:{self.listener.port}"

    @property
    def received(self) -> list[bytes]:
        """Every byte the client sent, by connection: also those that went through a tunnel."""
        return self.listener.received

    def _dial(self, journey: Journey) -> socket.socket | None:
        self.journeys.append(journey)
        port = self._hosts.get(journey.host)
        if port is None and journey.host in {HOST, "localhost", "::1"}:
            port = journey.port
        if port is None:
            return None
        try:
            return socket.create_connection((HOST, port), PATIENCE_SECONDS)
        except OSError:
            return None

    def _serve_http(self, connection: Connection) -> None:
        first, *lines = connection.read_until(_END).removesuffix(_END).split(b"\r\n")
        method, target, version = first.decode("latin-1").split(" ")
        user, word = _basic(lines)
        if self._admits and not self._admits(user, word):
            _refuse(connection, "407 Proxy Authentication Required")
            return
        is_tunnel = method == "CONNECT"
        parts = urlsplit(f"//{target}" if is_tunnel else target)
        host = parts.hostname or ""
        upstream = self._dial(Journey(host, parts.port or 80, _is_name(host), user))
        if upstream is None:
            _refuse(connection, "502 Bad Gateway")
            return
        with upstream:
            if is_tunnel:
                connection.send(f"{version} 200 Connection established\r\n\r\n".encode())
            else:
                path = parts._replace(scheme="", netloc="").geturl() or "/"
                upstream.sendall(_rewritten(f"{method} {path} {version}", lines))
            _relay(connection, upstream)

    def _serve_socks(self, connection: Connection) -> None:
        _, count = connection.read_exactly(2)
        wanted = _USER_AND_PASSWORD if self._admits else _NO_AUTHENTICATION
        is_offered = wanted in connection.read_exactly(count)
        connection.send(bytes((5, wanted if is_offered else _NO_METHOD)))
        user = ""
        if self._admits and is_offered:
            user, word = _login(connection)
            is_offered = self._admits(user, word)
            connection.send(bytes((1, 0 if is_offered else 1)))
        if is_offered:
            self._serve_command(connection, user)

    def _serve_command(self, connection: Connection, user: str) -> None:
        _, command, _, kind = connection.read_exactly(4)
        size = _SIZES[kind] if kind in _SIZES else connection.read_exactly(1)[0]
        given = connection.read_exactly(size)
        port = int.from_bytes(connection.read_exactly(2), "big")
        host = given.decode() if kind == _NAME else str(ipaddress.ip_address(given))
        if command != 1:
            connection.send(_socks_reply(_NO_SUCH_COMMAND))
            return
        upstream = self._dial(Journey(host, port, kind == _NAME, user))
        if upstream is None:
            connection.send(_socks_reply(_UNREACHABLE))
            return
        with upstream:
            connection.send(_socks_reply(_SUCCEEDED))
            _relay(connection, upstream)


@contextmanager
def http_proxy(hosts: Mapping[str, int], admits: Admits | None = None) -> Iterator[Proxy]:
    """A forward proxy for absolute addresses and CONNECT; addresses of loopback need no entry.

    Args:
        hosts: ports of loopback that made-up names stand for.
        admits: who may pass; everybody may, unasked, without it.
    """
    yield from _running(Proxy(hosts, admits, is_socks=False))


@contextmanager
def socks_proxy(hosts: Mapping[str, int], admits: Admits | None = None) -> Iterator[Proxy]:
    """A SOCKS5 proxy; addresses of loopback need no entry.

    Args:
        hosts: ports of loopback that made-up names stand for.
        admits: who may pass; everybody may, unasked, without it.
    """
    yield from _running(Proxy(hosts, admits, is_socks=True))


def _running(proxy: Proxy) -> Iterator[Proxy]:
    try:
        yield proxy
    finally:
        proxy.listener.stop()


def _is_name(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return True
    return False


def _basic(lines: list[bytes]) -> tuple[str, str]:
    for line in lines:
        name, _, value = line.partition(b":")
        if name.lower() == b"proxy-authorization":
            user, _, word = base64.b64decode(value.split()[-1]).decode().partition(":")
            return user, word
    return "", ""


def _login(connection: Connection) -> tuple[str, str]:
    _, size = connection.read_exactly(2)
    user = connection.read_exactly(size).decode()
    return user, connection.read_exactly(connection.read_exactly(1)[0]).decode()


def _refuse(connection: Connection, status: str) -> None:
    own = 'Proxy-Authenticate: Basic realm="test"\r\nContent-Length: 0\r\nConnection: close'
    connection.send(f"HTTP/1.1 {status}\r\n{own}\r\n\r\n".encode())


def _rewritten(first: str, lines: list[bytes]) -> bytes:
    between = (b"proxy-", b"connection:")
    kept = [line for line in lines if not line.lower().startswith(between)]
    return b"\r\n".join([first.encode("latin-1"), *kept, b"Connection: close"]) + _END


def _socks_reply(code: int) -> bytes:
    return bytes((5, code, 0, _IPV4, 0, 0, 0, 0, 0, 0))


def _relay(connection: Connection, upstream: socket.socket) -> None:
    upstream.sendall(connection.take_unread())
    while True:
        ready, _, _ = select.select([connection.link, upstream], [], [])
        if connection.link in ready:
            chunk = connection.read()
            if not chunk:
                return
            upstream.sendall(chunk)
        if upstream in ready:
            chunk = upstream.recv(_CHUNK)
            if not chunk:
                return
            connection.send(chunk)

"""Connections that keep what they sent, and count and limit what comes back.

The one rule: nothing is read past the limits of the call, neither of time nor of size, and a person
who stops is obeyed between two reads.

Why the socket is read here: the library below limits each read and not their sum, so that an answer
of one byte a second would never end; and it does not tell what it sent.
"""

import http.client
import io
import socket
import ssl
from dataclasses import dataclass
from functools import partial
from http.client import HTTPResponse, IncompleteRead
from ssl import SSLContext
from typing import Any, Final, cast

from requests import PreparedRequest
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.contrib.socks import SOCKSConnection, SOCKSHTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError

from exposure_app.lookup.connecting import connect_within, dial
from exposure_app.lookup.watch import SLICE_SECONDS, Watch

_INTERIM: Final = range(102, 200)


class _Incoming(io.RawIOBase):
    """What comes over a socket, read in short slices."""

    def __init__(self, connected: socket.socket, watch: Watch) -> None:
        self._socket = connected
        # Keeps the socket open until the answer is read, as the socket's own files do.
        self._hold = connected.makefile("rb", buffering=0)
        self._watch = watch

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - any buffer, as the class above says
        """Read what is there, and wait for it within the limits of the call."""
        while True:
            self._socket.settimeout(min(SLICE_SECONDS, self._watch.seconds_left()))
            try:
                count = self._socket.recv_into(buffer)
            except TimeoutError:
                continue
            self._watch.take(count)
            return count

    def close(self) -> None:
        """Let the socket go."""
        if not self.closed:
            self._hold.close()
        super().close()


@dataclass(frozen=True, slots=True)
class _Watched:
    """A socket whose file is read in slices."""

    connected: socket.socket
    watch: Watch

    def makefile(self, _mode: str) -> io.BufferedReader:
        """The file of what comes."""
        return io.BufferedReader(_Incoming(self.connected, self.watch))


class _Answer(HTTPResponse):
    """Takes no interim answer for the answer, and no half of a head for a whole one.

    Source: RFC 9110, section 15.2, and RFC 9112, section 8. The class below passes over status 100
    alone, and takes the end of the connection for the end of the head.
    """

    watch: Watch

    def begin(self) -> None:
        """Read the head."""
        super().begin()
        # No more is read than is needed, so whoever met the end here needed more.
        if self.watch.is_ended:
            raise IncompleteRead(b"")

    def _read_status(self) -> tuple[str, int, str]:
        found: tuple[str, int, str] = super()._read_status()  # type: ignore[misc]
        while found[1] in _INTERIM:
            http.client.parse_headers(self.fp)
            found = super()._read_status()  # type: ignore[misc]
        return found


class _WatchedConnection(HTTPConnection):
    """Adds the watch to a connection; stands before one of the library's classes."""

    def __init__(self, watch: Watch, *args: Any, **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        self._watch = watch
        # A function may stand for the class: it is called and nothing else.
        self.response_class = cast("type[HTTPResponse]", self._response)

    def _response(self, connected: socket.socket, *args: Any, **options: Any) -> HTTPResponse:  # noqa: ANN401
        watched = cast("socket.socket", _Watched(connected, self._watch))
        answer = _Answer(watched, *args, **options)
        answer.watch = self._watch
        return answer

    def connect(self) -> None:
        """Be connected, within the time for it."""
        connect_within(self._watch, cast("float", self.timeout), super().connect, self.close)

    def send(self, data: Any) -> None:  # noqa: ANN401 - as the class above says
        """Send, and keep what was sent; also when it broke off, since nobody knows where."""
        if self.sock is None:
            self.connect()
        self._watch.seconds_left()
        self._watch.sent += data
        super().send(data)


class _Direct(_WatchedConnection):
    """Goes to the host itself, or to a proxy that speaks HTTP."""

    def _new_conn(self) -> socket.socket:
        options = cast("list[tuple[int, int, int | bytes]]", self.socket_options)
        try:
            return dial(self._dns_host, self.port, cast("float", self.timeout), options)
        except (socket.gaierror, UnicodeError):
            raise NameResolutionError(self.host, self, socket.gaierror()) from None
        except TimeoutError:
            raise ConnectTimeoutError(self, "timed out") from None
        except OSError:
            raise NewConnectionError(self, "no answer") from None


class _Plain(_Direct, HTTPConnection):
    pass


class _Secure(_Direct, HTTPSConnection):
    pass


class _PlainBySocks(_WatchedConnection, SOCKSConnection):
    pass


class _SecureBySocks(_WatchedConnection, SOCKSHTTPSConnection):
    pass


def _pools(watch: Watch, *, is_socks: bool) -> dict[str, type]:
    """The library's kinds of pools, with connections that are watched."""
    plain, secure = (_PlainBySocks, _SecureBySocks) if is_socks else (_Plain, _Secure)

    class Pool(HTTPConnectionPool):
        ConnectionCls = cast("type[HTTPConnection]", partial(plain, watch))

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = cast("type[HTTPSConnection]", partial(secure, watch))

    return {"http": Pool, "https": SecurePool}


class WatchedAdapter(HTTPAdapter):
    """Lets one request of `requests` go over a watched connection.

    Args:
        watch: of the one call that is made by it.
        trusting: checks who the host is, and the proxy where it is enciphered.
    """

    def __init__(self, watch: Watch, trusting: SSLContext) -> None:
        self._watch = watch
        self._trusting = trusting
        super().__init__(pool_connections=1, pool_maxsize=1)

    def init_poolmanager(self, *args: Any, **options: Any) -> None:  # noqa: ANN401
        """Prepare for direct connections."""
        super().init_poolmanager(*args, **options)
        self.poolmanager.pool_classes_by_scheme = _pools(self._watch, is_socks=False)

    def proxy_manager_for(self, proxy: str, **options: Any) -> Any:  # noqa: ANN401
        """Prepare for connections by a proxy."""
        is_socks = proxy.startswith("socks")
        if not is_socks:
            options["proxy_ssl_context"] = self._trusting
        manager = super().proxy_manager_for(proxy, **options)
        manager.pool_classes_by_scheme = _pools(self._watch, is_socks=is_socks)
        return manager

    def build_connection_pool_key_attributes(
        self, request: PreparedRequest, *_ways: object, **_more: object
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        """Whom to ask, and how to check who it is."""
        host, _usual = super().build_connection_pool_key_attributes(request, True)  # noqa: FBT003
        return host, {"ssl_context": self._trusting, "cert_reqs": ssl.CERT_REQUIRED}

    def cert_verify(self, conn: Any, *_rest: object) -> None:  # noqa: ANN401
        """Leave the certificates that were read once: the class above has them read again."""
        conn.cert_reqs = ssl.CERT_REQUIRED

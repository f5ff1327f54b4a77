"""A listener on loopback with a thread for each connection; it keeps what came in and ends cleanly.

The one rule: what serves a connection may only wait through it, so that stopping wakes everybody.
"""

import socket
import ssl
import struct
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread

HOST = "127.0.0.1"
PATIENCE_SECONDS = 5
HEAD_LIMIT = 65536
_CHUNK = 65536
_AT_ONCE = struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)


class Connection:
    """One connection of a client.

    Attributes:
        received: every byte of the client so far; with TLS, what it meant.

    Args:
        link: as it was accepted.
        stopping: set when the test is over.
    """

    def __init__(self, link: socket.socket, stopping: Event) -> None:
        self.received = bytearray()
        self._link = link
        self._stopping = stopping
        self._unread = b""

    @property
    def link(self) -> socket.socket:
        """The socket itself, to wait for it beside another."""
        return self._link

    def secure(self, context: ssl.SSLContext) -> None:
        """Speak TLS from here on."""
        self._link = context.wrap_socket(
            self._link, server_side=True, do_handshake_on_connect=False
        )
        self.pause(0)
        self._link.do_handshake()

    def read(self) -> bytes:
        """What the client sends next; nothing once it has ended."""
        if self._unread:
            return self.take_unread()
        chunk = self._link.recv(_CHUNK)
        self.received += chunk
        return chunk

    def take_unread(self) -> bytes:
        """What came in after the last mark."""
        taken, self._unread = self._unread, b""
        return taken

    def read_until(self, mark: bytes) -> bytes:
        """What comes before a mark, and the mark.

        Raises:
            ConnectionAbortedError: the client ended, or sends without end.
        """
        text = b""
        while mark not in text:
            text += self._more(len(text))
        before, _, self._unread = text.partition(mark)
        return before + mark

    def read_exactly(self, size: int) -> bytes:
        """So many bytes.

        Raises:
            ConnectionAbortedError: the client ended.
        """
        text = b""
        while len(text) < size:
            text += self._more(0)
        self._unread = text[size:]
        return text[:size]

    def read_all(self) -> None:
        """Say nothing until the client ends."""
        while self.read():
            pass

    def send(self, data: bytes) -> None:
        """Send all of it."""
        self._link.sendall(data)

    def pause(self, seconds: float) -> None:
        """Wait.

        Raises:
            ConnectionAbortedError: the test is over.
        """
        if self._stopping.wait(seconds):
            raise ConnectionAbortedError

    def reset(self) -> None:
        """Break the connection, as a host that has just restarted does."""
        self._link.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _AT_ONCE)
        self._link.close()

    def interrupt(self) -> None:
        """Wake whoever waits for the client."""
        with suppress(OSError):
            socket.socket.shutdown(self._link, socket.SHUT_RDWR)

    def close(self) -> None:
        """End in order: everything sent arrives."""
        if isinstance(self._link, ssl.SSLSocket):
            with suppress(OSError, ValueError):
                self._link.settimeout(0)
                self._link.unwrap()
        with suppress(OSError):
            socket.socket.shutdown(self._link, socket.SHUT_WR)
        self._link.close()

    def _more(self, held: int) -> bytes:
        chunk = self.read() if held <= HEAD_LIMIT else b""
        if not chunk:
            raise ConnectionAbortedError
        return chunk


class Listener:
    """A port of loopback.

    Attributes:
        port: chosen by the system.
        connections: in the order of their arrival.
        context: with which it speaks TLS; None when it does not.

    Args:
        serve: talks with one client, in a thread of its own; an ``OSError`` ends it quietly.
        context: to speak TLS.
    """

    def __init__(
        self, serve: Callable[[Connection], None], context: ssl.SSLContext | None = None
    ) -> None:
        self.connections: list[Connection] = []
        self._serve = serve
        self.context = context
        self._stopping = Event()
        self._threads: list[Thread] = []
        self._socket = socket.create_server((HOST, 0))
        self.port = int(self._socket.getsockname()[1])
        self._accepting = Thread(target=self._accept)
        self._accepting.start()

    @property
    def received(self) -> list[bytes]:
        """What came in on each connection so far."""
        return [bytes(connection.received) for connection in self.connections]

    def stop(self) -> None:
        """End every connection and every thread; nothing is left to be done a second time."""
        if self._stopping.is_set():
            return
        self._stopping.set()
        with socket.create_connection((HOST, self.port), PATIENCE_SECONDS):
            self._accepting.join()
        self._socket.close()
        for connection in self.connections:
            connection.interrupt()
        for thread in self._threads:
            thread.join()

    def _accept(self) -> None:
        while True:
            link, _ = self._socket.accept()
            if self._stopping.is_set():
                link.close()
                return
            connection = Connection(link, self._stopping)
            thread = Thread(target=self._attend, args=(connection,))
            self.connections.append(connection)
            self._threads.append(thread)
            thread.start()

    def _attend(self, connection: Connection) -> None:
        try:
            with suppress(OSError):
                if self.context:
                    connection.secure(self.context)
                self._serve(connection)
        finally:
            connection.close()


@contextmanager
def listening(
    serve: Callable[[Connection], None], context: ssl.SSLContext | None = None
) -> Iterator[Listener]:
    """A listener that ends with the block."""
    listener = Listener(serve, context)
    try:
        yield listener
    finally:
        listener.stop()

"""The faults of a server: each writes to the connection what a broken host would.

The one rule: a fault is one function of a ``Scene``; whether it happens is decided elsewhere.
"""

import itertools
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum, auto

from tests.simulators.http_host import Reply, Request, head, send_reply
from tests.simulators.loopback import Connection

PACE_SECONDS = 0.2
HUGE_BYTES = 200 * 2**20
BOMB_BYTES = 2**30
RETRY_AFTER = "7"
LOGIN_PATH = "/login"
_BLOCK = 2**20
_GZIP_HEAD = b"\x1f\x8b\x08\0\0\0\0\0\0\xff"
_LOGIN = b"<!doctype html><title>Sign in to this network</title><form method=post></form>"
_COOKIES = (
    ("Set-Cookie", "visitor=4711; Path=/; Max-Age=31536000"),
    ("Set-Cookie", "session=0815; Path=/; HttpOnly"),
    ("ETag", '"visitor-4711"'),
    ("Last-Modified", "Mon, 01 Jan 2024 00:00:00 GMT"),
    ("Cache-Control", "max-age=31536000"),
)


class Fault(StrEnum):
    """What a server can do wrong.

    Of a pair, the first is the plain name: ``UNAVAILABLE`` says when to come again and
    ``UNAVAILABLE_SILENT`` does not; ``HUGE_BODY`` does not say its length and
    ``HUGE_BODY_DECLARED`` does.
    """

    NONE = auto()
    REFUSED = auto()
    RESET_MID_BODY = auto()
    FLAKY = auto()
    SLOW_HEADERS = auto()
    SLOW_BODY = auto()
    STALLED = auto()
    STALLED_HANDSHAKE = auto()
    TRUNCATED = auto()
    SHORTER_BODY = auto()
    LONGER_BODY = auto()
    GZIP_BOMB = auto()
    HUGE_BODY = auto()
    HUGE_BODY_DECLARED = auto()
    WRONG_TYPE = auto()
    LOGIN_PAGE = auto()
    LOGIN_REDIRECT = auto()
    REDIRECT = auto()
    EXPIRED = auto()
    WRONG_HOST = auto()
    SELF_SIGNED = auto()
    UNAUTHORIZED = auto()
    FORBIDDEN = auto()
    NOT_FOUND = auto()
    TOO_MANY = auto()
    TOO_MANY_SILENT = auto()
    UNAVAILABLE = auto()
    UNAVAILABLE_SILENT = auto()
    SERVER_ERROR = auto()
    GARBAGE = auto()
    ENDLESS_HEADERS = auto()
    COOKIES = auto()


@dataclass(frozen=True)
class Scene:
    """One request at a host that is about to misbehave.

    Attributes:
        reply: of the good server behind.
        elsewhere: address of another host.
        clock_skew: how far the clock of the host is ahead.
    """

    connection: Connection
    request: Request
    reply: Reply
    elsewhere: str
    clock_skew: timedelta

    def begin(self, **changes: str | None) -> None:
        """Write the first lines of the good reply, with other or without some headers."""
        headers = changed(self.reply.headers, **changes)
        self.connection.send(head(self.reply.status, headers.items(), self.clock_skew))

    def drip(self, pieces: Iterator[bytes]) -> None:
        """Write piece after piece, slowly."""
        for piece in pieces:
            self.connection.send(piece)
            self.connection.pause(PACE_SECONDS)


def changed(headers: Mapping[str, str], **changes: str | None) -> dict[str, str]:
    """Headers with some set, or taken away where there is no value; ``_`` stands for ``-``."""
    names = {name.replace("_", "-").lower(): value for name, value in changes.items()}
    kept = {name: value for name, value in headers.items() if name.lower() not in names}
    return kept | {name: value for name, value in names.items() if value is not None}


def _reset_mid_body(scene: Scene) -> None:
    body = scene.reply.body
    scene.begin(content_length=str(len(body) + 1))
    scene.connection.send(body[: len(body) // 2])
    scene.connection.reset()


def _slow_headers(scene: Scene) -> None:
    beginning = "HTTP/1.1 200 OK\r\nX-Slow: "
    scene.drip(letter.encode() for letter in itertools.chain(beginning, itertools.repeat("a")))


def _slow_body(scene: Scene) -> None:
    body = scene.reply.body
    scene.begin(content_length=str(len(body) + 1))
    scene.drip(bytes((number,)) for number in body)
    scene.connection.read_all()


def _stalled(scene: Scene) -> None:
    scene.connection.read_all()


def _truncated(scene: Scene) -> None:
    body = scene.reply.body
    scene.begin(content_length=str(len(body) + 1000))
    scene.connection.send(body)


def _gzip_bomb(scene: Scene) -> None:
    zeros = bytes(_BLOCK)
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    block = packer.compress(zeros) + packer.flush(zlib.Z_FULL_FLUSH)
    scene.begin(content_encoding="gzip", connection="close")
    scene.connection.send(_GZIP_HEAD)
    checksum = 0
    for _ in range(BOMB_BYTES // _BLOCK):
        scene.connection.send(block)
        checksum = zlib.crc32(zeros, checksum)
    end = checksum.to_bytes(4, "little") + BOMB_BYTES.to_bytes(4, "little")
    scene.connection.send(packer.flush() + end)


def _send_huge(scene: Scene) -> None:
    block = b" " * _BLOCK
    for _ in range(HUGE_BYTES // _BLOCK):
        scene.connection.send(block)


def _huge_body(scene: Scene) -> None:
    scene.begin(connection="close")
    _send_huge(scene)


def _huge_body_declared(scene: Scene) -> None:
    scene.begin(content_length=str(HUGE_BYTES))
    _send_huge(scene)


def _garbage(scene: Scene) -> None:
    scene.connection.send(b"\x05\x00\xff\xfe this is no HTTP \x00\r\n\r\n" * 8)


def _endless_headers(scene: Scene) -> None:
    scene.connection.send(b"HTTP/1.1 200 OK\r\n")
    for number in itertools.count():
        scene.connection.send(f"X-Header-{number}: {'a' * 200}\r\n".encode())


def fail_at_once(scene: Scene) -> None:
    """What a flaky host does when it fails."""
    scene.connection.reset()


_WRITTEN: Mapping[Fault, Callable[[Scene], None]] = {
    Fault.RESET_MID_BODY: _reset_mid_body,
    Fault.SLOW_HEADERS: _slow_headers,
    Fault.SLOW_BODY: _slow_body,
    Fault.STALLED: _stalled,
    Fault.TRUNCATED: _truncated,
    Fault.GZIP_BOMB: _gzip_bomb,
    Fault.HUGE_BODY: _huge_body,
    Fault.HUGE_BODY_DECLARED: _huge_body_declared,
    Fault.GARBAGE: _garbage,
    Fault.ENDLESS_HEADERS: _endless_headers,
}
"""Faults that break the connection."""

_RETRY = {"Retry-After": RETRY_AFTER}
_REFUSALS: Mapping[Fault, tuple[int, Mapping[str, str]]] = {
    Fault.UNAUTHORIZED: (401, {}),
    Fault.FORBIDDEN: (403, {}),
    Fault.NOT_FOUND: (404, {}),
    Fault.TOO_MANY: (429, _RETRY),
    Fault.TOO_MANY_SILENT: (429, {}),
    Fault.UNAVAILABLE: (503, _RETRY),
    Fault.UNAVAILABLE_SILENT: (503, {}),
    Fault.SERVER_ERROR: (500, {}),
}


def _replaced(fault: Fault, scene: Scene) -> Reply:
    reply = scene.reply
    changes: dict[Fault, Reply] = {
        Fault.SHORTER_BODY: reply._replace(body=reply.body[: len(reply.body) // 2]),
        Fault.LONGER_BODY: reply._replace(body=reply.body + reply.body + b"\n"),
        Fault.WRONG_TYPE: reply._replace(
            headers=changed(reply.headers, content_type="text/plain; charset=utf-8")
        ),
        Fault.LOGIN_PAGE: Reply(200, {"Content-Type": "text/html"}, _LOGIN),
        Fault.LOGIN_REDIRECT: Reply(302, {"Location": scene.elsewhere + LOGIN_PATH}, b""),
        Fault.REDIRECT: Reply(302, {"Location": scene.elsewhere + scene.request.target}, b""),
    }
    return changes.get(fault, reply)


def perform(fault: Fault, scene: Scene) -> bool:
    """Answer a request with a fault; whether the connection stays open."""
    if fault in _WRITTEN:
        _WRITTEN[fault](scene)
        return False
    if fault in _REFUSALS:
        status, headers = _REFUSALS[fault]
        reply = Reply(status, {"Content-Type": "text/plain", **headers}, fault.value.encode())
    else:
        reply = _replaced(fault, scene)
    more = _COOKIES if fault is Fault.COOKIES else ()
    return send_reply(scene.connection, scene.request, reply, scene.clock_skew, more)

"""Whatever bytes a server sends, a request ends as an answer or as an error of ours; no third way.

The texts of these errors hold nothing of the server, and another try is made where it can help.
"""

import traceback
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from exposure_app.cancellation import CancelToken
from exposure_app.core.ledger import Conclusion, LedgerEntry
from exposure_app.errors import CheckCancelled, SourceError
from exposure_app.lookup.transport import Transport
from exposure_app.lookup.web_calls import OCTETS, Call, Limits
from tests.simulators.http_host import answering, http_host
from tests.simulators.loopback import Connection, listening

AT = datetime(2026, 11, 26, tzinfo=UTC)
LIMITS = Limits(connect=5, call=5, source=5, pause=0.01)
END = b"\r\n\r\n"
GOOD = b"HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\n"
CHUNKED = GOOD + b"Transfer-Encoding: chunked" + END
CANARY = b"canary-of-the-server"
DAY = b"Mon, 01 Jan 2024 00:00:00"

ANSWERS = {
    "of a known length": GOOD + b"Content-Length: 3" + END + b"abc",
    "to the end of the connection": GOOD + END[2:] + b"abc",
    "of an old version": b"HTTP/1.0 200 OK" + END + b"abc",
    "in pieces": CHUNKED + b"1\r\na\r\n2\r\nbc\r\n0" + END,
    "in pieces, with notes": CHUNKED + b"3;note=1\r\nabc\r\n0\r\nX-After: 1" + END,
    "followed by more": GOOD + b"Content-Length: 3" + END + b"abcdef" + CANARY,
    "after going on": b"HTTP/1.1 100 Continue" + END + GOOD + b"Content-Length: 3" + END + b"abc",
    "after hints": b"HTTP/1.1 103 Early Hints\r\nLink: <x>" + END
    + b"HTTP/1.1 102 Processing" + END + GOOD + b"Content-Length: 3" + END + b"abc",
    "with one length twice": GOOD + b"Content-Length: 3\r\nContent-Length: 3" + END + b"abc",
    "with cookies that are none": GOOD + b"Set-Cookie: \xff=\xfe; Max-Age=x; expires=Mon, 99 Foo"
    + b"\r\nContent-Length: 3" + END + b"abc",
}  # fmt: skip
FAILURES = {
    "nothing": (b"", "cut_off"),
    "empty lines": (END, "wrong_type"),
    "no HTTP": (CANARY + b"\n", "wrong_type"),
    "HTTP of no number": (b"HTTP/1.1 abc " + CANARY + END, "wrong_type"),
    "HTTP of a large number": (b"HTTP/1.1 99999 " + CANARY + END, "wrong_type"),
    "another HTTP": (b"HTTP/2.0 200 " + CANARY + END, "wrong_type"),
    "half a head": (GOOD[:20], "cut_off"),
    "a head without its last line": (GOOD + b"Content-Length: 0\r\n", "cut_off"),
    "too many lines": (GOOD + b"X: y\r\n" * 150 + END, "too_large"),
    "too long a line": (GOOD + b"X: " + b"y" * 70_000 + END, "too_large"),
    "going on without end": (b"HTTP/1.1 100 Continue" + END * 1 + b"", "cut_off"),
    "hints without end": (b"HTTP/1.1 103 " + CANARY + END, "cut_off"),
    "another protocol": (b"HTTP/1.1 101 Switching\r\nUpgrade: canary" + END, "refused"),
    "a length below nothing": (GOOD + b"Content-Length: -1" + END + CANARY, "wrong_type"),
    "a length of letters": (GOOD + b"Content-Length: 3x" + END + CANARY, "wrong_type"),
    "two lengths": (GOOD + b"Content-Length: 3\r\nContent-Length: 4" + END + b"abcd", "wrong_type"),
    "less than its length": (GOOD + b"Content-Length: 9" + END + b"abc", "cut_off"),
    "more than it may be": (GOOD + b"Content-Length: 999" + END + b"a" * 999, "too_large"),
    "a piece below nothing": (CHUNKED + b"-5\r\nabc\r\n0" + END, "wrong_type"),
    "a piece of no length": (CHUNKED + CANARY + b"\r\nabc\r\n0" + END, "cut_off"),
    "half a piece": (CHUNKED + b"9\r\nabc", "cut_off"),
    "a piece without end": (CHUNKED + b"3;" + b"x" * 70_000, "too_large"),
    "packed": (GOOD + b"Content-Encoding: gzip\r\nContent-Length: 3" + END + b"abc", "wrong_type"),
    "a way that is none": (b"HTTP/1.1 302 Found\r\nLocation: http://[canary" + END, "redirected"),
    "a way of no letters": (b"HTTP/1.1 302 Found\r\nLocation: http://x/\xff" + END, "redirected"),
    "a way for others": (b"HTTP/1.1 302 Found\r\nLocation: file:///etc/x" + END, "redirected"),
    "not changed": (b"HTTP/1.1 304 Not Modified" + END, "redirected"),
    "no content": (b"HTTP/1.1 204 No Content" + END, "refused"),
    "log in to the network": (b"HTTP/1.1 511 Log in\r\nContent-Length: 0" + END, "login_page"),
    "a time that is none": (
        b"HTTP/1.1 503 No\r\nDate: " + DAY + b" GMT\r\nRetry-After: " + DAY + b" +"
        + b"9" * 20 + END, "server_error",
    ),
}  # fmt: skip


def _transport(lines: list[LedgerEntry], chance: float = 0.5, limits: Limits = LIMITS) -> Transport:
    return Transport(lines.append, lambda: AT, lambda: chance, limits=limits)


def _call(address: str) -> Call:
    return Call("source", "bucket", f"{address}/part", 100, Conclusion.LABELS)


def _serving(data: bytes) -> Callable[[Connection], None]:
    def serve(connection: Connection) -> None:
        connection.read_until(END)
        connection.send(data)

    return serve


def _fetch(data: bytes, lines: list[LedgerEntry]) -> bytes:
    with listening(_serving(data)) as listener:
        call = _call(f"http://127.0.0.1:{listener.port}")
        return _transport(lines).fetch(call, CancelToken()).body


@pytest.mark.parametrize("data", ANSWERS.values(), ids=ANSWERS)
def test_an_answer_is_read_as_the_rules_of_http_say(data: bytes) -> None:
    lines: list[LedgerEntry] = []
    assert _fetch(data, lines) == b"abc"
    assert [line.outcome for line in lines] == ["200"]


@pytest.mark.parametrize(("data", "why"), FAILURES.values(), ids=FAILURES)
def test_what_is_no_answer_is_an_error_of_ours_that_repeats_nothing(data: bytes, why: str) -> None:
    lines: list[LedgerEntry] = []
    with pytest.raises(SourceError) as told:
        _fetch(data, lines)
    assert told.value.why == why
    assert len(lines) == (3 if why in ("cut_off", "server_error") else 1)
    shown = "".join(traceback.format_exception(told.value)) + repr(told.value)
    assert "canary" not in shown
    assert "127.0.0.1" not in shown


def test_a_redirection_is_not_read_on_behind_its_head() -> None:
    # Packed zeros: a reader that unpacks what it does not even want would hold megabytes.
    packed = b"HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Encoding: gzip\r\n" + END[2:]
    lines: list[LedgerEntry] = []
    with pytest.raises(SourceError):
        _fetch(packed + b"\x1f\x8b" + b"\0" * 200_000, lines)
    assert lines[0].received < 70_000


class _Waiting(CancelToken):
    """Keeps how long it was waited for, and does not."""

    def __init__(self) -> None:
        super().__init__()
        self.waits: list[float] = []

    def wait(self, seconds: float) -> None:
        """Go on at once."""
        self.waits.append(seconds)
        self.check()


def _waits(status: int, told: bytes = b"", chance: float = 1.0, **limits: float) -> list[float]:
    """How long is waited before each further try."""
    own = replace(Limits(connect=5, call=5, source=60, pause=4), **limits)  # type: ignore[arg-type]
    token, lines = _Waiting(), list[LedgerEntry]()
    reply = b"HTTP/1.1 %d Not now\r\nDate: %s GMT\r\n%sContent-Length: 0" % (status, DAY, told)
    with listening(_serving(reply + END)) as listener:
        call = _call(f"http://127.0.0.1:{listener.port}")
        with pytest.raises(SourceError):
            _transport(lines, chance, own).fetch(call, token)
    assert len(lines) == len(token.waits) + 1
    return token.waits


def test_pauses_grow_and_chance_parts_those_who_failed_at_once() -> None:
    assert _waits(500) == [4, 8]
    assert _waits(500, chance=0) == [2, 4]


def test_nobody_is_asked_again_before_the_time_that_it_said() -> None:
    assert _waits(503, b"Retry-After: 7\r\n") == [11, 15]
    assert _waits(429, b"Retry-After: 7\r\n", chance=0) == [9, 11]
    later = b"Retry-After: Mon, 01 Jan 2024 00:00:30 GMT\r\n"
    assert _waits(503, later, chance=0) == [32, 34]


def test_nobody_is_asked_again_where_that_cannot_help() -> None:
    assert _waits(429) == []
    assert _waits(403, b"Retry-After: 1\r\n") == []
    assert _waits(503, b"Retry-After: 100\r\n") == []
    assert _waits(500, tries=1) == []


def test_a_person_who_stops_does_not_wait_for_the_next_try() -> None:
    token, lines = CancelToken(), list[LedgerEntry]()

    def answer(*_request: object) -> tuple[int, dict[str, str], bytes]:
        token.cancel()
        return 500, {}, b""

    transport = _transport(lines, limits=Limits(connect=5, call=5, source=600, pause=300))
    with http_host(answering(answer)) as host, pytest.raises(CheckCancelled):
        transport.fetch(_call(host.address), token)


def test_a_server_that_ends_before_it_read_is_told_for_what_it_did() -> None:
    lines: list[LedgerEntry] = []
    with listening(Connection.reset) as listener:
        call = replace(_call(f"http://127.0.0.1:{listener.port}"), body=b"x" * 128, form=OCTETS)
        with pytest.raises(SourceError) as told:
            _transport(lines).fetch(call, CancelToken())
    # It may end while the connection is still being made: then nothing was sent.
    assert told.value.why in ("cut_off", "no_answer")
    last = lines[-1]
    assert last.outcome == told.value.why
    assert bool(last.sent) == (last.outcome == "cut_off")
    assert all(line.sent in (b"", last.sent) or b"POST /part" in line.sent for line in lines)

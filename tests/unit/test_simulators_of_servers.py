"""The servers that tests of lookups are made with do what they say."""

import json
import re
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from email.utils import formatdate, parsedate_to_datetime
from pathlib import Path

import pytest
import requests
import urllib3
from urllib3.exceptions import HTTPError

from tests.simulators.certificates import Certificates, Kind, make_certificates
from tests.simulators.faults import BOMB_BYTES, HUGE_BYTES, RETRY_AFTER
from tests.simulators.misbehaving import Fault, Misbehaving, misbehaving

BODY = json.dumps({"list": [*range(40)]}).encode()
JSON = {"Content-Type": "application/json"}
SECONDS = 1


def echo(
    method: str, target: str, headers: Mapping[str, str], body: bytes
) -> tuple[int, Mapping[str, str], bytes]:
    return 200, JSON, body or BODY


@pytest.fixture(autouse=True)
def no_thread_is_left() -> Iterator[None]:
    before = threading.active_count()
    yield
    # One of an earlier test may have ended meanwhile.
    assert threading.active_count() <= before


@pytest.fixture(scope="module")
def tls(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return make_certificates(tmp_path_factory.mktemp("tls") / "own")


def fetch(address: str, tls: Certificates | None = None) -> tuple[int, Mapping[str, str], bytes]:
    context = tls.for_client() if tls else None
    with urllib3.PoolManager(ssl_context=context, timeout=SECONDS, retries=False) as pool:
        reply = pool.request("GET", address, redirect=False)
        return reply.status, reply.headers, reply.data


def first_second(server: Misbehaving) -> bytes:
    """What a raw client hears in about a second."""
    heard = b""
    port = int(server.address.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), SECONDS) as link:
        link.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        deadline = time.monotonic() + SECONDS
        while time.monotonic() < deadline:
            try:
                chunk = link.recv(65536)
            except TimeoutError:
                break
            if not chunk:
                break
            heard += chunk
    return heard


@pytest.mark.parametrize("secure", [False, True])
def test_a_good_server_answers_and_keeps_what_came_in(tls: Certificates, *, secure: bool) -> None:
    with (
        misbehaving(Fault.NONE, echo, tls=tls if secure else None) as server,
        urllib3.PoolManager(ssl_context=tls.for_client()) as pool,
    ):
        for word in (b"one", b"two"):
            assert pool.request("POST", server.address + "/x", body=word).data == word
        assert [request.body for request in server.requests] == [b"one", b"two"]
        (received,) = server.received
        assert received.startswith(b"POST /x HTTP/1.1\r\n")
        assert received.endswith(b"\r\n\r\ntwo")


def test_a_refused_connection_is_refused() -> None:
    with misbehaving(Fault.REFUSED, echo) as server:
        with pytest.raises(urllib3.exceptions.NewConnectionError):
            fetch(server.address)
        assert server.received == []


def test_a_reset_comes_in_the_middle_of_the_body() -> None:
    with misbehaving(Fault.RESET_MID_BODY, echo) as server:
        port = int(server.address.rpartition(":")[2])
        with socket.create_connection(("127.0.0.1", port), SECONDS) as link:
            link.sendall(b"GET / HTTP/1.1\r\n\r\n")
            heard: list[bytes] = []
            with pytest.raises(ConnectionResetError):
                heard.extend(iter(lambda: link.recv(65536), b""))
        assert b"".join(heard).endswith(BODY[: len(BODY) // 2])


def test_a_flaky_server_fails_so_often_and_then_answers() -> None:
    with misbehaving(Fault.FLAKY, echo, failures=2) as server:
        for _ in range(2):
            with pytest.raises(urllib3.exceptions.ProtocolError):
                fetch(server.address)
        assert fetch(server.address)[2] == BODY


@pytest.mark.parametrize(
    ("fault", "heard"),
    [
        (Fault.SLOW_HEADERS, rb"HTTP/\S{0,5}"),
        (Fault.SLOW_BODY, rb'HTTP/1.1 200 OK\r\n.*\r\n\r\n\{"lis.{0,4}'),
        (Fault.STALLED, rb""),
        (Fault.STALLED_HANDSHAKE, rb""),
    ],
)
def test_a_slow_server_lets_a_client_wait(fault: Fault, heard: bytes) -> None:
    with misbehaving(fault, echo) as server:
        before = time.monotonic()
        assert re.fullmatch(heard, first_second(server), re.DOTALL)
        assert time.monotonic() - before >= SECONDS * 0.9
        assert server.received[0].startswith(b"GET /")


def test_a_handshake_that_stalls_is_tls_to_a_client(tls: Certificates) -> None:
    with misbehaving(Fault.STALLED_HANDSHAKE, echo) as server:
        assert server.address.startswith("https://")
        with pytest.raises(HTTPError, match="timed out"):
            fetch(server.address, tls)
        assert server.received[0].startswith(b"\x16\x03")


def test_a_truncated_body_ends_early_without_a_reset(tls: Certificates) -> None:
    for certificates in (None, tls):
        with (
            misbehaving(Fault.TRUNCATED, echo, tls=certificates) as server,
            pytest.raises(urllib3.exceptions.ProtocolError, match="1000 more expected"),
        ):
            fetch(server.address, tls)


def test_a_wrong_length_is_a_whole_body_of_another_length() -> None:
    with misbehaving(Fault.SHORTER_BODY, echo) as server:
        assert len(fetch(server.address)[2]) == len(BODY) // 2
    with misbehaving(Fault.LONGER_BODY, echo) as server:
        assert len(fetch(server.address)[2]) == 2 * len(BODY) + 1


def test_a_bomb_is_small_on_the_wire_and_huge_when_unpacked() -> None:
    with (
        misbehaving(Fault.GZIP_BOMB, echo) as server,
        urllib3.PoolManager() as pool,
    ):
        reply = pool.request("GET", server.address, preload_content=False, decode_content=False)
        assert reply.headers["Content-Encoding"] == "gzip"
        packed = reply.read()
        reply.release_conn()
    assert len(packed) < 2_000_000
    size, unpacker = 0, zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
    while not unpacker.eof:
        size += len(unpacker.decompress(packed, 2**20))
        packed = unpacker.unconsumed_tail
    assert size == BOMB_BYTES


@pytest.mark.parametrize("fault", [Fault.HUGE_BODY, Fault.HUGE_BODY_DECLARED])
def test_a_huge_body_is_longer_than_anybody_should_read(fault: Fault) -> None:
    with misbehaving(fault, echo) as server, urllib3.PoolManager() as pool:
        reply = pool.request("GET", server.address, preload_content=False)
        declared = reply.headers.get("Content-Length")
        assert declared == (str(HUGE_BYTES) if fault is Fault.HUGE_BODY_DECLARED else None)
        assert sum(map(len, reply.stream(2**20))) == HUGE_BYTES


def test_a_huge_body_can_be_left_in_the_middle() -> None:
    with misbehaving(Fault.HUGE_BODY, echo) as server, urllib3.PoolManager() as pool:
        reply = pool.request("GET", server.address, preload_content=False)
        assert len(reply.read(1000)) == 1000
        reply.close()


def test_headers_without_end_and_garbage_are_no_reply() -> None:
    with (
        misbehaving(Fault.ENDLESS_HEADERS, echo) as server,
        pytest.raises(HTTPError, match="more than 100 headers"),
    ):
        fetch(server.address)
    with (
        misbehaving(Fault.GARBAGE, echo) as server,
        pytest.raises(HTTPError, match="this is no HTTP"),
    ):
        fetch(server.address)


def test_a_page_is_of_another_type() -> None:
    with misbehaving(Fault.WRONG_TYPE, echo) as server:
        _, headers, body = fetch(server.address)
        assert (headers["Content-Type"], body) == ("text/plain; charset=utf-8", BODY)
    with misbehaving(Fault.LOGIN_PAGE, echo) as server:
        status, headers, body = fetch(server.address)
        assert (status, headers["Content-Type"]) == (200, "text/html")
        assert b"Sign in" in body


@pytest.mark.parametrize(
    ("fault", "target"), [(Fault.REDIRECT, "/range/abc"), (Fault.LOGIN_REDIRECT, "/login")]
)
def test_a_redirection_names_a_host_that_counts(fault: Fault, target: str) -> None:
    with misbehaving(fault, echo) as server:
        status, headers, _ = fetch(server.address + "/range/abc")
        assert (status, server.elsewhere.received) == (302, [])
        assert headers["Location"] == f"http://localhost:{server.elsewhere.port}{target}"
        assert requests.get(server.address + "/range/abc", timeout=SECONDS).status_code == 200
        assert [request.target for request in server.elsewhere.requests] == [target]


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (Fault.EXPIRED, "expired"),
        (Fault.WRONG_HOST, "mismatch"),
        (Fault.SELF_SIGNED, "self.signed"),
    ],
)
def test_a_bad_certificate_is_refused_before_anything_is_said(
    tls: Certificates, fault: Fault, reason: str
) -> None:
    with pytest.raises(ValueError, match="certificates"), misbehaving(fault, echo):
        pass
    with misbehaving(fault, echo, tls=tls) as server:
        with pytest.raises(urllib3.exceptions.SSLError, match=reason):
            fetch(server.address, tls)
        assert server.received == [b""]


def test_certificates_are_good_or_bad_by_kind(tls: Certificates, tmp_path: Path) -> None:
    for kind in Kind:
        assert isinstance(tls.for_server(kind), ssl.SSLContext)
    stranger = make_certificates(tmp_path / "other")
    with misbehaving(Fault.NONE, echo, tls=tls) as server:
        assert fetch(server.address, tls)[0] == 200
        assert fetch(server.address.replace("127.0.0.1", "localhost"), tls)[0] == 200
        with pytest.raises(urllib3.exceptions.SSLError, match="verify failed"):
            fetch(server.address, stranger)


@pytest.mark.parametrize(
    ("fault", "status", "retry_after"),
    [
        (Fault.UNAUTHORIZED, 401, None),
        (Fault.FORBIDDEN, 403, None),
        (Fault.NOT_FOUND, 404, None),
        (Fault.TOO_MANY, 429, RETRY_AFTER),
        (Fault.TOO_MANY_SILENT, 429, None),
        (Fault.UNAVAILABLE, 503, RETRY_AFTER),
        (Fault.UNAVAILABLE_SILENT, 503, None),
        (Fault.SERVER_ERROR, 500, None),
    ],
)
def test_a_refusal_has_its_status(fault: Fault, status: int, retry_after: str | None) -> None:
    with misbehaving(fault, echo) as server:
        found, headers, _ = fetch(server.address)
        assert (found, headers.get("Retry-After")) == (status, retry_after)


def test_cookies_come_back_from_a_client_that_keeps_them() -> None:
    with misbehaving(Fault.COOKIES, echo) as server, requests.Session() as session:
        reply = session.get(server.address, timeout=SECONDS)
        assert {"ETag", "Last-Modified"} <= {*reply.headers}
        session.get(server.address, timeout=SECONDS)
        first, second = server.requests
        assert "cookie" not in first.headers
        assert second.headers["cookie"] == "visitor=4711; session=0815"


def test_a_fault_can_be_for_some_targets_only() -> None:
    only: Callable[[str], bool] = lambda target: target.startswith("/range/")  # noqa: E731
    with misbehaving(Fault.SERVER_ERROR, echo, only=only) as server:
        assert fetch(server.address + "/range/1")[0] == 500
        assert fetch(server.address + "/manifest")[0] == 200


@pytest.mark.parametrize("days", [-400, 3])
def test_the_clock_of_a_server_can_be_days_off(days: int) -> None:
    with misbehaving(Fault.NOT_FOUND, echo, clock_skew=timedelta(days)) as server:
        told = parsedate_to_datetime(fetch(server.address)[1]["Date"])
        skew = told - parsedate_to_datetime(formatdate(usegmt=True))
        assert abs(skew - timedelta(days)) < timedelta(seconds=5)

"""The proxies that tests of lookups are made with do what they say."""

import socket
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import requests
import urllib3

from tests.simulators.certificates import make_certificates
from tests.simulators.http_host import answering, http_host
from tests.simulators.recording_proxy import Journey, http_proxy, socks_proxy

BODY = b"an answer"
SECONDS = 1


def echo(
    method: str, target: str, headers: Mapping[str, str], body: bytes
) -> tuple[int, Mapping[str, str], bytes]:
    return 200, {}, body or BODY


@pytest.fixture(autouse=True)
def no_thread_is_left() -> Iterator[None]:
    before = threading.active_count()
    yield
    # One of an earlier test may have ended meanwhile.
    assert threading.active_count() <= before


def test_a_proxy_keeps_the_name_and_every_byte_and_forwards() -> None:
    with http_host(answering(echo)) as host, http_proxy({"evaluator.example": host.port}) as proxy:
        with urllib3.ProxyManager(proxy.address, retries=False) as pool:
            url = "http://evaluator.example/brp1/evaluate"
            assert pool.request("POST", url, body=b"points").data == b"points"
            assert pool.request("GET", "http://nowhere.example/").status == 502
        assert proxy.journeys == [
            Journey("evaluator.example", 80, is_name=True),
            Journey("nowhere.example", 80, is_name=True),
        ]
        assert proxy.received[0].startswith(b"POST http://evaluator.example/brp1/evaluate ")
        assert proxy.received[0].endswith(b"points")
        assert host.received[0].startswith(b"POST /brp1/evaluate HTTP/1.1\r\n")


def test_a_tunnel_carries_tls_that_the_proxy_cannot_read(tmp_path: Path) -> None:
    tls = make_certificates(tmp_path / "tls", ["evaluator.example"])
    with (
        http_host(answering(echo), tls.for_server()) as host,
        http_proxy({"evaluator.example": host.port}) as proxy,
    ):
        for url in ("https://evaluator.example/secret", host.address + "/secret"):
            with urllib3.ProxyManager(proxy.address, ssl_context=tls.for_client()) as pool:
                assert pool.request("GET", url).data == BODY
        assert proxy.journeys == [
            Journey("evaluator.example", 443, is_name=True),
            Journey("127.0.0.1", host.port, is_name=False),
        ]
        assert proxy.received[0].startswith(b"CONNECT evaluator.example:443 ")
        assert len(proxy.received[0]) > 500
        assert b"secret" not in b"".join(proxy.received)
        assert [request.target for request in host.requests] == ["/secret", "/secret"]


def test_a_proxy_can_ask_for_a_user() -> None:
    with (
        http_host(answering(echo)) as host,
        http_proxy({}, lambda user, word: (user, word) == ("anna", "right")) as proxy,
    ):
        found = {}
        for word in ("right", "wrong"):
            login = proxy.address.replace("//", f"//anna:{word}@")
            reply = requests.get(host.address, proxies={"http": login}, timeout=SECONDS)
            found[word] = reply.status_code
        assert found == {"right": 200, "wrong": 407}
        assert proxy.journeys == [Journey("127.0.0.1", host.port, is_name=False, user="anna")]


def through_socks(port: int, *steps: tuple[bytes, int]) -> list[bytes]:
    """What a SOCKS5 proxy says to each step, when so many bytes are awaited."""
    with (
        socket.create_connection(("127.0.0.1", port), SECONDS) as link,
        link.makefile("rb") as heard,
    ):
        said = []
        for step, size in steps:
            link.sendall(step)
            said.append(heard.read(size))
        return said


def connect_to(name: bytes, port: int) -> bytes:
    return b"\x05\x01\x00\x03" + bytes((len(name),)) + name + port.to_bytes(2, "big")


def test_a_socks_proxy_keeps_the_name_and_forwards() -> None:
    hosts = {"evaluator.example": 0}
    with http_host(answering(echo)) as host, socks_proxy(hosts) as proxy:
        hosts["evaluator.example"] = host.port
        port = proxy.listener.port
        ask = b"GET /x HTTP/1.1\r\nConnection: close\r\n\r\n"
        greeting, granted, reply = through_socks(
            port, (b"\x05\x01\x00", 2), (connect_to(b"evaluator.example", 80), 10), (ask, -1)
        )
        assert (greeting, granted[:2]) == (b"\x05\x00", b"\x05\x00")
        assert reply.endswith(BODY)
        raw = b"\x05\x01\x00\x01\x7f\x00\x00\x01" + host.port.to_bytes(2, "big")
        assert through_socks(port, (b"\x05\x01\x00", 2), (raw, 10))[1][1] == 0
        lost = connect_to(b"nowhere.example", 443)
        assert through_socks(port, (b"\x05\x01\x00", 2), (lost, 10))[1][1] == 4
        assert proxy.address == f"socks5h://127.0.0.1:{port}"
        assert proxy.received[0].endswith(ask)
        assert [(one.host, one.is_name) for one in proxy.journeys] == [
            ("evaluator.example", True),
            ("127.0.0.1", False),
            ("nowhere.example", True),
        ]


def test_a_socks_proxy_can_ask_for_a_user() -> None:
    with (
        http_host(answering(echo)) as host,
        socks_proxy({"a.example": host.port}, lambda _, word: word == "right") as proxy,
    ):
        port = proxy.listener.port
        login = b"\x01\x04anna\x05"
        offer, call = (b"\x05\x02\x00\x02", 2), (connect_to(b"a.example", 80), 10)
        said = through_socks(port, offer, (login + b"right", 2), call)
        assert (said[0], said[1], said[2][:2]) == (b"\x05\x02", b"\x01\x00", b"\x05\x00")
        assert through_socks(port, offer, (login + b"wrong", 3))[1] == b"\x01\x01"
        assert through_socks(port, (b"\x05\x01\x00", 3)) == [b"\x05\xff"]
        assert [one.user for one in proxy.journeys] == ["anna"]

"""What is written down as sent is what left the computer: every byte of it, and nothing beside.

The wire is seen from both of its ends: by a proxy that keeps what passes, and by the host.
"""

import re
import socket
import ssl
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from exposure_app import checking
from exposure_app.core.attribution.person import Person
from exposure_app.core.findings import CheckRequest, Departure, State
from exposure_app.core.sessions import INPUTS, REQUESTS
from exposure_app.lookup.transport import USER_AGENT, sent_bytes
from exposure_app.workspace import Workspace, open_workspace
from tests.simulators.certificates import Certificates, make_certificates
from tests.simulators.faulty_places import SOURCE, WHOLE_BYTES, identifiers, report_of
from tests.simulators.http_host import Reply as HostReply
from tests.simulators.http_host import Request, Respond, send_reply
from tests.simulators.lookup_scene import Scene, Way, scene
from tests.simulators.loopback import HOST, Connection
from tests.simulators.network_world import World
from tests.simulators.recording_proxy import http_proxy

if TYPE_CHECKING:
    from collections.abc import Mapping

END = b"\r\n\r\n"
NAMES = ("lists.example",)
HEAD = (
    b"%s HTTP/1.1\r\n"
    b"Host: %s\r\n"
    b"User-Agent: exposure-check\r\n"
    b"Accept: */*\r\n"
    b"Accept-Encoding: identity\r\n"
)


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    """The lists that ship with the program."""
    return open_workspace()


@pytest.fixture(scope="module")
def tls(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    """Certificates, also for made-up names."""
    return make_certificates(tmp_path_factory.mktemp("tls") / "made", NAMES)


def _first_and_second_check(asked: Scene) -> None:
    """One check that learns what there is, and one that looks up."""
    asked.check()
    result = asked.check()
    assert report_of(result).state is State.MATCH
    assert {entry.purpose for entry in asked.ledger} >= {"manifest", "oprf"}


@pytest.mark.parametrize("whole_up_to", [0, WHOLE_BYTES])
def test_what_passes_a_proxy_is_the_ledger_byte_for_byte(
    whole_up_to: int, tmp_path: Path, workspace: Workspace
) -> None:
    with http_proxy({}) as proxy:
        way = Way(proxy=proxy.address, whole_up_to=whole_up_to)
        with scene(tmp_path, workspace, way) as asked:
            _first_and_second_check(asked)
            assert Counter(proxy.received) == Counter(entry.sent for entry in asked.ledger)
            assert len(asked.host.received) == len(asked.ledger)


@pytest.mark.parametrize("is_secure", [False, True])
def test_what_arrives_is_the_ledger_byte_for_byte(
    is_secure: bool,  # noqa: FBT001 - a parameter of the test
    tmp_path: Path,
    workspace: Workspace,
    tls: Certificates,
) -> None:
    with scene(tmp_path, workspace, Way(tls=tls if is_secure else None)) as asked:
        _first_and_second_check(asked)
        assert Counter(asked.host.received) == Counter(entry.sent for entry in asked.ledger)


def test_a_tunnel_is_in_the_ledger_with_what_went_through_it(
    tmp_path: Path, workspace: Workspace, tls: Certificates
) -> None:
    with (
        http_proxy({}) as proxy,
        scene(tmp_path, workspace, Way(proxy=proxy.address, tls=tls)) as asked,
    ):
        _first_and_second_check(asked)
        heads = [sent.partition(END)[0] + END for sent in proxy.received]
        assert len(set(heads)) == 1
        assert heads[0].startswith(b"CONNECT %s:%d " % (HOST.encode(), asked.host.port))
        through = Counter(heads[0] + request for request in asked.host.received)
        assert through == Counter(entry.sent for entry in asked.ledger)
        assert len(heads) == len(asked.ledger)


def _of(sent: list[bytes], host: str) -> set[bytes]:
    """The forms of some requests: without what is theirs alone."""
    own = [(rb"/[0-9a-f]{2}/[0-9a-f]{8}\.brp", b"/LABEL.brp"), (rb"/[0-9a-f]{64}\.", b"/HASH.")]
    own += [(rb"/\d+\.(root|snapshot|targets)\.json", rb"/N.\1.json"), (rb"=\d+-\d+", b"=A-B")]
    own += [(re.escape(host.encode()), b"HOST")]
    found = set()
    for one in sent:
        head, end, _body = one.partition(END)
        for pattern, instead in own:
            head = re.sub(pattern, instead, head)
        found.add(head + end)
    return found


def _get(path: bytes, more: bytes = b"") -> bytes:
    return HEAD % (b"GET " + path, b"HOST") + b"Connection: close\r\n" + more + b"\r\n"


def test_each_kind_of_request_has_these_headers_and_no_other(
    tmp_path: Path, workspace: Workspace
) -> None:
    assert USER_AGENT == "exposure-check"
    asked_for = HEAD % (b"POST /brp1/evaluate", b"HOST")
    octets = b"Content-Type: application/octet-stream\r\n"
    expected: Mapping[str, set[bytes]] = {
        "manifest": {
            *(_get(b"/metadata/N.%s.json" % role) for role in (b"root", b"snapshot", b"targets")),
            _get(b"/metadata/timestamp.json"),
            _get(b"/targets/packs/small/e7/HASH.manifest.json"),
        },
        "oprf": {asked_for + octets + b"Connection: close\r\nContent-Length: 128\r\n\r\n"},
        "bucket": {_get(b"/packs/small/e7/k1/LABEL.brp")},
        "pack": {_get(b"/packs/small/e7/entries.brp", b"Range: bytes=A-B\r\n")},
    }
    for lane, whole_up_to in (("bucket", 0), ("pack", WHOLE_BYTES)):
        with scene(tmp_path / lane, workspace, Way(whole_up_to=whole_up_to)) as asked:
            _first_and_second_check(asked)
            address = f"{HOST}:{asked.host.port}"
            for purpose in ("manifest", "oprf", lane):
                assert _of(asked.sent(purpose), address) == expected[purpose]


def test_each_request_has_a_connection_of_its_own(tmp_path: Path, workspace: Workspace) -> None:
    with scene(tmp_path, workspace) as asked:
        _first_and_second_check(asked)
        assert len(asked.host.received) == len(asked.host.requests) == len(asked.ledger)


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
def test_no_session_of_tls_is_taken_up_again(
    version: ssl.TLSVersion, tmp_path: Path, workspace: Workspace, tls: Certificates
) -> None:
    with scene(tmp_path, workspace, Way(tls=tls)) as asked:
        context = asked.host.listener.context
        assert context is not None
        context.maximum_version = version
        _first_and_second_check(asked)
        counts = context.session_stats()
        assert counts["hits"] == 0
        assert counts["accept_good"] == len(asked.ledger)
        _take_up(tls.for_client(), asked.host.port)
        assert context.session_stats()["hits"] == 1


def _take_up(context: ssl.SSLContext, port: int) -> None:
    """What a client does that can be known again."""
    session = None
    for _turn in range(2):
        with (
            socket.create_connection((HOST, port)) as link,
            context.wrap_socket(link, server_hostname=HOST, session=session) as secure,
        ):
            secure.sendall(b"GET / HTTP/1.1\r\nConnection: close" + END)
            while secure.recv(1000):
                pass
            session = secure.session


def _marking(world: World) -> Respond:
    """A host that marks everybody who comes, in every way that it can."""
    counts = iter(range(10_000))

    def respond(connection: Connection, request: Request) -> bool:
        mark = f"mark{next(counts):04}"
        more = [("Set-Cookie", f"id={mark}"), ("ETag", f'"{mark}"'), ("Location", f"/{mark}")]
        more += [("Last-Modified", "Mon, 01 Jan 2024 00:00:00 GMT"), ("Alt-Svc", f'h2="{mark}:1"')]
        more += [("Link", f"</{mark}>; rel=preload"), ("Strict-Transport-Security", "max-age=9")]
        reply = HostReply(*world.answer(*request))
        return send_reply(connection, request, reply, more=more)

    return respond


def test_nothing_that_a_host_set_comes_back(tmp_path: Path, workspace: Workspace) -> None:
    with scene(tmp_path, workspace, Way(respond=_marking)) as asked:
        _first_and_second_check(asked)
        asked.check()
        sent = b"".join(asked.host.received).lower()
        for word in (b"mark", b"cookie", b"if-", b"2024", b"upgrade", b"referer", b"date:"):
            assert word not in sent
        # The second time looks as the first time.
        names = [tuple(request.headers) for request in asked.host.requests]
        assert len(set(names)) == 2


def _planned(asked: Scene) -> dict[str, Departure]:
    request = CheckRequest(Person("CN", asked.workspace.today()), identifiers())
    plan = checking.sending_plan(asked.workspace, request)
    return {one.purpose: one for one in plan.departures}


@pytest.mark.parametrize(("lane", "whole_up_to"), [("bucket", 0), ("pack", WHOLE_BYTES)])
def test_what_is_shown_before_is_what_is_sent(
    lane: str, whole_up_to: int, tmp_path: Path, workspace: Workspace
) -> None:
    with scene(tmp_path, workspace, Way(whole_up_to=whole_up_to)) as asked:
        asked.learn()
        planned = _planned(asked)
        asked.check()
        assert set(planned) == {entry.purpose for entry in asked.ledger}
        for purpose in ("oprf", lane):
            lines = [entry for entry in asked.ledger if entry.purpose == purpose]
            shown = planned[purpose]
            assert shown.requests == len(lines)
            assert shown.bytes_sent == sum(len(line.sent) for line in lines)
            assert {line.receiver for line in lines} == {shown.receiver}
            assert {line.conclusion for line in lines} == {shown.conclusion}
            assert {line.source_id for line in lines} == {shown.source_id}
        said = planned["manifest"]
        assert said.requests >= len(asked.sent("manifest"))
        assert said.bytes_sent >= sum(map(len, asked.sent("manifest")))


def test_the_size_of_a_request_is_known_before_it_is_sent(
    tmp_path: Path, workspace: Workspace
) -> None:
    with scene(tmp_path, workspace) as asked:
        asked.learn()
        asked.check()
        [evaluator] = asked.pack.evaluators()
        size = sent_bytes(evaluator.call(evaluator.urls[0], bytes(128)))
        assert [len(sent) for sent in asked.sent("oprf")] == [size] * REQUESTS
        assert {len(sent) for sent in asked.sent("bucket")} == {sent_bytes(asked.pack.part_call(0))}
        assert len(asked.sent("bucket")) == INPUTS


def test_a_connection_that_fails_is_in_the_ledger_with_nothing_sent(
    tmp_path: Path, workspace: Workspace
) -> None:
    with scene(tmp_path, workspace) as asked:
        asked.learn()
        asked.host.listener.stop()
        report = report_of(asked.check(), SOURCE)
        assert (report.state, report.why) == (State.COULD_NOT_CHECK, "no_answer")
        assert {(entry.sent, entry.received) for entry in asked.ledger} == {(b"", 0)}

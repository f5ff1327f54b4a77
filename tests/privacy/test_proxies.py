"""With a proxy nothing goes around it: no request, no name, not even where it does not answer."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from exposure_app.core.findings import CheckResult, State
from exposure_app.core.introductions import introduction_bytes
from exposure_app.lookup.proxies import system_proxy, with_remote_names
from exposure_app.workspace import Workspace, open_workspace
from tests.simulators.certificates import Certificates, make_certificates
from tests.simulators.faulty_places import SOURCE, report_of
from tests.simulators.http_host import HttpHost
from tests.simulators.lookup_scene import Scene, Way, scene
from tests.simulators.loopback import HOST
from tests.simulators.recording_proxy import Proxy, http_proxy, socks_proxy

ROOT = Path(__file__).parents[2]
NAME = "lists.example"


class Wire:
    """What this process asks of the network.

    Attributes:
        peers: where it connected to.
        names: what it looked up.
    """

    def __init__(self) -> None:
        self.peers: set[tuple[object, ...]] = set()
        self.names: set[object] = set()
        self.is_on = False

    def __call__(self, event: str, told: tuple[object, ...]) -> None:
        """Be told by the interpreter."""
        if not self.is_on:
            return
        if event == "socket.connect" and isinstance(told[1], tuple):
            self.peers.add(told[1][:2])
        if event == "socket.getaddrinfo":
            self.names.add(told[0])


# A hook cannot be taken away again, so there is one for all tests.
WIRE = Wire()
sys.addaudithook(WIRE)


@contextmanager
def watched() -> Iterator[Wire]:
    """What is asked of the network within the block, by this process as a whole."""
    WIRE.peers.clear()
    WIRE.names.clear()
    WIRE.is_on = True
    try:
        yield WIRE
    finally:
        WIRE.is_on = False


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return open_workspace()


@pytest.fixture(scope="module")
def tls(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    """Certificates, also for a name that only the proxy knows."""
    return make_certificates(tmp_path_factory.mktemp("tls") / "made", (NAME,))


def _named(host: HttpHost) -> str:
    return f"https://{NAME}:{host.port}"


def _port(proxy: Proxy) -> int:
    return int(proxy.address.rpartition(":")[2])


def _checked(asked: Scene, proxy: Proxy) -> CheckResult:
    """A check that looks up, with the wire watched from its beginning."""
    asked.check()
    result = asked.check()
    assert len(proxy.journeys) == len(asked.ledger)
    return result


@pytest.mark.parametrize("kind", ["http", "socks"])
def test_with_a_proxy_this_process_speaks_with_nobody_else(
    kind: str, tmp_path: Path, workspace: Workspace, tls: Certificates
) -> None:
    hosts: dict[str, int] = {}
    opened = http_proxy(hosts) if kind == "http" else socks_proxy(hosts)
    with opened as proxy:
        way = Way(_named, with_remote_names(proxy.address), tls)
        with scene(tmp_path, workspace, way) as asked:
            hosts[NAME] = asked.host.port
            with watched() as wire:
                result = _checked(asked, proxy)
            # The simulated proxy and host are threads of this process: they connect onwards.
            onwards = {(HOST, asked.host.port)}
            assert wire.peers - onwards == {(HOST, _port(proxy))}
            assert NAME not in wire.names
            assert report_of(result, SOURCE).state is State.MATCH
            assert {journey.host for journey in proxy.journeys} == {NAME}
            assert all(journey.is_name for journey in proxy.journeys)


@pytest.mark.parametrize("kind", ["http", "socks5"])
def test_with_a_proxy_that_is_down_nobody_is_asked_directly(
    kind: str, tmp_path: Path, workspace: Workspace
) -> None:
    way = Way(proxy=with_remote_names(f"{kind}://{HOST}:9"))
    with scene(tmp_path, workspace, way) as asked:
        with watched() as wire:
            report = report_of(asked.check(), "small")
        assert (report.state, report.why) == (State.COULD_NOT_CHECK, "proxy")
        assert wire.peers == {(HOST, 9)}
        assert asked.host.received == []
        assert {entry.sent for entry in asked.ledger} == {b""}


@pytest.mark.parametrize("kind", ["http", "socks"])
def test_the_password_of_a_proxy_stands_in_no_ledger_log_or_error(
    kind: str, tmp_path: Path, workspace: Workspace, caplog: pytest.LogCaptureFixture
) -> None:
    def admits(user: str, password: str) -> bool:
        return (user, password) == ("anna", "hunter2secret")

    opened = http_proxy({}, admits) if kind == "http" else socks_proxy({}, admits)
    with opened as proxy:
        address = with_remote_names(proxy.address).replace("://", "://anna:hunter2secret@")
        with scene(tmp_path / "right", workspace, Way(proxy=address)) as asked:
            _checked(asked, proxy)
            assert {journey.user for journey in proxy.journeys} == {"anna"}
            told = b"".join(entry.sent for entry in asked.ledger) + repr(asked.ledger).encode()
        wrong = address.replace("hunter2secret", "hunter3secret")
        with scene(tmp_path / "wrong", workspace, Way(proxy=wrong)) as asked:
            report = report_of(asked.check(), "small")
            assert (report.state, report.why) == (State.COULD_NOT_CHECK, "proxy")
            told += b"".join(entry.sent for entry in asked.ledger) + repr(report).encode()
            told += repr(asked.network.transport).encode()
    told += caplog.text.encode()
    assert b"hunter" not in told
    assert b"YW5uYTpodW50ZXI" not in told


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"all_proxy": "socks5://127.0.0.1:9050"}, "socks5h://127.0.0.1:9050"),
        ({"https_proxy": "http://127.0.0.1:3128"}, "http://127.0.0.1:3128"),
        ({"https_proxy": "127.0.0.1:3128"}, "http://127.0.0.1:3128"),
        ({"all_proxy": "socks4://127.0.0.1:9050"}, "socks4a://127.0.0.1:9050"),
        ({"https_proxy": "http://127.0.0.1:1", "no_proxy": "*"}, "http://127.0.0.1:1"),
        ({}, None),
    ],
)
def test_the_proxy_of_the_system_is_taken_and_its_exceptions_are_not(
    given: dict[str, str], expected: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "socks_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    assert system_proxy() == expected


def test_a_proxy_in_the_environment_is_not_taken_unless_it_was_chosen(
    tmp_path: Path, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", f"http://{HOST}:9")
    monkeypatch.setenv("all_proxy", f"http://{HOST}:9")
    with scene(tmp_path, workspace) as asked:
        with watched() as wire:
            asked.check()
            asked.check()
        assert wire.peers == {(HOST, asked.host.port)}


def _has_namespaces() -> bool:
    try:
        words = ["unshare", "--map-root-user", "--net", "true"]
        return subprocess.run(words, capture_output=True, check=False, timeout=20).returncode == 0
    except OSError:
        return False


IN_NAMESPACE = """
import subprocess, sys, time
from datetime import date
from pathlib import Path
sys.path.insert(0, sys.argv[1])
subprocess.run(["ip", "link", "set", "lo", "up"], check=False)
from tests.simulators.recording_proxy import socks_proxy
from tests.simulators.network_world import Client
from exposure_app.cancellation import CancelToken
from exposure_app.core.introductions import parse_introduction
from exposure_app.errors import SourceError
from dataclasses import replace
introduction = parse_introduction(Path(sys.argv[2]).read_bytes())
with socks_proxy({}) as proxy:
    address = proxy.address.replace("socks5://", "socks5h://")
    client = Client(Path(sys.argv[3]))
    network = client.network(introduction, change=lambda one: replace(one, proxy=address))
    try:
        ends = network.transport.source_ends()
        network.stores[0].refresh(
            network.transport, CancelToken(), introduction.dated, ends
        )
        told = "answered"
    except SourceError as error:
        told = error.why
    print(told, [(one.host, one.is_name) for one in proxy.journeys][:1])
"""


@pytest.mark.skipif(not _has_namespaces(), reason="the kernel gives no network of one's own here")
def test_in_a_network_that_has_nothing_but_the_proxy_the_name_reaches_it(
    tmp_path: Path, workspace: Workspace
) -> None:
    with scene(tmp_path, workspace) as asked:
        world = asked.world.introduce(f"https://{NAME}")
    file = tmp_path / "introduction.json"
    file.write_bytes(introduction_bytes(world))
    program = [sys.executable, "-c", IN_NAMESPACE, str(ROOT), str(file), str(tmp_path / "own")]
    done = subprocess.run(
        ["unshare", "--map-root-user", "--net", *program],  # noqa: S607 - of the system
        capture_output=True, text=True, check=False, timeout=60, cwd=ROOT, env=dict(os.environ),
    )  # fmt: skip
    # The proxy knows no such name, and nobody else could have been asked for it.
    assert done.stdout.split() == ["proxy", f"[('{NAME}',", "True)]"], done.stderr

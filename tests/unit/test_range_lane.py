"""Lists without a key, asked over the network by ranges: what is told of an address is bounded."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from exposure_app import checking
from exposure_app.cancellation import CancelToken
from exposure_app.checking.network_source import MOST_RANGE_BITS, range_bits
from exposure_app.checking.trying import try_sources
from exposure_app.core.anonymity import LINKED_ROWS, bits_each
from exposure_app.core.attribution.person import Person
from exposure_app.core.digests import Labels, plain_digest
from exposure_app.core.findings import CheckRequest, CheckResult, State
from exposure_app.core.identifiers import IdentifierKind, LookupForm, Service, parse_handle
from exposure_app.core.ledger import Conclusion
from exposure_app.core.manifests import Manifest
from exposure_app.core.packs import bucket_file_name
from exposure_app.core.sessions import INPUTS
from exposure_app.lookup.signatures import PublisherKey
from exposure_app.publisher.build_file import read_build_file
from exposure_app.publisher.crew import Crew
from exposure_app.publisher.introducing import introduce
from exposure_app.publisher.production import Places, build_pack
from exposure_app.publisher.progress import Progress
from exposure_app.publisher.releasing import release
from exposure_app.publisher.secret_file import new_secrets, public_keys
from exposure_app.workspace import Workspace, open_workspace
from tests.simulators.breach_lists import CANARY, write_build_file, write_csv
from tests.simulators.http_host import HttpHost, answering, http_host
from tests.simulators.network_world import TODAY, Client, World

BITS = 5
ADDRESSES = [f"person.{number}@example.com" for number in range(300)]
PLAIN = {
    'evaluators = ["https://evaluator.example/"]\n': "",
    'kind = "phone"': 'kind = "email"\nsuite = "sha512"',
    CANARY: ADDRESSES[0],
}


@dataclass
class Asked:
    """A computer, and the host that it asks.

    Attributes:
        client: the computer.
        host: of the lists.
        workspace: of the computer.
    """

    client: Client
    host: HttpHost
    workspace: Workspace

    def check(self, *addresses: str, accepts_fewer: bool = False) -> CheckResult:
        """Look up addresses, with nothing left of what was asked before."""
        self.client.ledger.clear()
        self.host.listener.connections.clear()
        request = self.request(*addresses)
        request = replace(request, accepts_fewer=accepts_fewer)
        return checking.check(self.workspace, request, lambda _progress: None, CancelToken())

    def request(self, *addresses: str) -> CheckRequest:
        """The check of these addresses."""
        typed = tuple(parse_handle(Service.EMAIL, one) for one in addresses)
        return CheckRequest(Person("GB", TODAY), typed)

    @property
    def manifest(self) -> Manifest:
        """Of the list, as the computer knows it."""
        assert self.workspace.network is not None
        (manifest,) = self.workspace.network.stores[0].packs(TODAY)
        return manifest

    @property
    def ranges(self) -> list[str]:
        """The parts that were fetched, in their order."""
        lines = [one.sent.partition(b" HTTP")[0] for one in self.client.ledger]
        return [line.decode() for line in lines if line.endswith(b".brp")]


def _released(folder: Path) -> World:
    """A publisher whose list has no key."""
    world = World(folder)
    world.found()
    secrets = new_secrets("plain")
    write_csv(folder / "a.csv", [(text, "one") for text in ADDRESSES])
    write_build_file(folder / "build.toml", ["a.csv"], PLAIN)
    build = read_build_file(folder / "build.toml")
    with_what = (Crew(1), Progress(lambda: 0.0, lambda _line: None))
    build_pack(build, secrets, None, Places.beside(folder / "pack"), with_what)
    trusted = (PublisherKey("plain", public_keys(secrets)[1], is_for_demonstration=False),)
    release(folder / "pack", world.repository, trusted, with_what)
    return world


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return _released(tmp_path_factory.mktemp("world"))


@pytest.fixture
def asked(world: World, tmp_path: Path) -> Iterator[Asked]:
    client = Client(tmp_path / "client")
    with http_host(answering(world.answer)) as host:
        introduction = introduce(world.repository, "plain", "Plain lists", host.address)
        network = client.network(introduction)
        workspace = replace(open_workspace((), today=lambda: TODAY), network=network)
        assert all(one.is_right for one in try_sources(workspace))
        yield Asked(client, host, workspace)


def _state(result: CheckResult) -> State:
    (report,) = result.reports
    return report.state


def test_who_is_in_the_list_is_found_and_others_are_not(asked: Asked) -> None:
    assert _state(asked.check(ADDRESSES[7])) is State.MATCH
    assert _state(asked.check("nobody@example.com")) is State.NO_MATCH
    result = asked.check(ADDRESSES[7], "nobody@example.com", ADDRESSES[9])
    assert result.count(State.MATCH) == 1
    assert len(result.findings) == 2


def test_nothing_but_ranges_and_metadata_is_asked_for(asked: Asked) -> None:
    asked.check(ADDRESSES[7])
    assert {entry.purpose for entry in asked.client.ledger} == {"manifest", "range"}
    told = {entry.conclusion for entry in asked.client.ledger if entry.purpose == "range"}
    assert told == {Conclusion.ONE_OF}
    assert Counter(asked.host.received) == Counter(one.sent for one in asked.client.ledger)


def test_the_bits_that_are_told_are_those_of_the_budget() -> None:
    forms = [LookupForm(IdentifierKind.EMAIL, text, "typed") for text in ADDRESSES]
    for count in (1, 2, 3, 6):
        told = range_bits(forms[:count])
        assert told == min(MOST_RANGE_BITS, bits_each(LINKED_ROWS, count))
        assert LINKED_ROWS >> (told * count) >= 1000


@pytest.mark.parametrize("count", [1, 6])
def test_the_more_is_asked_the_wider_each_range_is(asked: Asked, count: int) -> None:
    asked.check(*ADDRESSES[10 : 10 + count])
    told = range_bits(LookupForm(IdentifierKind.EMAIL, x, "typed") for x in ADDRESSES[:count])
    each = 1 << max(0, BITS - told)
    assert len(asked.ranges) == INPUTS * each
    assert each == (1 if count == 1 else 4)


def test_the_range_that_is_fetched_is_the_one_of_the_address(asked: Asked) -> None:
    asked.check(ADDRESSES[7])
    form = LookupForm(IdentifierKind.EMAIL, ADDRESSES[7], "typed")
    shape = asked.manifest.shape
    own = Labels(plain_digest(form, shape.epoch)).bucket(BITS)
    assert any(line.endswith(bucket_file_name(shape, own)) for line in asked.ranges)


def test_a_code_that_too_few_share_is_not_sent_until_the_person_says_so(asked: Asked) -> None:
    assert asked.workspace.network is not None
    strict = replace(asked.workspace.network, least_shared=1 << 62)
    asked.workspace = replace(asked.workspace, network=strict)
    result = asked.check(ADDRESSES[7])
    assert (_state(result), result.reports[0].why) == (State.COULD_NOT_CHECK, "too_few")
    assert asked.ranges == []
    (shown,) = (
        one
        for one in checking.sending_plan(asked.workspace, asked.request(ADDRESSES[7])).departures
        if one.purpose == "range"
    )
    assert shown.is_held_back
    assert _state(asked.check(ADDRESSES[7], accepts_fewer=True)) is State.MATCH
    assert asked.ranges


def test_what_is_shown_before_is_what_is_sent(asked: Asked) -> None:
    plan = checking.sending_plan(asked.workspace, asked.request(*ADDRESSES[:3]))
    (shown,) = (one for one in plan.departures if one.purpose == "range")
    asked.check(*ADDRESSES[:3])
    sent = [one for one in asked.client.ledger if one.purpose == "range"]
    assert (shown.requests, shown.bytes_sent) == (len(sent), sum(len(one.sent) for one in sent))
    assert len(shown.told) == 3

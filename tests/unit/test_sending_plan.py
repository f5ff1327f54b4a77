"""What is shown before a check: everything that is sent afterwards, and to whom."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from exposure_app import checking
from exposure_app.cancellation import CancelToken
from exposure_app.checking.trying import try_sources, trying_plan
from exposure_app.core.attribution.person import Person
from exposure_app.core.findings import CheckRequest, CheckResult, State
from exposure_app.core.identifiers import Identifier, Service, parse_handle, parse_phone
from exposure_app.core.ledger import Conclusion
from exposure_app.lookup.connectors.xposedornot import XposedOrNot
from exposure_app.wording.sending import held_back_text, sending_summary, together_texts
from exposure_app.workspace import Workspace, open_workspace
from tests.simulators.http_host import HttpHost, answering, http_host
from tests.simulators.network_world import PLANTED, TODAY, Client, World

NUMBER = parse_phone(PLANTED.canonical, "CN")


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A publisher."""
    found = World(tmp_path / "world")
    found.found()
    return found


@pytest.fixture
def host(world: World) -> Iterator[HttpHost]:
    """Its host and evaluator, with a pack."""
    with http_host(answering(world.answer)) as found:
        world.publish((found.address,))
        yield found


@pytest.fixture
def client(tmp_path: Path) -> Client:
    """A computer."""
    return Client(tmp_path / "client")


@pytest.fixture
def workspace(world: World, host: HttpHost, client: Client) -> Workspace:
    """What it works with, once the publisher was tried."""
    network = client.network(world.introduce(host.address))
    opened = replace(open_workspace((), today=lambda: TODAY), network=network)
    assert all(one.is_right for one in try_sources(opened))
    client.ledger.clear()
    return opened


def _request(*identifiers: Identifier) -> CheckRequest:
    return CheckRequest(Person("CN", TODAY), identifiers)


def _checked(workspace: Workspace, request: CheckRequest) -> CheckResult:
    return checking.check(workspace, request, lambda _step: None, CancelToken())


def test_what_was_shown_is_what_is_sent(workspace: Workspace, client: Client) -> None:
    request = _request(NUMBER, parse_handle(Service.QQ, "99180000006"))
    plan = checking.sending_plan(workspace, request)
    assert not client.ledger
    assert [one.source_id for one in plan.elsewhere] == ["small-small"]
    result = _checked(workspace, request)
    assert [report.state for report in result.reports] == [State.MATCH]
    sent = Counter(one.purpose for one in client.ledger)
    size = Counter[str]()
    for one in client.ledger:
        size[one.purpose] += len(one.sent)
    for departure in plan.departures:
        if departure.purpose != "manifest":
            assert departure.requests == sent[departure.purpose]
            assert departure.bytes_sent == size[departure.purpose]
    assert sent["manifest"] <= 5
    assert {one.receiver for one in client.ledger} == {one.receiver for one in plan.departures}
    assert {one.conclusion for one in client.ledger} == {one.conclusion for one in plan.departures}


def test_the_page_says_what_could_be_learnt_together_and_nothing_more(workspace: Workspace) -> None:
    plan = checking.sending_plan(workspace, _request(NUMBER))
    assert "None of their receivers can tell by itself what you typed." in sending_summary(plan)
    (text,) = together_texts(plan.departures)
    assert "Together they could tell that your entry is one of at least 1.3 billion." in text
    assert "your city" in text
    assert held_back_text(plan.departures) == ""


def test_what_no_list_is_for_is_told_and_sent_nowhere(workspace: Workspace) -> None:
    plan = checking.sending_plan(workspace, _request(parse_handle(Service.QQ, "99180000006")))
    assert plan.uncovered == ("qq",)
    assert {one.conclusion for one in plan.departures} == {
        Conclusion.USES_LIST, Conclusion.NOTHING, Conclusion.LABELS,
    }  # fmt: skip


def test_without_anything_typed_nobody_is_asked(workspace: Workspace, client: Client) -> None:
    request = _request()
    assert checking.sending_plan(workspace, request).departures == ()
    assert not _checked(workspace, request).reports
    assert not client.ledger


def test_a_service_that_is_told_everything_is_named(workspace: Workspace, client: Client) -> None:
    assert workspace.network is not None
    network = replace(
        workspace.network,
        stores=(),
        connectors=(XposedOrNot(workspace.catalogue, "http://127.0.0.1:9"),),
    )
    opened = replace(workspace, network=network)
    request = _request(parse_handle(Service.EMAIL, "person@example.org"))
    plan = checking.sending_plan(opened, request)
    assert "What you typed goes in full to 127.0.0.1:9." in sending_summary(plan)
    assert checking.sending_plan(opened, _request(NUMBER)).departures == ()
    result = _checked(opened, request)
    assert [(one.state, one.why) for one in result.reports] == [
        (State.COULD_NOT_CHECK, "no_answer")
    ]


def test_lists_that_are_not_known_yet_are_not_asked(
    world: World, host: HttpHost, client: Client
) -> None:
    network = client.network(world.introduce(host.address))
    opened = replace(open_workspace((), today=lambda: TODAY), network=network)
    plan = checking.sending_plan(opened, _request(NUMBER))
    assert {one.purpose for one in plan.departures} == {"manifest"}
    result = _checked(opened, _request(NUMBER))
    assert [(one.state, one.why) for one in result.reports] == [
        (State.COULD_NOT_CHECK, "new_lists")
    ]
    assert {one.purpose for one in client.ledger} == {"manifest"}
    assert _checked(opened, _request(NUMBER)).reports[0].state is State.MATCH


def test_trying_sends_what_it_shows_and_finds_a_list_that_is_wrong(
    world: World, host: HttpHost, client: Client
) -> None:
    network = client.network(world.introduce(host.address))
    opened = replace(open_workspace((), today=lambda: TODAY), network=network)
    assert {one.purpose for one in trying_plan(opened).departures} == {"manifest"}
    assert [(one.source_id, one.why) for one in try_sources(opened)] == [("small-small", "")]
    assert {one.purpose for one in trying_plan(opened).departures} == {
        "manifest", "oprf", "bucket",
    }  # fmt: skip
    data = world.folder / "repository" / "packs" / "small"
    for path in data.rglob("*.brp"):
        path.write_bytes(path.read_bytes()[:-1] + b"x")
    assert [(one.source_id, one.why) for one in try_sources(opened)] == [("small-small", "altered")]

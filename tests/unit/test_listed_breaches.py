"""A fetched list of breaches makes the catalogue newer, and is kept whole or not at all."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from exposure_app import checking
from exposure_app.cancellation import CancelToken
from exposure_app.checking.trying import Tried, try_sources, trying_plan
from exposure_app.core.attribution.person import Person
from exposure_app.core.breaches import Catalogue
from exposure_app.core.findings import CheckRequest, State
from exposure_app.core.identifiers import Service, parse_handle
from exposure_app.errors import SourceProtocolError
from exposure_app.lookup.catalogue import load_catalogue
from exposure_app.lookup.connectors.hibp import HibpRange
from exposure_app.lookup.connectors.hibp_breaches import breaches_of
from exposure_app.lookup.connectors.known_breaches import KnownBreaches, load_hibp_classes
from exposure_app.lookup.connectors.listed_breaches import (
    NO_LIST,
    ListedBreaches,
    incidents_of,
)
from exposure_app.workspace import open_workspace
from tests.simulators.asking import Asker, always
from tests.simulators.hibp import BASE, BREACHES, PRO_KEY, Hibp, breach
from tests.simulators.http_host import HttpHost, answering, http_host
from tests.simulators.network_world import TODAY, Client

USERS = 5_000_000_000


@pytest.fixture
def host() -> Iterator[HttpHost]:
    with http_host(answering(Hibp().answer)) as found:
        yield found


@pytest.fixture
def listed(host: HttpHost, tmp_path: Path) -> ListedBreaches:
    return ListedBreaches(tmp_path / "kept" / "breaches.json", host.address + BASE)


def _newer(rows: object) -> Catalogue:
    """The catalogue that ships, with the rows of a fetched list."""
    read = breaches_of(rows)
    assert read is not None
    named = {row.name: row for row in read}
    return load_catalogue().with_listed(incidents_of(named, load_hibp_classes(), USERS))


def test_a_fetched_list_is_read_again_as_it_came(listed: ListedBreaches) -> None:
    fetched = listed.refresh(Asker().transport, CancelToken(), TODAY)
    assert list(fetched.rows) == [row["Name"] for row in BREACHES]
    assert listed.read() == fetched
    assert fetched.fetched == TODAY
    kept = listed.file.read_text("utf-8")
    assert "lost records" not in kept
    assert "logos.example" not in kept


def test_without_a_list_there_is_none(listed: ListedBreaches) -> None:
    assert listed.read() == NO_LIST


@pytest.mark.parametrize(
    "content",
    [
        b"", b"[]", b"{}", b'{"schema": 2, "fetched": "2026-01-01", "breaches": []}',
        b'{"schema": 1, "fetched": "soon", "breaches": []}',
        b'{"schema": 1, "fetched": "2026-01-01", "breaches": [{}]}', b" " * ((16 << 20) + 1),
    ],
)  # fmt: skip
def test_a_kept_list_that_is_damaged_is_as_none(content: bytes, listed: ListedBreaches) -> None:
    listed.file.parent.mkdir()
    listed.file.write_bytes(content)
    assert listed.read() == NO_LIST


def test_a_failed_fetch_leaves_the_last_list(tmp_path: Path, listed: ListedBreaches) -> None:
    fetched = listed.refresh(Asker().transport, CancelToken(), TODAY)
    with http_host(answering(always([{"Name": "Half"}]))) as host:
        again = ListedBreaches(listed.file, host.address)
        with pytest.raises(SourceProtocolError) as told:
            again.refresh(Asker().transport, CancelToken(), date(2030, 1, 1))
    assert told.value.why == "schema"
    assert listed.read() == fetched


def test_a_list_that_cannot_be_kept_says_so(tmp_path: Path, host: HttpHost) -> None:
    (tmp_path / "file").write_text("")
    listed = ListedBreaches(tmp_path / "file" / "breaches.json", host.address + BASE)
    with pytest.raises(SourceProtocolError) as told:
        listed.refresh(Asker().transport, CancelToken(), TODAY)
    assert told.value.why == "state_unwritable"


def test_a_breach_that_the_catalogue_has_not_is_added_with_its_facts() -> None:
    found = _newer([breach("BrandNew", "Email addresses", "Passwords", "Phone numbers")])
    incident = found.find("hibp:BrandNew")
    assert incident is not None
    assert (incident.entity, str(incident.exposed_from), str(incident.listed)) == (
        "BrandNew", "2021-03", "2022-05-06"
    )  # fmt: skip
    assert incident.data_classes == {"email", "password", "phone"}
    assert (incident.kind, incident.mechanism, incident.confidence) == ("unknown", "hack", "high")
    assert incident.provenance.attribution == ("hibp",)


def test_a_breach_that_the_catalogue_has_stays_as_it_was() -> None:
    before = load_catalogue().find("hibp:Adobe")
    assert before is not None
    assert _newer([breach("Adobe", "Phone numbers")]).find("hibp:Adobe") == before


@pytest.mark.parametrize("flag", ["IsFabricated", "IsRetired"])
def test_what_is_no_evidence_is_not_added(flag: str) -> None:
    assert _newer([breach("Taken", **{flag: True})]).find("hibp:Taken") is None


@pytest.mark.parametrize(
    ("flag", "mechanism"),
    [("IsSpamList", "scrape"), ("IsStealerLog", "stealer"), ("IsMalware", "stealer")],
)
def test_what_no_company_lost_is_an_aggregate(flag: str, mechanism: str) -> None:
    incident = _newer([breach("Gathered", **{flag: True})]).find("hibp:Gathered")
    assert incident is not None
    assert (incident.kind, incident.mechanism) == ("aggregator", mechanism)


def test_trying_fetches_the_list_and_says_before_what_is_sent(
    tmp_path: Path, listed: ListedBreaches
) -> None:
    client = Client(tmp_path / "client")
    network = replace(client.network(), facts=listed)
    workspace = replace(open_workspace((), today=lambda: TODAY), network=network)
    (departure,) = trying_plan(workspace).departures
    assert try_sources(workspace) == (Tried("hibp-catalogue", ""),)
    (entry,) = client.ledger
    assert (entry.receiver, len(entry.sent)) == (departure.receiver, departure.bytes_sent)
    assert listed.read().fetched == TODAY


def test_a_list_that_does_not_come_is_told(tmp_path: Path) -> None:
    with http_host(answering(always(b"", 503))) as host:
        facts = ListedBreaches(tmp_path / "breaches.json", host.address)
        client = Client(tmp_path / "client")
        network = replace(client.network(), facts=facts)
        workspace = replace(open_workspace((), today=lambda: TODAY), network=network)
        assert try_sources(workspace) == (Tried("hibp-catalogue", "server_error"),)


def test_a_check_sends_nothing_for_the_list_of_breaches(
    tmp_path: Path, listed: ListedBreaches
) -> None:
    client = Client(tmp_path / "client")
    workspace = replace(
        open_workspace((), today=lambda: TODAY), network=replace(client.network(), facts=listed)
    )
    mail = parse_handle(Service.EMAIL, "anna@lantern.example")
    request = CheckRequest(Person("CN", TODAY), (mail,))
    assert checking.sending_plan(workspace, request).departures == ()
    checking.check(workspace, request, lambda _progress: None, CancelToken())
    assert client.ledger == []


def test_who_is_in_a_breach_that_is_new_gets_its_company_named(
    tmp_path: Path, host: HttpHost, listed: ListedBreaches
) -> None:
    client = Client(tmp_path / "client")
    rows = listed.refresh(Asker().transport, CancelToken(), TODAY).rows
    base = open_workspace((), today=lambda: TODAY)
    newer = base.catalogue.with_listed(incidents_of(rows, load_hibp_classes(), USERS))
    known = KnownBreaches(newer, load_hibp_classes(), rows)
    connector = HibpRange(PRO_KEY, known, host.address + BASE)
    network = replace(client.network(connectors=(connector,)), facts=listed)
    workspace = replace(base, catalogue=newer, network=network)
    mail = parse_handle(Service.EMAIL, "bo@harbor.example")
    request = CheckRequest(Person("CN", TODAY), (mail,), accepts_fewer=True)
    result = checking.check(workspace, request, lambda _progress: None, CancelToken())
    assert result.count(State.MATCH) == 1
    assert [finding.incident_id for finding in result.findings] == ["hibp:HarborForum"]
    assert "hibp:HarborForum" in [source.id for source in result.explanation.ranking]


def test_the_file_holds_one_list(listed: ListedBreaches) -> None:
    listed.refresh(Asker().transport, CancelToken(), TODAY)
    content = json.loads(listed.file.read_bytes())
    assert sorted(content) == ["breaches", "fetched", "schema"]
    assert list(listed.file.parent.iterdir()) == [listed.file]

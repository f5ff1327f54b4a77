"""What a publisher tells of incidents: signed, read whole, and never in place of what ships."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from exposure_app.cancellation import CancelToken
from exposure_app.core.introductions import Introduction
from exposure_app.errors import CatalogueError, PublishError, SourceError
from exposure_app.lookup.catalogue import load_catalogue
from exposure_app.lookup.pack_store import PackStore
from exposure_app.lookup.published_incidents import MOST_BYTES, TARGET, published_incidents
from exposure_app.network_access import Access, RunLedger, with_network
from exposure_app.publisher.announcing import announce_incidents
from exposure_app.publisher.verifying_releases import verify_incidents
from exposure_app.reports.sources_report import source_forms, source_lines
from exposure_app.storage.api_keys import ApiKeys
from exposure_app.storage.network_settings import NetworkSettings
from exposure_app.wording.breaches import attribution_text
from exposure_app.workspace import open_workspace
from tests.simulators.asking import Asker
from tests.simulators.http_host import HttpHost, answering, http_host
from tests.simulators.network_world import TODAY, World

ROW: dict[str, object] = {
    "id": "xx-lantern-2026",
    "entity": "Lantern Mail",
    "brands": [],
    "kind": "email",
    "country": "XX",
    "exposed_from": "2026-02",
    "exposed_to": "2026-03",
    "mechanism": "hack",
    "identifiers": ["email"],
    "data_classes": ["email", "password"],
    "confidence": "high",
    "basis": "found",
    "people": 5_000_000,
    "coverage": 0.001,
    "reach": 0.001,
}


def table(*rows: object, **fields: object) -> bytes:
    """A table of incidents."""
    content = {"schema": 1, "dated": "2026-11-01", "incidents": list(rows), **fields}
    return json.dumps(content).encode()


@pytest.fixture
def world(tmp_path: Path) -> World:
    found = World(tmp_path / "world")
    found.found()
    return found


@pytest.fixture
def host(world: World) -> Iterator[HttpHost]:
    with http_host(answering(world.answer)) as found:
        world.publish((found.address,))
        yield found


@pytest.fixture
def store(world: World, host: HttpHost, tmp_path: Path) -> PackStore:
    return PackStore(world.introduce(host.address), tmp_path / "stores" / "small")


def _announce(world: World, tmp_path: Path, data: bytes) -> int:
    file = tmp_path / "table.json"
    file.write_bytes(data)
    return announce_incidents(file, world.repository)


def _refresh(store: PackStore) -> None:
    transport = Asker().transport
    store.refresh(transport, CancelToken(), TODAY, transport.source_ends())


def test_incidents_of_a_publisher_come_with_its_lists(
    world: World, store: PackStore, tmp_path: Path
) -> None:
    assert _announce(world, tmp_path, table(ROW)) == 1
    _refresh(store)
    (incident,) = store.incidents()
    assert (incident.id, incident.entity) == ("xx-lantern-2026", "Lantern Mail")
    assert attribution_text(incident.provenance.attribution) == "Source: Small lists"
    assert len(store.packs(TODAY)) == 1


def test_a_newer_table_takes_the_place_of_the_last(
    world: World, store: PackStore, tmp_path: Path
) -> None:
    _announce(world, tmp_path, table(ROW))
    _refresh(store)
    _announce(world, tmp_path, table(ROW | {"id": "xx-second"}, ROW | {"id": "xx-third"}))
    _refresh(store)
    assert [one.id for one in store.incidents()] == ["xx-second", "xx-third"]
    _announce(world, tmp_path, table())
    _refresh(store)
    assert store.incidents() == ()


def test_without_a_table_there_are_none(store: PackStore) -> None:
    assert store.incidents() == ()
    _refresh(store)
    assert store.incidents() == ()


def test_a_table_that_was_altered_on_its_host_is_refused(
    world: World, store: PackStore, tmp_path: Path
) -> None:
    _announce(world, tmp_path, table(ROW))
    (file,) = (world.folder / "repository" / "targets" / "catalogue").iterdir()
    file.write_bytes(file.read_bytes().replace(b"Lantern Mail", b"Harbour Mail"))
    with pytest.raises(SourceError) as told:
        _refresh(store)
    assert told.value.why == "altered"
    assert store.incidents() == ()


def test_a_table_that_got_damaged_here_is_told_and_mended(
    world: World, store: PackStore, tmp_path: Path
) -> None:
    _announce(world, tmp_path, table(ROW))
    _refresh(store)
    for file in (tmp_path / "stores" / "small" / "targets").iterdir():
        file.write_bytes(b"{}")
    with pytest.raises(CatalogueError):
        store.incidents()
    _refresh(store)
    assert len(store.incidents()) == 1


@pytest.mark.parametrize(
    "data",
    [
        b"", b"[]", table(ROW, ROW), table(ROW | {"kind": "planet"}), table(ROW | {"more": 1}),
        table(ROW, schema=2), table(ROW, dated="soon"), table(ROW, brands=[]),
        table(ROW | {"attribution": ["project"]}),
        table(ROW | {"id": "hibp:Lantern", "hibp_name": "Lantern", "attribution": ["hibp"]}),
        b" " * (MOST_BYTES + 1),
    ],
)  # fmt: skip
def test_a_table_with_a_fault_is_not_announced(data: bytes, world: World, tmp_path: Path) -> None:
    with pytest.raises(CatalogueError):
        _announce(world, tmp_path, data)
    assert TARGET not in world.repository.targets()
    with pytest.raises(CatalogueError):
        published_incidents(data, "Small lists")


def test_a_table_that_is_not_there_is_named(world: World, tmp_path: Path) -> None:
    with pytest.raises(PublishError):
        announce_incidents(tmp_path / "none.json", world.repository)


def _access(tmp_path: Path, introduction: Introduction) -> Access:
    return Access(
        NetworkSettings(on=frozenset({"small"}), proxy="direct"),
        (introduction,),
        tmp_path / "stores",
        tmp_path / "listed.json",
        tmp_path / "session.key",
        RunLedger(None),
    )


def test_a_workspace_knows_what_publishers_tell_and_nothing_of_it_in_place_of_what_ships(
    world: World, store: PackStore, tmp_path: Path
) -> None:
    shipped = next(iter(load_catalogue().incidents.values()))
    taken = ROW | {"id": shipped.id}
    _announce(world, tmp_path, table(ROW, taken))
    _refresh(store)
    access = _access(tmp_path, store.introduction)
    opened = with_network(open_workspace(), access, ApiKeys())
    assert opened.catalogue.find("xx-lantern-2026") is not None
    assert opened.catalogue.find(shipped.id) == shipped
    (form, *_services) = source_forms(access, TODAY)
    assert form["incidents"] == 2
    assert any("2 incidents" in line for line in source_lines(access, TODAY, 100))


def test_a_workspace_opens_without_incidents_that_cannot_be_used(
    world: World, store: PackStore, tmp_path: Path
) -> None:
    # As a publisher would announce who knows of fields that this program does not.
    world.repository.publish({TARGET: table(ROW | {"more": 1})})
    _refresh(store)
    access = _access(tmp_path, store.introduction)
    opened = with_network(open_workspace(), access, ApiKeys())
    assert opened.catalogue.find("xx-lantern-2026") is None
    assert opened.network is not None
    assert len(opened.network.stores[0].packs(TODAY)) == 1
    assert source_forms(access, TODAY)[0]["incidents"] is None
    assert any("cannot be used" in line for line in source_lines(access, TODAY, 100))


def test_a_repository_is_verified_with_its_incidents(world: World, tmp_path: Path) -> None:
    root = (world.folder / "repository" / "metadata" / "1.root.json").read_bytes()
    assert verify_incidents(world.repository, root) is None
    _announce(world, tmp_path, table(ROW))
    assert verify_incidents(world.repository, root) == 1
    world.repository.publish({TARGET: table(ROW | {"more": 1})})
    with pytest.raises(CatalogueError):
        verify_incidents(world.repository, root)

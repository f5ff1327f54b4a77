"""Packs elsewhere: planted people are found, others are not, and every session looks alike."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from exposure_app.cancellation import CancelToken
from exposure_app.core.identifiers import LookupForm
from exposure_app.core.ledger import Conclusion
from exposure_app.core.manifests import Manifest
from exposure_app.core.sessions import INPUTS
from exposure_app.errors import SourceProtocolError
from exposure_app.lookup.network import Network
from exposure_app.lookup.network_pack import Lane
from exposure_app.lookup.pack_store import PackStore
from tests.simulators.http_host import HttpHost, answering, http_host
from tests.simulators.network_world import (
    ABSENT,
    PLANTED,
    PLANTED_IN,
    TODAY,
    Client,
    World,
)
from tests.simulators.small_packs import phone

TOKEN = CancelToken()


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


def _refreshed(network: Network) -> tuple[PackStore, Manifest]:
    store = network.stores[0]
    store.refresh(network.transport, TOKEN, TODAY, network.transport.source_ends())
    (manifest,) = store.packs(TODAY)
    return store, manifest


def _found(network: Network, *forms: LookupForm) -> dict[LookupForm, set[str]]:
    store, manifest = _refreshed(network)
    pack = network.pack(store, manifest, 14)
    whole = None
    if network.lane(manifest) is Lane.WHOLE:
        entries = network.whole(pack, store)
        entries.fetch(network.transport, TOKEN)
        whole = entries.open()
    hits = pack.look_up(forms, network.asking(TOKEN), whole)
    if whole is not None:
        whole.close()
    return {form: {one for hit in some for one in hit.incident_ids} for form, some in hits.items()}


@pytest.mark.parametrize("whole_up_to", [0, 64 << 20])
def test_planted_people_are_found_and_others_are_not(
    world: World, host: HttpHost, client: Client, whole_up_to: int
) -> None:
    network = client.network(world.introduce(host.address), whole_up_to=whole_up_to)
    assert _found(network, PLANTED, ABSENT) == {PLANTED: PLANTED_IN, ABSENT: set()}


def _shape(client: Client) -> Counter[tuple[str, int]]:
    return Counter((one.purpose, len(one.sent)) for one in client.ledger)


def test_every_session_has_the_same_number_and_sizes_of_requests(
    world: World, host: HttpHost, tmp_path: Path
) -> None:
    shapes = []
    for count in (0, 1, 2, 4, 6):
        client = Client(tmp_path / str(count))
        _found(client.network(world.introduce(host.address)), *map(phone, range(count)))
        shapes.append(_shape(client))
    assert all(shape == shapes[0] for shape in shapes)
    assert sum(count for (purpose, _), count in shapes[0].items() if purpose == "oprf") == 2
    assert sum(count for (purpose, _), count in shapes[0].items() if purpose == "bucket") == 8


def test_a_repeat_asks_for_the_same_parts_and_another_person_for_others(
    world: World, host: HttpHost, client: Client
) -> None:
    network = client.network(world.introduce(host.address))

    def parts(form: LookupForm) -> Counter[bytes]:
        client.ledger.clear()
        _found(network, form)
        return Counter(one.sent for one in client.ledger if one.purpose == "bucket")

    assert parts(PLANTED) == parts(PLANTED)
    # Of four parts two people may have the same; several people do not all have them.
    assert len({frozenset(parts(phone(number)).items()) for number in range(1, 6)}) > 1


def test_chance_orders_the_points_and_the_parts(
    world: World, host: HttpHost, client: Client
) -> None:
    drawn: list[int] = []

    def shuffled(numbers: Iterable[int]) -> list[int]:
        found = list(numbers)
        drawn.append(len(found))
        return found[::-1]

    network = replace(client.network(world.introduce(host.address)), shuffled=shuffled)
    assert _found(network, PLANTED)[PLANTED] == PLANTED_IN
    assert drawn == [INPUTS, INPUTS]


def test_what_each_receiver_can_conclude_is_written_down(
    world: World, host: HttpHost, client: Client
) -> None:
    _found(client.network(world.introduce(host.address)), PLANTED)
    concluded = {one.purpose: one.conclusion for one in client.ledger}
    assert concluded == {
        "manifest": Conclusion.USES_LIST,
        "oprf": Conclusion.NOTHING,
        "bucket": Conclusion.LABELS,
    }
    for one in client.ledger:
        assert PLANTED.canonical.encode() not in one.sent
        assert PLANTED.canonical[1:].encode() not in one.sent


def test_the_whole_pack_comes_once_and_no_part_is_asked_for(
    world: World, host: HttpHost, client: Client
) -> None:
    network = client.network(world.introduce(host.address), whole_up_to=64 << 20)
    for _turn in range(2):
        assert _found(network, PLANTED) == {PLANTED: PLANTED_IN}
    counts = Counter(one.purpose for one in client.ledger)
    assert counts["pack"] == 1
    assert counts["oprf"] == 4
    assert "bucket" not in counts


def test_an_evaluator_with_another_key_is_refused(
    world: World, host: HttpHost, client: Client, capfd: pytest.CaptureFixture[str]
) -> None:
    from exposure_app.lookup.evaluator import derive_key  # noqa: PLC0415

    network = client.network(world.introduce(host.address))
    world.key = derive_key(b"x" * 32, b"another")
    with pytest.raises(SourceProtocolError) as told:
        _found(network, PLANTED)
    assert told.value.why == "wrong_proof"
    assert PLANTED.canonical not in capfd.readouterr().err

"""What is opened for the network: what was switched on, with true chance and the chosen way."""

from pathlib import Path

import pytest

from exposure_app.lookup.catalogue import load_catalogue
from exposure_app.lookup.network import Network
from exposure_app.network_access import Access, RunLedger, open_network, with_network
from exposure_app.storage.api_keys import HIBP, ApiKeys, Keeping
from exposure_app.storage.network_settings import (
    HIBP_CATALOGUE,
    HIBP_RANGE,
    SYSTEM,
    XPOSEDORNOT,
    NetworkSettings,
)
from exposure_app.workspace import open_workspace, shipped_packs


def _access(folder: Path, *on: str, proxy: str = "direct") -> Access:
    return Access(
        NetworkSettings(frozenset(on), proxy),
        (),
        folder / "stores",
        folder / "listed.json",
        folder / "session.key",
        RunLedger(None),
    )


def _opened(folder: Path, *on: str, proxy: str = "direct") -> Network:
    network = open_network(_access(folder, *on, proxy=proxy), load_catalogue(), ApiKeys())
    assert network is not None
    return network


def test_where_nothing_is_on_there_is_no_network(tmp_path: Path) -> None:
    assert open_network(_access(tmp_path), load_catalogue(), ApiKeys()) is None
    workspace = open_workspace()
    assert with_network(workspace, _access(tmp_path), ApiKeys()) is workspace


def test_the_order_is_drawn_anew_each_time(tmp_path: Path) -> None:
    network = _opened(tmp_path, XPOSEDORNOT)
    orders = {tuple(network.shuffled(range(40))) for _turn in range(5)}
    assert len(orders) == 5
    assert all(sorted(order) == list(range(40)) for order in orders)


def test_the_secret_of_decoys_outlives_the_run(tmp_path: Path) -> None:
    first, again = _opened(tmp_path, XPOSEDORNOT), _opened(tmp_path, XPOSEDORNOT)
    assert first.secret == again.secret
    assert _opened(tmp_path / "other", XPOSEDORNOT).secret != first.secret


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ("direct", None),
        ("socks5://127.0.0.1:9050", "socks5h://127.0.0.1:9050"),
        (SYSTEM, "http://127.0.0.1:3128"),
    ],
)
def test_the_chosen_way_is_taken(
    chosen: str, expected: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "all_proxy", "socks_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:3128")
    assert _opened(tmp_path, XPOSEDORNOT, proxy=chosen).transport.proxy == expected


def test_invented_people_are_left_out_once_somebody_can_be_asked(tmp_path: Path) -> None:
    workspace = open_workspace()
    assert workspace.pack_folders == shipped_packs()
    asked = with_network(workspace, _access(tmp_path, XPOSEDORNOT), ApiKeys())
    assert asked.pack_folders == ()
    # The list of breaches asks about nobody, so it does not stand for a list of people.
    facts = with_network(workspace, _access(tmp_path, HIBP_CATALOGUE), ApiKeys())
    assert facts.pack_folders == shipped_packs()
    assert facts.network is not None
    assert facts.network.connectors == ()


def test_a_service_is_opened_with_its_key(tmp_path: Path) -> None:
    keys = ApiKeys()
    keys.write(HIBP, "0123456789abcdef" * 2, Keeping.THIS_RUN)
    network = open_network(_access(tmp_path, HIBP_RANGE), load_catalogue(), keys)
    assert network is not None
    assert [one.id for one in network.connectors] == [HIBP_RANGE]
    assert "0123456789abcdef" not in repr(network)

"""A host in the wrong hands: what was there before stays, and nothing false is taken.

Each refusal has its counterpart: the same bytes are taken by whoever lacks what they are refused
for, so that it is that one check which refused them.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import Metadata, Root

from exposure_app.core.findings import State
from exposure_app.publisher.repository_keys import ONLINE_KEY, ROOT_KEYS, TARGETS_KEY
from tests.simulators import attacked as forging
from tests.simulators.attacked import files_of, outcome, publish
from tests.simulators.faults import Fault
from tests.simulators.network_world import EVALUATE, World
from tests.simulators.stage import FAILED, LIST, WHOLE, Stage, staged

TIMESTAMP = "/metadata/timestamp.json"


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    """A publisher with one pack, and a client that has seen it."""
    with staged(tmp_path) as found:
        yield found


def test_an_honest_host_is_believed(stage: Stage) -> None:
    assert outcome(stage.network(), stage.day) == {LIST: (State.MATCH, "")}
    stage.expect_all_well()


def _newer(stage: Stage) -> World:
    """The publisher as it was, once the client has seen a newer epoch."""
    old = stage.attacker.copy("old")
    publish(stage.world, stage.host.address, epoch=8)
    assert stage.refresh() == ""
    assert stage.epochs() == [8]
    return old


def test_a_state_older_than_one_seen_is_refused(stage: Stage) -> None:
    stage.attacker.world = _newer(stage)
    assert stage.refresh(stage.fresh()) == ""
    stage.expect_refused("rolled_back")
    stage.expect_all_well()


def test_an_older_snapshot_under_a_new_timestamp_is_refused(stage: Stage) -> None:
    _newer(stage)
    stage.attacker.instead[TIMESTAMP] = forging.timestamp(stage.world, 90, 2)
    assert stage.refresh(stage.fresh()) == ""
    stage.expect_refused("rolled_back")
    stage.expect_all_well()


def test_older_targets_under_a_new_snapshot_are_refused(stage: Stage) -> None:
    _newer(stage)
    stage.attacker.instead |= {
        TIMESTAMP: forging.timestamp(stage.world, 90, 90),
        "/metadata/90.snapshot.json": forging.snapshot(stage.world, 90, 2),
    }
    assert stage.refresh(stage.fresh()) == ""
    stage.expect_refused("rolled_back")
    stage.expect_all_well()


@pytest.mark.parametrize("role", ["snapshot", "targets"])
def test_files_of_two_states_are_not_mixed(stage: Stage, role: str) -> None:
    old = stage.attacker.copy("old").folder / "repository/metadata"
    publish(stage.world, stage.host.address, epoch=8)
    assert stage.refresh(stage.fresh()) == ""
    stage.attacker.instead[f"/metadata/3.{role}.json"] = (old / f"2.{role}.json").read_bytes()
    stage.expect_refused("rolled_back")
    assert stage.epochs() == [7]
    stage.expect_all_well()


def test_a_state_that_nobody_renewed_is_refused(stage: Stage) -> None:
    past = stage.world.now - timedelta(hours=1)
    late = forging.timestamp(stage.world, 90, 2, expires=past)
    stage.attacker.instead[TIMESTAMP] = late
    stage.expect_refused("not_renewed")
    stage.attacker.instead[TIMESTAMP] = forging.timestamp(stage.world, 90, 2)
    assert stage.refresh() == ""


def test_a_host_that_shows_the_same_state_for_ever_is_found_out(tmp_path: Path) -> None:
    with staged(tmp_path, timedelta(days=3)) as stage:
        assert stage.refresh() == "not_renewed"
        stage.world.now += timedelta(days=3)
        stage.world.repository.refresh()
        assert stage.refresh() == ""


@pytest.mark.parametrize("role", ["timestamp", "targets"])
def test_what_another_key_signed_is_refused(stage: Stage, role: str) -> None:
    publish(stage.world, stage.host.address, epoch=8)
    target = TIMESTAMP if role == "timestamp" else "/metadata/3.targets.json"
    true = (stage.world.folder / "repository" / target[1:]).read_bytes()
    content = Metadata.from_bytes(true).signed
    false = forging.signed(content, CryptoSigner.generate_ed25519())
    stage.attacker.instead[target] = false
    stage.expect_refused("wrong_key")
    key = ONLINE_KEY if role == "timestamp" else TARGETS_KEY
    again = forging.signed(content, stage.world.repository.keys.signer(key))
    stage.attacker.instead[target] = again
    assert stage.refresh() == ""


@pytest.mark.parametrize("roots", [1, 2])
def test_a_whole_other_repository_is_refused(stage: Stage, tmp_path: Path, roots: int) -> None:
    other = World(tmp_path / "other")
    other.found()
    publish(other, stage.host.address, epoch=9)
    if roots == 2:
        other.repository.renew_root()
    stage.attacker.world = other
    assert stage.refresh(stage.fresh(other.introduce(stage.host.address))) == ""
    assert stage.refresh(stage.fresh()) == "wrong_key"
    stage.expect_refused("wrong_key")
    stage.expect_all_well()


def test_one_who_begins_is_not_given_older_metadata_than_it_was_introduced_with(
    stage: Stage,
) -> None:
    old = stage.attacker.copy("old")
    publish(stage.world, stage.host.address, epoch=8)
    introduced = stage.world.introduce(stage.host.address)
    assert introduced.least_snapshot == 3
    stage.attacker.world = old
    fresh = stage.fresh(introduced)
    assert stage.refresh(fresh) == "rolled_back"
    assert stage.epochs(fresh) == []
    assert list(outcome(fresh, stage.day).values()) == [(FAILED, "rolled_back")]
    assert stage.refresh(stage.fresh(replace(introduced, least_snapshot=2))) == ""


def test_a_clock_before_the_introduction_is_named_and_nobody_is_asked(stage: Stage) -> None:
    stage.day -= timedelta(days=1)
    assert stage.refresh(stage.fresh()) == ""
    stage.day -= timedelta(days=1)
    stage.client.ledger.clear()
    assert stage.refresh() == "clock"
    assert outcome(stage.network(), stage.day) == {LIST: (FAILED, "clock")}
    assert stage.client.ledger == []


def _rotated(stage: Stage, *signers: str, online: CryptoSigner | None = None) -> None:
    """Serve a second root, signed by some of the root keys."""
    keys, folder = stage.world.repository.keys, stage.world.folder / "repository/metadata"
    metadata: Metadata[Root] = Metadata.from_bytes((folder / "1.root.json").read_bytes())
    root = metadata.signed
    root.version = 2
    if online is not None:
        for role in ("snapshot", "timestamp"):
            root.revoke_key(root.roles[role].keyids[0], role)
            root.add_key(online.public_key, role)
    stage.attacker.instead["/metadata/2.root.json"] = forging.signed(
        root, *(keys.signer(name) for name in signers)
    )


def test_a_root_of_two_keys_is_taken_and_stays(stage: Stage) -> None:
    (stage.world.folder / "keys" / f"{ROOT_KEYS[2]}.pem").unlink()
    stage.world.repository.renew_root()
    assert stage.refresh() == ""
    assert "metadata/root_history/2.root.json" in files_of(stage.folder / "client/small")
    stage.expect_all_well()


def test_a_root_of_one_key_is_refused(stage: Stage) -> None:
    _rotated(stage, ROOT_KEYS[0])
    stage.expect_refused("wrong_key")
    _rotated(stage, ROOT_KEYS[0], ROOT_KEYS[1])
    assert stage.refresh() == ""


def test_numbers_that_a_thief_used_up_do_not_lock_out_the_publisher(stage: Stage) -> None:
    most = 1 << 40
    stage.attacker.instead = {
        TIMESTAMP: forging.timestamp(stage.world, most, most),
        f"/metadata/{most}.snapshot.json": forging.snapshot(stage.world, most, 2),
    }
    assert stage.refresh() == ""
    stage.attacker.instead.clear()
    stage.expect_refused("rolled_back")
    online = CryptoSigner.generate_ed25519()
    _rotated(stage, ROOT_KEYS[0], ROOT_KEYS[2], online=online)
    for name in (TIMESTAMP, "/metadata/2.snapshot.json"):
        true = (stage.world.folder / "repository" / name[1:]).read_bytes()
        content = Metadata.from_bytes(true).signed
        stage.attacker.instead[name] = forging.signed(content, online)
    assert stage.refresh() == ""
    assert stage.epochs() == [7]


ENDLESS = [Fault.HUGE_BODY, Fault.HUGE_BODY_DECLARED]


@pytest.mark.parametrize("fault", ENDLESS)
@pytest.mark.parametrize(
    "end", ["2.root.json", "timestamp.json", "3.snapshot.json", "manifest.json"]
)
def test_metadata_without_end_are_cut_off(stage: Stage, end: str, fault: Fault) -> None:
    publish(stage.world, stage.host.address, epoch=8)
    stage.attacker.instead["/metadata/2.root.json"] = b"{}"
    if end != "2.root.json":
        stage.attacker.instead.clear()
    stage.attacker.faults[end] = fault
    stage.expect_refused("too_large")
    assert max(one.received for one in stage.client.ledger) < 6 << 20
    stage.expect_all_well()


@pytest.mark.parametrize("fault", ENDLESS)
@pytest.mark.parametrize(("end", "whole"), [(".brp", 0), ("entries.brp", WHOLE), (EVALUATE, 0)])
def test_lists_without_end_are_cut_off(stage: Stage, end: str, whole: int, fault: Fault) -> None:
    stage.attacker.faults[end] = fault
    found = outcome(stage.network(whole_up_to=whole), stage.day)
    assert found == {LIST: (FAILED, "too_large")}
    assert max(one.received for one in stage.client.ledger) < 1 << 20
    stage.expect_all_well()


@pytest.mark.parametrize(
    "fault", [Fault.GARBAGE, Fault.TRUNCATED, Fault.SHORTER_BODY, Fault.NOT_FOUND]
)
@pytest.mark.parametrize("end", ["timestamp.json", "3.targets.json", "manifest.json"])
def test_what_is_cut_or_garbled_is_not_taken(stage: Stage, end: str, fault: Fault) -> None:
    publish(stage.world, stage.host.address, epoch=8)
    stage.attacker.faults[end] = fault
    whys = {Fault.GARBAGE: "wrong_type", Fault.TRUNCATED: "cut_off", Fault.NOT_FOUND: "not_there"}
    stage.expect_refused(whys.get(fault, "altered"))
    stage.expect_all_well()

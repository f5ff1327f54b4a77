"""Lists that are not what was announced, or were announced otherwise: never asked, never silent.

Here the signatures hold: whoever has the keys, or made a mistake with them, is not believed more
than the manifest that the person was shown.
"""

import itertools
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from exposure_app.core.findings import State
from exposure_app.core.manifests import parse_manifest
from exposure_app.lookup import entries_file, whole_pack
from exposure_app.lookup.entries_file import ENTRIES
from exposure_app.publisher.demonstration import build_demonstration
from exposure_app.publisher.releasing import retire
from tests.simulators import small_packs
from tests.simulators.attacked import announcing, ask, outcome, publish
from tests.simulators.http_host import answering, http_host
from tests.simulators.network_world import PLANTED_IN
from tests.simulators.stage import FAILED, LIST, WHOLE, Stage, staged

FOUND = (State.MATCH, "")
PACKS = "packs/small/e{}/manifest.json"


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    """A publisher with one pack, and a client that has seen it."""
    with staged(tmp_path) as found:
        yield found


def _manifest(stage: Stage, published: int, /, **fields: object) -> bytes:
    folder = stage.world.folder / "repository/targets/packs/small" / f"e{published}"
    (path,) = folder.glob("*.manifest.json")
    return json.dumps(json.loads(path.read_bytes()) | fields).encode()


def _announce(stage: Stage, files: Mapping[str, bytes]) -> None:
    """Announce these files in a state that is newer than all before."""
    number = stage.world.repository.state().snapshot + 100 + len(stage.attacker.instead)
    stage.attacker.instead |= announcing(stage.world, number, files)


def _outcome(stage: Stage, whole_up_to: int = 0) -> dict[str, tuple[State, str]]:
    return outcome(stage.network(whole_up_to=whole_up_to), stage.day)


def _purposes(stage: Stage) -> set[str]:
    return {one.purpose for one in stage.client.ledger}


@pytest.mark.parametrize("fields", [{}, {"epoch": 8}])
def test_a_manifest_under_the_name_of_another_epoch_is_not_used(
    stage: Stage, fields: Mapping[str, object]
) -> None:
    _announce(stage, {PACKS.format(8): _manifest(stage, 7, pack="other", **fields)})
    stage.client.ledger.clear()
    assert _outcome(stage) == {LIST: (FAILED, "altered")}
    assert _purposes(stage) == {"manifest"}
    _announce(stage, {PACKS.format(7): _manifest(stage, 7)})
    assert _outcome(stage) == {LIST: (FAILED, "new_lists")}
    assert _outcome(stage) == {LIST: FOUND}


def _serve_as(stage: Stage, source: Path, epoch: int) -> None:
    """Give the files of one pack at the addresses of another."""
    for path in source.rglob("*.brp"):
        target = f"/packs/small/e{epoch}/{path.relative_to(source).as_posix()}"
        stage.attacker.instead[target] = path.read_bytes()


@pytest.mark.parametrize("whole_up_to", [0, WHOLE])
def test_entries_of_an_older_epoch_do_not_pass_for_newer_ones(
    stage: Stage, whole_up_to: int
) -> None:
    publish(stage.world, stage.host.address, epoch=8)
    _serve_as(stage, stage.world.folder / "repository/packs/small/e7", 8)
    assert _outcome(stage, whole_up_to) == {LIST: (FAILED, "altered")}
    stage.attacker.instead.clear()
    assert _outcome(stage, whole_up_to) == {LIST: FOUND}


def _without_one(stage: Stage) -> bytes:
    """The entries of a pack of the same shape, in which somebody else is instead of one person."""
    left_out, others = small_packs.phone(1), itertools.count(500)
    shape = parse_manifest(_manifest(stage, 7), "").shape
    while True:
        other = small_packs.phone(next(others))
        rows = [
            replace(one, form=other) if one.form == left_out else one for one in small_packs.ROWS
        ]
        files = build_demonstration(rows, small_packs.TERMS, small_packs.SECRETS)
        if parse_manifest(files["manifest.json"], "").shape == shape:
            break
    true = stage.world.folder / "repository/packs/small/e7" / ENTRIES
    assert len(files[ENTRIES]) == true.stat().st_size
    assert files[ENTRIES] != true.read_bytes()
    return files[ENTRIES]


@pytest.mark.parametrize("checked_up_to", [0, WHOLE])
def test_nobody_can_be_left_out_of_a_list_however_large_it_is(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, checked_up_to: int
) -> None:
    monkeypatch.setattr(entries_file, "WHOLE_CHECK_BYTES", checked_up_to)
    stage.attacker.instead[f"/packs/small/e7/{ENTRIES}"] = _without_one(stage)
    assert _outcome(stage, WHOLE) == {LIST: (FAILED, "altered")}
    stage.expect_all_well()


def test_without_that_proof_somebody_would_be_left_out(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entries_file, "WHOLE_CHECK_BYTES", 0)
    monkeypatch.setattr(whole_pack, "prove_entries", lambda *_: None)
    stage.attacker.instead[f"/packs/small/e7/{ENTRIES}"] = _without_one(stage)
    assert _outcome(stage, WHOLE) == {LIST: (State.NO_MATCH, "")}


def test_a_part_in_the_place_of_another_is_refused(stage: Stage) -> None:
    folder = stage.world.folder / "repository/packs/small/e7"
    parts = sorted(folder.rglob("k1/**/*.brp"))
    for place, path in enumerate(parts):
        target = f"/packs/small/e7/{path.relative_to(folder).as_posix()}"
        stage.attacker.instead[target] = parts[place - 1].read_bytes()
    assert _outcome(stage) == {LIST: (FAILED, "altered")}
    stage.expect_all_well()


def test_an_epoch_lower_than_one_seen_is_refused_and_other_lists_go_on(stage: Stage) -> None:
    publish(stage.world, stage.host.address, epoch=8)
    publish(stage.world, stage.host.address, name="second")
    assert stage.refresh() == ""
    retire("small", 8, stage.world.repository)
    assert _outcome(stage) == {LIST: (FAILED, "rolled_back"), "small-second": FOUND}
    fresh = stage.fresh()
    assert stage.refresh(fresh) == ""
    assert outcome(fresh, stage.day) == {LIST: FOUND, "small-second": FOUND}


def test_an_epoch_that_begins_later_is_not_used_before(stage: Stage) -> None:
    tomorrow = stage.day + timedelta(days=1)
    publish(stage.world, stage.host.address, epoch=8, valid_from=tomorrow.isoformat())
    assert _outcome(stage) == {LIST: FOUND}
    assert stage.epochs() == [7]
    stage.day = tomorrow
    assert stage.refresh() == ""
    assert stage.epochs() == [8]
    retire("small", 7, stage.world.repository)
    stage.day -= timedelta(days=1)
    assert _outcome(stage) == {LIST: (FAILED, "outdated")}


def test_a_list_after_its_last_day_is_not_asked(stage: Stage) -> None:
    yesterday = stage.day - timedelta(days=1)
    publish(stage.world, stage.host.address, epoch=8, valid_to=yesterday.isoformat())
    assert _outcome(stage) == {LIST: (FAILED, "outdated")}
    assert _purposes(stage) == {"manifest"}


def test_a_list_that_was_taken_back_is_not_asked(stage: Stage) -> None:
    retire("small", 7, stage.world.repository)
    stage.client.ledger.clear()
    assert _outcome(stage) == {LIST: (FAILED, "withdrawn")}
    assert _purposes(stage) == {"manifest"}
    assert _outcome(stage) == {"small": (FAILED, "withdrawn")}
    publish(stage.world, stage.host.address, epoch=8)
    assert _outcome(stage) == {"small": (FAILED, "new_lists")}
    assert _outcome(stage) == {LIST: FOUND}


@pytest.mark.parametrize("whole_up_to", [0, WHOLE])
def test_an_evaluator_that_nobody_was_shown_receives_nothing(
    stage: Stage, whole_up_to: int
) -> None:
    with http_host(answering(stage.world.answer)) as other:
        publish(stage.world, other.address, epoch=8)
        stage.client.ledger.clear()
        assert _outcome(stage, whole_up_to) == {LIST: (FAILED, "changed")}
        assert (other.requests, other.received) == ([], [])
        assert _purposes(stage) == {"manifest"}
        assert _outcome(stage, whole_up_to) == {LIST: FOUND}
        assert {request.target for request in other.requests} == {"/brp1/evaluate"}


@pytest.mark.parametrize(
    "change",
    [
        {"second_evaluator": {"oprf_public_key": "11" * 32, "urls": []}},
        {"second_evaluator": {"oprf_public_key": "11" * 32, "urls": ["https://other.example"]}},
        {"evaluator": {"urls": []}},
    ],
    ids=["second without address", "second", "none"],
)
def test_what_else_decides_who_learns_what_is_shown_first(
    stage: Stage, change: Mapping[str, object]
) -> None:
    _announce(stage, {PACKS.format(8): _manifest(stage, 7, epoch=8, **change)})
    stage.client.ledger.clear()
    assert _outcome(stage) == {LIST: (FAILED, "changed")}
    assert _purposes(stage) == {"manifest"}


def test_finer_parts_are_shown_first(stage: Stage) -> None:
    terms = replace(small_packs.TERMS, epoch=8, bucket_bits=3)
    manifest = json.loads(_manifest(stage, 7))
    files = build_demonstration(small_packs.ROWS, terms, small_packs.SECRETS)
    names = (
        "epoch", "bucket_bits", "entries_per_bucket", "bucket_file_bytes", "pack_file_bytes",
        "merkle_root",
    )  # fmt: skip
    finer = json.loads(files["manifest.json"])
    told = json.dumps(manifest | {name: finer[name] for name in names}).encode()
    _announce(stage, {PACKS.format(8): told})
    assert _outcome(stage) == {LIST: (FAILED, "changed")}


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"schema": "brp1-manifest/2"}, "version"),
        ({"suite": "P256-SHA256"}, "version"),
        ({"suite": "SHA-512", "mode": 0}, "barred"),
        ({"merkle_root": ""}, "version"),
        ({"valid_from": "soon"}, "version"),
    ],
)
def test_a_manifest_of_a_form_not_known_is_named_and_other_lists_go_on(
    stage: Stage, change: Mapping[str, object], why: str
) -> None:
    publish(stage.world, stage.host.address, name="second")
    assert stage.refresh() == ""
    (second,) = (stage.world.folder / "repository/targets/packs/second/e7").glob("*.manifest.json")
    files = {
        PACKS.format(7): _manifest(stage, 7),
        PACKS.format(8): _manifest(stage, 7, **{"epoch": 8, **change}),
        "packs/second/e7/manifest.json": second.read_bytes(),
    }
    _announce(stage, files)
    for _turn in range(2):
        assert _outcome(stage) == {LIST: (FAILED, why), "small-second": FOUND}


@pytest.mark.parametrize(
    "name", ["手机", "two words", "-x", "a" * 65, "a/b", "small/e0", "small/e07"]
)
def test_a_list_of_a_name_not_known_is_not_passed_over(stage: Stage, name: str) -> None:
    path = f"packs/{name}/manifest.json" if "/e" in name else f"packs/{name}/e7/manifest.json"
    files = {PACKS.format(7): _manifest(stage, 7), path: _manifest(stage, 7)}
    _announce(stage, files)
    assert stage.refresh() == ""
    assert _outcome(stage) == {LIST: FOUND, "small": (FAILED, "version")}


def test_a_publisher_that_has_never_been_asked_shows_its_lists_first(stage: Stage) -> None:
    fresh = stage.fresh()
    assert outcome(fresh, stage.day) == {"small": (FAILED, "new_lists")}
    (answer,) = ask(fresh, stage.day)
    assert {one.incident_id for one in answer.findings} == PLANTED_IN


def test_a_publisher_without_lists_has_none_to_show(stage: Stage) -> None:
    _announce(stage, {})
    fresh = stage.fresh()
    for _turn in range(2):
        assert outcome(fresh, stage.day) == {"small": (FAILED, "withdrawn")}


def test_a_list_that_cannot_be_fetched_leaves_everything_as_it_was(stage: Stage) -> None:
    publish(stage.world, stage.host.address, epoch=8)
    folder = stage.world.folder / "repository/targets/packs/small/e8"
    (target,) = folder.glob("*.manifest.json")
    data = target.read_bytes()
    target.unlink()
    stage.expect_refused("not_there")
    target.write_bytes(data + b" ")
    stage.expect_refused("too_large")
    target.write_bytes(b"x" * len(data))
    stage.expect_refused("altered")
    target.write_bytes(data)
    stage.expect_all_well()
    assert stage.epochs() == [8]

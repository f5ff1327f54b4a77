"""What is kept of a publisher: damaged, cut, held by another, never older than it was."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Timer

import pytest

from exposure_app import atomic_file
from exposure_app.cancellation import CancelToken
from exposure_app.core.findings import State
from exposure_app.errors import CheckCancelled, SourceUnreachableError
from exposure_app.lookup import pack_store, seen_states
from exposure_app.lookup.seen_states import Seen
from exposure_app.publisher.releasing import retire
from tests.simulators.attacked import files_of, outcome, publish
from tests.simulators.network_world import World
from tests.simulators.short_of import full_disk, read_only
from tests.simulators.stage import FAILED, LIST, Stage, staged

ROOT = Path(__file__).parents[2]
TOKEN = CancelToken()
FILES = (
    "seen.json", "metadata/timestamp.json", "metadata/snapshot.json", "metadata/targets.json",
    "metadata/root_history/1.root.json", "metadata/root_history/2.root.json", "targets",
)  # fmt: skip
METADATA = FILES[1:4]


def _flipped(data: bytes) -> bytes:
    place = len(data) // 2
    return data[:place] + bytes((data[place] ^ 1,)) + data[place + 1 :]


DAMAGES: dict[str, Callable[[bytes], bytes | None]] = {
    "missing": lambda _data: None,
    "empty": lambda _data: b"",
    "cut": lambda data: data[: len(data) // 2],
    "longer": lambda data: data + b"x",
    "flipped": _flipped,
    "garbage": lambda _data: b"\xff\x00{[" * 100,
    "deep": lambda _data: b"[" * 100_000,
    "null": lambda _data: b"null",
    "huge": lambda _data: b" " * (6 << 20),
}


class Old(Stage):
    """A stage whose client has seen more than an old copy of the publisher has."""

    old: World


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Old]:
    """A client that has seen a second root and a newer epoch than an old copy has."""
    with staged(tmp_path) as found:
        found.__class__ = Old
        assert isinstance(found, Old)
        found.old = found.attacker.copy("old")
        found.world.repository.renew_root()
        publish(found.world, found.host.address, epoch=8)
        assert found.refresh() == ""
        yield found


def _path(stage: Old, name: str) -> Path:
    path = stage.store / name
    if not path.is_dir():
        return path
    return next(one for one in path.iterdir() if json.loads(one.read_bytes())["epoch"] == 8)


def _damage(stage: Old, name: str, damage: str) -> None:
    path = _path(stage, name)
    changed = DAMAGES[damage](path.read_bytes())
    if changed is None:
        path.unlink()
    else:
        path.write_bytes(changed)


def test_every_file_of_the_store_is_damaged_below(stage: Old) -> None:
    retire("small", 7, stage.world.repository)
    stage.refresh()
    stage.refresh()
    assert set(files_of(stage.store)) == {
        _path(stage, name).relative_to(stage.store).as_posix() for name in FILES
    }


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("name", FILES)
def test_a_damaged_file_lets_nothing_older_in_and_heals(stage: Old, name: str, damage: str) -> None:
    _damage(stage, name, damage)
    stage.attacker.world = stage.old
    before = stage.epochs()
    stage.client.ledger.clear()
    for _turn in range(2):
        ends = outcome(stage.network(), stage.day).values()
        assert set(ends) == {(FAILED, "rolled_back")}
    assert stage.epochs() == before
    assert {one.purpose for one in stage.client.ledger} == {"manifest"}
    stage.attacker.world = stage.world
    ends = outcome(stage.network(), stage.day).values()
    assert set(ends) <= {(State.MATCH, ""), (FAILED, "new_lists")}
    assert stage.epochs() == [8]
    assert outcome(stage.network(), stage.day) == {LIST: (State.MATCH, "")}


@pytest.mark.parametrize("name", [*METADATA, FILES[5]])
def test_without_what_was_seen_the_older_state_would_be_let_in(
    stage: Old, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """It is the numbers beside the metadata that refuse it, for the framework's client does not."""
    monkeypatch.setattr(Seen, "is_newer_than", lambda *_: False)
    for one in METADATA if name in METADATA else FILES[1:6]:
        _damage(stage, one, "garbage")
    stage.attacker.world = stage.old
    stage.refresh()
    assert stage.epochs() in ([7], [])


@pytest.mark.parametrize("damage", DAMAGES)
def test_all_metadata_at_once_heal_and_let_nothing_older_in(stage: Old, damage: str) -> None:
    for name in FILES[1:6]:
        _damage(stage, name, damage)
    stage.attacker.world = stage.old
    assert stage.refresh() == "rolled_back"
    stage.expect_all_well()
    assert stage.epochs() == [8]


@pytest.mark.parametrize("damage", ["missing", "garbage", "flipped"])
@pytest.mark.parametrize("name", METADATA)
def test_what_was_seen_and_the_metadata_damaged_together_are_named(
    stage: Old, name: str, damage: str
) -> None:
    _damage(stage, "seen.json", damage)
    _damage(stage, name, "garbage")
    stage.attacker.world = stage.old
    before = files_of(stage.store)
    assert stage.refresh() == "state_unreadable"
    assert files_of(stage.store) == before
    stage.attacker.world = stage.world
    assert stage.refresh() == "state_unreadable"
    stage.network().stores[0].forget()
    stage.network().stores[0].forget()
    assert stage.epochs() == []
    stage.expect_all_well()


def test_without_what_was_seen_the_epochs_are_told_from_what_is_kept(stage: Old) -> None:
    _damage(stage, "seen.json", "missing")
    retire("small", 8, stage.world.repository)
    assert outcome(stage.network(), stage.day) == {LIST: (FAILED, "rolled_back")}
    assert outcome(stage.network(), stage.day) == {LIST: (FAILED, "rolled_back")}


def test_a_file_of_a_schema_not_known_is_not_read_by_halves(
    stage: Old, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = seen_states.read_seen(stage.store / "seen.json")
    assert seen is not None
    assert (seen.root, seen.epochs) == (2, {"small": 8})
    monkeypatch.setattr(seen_states, "_SCHEMA", 2)
    assert seen_states.read_seen(stage.store / "seen.json") is None


def test_a_read_only_folder_is_named_and_what_was_there_can_be_read(stage: Old) -> None:
    publish(stage.world, stage.host.address, epoch=9)
    assert stage.epochs() == [8]
    with read_only(stage.store):
        network, epochs = stage.network(), stage.epochs()
        stage.refresh(network)  # loads what is loaded with the first use
    assert epochs == [8]
    _read_only(stage)
    stage.expect_all_well()
    assert stage.epochs() == [9]


def _read_only(stage: Old) -> None:
    before = files_of(stage.store)
    with read_only(stage.store):
        why = stage.refresh()
    assert why == "state_unwritable"
    assert files_of(stage.store) == before


@pytest.mark.parametrize("most_bytes", [0, 100, 1000, 2000])
def test_a_full_disk_is_named_and_leaves_everything_as_it_was(stage: Old, most_bytes: int) -> None:
    publish(stage.world, stage.host.address, epoch=9)
    before = files_of(stage.store)
    with full_disk(most_bytes):
        why = stage.refresh()
    assert why == "state_unwritable"
    assert files_of(stage.store) == before
    assert stage.epochs() == [8]
    stage.expect_all_well()
    assert stage.epochs() == [9]


def test_something_else_in_the_place_of_the_folder_is_named(stage: Old) -> None:
    stage.network().stores[0].forget()
    stage.store.write_text("a file")
    assert stage.epochs() == []
    assert stage.refresh() == "state_unwritable"


class _KilledError(BaseException):
    """The process is gone."""


def test_whoever_is_stopped_between_two_files_goes_on_and_never_back(
    stage: Old, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, epoch = atomic_file.write_atomically, 8
    for most in range(20):
        epoch += 1
        publish(stage.world, stage.host.address, epoch=epoch)
        left = iter(range(most))

        def killed(path: Path, data: bytes, left: Iterator[int] = left) -> None:
            if next(left, None) is None:
                raise _KilledError
            write(path, data)

        monkeypatch.setattr(pack_store, "write_atomically", killed)
        monkeypatch.setattr(seen_states, "write_atomically", killed)
        try:
            done = stage.refresh() == ""
        except _KilledError:
            done = False
        monkeypatch.setattr(pack_store, "write_atomically", write)
        monkeypatch.setattr(seen_states, "write_atomically", write)
        assert stage.epochs() in ([epoch - 1], [epoch])
        stage.attacker.world = stage.old
        assert stage.refresh() == "rolled_back"
        stage.expect_all_well()
        assert stage.epochs() == [epoch]
        if done:
            return
    pytest.fail("it never came to its end")


HOLDING = """
import sys, time
from pathlib import Path
from exposure_app.cancellation import CancelToken
from exposure_app.file_lock import alone_within
with alone_within(Path(sys.argv[1]), CancelToken(), time.monotonic() + 5):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def other(stage: Old) -> Iterator[subprocess.Popen[bytes]]:
    """Another process that brings the same publisher up to date, and takes its time."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(stage.store / "lock")],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == b"held\n"
        yield running
        running.kill()


def test_another_process_is_waited_for_and_named_when_it_takes_too_long(
    stage: Old, other: subprocess.Popen[bytes]
) -> None:
    network = stage.network()
    with pytest.raises(SourceUnreachableError) as told:
        network.stores[0].refresh(network.transport, TOKEN, stage.day, time.monotonic() + 0.2)
    assert told.value.why == "busy"
    timer = Timer(0.2, other.kill)
    timer.start()
    assert stage.refresh() == ""
    timer.join()


def test_whoever_waits_for_another_process_can_stop(
    stage: Old, other: subprocess.Popen[bytes]
) -> None:
    network, token = stage.network(), CancelToken()
    timer = Timer(0.1, token.cancel)
    timer.start()
    with pytest.raises(CheckCancelled):
        network.stores[0].refresh(network.transport, token, stage.day, time.monotonic() + 5)
    timer.join()


def test_many_at_once_do_not_undo_each_other(stage: Old) -> None:
    with ThreadPoolExecutor(4) as pool:
        for epoch in range(9, 13):
            publish(stage.world, stage.host.address, epoch=epoch)
            networks = [stage.network() for _one in range(4)]
            assert list(pool.map(stage.refresh, networks)) == [""] * 4
            assert stage.epochs() == [epoch]


def test_what_is_announced_no_longer_goes_with_the_state_after_the_next(stage: Old) -> None:
    retire("small", 7, stage.world.repository)
    assert stage.refresh() == ""
    publish(stage.world, stage.host.address, epoch=9)
    for epoch in (7, 8):
        if epoch == 8:
            retire("small", 8, stage.world.repository)
        assert stage.refresh() == ""
    assert stage.refresh() == ""
    assert len(list((stage.store / "targets").iterdir())) == 1

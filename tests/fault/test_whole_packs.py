"""A list that comes over whole: cut off, killed, wrongly given, damaged; never half of it used."""

import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event

import pytest

from exposure_app.cancellation import CancelToken
from exposure_app.core.findings import State
from exposure_app.core.introductions import introduction_bytes
from exposure_app.errors import CheckCancelled, SourceError
from exposure_app.lookup import whole_pack
from exposure_app.lookup.entries_file import ENTRIES
from exposure_app.lookup.whole_pack import WholePack
from tests.simulators.attacked import outcome, publish, today
from tests.simulators.http_host import HttpHost, answering, http_host
from tests.simulators.network_world import Client, Reply, World
from tests.simulators.short_of import full_disk, read_only
from tests.simulators.stage import FAILED, LIST, TOKEN, WHOLE

ROOT = Path(__file__).parents[2]
PIECE = 8192
FOUND = {LIST: (State.MATCH, "")}
Change = Callable[[Reply, int], Reply]


@dataclass
class Pieces:
    """A host that keeps what was asked of the entries, and may change what it gives.

    Attributes:
        world: whose files it has.
        change: makes another reply of one; is told where the piece begins.
        starts: where the pieces began that were asked for; -1 for the whole.
        ignores: whether it takes no notice of which piece is asked for.
    """

    world: World
    change: Change = lambda reply, _start: reply
    starts: list[int] = field(default_factory=list)
    ignores: bool = False

    def answer(self, method: str, target: str, headers: Mapping[str, str], body: bytes) -> Reply:
        """The answer to a request."""
        if not target.endswith(ENTRIES):
            return self.world.answer(method, target, headers, body)
        asked = headers.get("range", "bytes=-1-")
        start = int(asked.removeprefix("bytes=").rpartition("-")[0])
        self.starts.append(start)
        kept = {name: value for name, value in headers.items() if name != "range"}
        return self.change(
            self.world.answer(method, target, kept if self.ignores else headers, body), start
        )


@dataclass
class Scene:
    """A publisher, its host, and a client that takes lists whole."""

    world: World
    pieces: Pieces
    host: HttpHost
    client: Client

    def whole(self) -> WholePack:
        """The list, as it is known now."""
        network = self.client.network(self.world.introduce(self.host.address), whole_up_to=WHOLE)
        store, ends = network.stores[0], network.transport.source_ends()
        store.refresh(network.transport, TOKEN, today(self.world), ends)
        (manifest,) = store.packs(today(self.world))
        return network.whole(network.pack(store, manifest, 0), store)

    def fetch(self, token: CancelToken = TOKEN) -> str:
        """Fetch the list; why that failed."""
        network = self.client.network(whole_up_to=WHOLE)
        try:
            self.whole().fetch(network.transport, token)
        except SourceError as error:
            return error.why
        return ""

    def check(self) -> dict[str, tuple[State, str]]:
        """How a check ends."""
        introduction = self.world.introduce(self.host.address)
        network = self.client.network(introduction, whole_up_to=WHOLE)
        return outcome(network, today(self.world))

    def size(self) -> int:
        """Of the file that is growing."""
        return sum(path.stat().st_size for path in self.folder().rglob("*.growing"))

    def folder(self) -> Path:
        """Where the list is kept."""
        return self.client.folder / "small" / "packs" / "small"


@pytest.fixture
def scene(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Scene]:
    """A list of several pieces."""
    monkeypatch.setattr(whole_pack, "PIECE_BYTES", PIECE)
    world = World(tmp_path / "world")
    world.found()
    pieces = Pieces(world)
    with http_host(answering(pieces.answer)) as host:
        publish(world, host.address)
        found = Scene(world, pieces, host, Client(tmp_path / "client"))
        assert len(found.whole().pieces()) >= 3
        yield found


def _refusing_from(start: int) -> Change:
    return lambda reply, at: (410, {}, b"") if at >= start else reply


def test_a_fetch_that_was_cut_off_goes_on_where_it_was(scene: Scene) -> None:
    every = [PIECE * place for place in range(len(scene.whole().pieces()))]
    scene.pieces.change = _refusing_from(2 * PIECE)
    assert scene.check() == {LIST: (FAILED, "refused")}
    assert scene.pieces.starts == every[:3]
    assert (scene.size(), scene.whole().is_here) == (2 * PIECE, False)
    assert len(scene.whole().pieces()) == len(every) - 2
    scene.pieces.change = lambda reply, _start: reply
    scene.pieces.starts.clear()
    assert scene.check() == FOUND
    assert scene.pieces.starts == every[2:]
    scene.pieces.starts.clear()
    assert scene.check() == FOUND
    assert scene.pieces.starts == []


def test_a_host_that_ignores_which_piece_is_asked_for_gives_all_of_them(scene: Scene) -> None:
    scene.pieces.change = _refusing_from(PIECE)
    scene.fetch()
    assert scene.size() == PIECE
    scene.pieces.change = lambda reply, _start: reply
    scene.pieces.ignores = True
    scene.pieces.starts.clear()
    assert scene.check() == FOUND
    assert scene.pieces.starts == [PIECE]


@pytest.mark.parametrize("shift", [-PIECE, PIECE])
def test_a_host_that_gives_another_piece_is_found_out(scene: Scene, shift: int) -> None:
    data = (scene.world.folder / "repository/packs/small/e7" / ENTRIES).read_bytes()

    def shifted(reply: Reply, start: int) -> Reply:
        begin = start + shift if start == PIECE else start
        # As long as the true one, so that its length does not give it away.
        return reply[0], reply[1], (data + data)[begin : begin + len(reply[2])]

    scene.pieces.change = shifted
    assert scene.check() == {LIST: (FAILED, "altered")}
    assert (scene.size(), scene.whole().is_here) == (0, False)
    scene.pieces.change = lambda reply, _start: reply
    assert scene.check() == FOUND


@pytest.mark.parametrize(
    "change", [lambda data: data[:-1], lambda data: data + b"x", lambda _: b""]
)
def test_a_piece_of_another_length_is_not_kept(
    scene: Scene, change: Callable[[bytes], bytes]
) -> None:
    scene.pieces.change = lambda reply, start: (
        (reply[0], reply[1], change(reply[2])) if start == PIECE else reply
    )
    assert scene.check() == {LIST: (FAILED, "wrong_length")}
    assert scene.size() == PIECE
    scene.pieces.change = lambda reply, _start: reply
    assert scene.check() == FOUND


def test_more_than_the_whole_list_is_not_taken(scene: Scene) -> None:
    scene.pieces.change = lambda reply, _start: (reply[0], reply[1], bytes(1 << 20))
    assert scene.check() == {LIST: (FAILED, "too_large")}
    assert max(one.received for one in scene.client.ledger) < 1 << 20


def test_whoever_stops_keeps_what_has_come(scene: Scene) -> None:
    token = CancelToken()

    def stopping(reply: Reply, start: int) -> Reply:
        if start == PIECE:
            token.cancel()
        return reply

    scene.pieces.change = stopping
    network, whole = scene.client.network(whole_up_to=WHOLE), scene.whole()
    with pytest.raises(CheckCancelled):
        whole.fetch(network.transport, token)
    assert scene.size() in (PIECE, 2 * PIECE)
    assert not scene.whole().is_here
    assert scene.check() == FOUND


FETCHING = """
import sys
from pathlib import Path
from exposure_app.cancellation import CancelToken
from exposure_app.core.introductions import parse_introduction
from exposure_app.lookup import whole_pack
from tests.simulators.network_world import Client
whole_pack.PIECE_BYTES = int(sys.argv[3])
introduction = parse_introduction(Path(sys.argv[1]).read_bytes())
network = Client(Path(sys.argv[2])).network(introduction, whole_up_to=64 << 20)
store = network.stores[0]
(manifest,) = store.packs(introduction.dated)
whole = network.whole(network.pack(store, manifest, 0), store)
whole.fetch(network.transport, CancelToken())
"""


def _held(at: int, asked: Event, release: Event) -> Callable[[Reply, int], Reply]:
    """Holds one piece back until it may go."""

    def held(reply: Reply, start: int) -> Reply:
        if start == at:
            asked.set()
            release.wait(5)
        return reply

    return held


def test_a_process_that_is_killed_leaves_no_half_list_in_use(scene: Scene, tmp_path: Path) -> None:
    count = len(scene.whole().pieces())
    (tmp_path / "introduction.json").write_bytes(
        introduction_bytes(scene.world.introduce(scene.host.address))
    )
    words = [tmp_path / "introduction.json", scene.client.folder, PIECE]
    for killed_at in range(1, count):
        asked, release = Event(), Event()

        scene.pieces.change = _held(killed_at * PIECE, asked, release)
        program = [sys.executable, "-c", FETCHING, *map(str, words)]
        with subprocess.Popen(program, cwd=ROOT) as running:
            assert asked.wait(20)
            running.kill()
        release.set()
        assert not scene.whole().is_here
        assert scene.size() == killed_at * PIECE
    scene.pieces.change = lambda reply, _start: reply
    scene.pieces.starts.clear()
    assert scene.check() == FOUND
    assert scene.pieces.starts == [(count - 1) * PIECE]


@pytest.mark.parametrize("length", [0, 1, PIECE - 1, PIECE + 1, 1 << 20])
def test_what_grew_to_another_length_is_gone_on_with_or_begun_anew(
    scene: Scene, length: int
) -> None:
    data = (scene.world.folder / "repository/packs/small/e7" / ENTRIES).read_bytes()
    growing = scene.whole()._growing
    growing.parent.mkdir(parents=True)
    growing.write_bytes(data[:length] + bytes(max(0, length - len(data))))
    scene.pieces.starts.clear()
    assert scene.check() == FOUND
    assert scene.pieces.starts[0] == (length if length <= len(data) else 0)


def test_damage_in_what_grew_is_found_before_it_is_used(scene: Scene) -> None:
    growing = scene.whole()._growing
    growing.parent.mkdir(parents=True)
    growing.write_bytes(bytes(PIECE))
    assert scene.check() == {LIST: (FAILED, "altered")}
    assert scene.check() == FOUND


@pytest.mark.parametrize("damage", ["flipped", "cut", "empty"])
def test_damage_in_what_is_kept_is_named_and_it_is_fetched_again(scene: Scene, damage: str) -> None:
    assert scene.check() == FOUND
    kept = scene.whole()._file
    data = bytearray(kept.read_bytes())
    data[len(data) // 2] ^= 1
    kept.write_bytes({"flipped": bytes(data), "cut": bytes(data[:-1]), "empty": b""}[damage])
    assert scene.check() == {LIST: (FAILED, "corrupt")}
    assert scene.check() == FOUND


def test_a_file_that_is_gone_is_fetched_again(scene: Scene) -> None:
    assert scene.check() == FOUND
    scene.whole()._file.unlink()
    assert scene.check() == FOUND


def test_a_full_disk_is_named_and_what_came_is_kept(scene: Scene) -> None:
    network, whole = scene.client.network(whole_up_to=WHOLE), scene.whole()
    most = PIECE + PIECE // 2
    with full_disk(most):
        try:
            whole.fetch(network.transport, TOKEN)
            why = ""
        except SourceError as error:
            why = error.why
    assert why == "state_unwritable"
    assert (scene.size(), whole.is_here) == (most, False)
    scene.pieces.starts.clear()
    assert scene.check() == FOUND
    assert scene.pieces.starts[0] == most


def test_a_folder_that_cannot_be_written_to_is_named(scene: Scene) -> None:
    network, whole = scene.client.network(whole_up_to=WHOLE), scene.whole()
    with read_only(scene.client.folder):
        try:
            whole.fetch(network.transport, TOKEN)
            why = ""
        except SourceError as error:
            why = error.why
        left = len(whole.pieces())
    assert (why, left) == ("state_unwritable", len(whole.pieces()))
    assert scene.check() == FOUND


def test_a_folder_that_cannot_be_read_has_nothing_and_does_no_harm(scene: Scene) -> None:
    scene.folder().parent.mkdir(parents=True, exist_ok=True)
    scene.folder().write_text("a file")
    whole = scene.whole()
    assert not whole.is_here
    assert whole.pieces()
    assert scene.check() == {LIST: (FAILED, "state_unwritable")}


def test_two_at_once_fetch_each_piece_once(scene: Scene) -> None:
    network, whole = scene.client.network(whole_up_to=WHOLE), scene.whole()
    with ThreadPoolExecutor(3) as pool:
        for one in [pool.submit(whole.fetch, network.transport, TOKEN) for _turn in range(3)]:
            one.result()
    assert len(scene.pieces.starts) == len(set(scene.pieces.starts))
    assert scene.check() == FOUND


def test_a_newer_epoch_takes_the_place_of_an_older_one(scene: Scene) -> None:
    assert scene.check() == FOUND
    publish(scene.world, scene.host.address, epoch=8)
    scene.pieces.change = _refusing_from(PIECE)
    assert scene.check() == {LIST: (FAILED, "refused")}
    assert {path.name for path in scene.folder().iterdir()} == {"e7", "e8"}
    scene.pieces.change = lambda reply, _start: reply
    assert scene.check() == FOUND
    assert {path.name for path in scene.folder().iterdir()} == {"e8"}


def test_what_was_begun_for_one_manifest_is_not_taken_for_another(scene: Scene) -> None:
    assert scene.check() == FOUND
    whole = scene.whole()
    other = WholePack(
        whole.source_id,
        replace(whole.manifest, root=bytes(32)),
        whole.host,
        whole.folder,
    )
    assert whole.is_here
    assert not other.is_here

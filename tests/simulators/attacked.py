"""A host that somebody has taken over: it serves old copies, mixtures, forgeries and faults.

Beside it, what such an attacker may hold: keys of a repository, with which anything can be signed.
"""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import Metadata, MetaFile, Root, Snapshot, TargetFile, Targets, Timestamp

from exposure_app.cancellation import CancelToken
from exposure_app.checking.answers import Answer
from exposure_app.checking.sources import elsewhere
from exposure_app.checking.wanted import want
from exposure_app.core.attribution.person import Person
from exposure_app.core.findings import CheckRequest, State
from exposure_app.core.identifiers import parse_phone
from exposure_app.lookup.network import Network
from exposure_app.publisher.repository_keys import ONLINE_KEY, TARGETS_KEY
from exposure_app.workspace import Workspace, open_workspace
from tests.simulators.faults import Fault, Scene, perform
from tests.simulators.http_host import NO_SKEW, HttpHost, Reply, Request, http_host, send_reply
from tests.simulators.loopback import Connection
from tests.simulators.network_world import PLANTED, World

LONG = timedelta(days=300)
Signed = TypeVar("Signed", Root, Timestamp, Snapshot, Targets)


@dataclass
class Attacker:
    """Stands where the host of a publisher should be.

    Attributes:
        world: whose answers are given where nothing else is said.
        instead: bytes to give, by target.
        faults: how to fail, by the end of a target.
    """

    world: World
    instead: dict[str, bytes] = field(default_factory=dict)
    faults: dict[str, Fault] = field(default_factory=dict)

    def respond(self, connection: Connection, request: Request) -> bool:
        """Write a reply; whether the connection stays open."""
        reply = Reply(*self.world.answer(*request))
        if request.target in self.instead:
            reply = Reply(200, {}, self.instead[request.target])
        for end, fault in self.faults.items():
            if request.target.endswith(end):
                return perform(fault, Scene(connection, request, reply, "", NO_SKEW))
        return send_reply(connection, request, reply)

    def copy(self, name: str) -> World:
        """The publisher as it is now, for later."""
        kept = replace(self.world, folder=self.world.folder.with_name(name))
        shutil.copytree(self.world.folder, kept.folder)
        return kept


@contextmanager
def attacked(world: World) -> Iterator[tuple[Attacker, HttpHost]]:
    """A host that does right until the attacker wants something else."""
    attacker = Attacker(world)
    with http_host(attacker.respond) as host:
        yield attacker, host


def publish(world: World, *evaluators: str, **fields: object) -> None:
    """Release a small pack that is meant for these days; its evaluators are asked for it."""
    day = today(world)
    days = {"dated": -20, "valid_from": -10, "valid_to": 300}
    told = {name: (day + timedelta(days=shift)).isoformat() for name, shift in days.items()}
    world.publish(evaluators, **{**told, **fields})


def today(world: World) -> date:
    """The day on which a publisher writes."""
    return world.now.date()


def signed(content: Signed, *signers: CryptoSigner) -> bytes:
    """Metadata, signed by whoever has the keys."""
    metadata = Metadata(content)
    for signer in signers:
        metadata.sign(signer, append=True)
    return metadata.to_bytes()


def timestamp(world: World, version: int, snapshot: int, **fields: object) -> bytes:
    """A timestamp of any version, for any snapshot."""
    told = {"version": version, "snapshot_meta": MetaFile(snapshot), "expires": world.now + LONG}
    content = Timestamp(**{**told, **fields})  # type: ignore[arg-type]
    return signed(content, world.repository.keys.signer(ONLINE_KEY))


def snapshot(world: World, version: int, targets: int) -> bytes:
    """A snapshot of any version, for any targets."""
    meta = {"targets.json": MetaFile(targets)}
    content = Snapshot(version=version, expires=world.now + LONG, meta=meta)
    return signed(content, world.repository.keys.signer(ONLINE_KEY))


def targets(world: World, version: int, files: Mapping[str, bytes]) -> bytes:
    """Targets of any version, announcing any files."""
    told = {path: TargetFile.from_data(path, data, ["sha256"]) for path, data in files.items()}
    content = Targets(version=version, expires=world.now + LONG, targets=told)
    return signed(content, world.repository.keys.signer(TARGETS_KEY))


def announcing(world: World, number: int, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """A whole state of this number for all roles, announcing any files, with what it announces."""
    served = {
        "/metadata/timestamp.json": timestamp(world, number, number),
        f"/metadata/{number}.snapshot.json": snapshot(world, number, number),
        f"/metadata/{number}.targets.json": targets(world, number, files),
    }
    for path, data in files.items():
        target = TargetFile.from_data(path, data, ["sha256"])
        served |= {f"/targets/{name}": data for name in target.get_prefixed_paths()}
    return served


def ask(network: Network, day: date) -> tuple[Answer, ...]:
    """What every source elsewhere says of the planted person."""
    workspace = replace(_workspace(), network=network, today=lambda: day)
    identifiers = (parse_phone(PLANTED.canonical, "CN"),)
    request = CheckRequest(Person("CN", day), identifiers)
    wanted = want(identifiers)
    return tuple(one.ask(wanted, CancelToken()) for one in elsewhere(workspace, request))


def outcome(network: Network, day: date) -> dict[str, tuple[State, str]]:
    """How each source elsewhere ended."""
    reports = [answer.report for answer in ask(network, day)]
    return {one.source_id: (one.state, one.why) for one in reports}


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file of a client's store and what is in it; a lock means nothing."""
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*")}
    return {
        name: path.read_bytes()
        for name, path in found.items()
        if path.is_file() and path.name != "lock"
    }


@lru_cache(1)
def _workspace() -> Workspace:
    return open_workspace(pack_folders=())

"""A publisher, its host and its evaluator in one: what a client meets, over a real connection.

Everything is made by the publisher's own functions: keys, pack, repository, introduction. The
evaluator answers as the one that ships, by the same library.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from typing import Any

from voprf import ristretto

from exposure_app.core.identifiers import IdentifierKind, LookupForm
from exposure_app.core.introductions import Introduction
from exposure_app.core.ledger import LedgerEntry
from exposure_app.lookup.connectors.connector import Connector
from exposure_app.lookup.evaluator import derive_key
from exposure_app.lookup.network import Network
from exposure_app.lookup.pack_store import PackStore
from exposure_app.lookup.plans import load_plans
from exposure_app.lookup.signatures import PublisherKey
from exposure_app.lookup.transport import Transport
from exposure_app.lookup.web_calls import Limits
from exposure_app.publisher.crew import Crew
from exposure_app.publisher.introducing import introduce
from exposure_app.publisher.progress import Progress
from exposure_app.publisher.releasing import release
from exposure_app.publisher.repository import Repository
from exposure_app.publisher.repository_keys import KeyFolder
from exposure_app.publisher.whole_files import write_pack
from tests.simulators import small_packs
from tests.simulators.small_packs import SECRETS, phone

EVALUATE = "/brp1/evaluate"
TODAY = date(2026, 11, 26)
QUICK = Limits(connect=1, call=1.5, source=3, pause=0.01)
OCTETS = {"Content-Type": "application/octet-stream"}
PLANTED, ABSENT = phone(1), phone(99_999)
PLANTED_IN = {"one", "two", "three", "four"}
Reply = tuple[int, Mapping[str, str], bytes]


@dataclass
class World:
    """A publisher whose host and evaluator answer at one address, or at two.

    Attributes:
        folder: for everything of it.
        key: of the evaluator.
        now: when its metadata are written.
    """

    folder: Path
    key: ristretto.Evaluator = field(
        default_factory=lambda: derive_key(SECRETS.key, SECRETS.key_info)
    )
    now: datetime = field(default_factory=lambda: datetime.now(UTC).replace(microsecond=0))  # noqa: TID251

    @property
    def repository(self) -> Repository:
        """Its repository."""
        return Repository(self.folder / "repository", KeyFolder(self.folder / "keys"), self.now)

    def found(self) -> None:
        """Begin the repository."""
        self.repository.keys.make()
        self.repository.create()

    def publish(self, evaluators: tuple[str, ...], **fields: object) -> None:
        """Release a small pack.

        Args:
            evaluators: addresses of its evaluator.
            fields: of its manifest, to be changed; ``rows``, ``name``, ``epoch`` and
                ``bucket_bits`` go into the pack itself.
        """
        names = ("bucket_bits", "epoch", "name", "rows")
        terms: dict[str, Any] = {name: fields.pop(name) for name in names if name in fields}
        files = small_packs.small_files(**terms)
        told = {"demonstration": False, "evaluator": {"urls": list(evaluators)}, **fields}
        place = self.folder / f"pack-{terms.get('name', '')}-{terms.get('epoch', '')}"
        write_pack(place, small_packs.signed_again(files, **told))
        public = small_packs.trusted()[0].public
        trusted = (PublisherKey("small", public, is_for_demonstration=False),)
        progress = Progress(lambda: 0.0, lambda _line: None)
        release(place, self.repository, trusted, (Crew(1), progress))

    def introduce(self, address: str) -> Introduction:
        """What a client is told of it."""
        return introduce(self.repository, "small", "Small lists", address)

    def answer(self, method: str, target: str, headers: Mapping[str, str], body: bytes) -> Reply:
        """The answer of host and evaluator."""
        if target == EVALUATE:
            return self.evaluated(body) if method == "POST" else (405, {}, b"")
        return self.served(target, headers)

    def evaluated(self, body: bytes) -> Reply:
        """The answer of the evaluator."""
        points = [ristretto.BlindedInput.deserialize(body[at : at + 32]) for at in (0, 32, 64, 96)]
        return 200, OCTETS, bytes(self.key.evaluate_batch(points).serialize())

    def served(self, target: str, headers: Mapping[str, str]) -> Reply:
        """The answer of the static host, which can give a piece of a file."""
        path = self.folder / "repository" / target.lstrip("/")
        if not path.is_file():
            return 404, {"Content-Type": "text/html"}, b"<!doctype html><title>Not found</title>"
        kind = {"Content-Type": "application/json"} if path.suffix == ".json" else OCTETS
        data = path.read_bytes()
        if "range" not in headers:
            return 200, kind, data
        first, _dash, last = headers["range"].removeprefix("bytes=").partition("-")
        return 206, kind, data[int(first) : int(last) + 1]


@dataclass
class Client:
    """A computer that was introduced to a publisher.

    Attributes:
        folder: for what it keeps.
        ledger: what it sent.
    """

    folder: Path
    ledger: list[LedgerEntry] = field(default_factory=list)

    def network(
        self,
        *introductions: Introduction,
        connectors: tuple[Connector, ...] = (),
        whole_up_to: int = 0,
        change: Callable[[Transport], Transport] = lambda transport: transport,
    ) -> Network:
        """What it may ask.

        Args:
            introductions: of publishers that are on.
            connectors: services that are on.
            whole_up_to: lists of at most so many bytes come over whole.
            change: makes another transport of the usual one.
        """
        chance = Random(7)  # noqa: S311 - the order of a test

        def shuffled(numbers: Iterable[int]) -> list[int]:
            found = list(numbers)
            chance.shuffle(found)
            return found

        transport = Transport(
            self.ledger.append,
            lambda: datetime.now(UTC),  # noqa: TID251 - what it sends carries the true time
            chance.random,
            limits=QUICK,
        )
        return Network(
            transport=change(transport),
            stores=tuple(PackStore(one, self.folder / one.name) for one in introductions),
            facts=None,
            connectors=connectors,
            secret=b"s" * 32,
            shuffled=shuffled,
            folder=self.folder,
            whole_up_to=whole_up_to,
            plans=load_plans(),
            least_shared=1000,
        )


def mail(number: int) -> LookupForm:
    """An invented address."""
    return LookupForm(IdentifierKind.EMAIL, f"person{number}@example.org", "typed")

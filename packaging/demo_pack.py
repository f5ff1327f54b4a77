"""Write the demonstration packs: invented people in number ranges that nobody can have.

    python packaging/demo_pack.py            write resources/packs/demo and resources/keys
    python packaging/demo_pack.py --check    say whether the shipped files are what would be written

The one rule: everything follows from `SEED`, byte for byte, so tests draw the same people again
and know the truth. The keys are open on purpose: these people do not exist.
"""

import hashlib
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: E402

from exposure_app.core.identifiers import IdentifierKind, LookupForm  # noqa: E402
from exposure_app.core.manifests import ListedIncident  # noqa: E402
from exposure_app.core.ranges import RecordFlag  # noqa: E402
from exposure_app.publisher.demonstration import (  # noqa: E402
    PackRow,
    build_demonstration,
)
from exposure_app.publisher.terms import PackSecrets, PackTerms  # noqa: E402
from exposure_app.publisher.whole_files import write_pack, write_whole  # noqa: E402

SEED = b"exposure check demonstration packs, edition 1"
NOTICE = "Demonstration data: invented people in fictitious number ranges. The key is open."
EPOCH = 1
DATED = date(2026, 11, 1)
VALID_TO = date(2036, 11, 1)
BUCKET_BITS = 5
FACTS = ROOT / "packaging" / "demo_facts.json"
PACKS = ROOT / "resources" / "packs" / "demo"
KEYS = ROOT / "resources" / "keys"

PHONE, EMAIL = IdentifierKind.PHONE, IdentifierKind.EMAIL
QQ, WEIBO = IdentifierKind.QQ, IdentifierKind.WEIBO_UID
FOLDERS = {PHONE: "phone", EMAIL: "email", QQ: "qq", WEIBO: "weibo"}
KIND_OF_SERVICE = {folder: kind for kind, folder in FOLDERS.items()}
CANARIES = {
    PHONE: "+8612900000000",
    EMAIL: "canary@example.com",
    QQ: "99999999999",
    WEIBO: "9999999999",
}
PEOPLE = {"CN": 10_000, "US": 5_000, "GB": 600}
MOST_INCIDENTS = 6

Rows = Mapping[IdentifierKind, tuple[PackRow, ...]]


@dataclass(frozen=True)
class List:
    """One incident of the catalogue, and whom its list can hold."""

    id: str
    data_classes: frozenset[str]
    flags: RecordFlag
    markets: tuple[str, ...]
    kinds: tuple[IdentifierKind, ...]


class Draws:
    """An endless row of numbers that follows from a label."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._bytes = b""
        self._block = 0

    def below(self, bound: int) -> int:
        """A number from 0 up to ``bound``, each equally likely but for one part in 2 ** 40."""
        if len(self._bytes) < 8:  # noqa: PLR2004 - eight bytes a draw
            text = f"{self._label} {self._block}".encode()
            self._bytes += hashlib.shake_256(SEED + text).digest(8192)
            self._block += 1
        taken, self._bytes = self._bytes[:8], self._bytes[8:]
        return int.from_bytes(taken, "big") % bound

    def some(self, of: tuple[List, ...], most: int) -> tuple[List, ...]:
        """One to ``most`` of them, few more often than many, in their own order."""
        count = 1 + min(self.below(most), self.below(most))
        left = list(of)
        while len(left) > count:
            left.pop(self.below(len(left)))
        return tuple(left)


@cache
def facts() -> Mapping[str, Any]:
    """The tables this script draws from."""
    told: Mapping[str, Any] = json.loads(FACTS.read_text("utf-8"))
    return told


@cache
def lists() -> tuple[List, ...]:
    """Every incident in the packs."""
    return tuple(
        List(
            row["id"],
            frozenset(row["data_classes"]),
            RecordFlag(sum(RecordFlag[name] for name in row["flags"])),
            tuple(row["markets"]),
            tuple(KIND_OF_SERVICE[kind] for kind in row["kinds"]),
        )
        for row in facts()["lists"]
    )


def lists_for(kind: IdentifierKind, market: str) -> tuple[List, ...]:
    """The lists that can hold such an identifier of a person there."""
    return tuple(one for one in lists() if kind in one.kinds and market in one.markets)


def fresh(kind: IdentifierKind, market: str, draws: Draws) -> str:
    """One invented identifier; it may have been drawn before."""
    if kind is QQ:
        return f"99{draws.below(10**9):09}"
    if kind is WEIBO:
        return f"99{draws.below(10**8):08}"
    if kind is EMAIL:
        words, hosts = facts()["words"], ("com", "org", "net")
        first, second = (words[draws.below(len(words))] for _ in range(2))
        return f"{first}.{second}{draws.below(10_000)}@example.{hosts[draws.below(3)]}"
    return fresh_phone(market, draws)


def fresh_phone(market: str, draws: Draws) -> str:
    """One number from a block that no carrier hands out; it may have been drawn before."""
    if market == "CN":
        return f"+8612{draws.below(10**9):09}"
    if market == "GB":
        return f"+447700900{draws.below(1000):03}"
    codes = facts()["area_codes"]
    return f"+1{codes[draws.below(len(codes))]}55501{draws.below(100):02}"


def planted() -> Iterator[tuple[IdentifierKind, str, tuple[List, ...]]]:
    """The examples of ``people.json`` and the canaries, with their lists."""
    by_id = {one.id: one for one in lists()}
    for person in facts()["people"]:
        for identifier in person["identifiers"]:
            told = tuple(by_id[incident] for incident in identifier["incidents"])
            yield KIND_OF_SERVICE[identifier["service"]], identifier["canonical"], told
    for kind, canonical in CANARIES.items():
        yield kind, canonical, lists_for(kind, "CN")[:1]


@cache
def truth() -> Mapping[IdentifierKind, Mapping[str, tuple[List, ...]]]:
    """Every identifier, and the lists in which it stands; empty for examples in no list."""
    people: dict[IdentifierKind, dict[str, tuple[List, ...]]] = {kind: {} for kind in FOLDERS}
    for kind, canonical, told in planted():
        people[kind][canonical] = told
    for market, count in PEOPLE.items():
        kinds = tuple(FOLDERS) if market == "CN" else (PHONE, EMAIL)
        for kind in kinds:
            draws = Draws(f"people {market} {kind.value}")
            own, choices, goal = people[kind], lists_for(kind, market), len(people[kind]) + count
            while len(own) < goal:
                canonical = fresh(kind, market, draws)
                if canonical not in own:
                    own[canonical] = draws.some(choices, min(MOST_INCIDENTS, len(choices)))
    return people


def absent(kind: IdentifierKind, count: int) -> Iterator[str]:
    """Invented identifiers from the same ranges that are in no list."""
    draws, known, found = Draws(f"absent {kind.value}"), truth()[kind], set[str]()
    while len(found) < count:
        canonical = fresh(kind, "CN" if draws.below(10) else "US", draws)
        if canonical not in known and canonical not in found:
            found.add(canonical)
            yield canonical


def rows() -> Rows:
    """What goes into each pack; one row for each list that holds an identifier."""
    return {
        kind: tuple(
            row for canonical, told in own.items() for row in rows_of(kind, canonical, told)
        )
        for kind, own in truth().items()
    }


def rows_of(kind: IdentifierKind, canonical: str, told: tuple[List, ...]) -> Iterator[PackRow]:
    """The rows of one identifier, one for each list."""
    form = LookupForm(kind, canonical, "typed")
    for one in told:
        yield PackRow(form, (one.id,), one.data_classes, one.flags)


def secret(label: str) -> bytes:
    """An open secret: 32 bytes that follow from the seed."""
    return hashlib.sha256(SEED + label.encode()).digest()


def build(kind: IdentifierKind) -> Mapping[str, bytes]:
    """The files of one pack."""
    name = f"demo-{FOLDERS[kind]}"
    terms = PackTerms(
        name=name,
        kind=kind,
        epoch=EPOCH,
        bucket_bits=BUCKET_BITS,
        incidents=tuple(
            ListedIncident(one.id, one.data_classes) for one in lists() if kind in one.kinds
        ),
        canary=LookupForm(kind, CANARIES[kind], "typed"),
        notice=NOTICE,
        dated=DATED,
        valid_from=DATED,
        valid_to=VALID_TO,
    )
    secrets = PackSecrets(
        padding=secret(f"{name} padding"),
        key=secret(f"{name} key"),
        key_info=name.encode(),
        signing=secret("signing"),
    )
    return build_demonstration(rows()[kind], terms, secrets)


def people_file() -> bytes:
    """The examples, as one would type them."""
    people = [
        {
            **person,
            "identifiers": [
                {name: told for name, told in identifier.items() if name != "canonical"}
                for identifier in person["identifiers"]
            ],
        }
        for person in facts()["people"]
    ]
    return _json({"notice": NOTICE, "people": people})


def keys_file() -> bytes:
    """The public key under which the demonstration packs are signed."""
    public = Ed25519PrivateKey.from_private_bytes(secret("signing")).public_key()
    key = {
        "name": "demonstration",
        "ed25519": public.public_bytes_raw().hex(),
        "for_demonstration": True,
    }
    return _json([key])


def everything() -> Iterator[tuple[Path, Mapping[str, bytes]]]:
    """Every file this script writes, by folder."""
    for kind, folder in FOLDERS.items():
        yield PACKS / folder, build(kind)
    yield PACKS, {"people.json": people_file()}
    yield KEYS, {"publishers.json": keys_file()}


def main() -> int:
    """Write or check the files; 0 when all is well."""
    if sys.argv[1:] not in ([], ["--check"]):
        print(__doc__)
        return 2
    wrong = 0
    for folder, files in everything():
        if not sys.argv[1:]:
            folder.mkdir(parents=True, exist_ok=True)
            if "manifest.json" in files:
                write_pack(folder, files)
            else:
                for name, data in files.items():
                    write_whole(folder / name, data)
            continue
        for name, data in files.items():
            path = folder / name
            if not path.is_file() or path.read_bytes() != data:
                print(f"{path.relative_to(ROOT)} is not what would be written")
                wrong += 1
    return 1 if wrong else 0


def _json(value: object) -> bytes:
    return json.dumps(value, indent=1, ensure_ascii=False).encode() + b"\n"


if __name__ == "__main__":
    sys.exit(main())

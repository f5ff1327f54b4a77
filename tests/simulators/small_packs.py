"""Small packs of invented people, under keys of their own, for tests that damage them."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from exposure_app.core.identifiers import IdentifierKind, LookupForm
from exposure_app.core.manifests import ListedIncident
from exposure_app.core.ranges import NO_FLAGS, RecordFlag
from exposure_app.lookup.local_pack import MANIFEST, SIGNATURE, LocalPack
from exposure_app.lookup.signatures import PublisherKey
from exposure_app.publisher.demonstration import PackRow, build_demonstration
from exposure_app.publisher.terms import PackSecrets, PackTerms
from exposure_app.publisher.whole_files import write_pack

SIGNING: Final = hashlib.sha256(b"signing").digest()
SECRETS: Final = PackSecrets(b"padding", hashlib.sha256(b"key").digest(), b"small", SIGNING)
CLASSES: Final = {
    "one": frozenset({"phone", "name"}),
    "two": frozenset({"phone", "uid"}),
    "three": frozenset({"phone", "parcel"}),
    "four": frozenset({"phone", "address"}),
    "five": frozenset({"phone", "password"}),
}


def phone(number: int) -> LookupForm:
    """An invented number of a block that no carrier has."""
    return LookupForm(IdentifierKind.PHONE, f"+86120{number:08}", "typed")


def row(number: int, *ids: str, flags: RecordFlag = NO_FLAGS) -> PackRow:
    """That this number stands in these lists."""
    classes = frozenset[str]().union(*(CLASSES[name] for name in ids))
    return PackRow(phone(number), ids, classes, flags)


ROWS: Final = (
    row(0, "one"),
    row(1, "one", "two", "three", "four"),
    row(2, "two"),
    row(2, "five", flags=RecordFlag.SENSITIVE),
    row(3, "three", flags=RecordFlag.UNVERIFIED | RecordFlag.COMPILATION),
    row(4, "four", flags=RecordFlag.DOUBTFUL),
    *(row(number, "one") for number in range(100, 400)),
)
TERMS: Final = PackTerms(
    name="small",
    kind=IdentifierKind.PHONE,
    epoch=7,
    bucket_bits=2,
    incidents=tuple(ListedIncident(name, classes) for name, classes in CLASSES.items()),
    canary=phone(0),
    notice="Invented people.",
    dated=date(2026, 11, 1),
    valid_from=date(2026, 11, 1),
    valid_to=date(2027, 11, 1),
)


def trusted(seed: bytes = SIGNING) -> tuple[PublisherKey, ...]:
    """The publisher of the small packs."""
    public = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
    return (PublisherKey("small", public, is_for_demonstration=True),)


def small_files(
    rows: Sequence[PackRow] = ROWS,
    **terms: Any,  # noqa: ANN401 - fields of PackTerms
) -> Mapping[str, bytes]:
    """The files of a small pack, with other rows or some terms changed."""
    return build_demonstration(rows, replace(TERMS, **terms), SECRETS)


def signed_again(files: Mapping[str, bytes], **fields: object) -> Mapping[str, bytes]:
    """The same pack with some fields of its manifest changed and signed by its publisher."""
    told = json.loads(files[MANIFEST]) | fields
    manifest = json.dumps(told).encode()
    signature = Ed25519PrivateKey.from_private_bytes(SIGNING).sign(manifest)
    return {**files, MANIFEST: manifest, SIGNATURE: signature}


def open_files(folder: Path, files: Mapping[str, bytes]) -> LocalPack:
    """Write and open a small pack."""
    write_pack(folder, files)
    return LocalPack.open(folder, trusted())

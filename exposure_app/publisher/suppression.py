"""Who asked not to be in the next packs, kept so that the list names nobody.

The one rule: the list holds outputs of the oblivious function under a key of its own, which
outlives the epochs; without that key nobody can be found in it, and no identifier is written down.

A line of the list is 36 hexadecimal digits: a mark (2 bytes), and the beginning of the output (16).
The mark is a keyed hash that is quick to make, so that a build evaluates the function for one
identifier in many thousands and not for all.
"""

import hmac
import secrets as chance
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final

from voprf import ristretto

from exposure_app.core.digests import oprf_input
from exposure_app.core.identifiers import LookupForm
from exposure_app.errors import PublishError
from exposure_app.lookup.evaluator import derive_key
from exposure_app.publisher.locks import alone
from exposure_app.publisher.secret_file import expect_private
from exposure_app.publisher.whole_files import write_whole

KEY: Final = "suppression.key"
LIST: Final = "suppressed.txt"
_LOCK: Final = ".lock"
MARK_BYTES: Final = 2
OUTPUT_BYTES: Final = 16

_INFO: Final = b"brp1 suppression"
_MARK: Final = b"brp1 suppression mark"
_SEED_BYTES: Final = 32
_MOST_KEY_BYTES: Final = 4096
_LINE_BYTES: Final = MARK_BYTES + OUTPUT_BYTES


@dataclass(frozen=True)
class Suppression:
    """A list and its key.

    Attributes:
        seed: of the key.
        entries: the lines of the list, as bytes.
    """

    seed: bytes = field(repr=False)
    entries: frozenset[bytes] = field(repr=False)

    def __reduce__(self) -> tuple[type["Suppression"], tuple[bytes, frozenset[bytes]]]:
        """Go to another process without what was made of the seed."""
        return Suppression, (self.seed, self.entries)

    @cached_property
    def _key(self) -> ristretto.Evaluator:
        return derive_key(self.seed, _INFO)

    @cached_property
    def _marks(self) -> frozenset[bytes]:
        return frozenset(entry[:MARK_BYTES] for entry in self.entries)

    @cached_property
    def _mark_key(self) -> bytes:
        return hmac.digest(self.seed, _MARK, "sha256")

    def holds(self, form: LookupForm) -> bool:
        """Whether this identifier is not to be in a pack."""
        text = oprf_input(form)
        return self._mark(text) in self._marks and self._entry(text) in self.entries

    def entry(self, form: LookupForm) -> bytes:
        """The line of this identifier."""
        return self._entry(oprf_input(form))

    def _mark(self, text: bytes) -> bytes:
        return hmac.digest(self._mark_key, text, "sha256")[:MARK_BYTES]

    def _entry(self, text: bytes) -> bytes:
        return self._mark(text) + self._key.evaluate_known_input(text)[:OUTPUT_BYTES]


def open_suppression(folder: Path) -> Suppression:
    """Read a list and its key.

    Raises:
        PublishError: one of them is not there, cannot be read or is not what it must be.
    """
    try:
        with (folder / KEY).open("rb") as file:
            expect_private(file.fileno(), KEY)
            seed = _octets(file.read(_MOST_KEY_BYTES), KEY, _SEED_BYTES)
        lines = (folder / LIST).read_bytes().split()
    except FileNotFoundError as missing:
        name = f"{folder.name}/{Path(missing.filename).name}"
        raise PublishError(name, "is missing; see the command withdraw") from None
    except OSError:
        raise PublishError(folder.name, "cannot be read") from None
    return Suppression(seed, frozenset(_octets(line, LIST, _LINE_BYTES) for line in lines))


def suppress(folder: Path, forms: Iterable[LookupForm]) -> int:
    """Add identifiers to a list, which is made with its key if neither is there.

    Returns:
        How many were not in it before.

    Raises:
        PublishError: the list or its key cannot be read or written, or one is there alone.
    """
    with alone(folder / _LOCK, folder.name):
        try:
            _begin(folder)
            before = open_suppression(folder)
            entries = before.entries | {before.entry(form) for form in forms}
            text = "".join(f"{entry.hex()}\n" for entry in sorted(entries))
            write_whole(folder / LIST, text.encode("ascii"), is_private=True)
        except OSError:
            raise PublishError(folder.name, "cannot be written to") from None
    return len(entries) - len(before.entries)


def _begin(folder: Path) -> None:
    """Make an empty list and its key, unless there is a key or a list that needs one."""
    path = folder / LIST
    if (folder / KEY).exists() or (path.exists() and path.stat().st_size):
        return
    # The key last: whoever is stopped between the two begins anew, and nobody has been listed.
    write_whole(path, b"", is_private=True)
    seed = chance.token_bytes(_SEED_BYTES).hex()
    write_whole(folder / KEY, seed.encode("ascii"), is_private=True)


def _octets(text: bytes, name: str, length: int) -> bytes:
    try:
        found = bytes.fromhex(text.decode("ascii"))
    except ValueError:
        raise PublishError(name, "is not a list of withdrawn identifiers or its key") from None
    if len(found) != length:
        raise PublishError(name, "has a line of the wrong length")
    return found

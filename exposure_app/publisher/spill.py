"""Rows on their way to the digest, parted by identifier and enciphered on the disk.

The one rule: no identifier lies readable in a working file, whoever finds the disk later. The
cipher's key follows from the key of the oblivious function, without which a build is not taken up
again either.

An identifier always comes to the same part, so that all its listings meet and it is digested once.
A part is a row of frames: length (4 bytes, big-endian), nonce (12), AES-256-GCM of packed rows. The
name of the part is what is authenticated with it.
"""

import hashlib
import hmac
import os
import struct
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from exposure_app.errors import PublishError
from exposure_app.publisher.listings import Listing
from exposure_app.publisher.whole_files import sync_folder

_CIPHER: Final = b"brp1 spill cipher"
_PARTING: Final = b"brp1 spill parting"
_NONCE_BYTES: Final = 12
_LENGTH: Final = struct.Struct(">I")
_ROW: Final = struct.Struct(">HBHI")
_FRAME_BYTES: Final = 1 << 18


class SpillKeys:
    """The keys of one build's working files."""

    def __init__(self, secret: bytes) -> None:
        self._cipher = AESGCM(hmac.digest(secret, _CIPHER, "sha256"))
        self._parting = hmac.digest(secret, _PARTING, "sha256")

    def part_of(self, canonical: bytes, parts: int) -> int:
        """To which of so many parts an identifier comes."""
        mark = hashlib.blake2b(canonical, digest_size=8, key=self._parting).digest()
        return int.from_bytes(mark, "big") % parts

    def sealed(self, rows: bytes, name: str) -> bytes:
        """A frame of packed rows."""
        nonce = os.urandom(_NONCE_BYTES)
        frame = nonce + self._cipher.encrypt(nonce, rows, name.encode("ascii"))
        return _LENGTH.pack(len(frame)) + frame

    def opened(self, frame: bytes, name: str) -> bytes:
        """The packed rows of a frame.

        Raises:
            PublishError: it is not what was written under these keys.
        """
        try:
            nonce, rest = frame[:_NONCE_BYTES], frame[_NONCE_BYTES:]
            return self._cipher.decrypt(nonce, rest, name.encode("ascii"))
        except (InvalidTag, ValueError):
            raise PublishError(name, "is not a working file of this build and key") from None


def packed_rows(
    rows: Iterable[tuple[str, Listing]], keys: SpillKeys, parts: int
) -> dict[int, tuple[int, bytes]]:
    """How many rows come to each part, and those rows as bytes."""
    found: dict[int, list[bytes]] = defaultdict(list)
    for canonical, (flags, incident, bitmap) in rows:
        text = canonical.encode("utf-8")
        head = _ROW.pack(len(text), flags, incident, bitmap)
        found[keys.part_of(text, parts)].append(head + text)
    return {part: (len(packed), b"".join(packed)) for part, packed in found.items()}


def unpacked_rows(data: bytes) -> Iterator[tuple[str, Listing]]:
    """The rows that `packed_rows` packed."""
    place = 0
    while place < len(data):
        length, flags, incident, bitmap = _ROW.unpack_from(data, place)
        place += _ROW.size
        text = data[place : place + length].decode("utf-8")
        place += length
        yield text, Listing(flags, incident, bitmap)


class SpillWriter:
    """Gathers packed rows and writes them in frames, a file for each part.

    Attributes:
        counts: how many rows came to each part.
    """

    def __init__(self, folder: Path, keys: SpillKeys, parts: int) -> None:
        self._folder = folder
        self._keys = keys
        # So many rows may wait in all, whatever the number of parts.
        self._frame_bytes = max(1 << 12, min(_FRAME_BYTES, (1 << 25) // parts))
        self._waiting: dict[int, list[bytes]] = defaultdict(list)
        self._sizes: dict[int, int] = defaultdict(int)
        self.counts: dict[int, int] = defaultdict(int)

    def add(self, packed: Mapping[int, tuple[int, bytes]]) -> None:
        """Take rows that `packed_rows` packed."""
        for part, (count, rows) in packed.items():
            self.counts[part] += count
            self._waiting[part].append(rows)
            self._sizes[part] += len(rows)
            if self._sizes[part] >= self._frame_bytes:
                self._write(part)

    def close(self) -> None:
        """Write what still waits, and see that all of it is on the disk.

        A row that is lost after its list counts as taken in would be missed by nobody.
        """
        for part in list(self._waiting):
            self._write(part)
        for path in sorted(self._folder.iterdir()):
            with path.open("rb") as file:
                os.fsync(file.fileno())
        sync_folder(self._folder)

    def _write(self, part: int) -> None:
        rows = b"".join(self._waiting.pop(part))
        self._sizes.pop(part)
        name = part_name(part)
        with (self._folder / name).open("ab") as file:
            file.write(self._keys.sealed(rows, name))


def part_name(part: int) -> str:
    """The file name of a part."""
    return f"part-{part:05}.rows"


def read_part(folder: Path, part: int, keys: SpillKeys) -> Iterator[tuple[str, Listing]]:
    """The rows of a part; none when nothing came to it.

    Raises:
        PublishError: the file is not one of this build and key, or is cut off.
    """
    name = part_name(part)
    path = folder / name
    if not path.exists():
        return
    with path.open("rb") as file:
        while head := file.read(_LENGTH.size):
            frame = file.read(_LENGTH.unpack(head)[0] if len(head) == _LENGTH.size else 0)
            yield from unpacked_rows(keys.opened(frame, name))

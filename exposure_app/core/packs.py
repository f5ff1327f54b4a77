"""The bytes of a pack: buckets, the hash tree over them, and the one file of a pack kept here.

The one rule: sizes and places follow from the manifest, never from the file being read.

A bucket is a 32-byte header and a fixed count of 24-byte entries. On the network each bucket is
a file of its own and carries its path in the hash tree. A pack kept on this computer is one file:

====================  ===========================================================================
first 4096 bytes      header page: ``BRPL``, version, kind, bucket bits, entry length, epoch,
                      entries in a bucket, buckets, pack id, then zeros and a CRC-32 of the page
then whole pages      the buckets laid end to end without their paths, zeros up to a whole page
last 4 bytes a page   CRC-32 of each of those pages, in order
====================  ===========================================================================

Paths are left out because the leaves are all there: the root is computed again from the buckets.
Integers are big-endian. The hash is SHA-256; a leaf starts with 0x00 and a node with 0x01.
"""

import hashlib
import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from exposure_app.core.digests import KIND_NUMBER, MAX_BUCKET_BITS
from exposure_app.core.identifiers import IdentifierKind
from exposure_app.core.ranges import ENTRY_BYTES
from exposure_app.errors import PackCorruptError, PackVersionError

PAGE_BYTES: Final = 4096
CRC_BYTES: Final = 4
HASH_BYTES: Final = 32
PACK_ID_BYTES: Final = 8
BUCKET_HEADER_BYTES: Final = 32

_MOST_NAMES: Final = 64
_VERSION: Final = 1
_BUCKET_MAGIC: Final = b"BRP1"
_BUCKET_HEADER: Final = struct.Struct(">4sBBBBIIII8s")
_FILE_MAGIC: Final = b"BRPL"
_FILE_HEADER: Final = struct.Struct(">4sBBBBIII8s")


@dataclass(frozen=True, slots=True)
class PackShape:
    """What fixes every size and place of a pack.

    Attributes:
        name: the published name.
        kind: what kind of identifier it holds.
        epoch: which edition.
        bucket_bits: there are ``2 ** bucket_bits`` buckets.
        entries: entries in each bucket, real and padding.
    """

    name: str
    kind: IdentifierKind
    epoch: int
    bucket_bits: int
    entries: int

    @property
    def buckets(self) -> int:
        """How many buckets there are."""
        return 1 << self.bucket_bits

    @property
    def bucket_bytes(self) -> int:
        """Size of one bucket without its path."""
        return BUCKET_HEADER_BYTES + ENTRY_BYTES * self.entries

    @property
    def pages(self) -> int:
        """How many pages the buckets fill in the one file."""
        return -(-self.buckets * self.bucket_bytes // PAGE_BYTES)

    @property
    def checks_at(self) -> int:
        """Where the checksums of the pages begin in the one file."""
        return PAGE_BYTES * (1 + self.pages)

    @property
    def file_bytes(self) -> int:
        """Size of the one file."""
        return self.checks_at + CRC_BYTES * self.pages

    @property
    def network_bytes(self) -> int:
        """Size of one bucket as a file of its own, with its path."""
        return self.bucket_bytes + HASH_BYTES * self.bucket_bits

    def entries_at(self, bucket: int) -> int:
        """Where the entries of a bucket begin in the one file."""
        return PAGE_BYTES + bucket * self.bucket_bytes + BUCKET_HEADER_BYTES

    def entries_beside(self, bucket: int, entry: int) -> tuple[int, int]:
        """The first and the end of a bucket's whole entries on the pages where one entry lies."""
        start = self.entries_at(bucket)
        place = start + entry * ENTRY_BYTES
        page = place // PAGE_BYTES * PAGE_BYTES
        end_page = -(-(place + ENTRY_BYTES) // PAGE_BYTES) * PAGE_BYTES
        first = -((start - page) // ENTRY_BYTES)
        return max(0, first), min(self.entries, (end_page - start) // ENTRY_BYTES)


@lru_cache(_MOST_NAMES)
def pack_id_bytes(name: str) -> bytes:
    """The eight bytes that stand for a pack's name in its buckets."""
    return hashlib.sha256(b"brp1 pack" + name.encode("utf-8")).digest()[:PACK_ID_BYTES]


def bucket_header(shape: PackShape, bucket: int) -> bytes:
    """The header that a bucket of this pack must have."""
    return _BUCKET_HEADER.pack(
        _BUCKET_MAGIC,
        _VERSION,
        KIND_NUMBER[shape.kind],
        shape.bucket_bits,
        ENTRY_BYTES,
        shape.epoch,
        bucket,
        shape.entries,
        0,
        pack_id_bytes(shape.name),
    )


def check_bucket(data: bytes, shape: PackShape, bucket: int, pack_id: str) -> None:
    """Refuse a bucket that is not the one asked for.

    Raises:
        PackVersionError: the bucket has a version this program does not know.
        PackCorruptError: its header or size is not that of this bucket.
    """
    if data[:4] == _BUCKET_MAGIC and len(data) > len(_BUCKET_MAGIC) and data[4] != _VERSION:
        raise PackVersionError(pack_id, "version")
    if len(data) != shape.bucket_bytes:
        raise PackCorruptError(pack_id, "corrupt")
    if data[:BUCKET_HEADER_BYTES] != bucket_header(shape, bucket):
        raise PackCorruptError(pack_id, "corrupt")


def open_bucket_file(
    data: bytes, shape: PackShape, bucket: int, root: bytes, pack_id: str
) -> bytes:
    """The entries of a bucket that came as a file of its own, once its path leads to the root.

    Raises:
        PackVersionError: the bucket has a version this program does not know.
        PackCorruptError: it is not the bucket that was published.
    """
    if len(data) != shape.network_bytes:
        raise PackCorruptError(pack_id, "corrupt")
    body, tail = data[: shape.bucket_bytes], data[shape.bucket_bytes :]
    check_bucket(body, shape, bucket, pack_id)
    path = [tail[place : place + HASH_BYTES] for place in range(0, len(tail), HASH_BYTES)]
    if root_of_path(leaf_hash(body), bucket, path) != root:
        raise PackCorruptError(pack_id, "corrupt")
    return body[BUCKET_HEADER_BYTES:]


def file_header(shape: PackShape) -> bytes:
    """The header page that the one file of this pack must have."""
    head = _FILE_HEADER.pack(
        _FILE_MAGIC,
        _VERSION,
        KIND_NUMBER[shape.kind],
        shape.bucket_bits,
        ENTRY_BYTES,
        shape.epoch,
        shape.entries,
        shape.buckets,
        pack_id_bytes(shape.name),
    )
    page = head.ljust(PAGE_BYTES - CRC_BYTES, b"\0")
    return page + page_check(page)


def check_file_header(page: bytes, shape: PackShape, pack_id: str) -> None:
    """Refuse a header page that does not follow from the manifest.

    Raises:
        PackVersionError: the page is whole, and of a version this program does not know.
        PackCorruptError: the page is not that of this pack.
    """
    if page == file_header(shape):
        return
    is_whole = len(page) == PAGE_BYTES and page_check(page[:-CRC_BYTES]) == page[-CRC_BYTES:]
    if is_whole and page[:4] == _FILE_MAGIC and page[4] != _VERSION:
        raise PackVersionError(pack_id, "version")
    raise PackCorruptError(pack_id, "corrupt")


def page_check(page: bytes | memoryview) -> bytes:
    """The checksum of a page: it finds accidents, the hash tree finds forgers."""
    return zlib.crc32(page).to_bytes(CRC_BYTES, "big")


def pack_file(shape: PackShape, buckets: Iterable[bytes]) -> bytes:
    """The one file of a pack kept on this computer, from its buckets in order."""
    body = b"".join(buckets).ljust(PAGE_BYTES * shape.pages, b"\0")
    checks = b"".join(
        page_check(body[start : start + PAGE_BYTES]) for start in range(0, len(body), PAGE_BYTES)
    )
    return file_header(shape) + body + checks


def leaf_hash(bucket: bytes) -> bytes:
    """The hash of one bucket, header and entries."""
    return hashlib.sha256(b"\x00" + bucket).digest()


def tree_root(leaves: Sequence[bytes]) -> bytes:
    """The root over the hashes of all buckets.

    Raises:
        ValueError: the number of leaves is not a power of two.
    """
    return _levels(leaves)[-1][0]


def tree_path(leaves: Sequence[bytes], index: int) -> tuple[bytes, ...]:
    """The neighbours on the way from one leaf to the root, leaf level first."""
    levels = _levels(leaves)[:-1]
    return tuple(level[(index >> depth) ^ 1] for depth, level in enumerate(levels))


def tree_paths(leaves: Sequence[bytes]) -> Iterator[bytes]:
    """The path of each leaf in turn, as it stands at the end of a bucket's own file."""
    levels = _levels(leaves)[:-1]
    for index in range(len(leaves)):
        yield b"".join(level[(index >> depth) ^ 1] for depth, level in enumerate(levels))


def bucket_file_name(shape: PackShape, bucket: int) -> str:
    """Where the file of a bucket lies below its pack, with slashes.

    The digits are those of the label whose top bits are the number of the bucket, so that files
    spread over 256 folders.
    """
    label = f"{bucket << (MAX_BUCKET_BITS - shape.bucket_bits):08x}"
    return f"e{shape.epoch}/k{KIND_NUMBER[shape.kind]}/{label[:2]}/{label}.brp"


def root_of_path(leaf: bytes, index: int, path: Sequence[bytes]) -> bytes:
    """The root to which a leaf and its path lead."""
    value = leaf
    for depth, neighbour in enumerate(path):
        is_right = index >> depth & 1
        value = _node_hash(neighbour, value) if is_right else _node_hash(value, neighbour)
    return value


def _levels(leaves: Sequence[bytes]) -> list[Sequence[bytes]]:
    if not leaves or len(leaves) & (len(leaves) - 1):
        raise ValueError("the number of buckets is a power of two")
    levels = [leaves]
    while len(levels[-1]) > 1:
        below = levels[-1]
        pairs = zip(below[::2], below[1::2], strict=True)
        levels.append([_node_hash(left, right) for left, right in pairs])
    return levels


def _node_hash(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()

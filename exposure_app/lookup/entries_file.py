"""The one file of entries of a pack kept on this computer: opened with every check, and searched.

The one rule: it is what the manifest says down to the last byte, or an error.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from exposure_app.core.digests import bucket_index
from exposure_app.core.manifests import Manifest
from exposure_app.core.packs import (
    PAGE_BYTES,
    PackShape,
    check_bucket,
    check_file_header,
    leaf_hash,
    tree_root,
)
from exposure_app.core.ranges import ENTRY_BYTES, find_by_guessing, records_of
from exposure_app.errors import PackCorruptError
from exposure_app.lookup.pack_hits import PackHit, hits_of
from exposure_app.lookup.page_file import PageFile

ENTRIES: Final = "entries.brp"
WHOLE_CHECK_BYTES: Final = 64 << 20


class EntriesFile:
    """The one file of entries of a pack, opened with every check; several threads may search it.

    Args:
        pages: of the file.
        manifest: of the pack.
        own_id: named in errors.
    """

    def __init__(self, pages: PageFile, manifest: Manifest, own_id: str) -> None:
        self._pages = pages
        self._manifest = manifest
        self._id = own_id

    @classmethod
    def open(cls, path: Path, manifest: Manifest, own_id: str) -> "EntriesFile":
        """Open a file that has to be that of the manifest.

        Raises:
            PackMissingError: the file is not there or cannot be opened.
            PackVersionError: it is of a version this program does not know.
            PackCorruptError: its bytes are not the ones that were published.
        """
        pages = PageFile.open(path, manifest.shape.pages, own_id)
        try:
            check_file_header(pages.header(), manifest.shape, own_id)
            if manifest.shape.file_bytes <= WHOLE_CHECK_BYTES:
                _check_whole(pages, manifest, own_id)
        except BaseException:
            pages.close()
            raise
        pages.expect_single_reads()
        return cls(pages, manifest, own_id)

    def close(self) -> None:
        """Close the file."""
        self._pages.close()

    @property
    def pages_read(self) -> int:
        """Pages asked of the system so far, for measurements."""
        return self._pages.pages_read

    def look_up(self, digest: bytes) -> tuple[PackHit, ...]:
        """Every incident in whose list this digest stands; empty when in none.

        Raises:
            PackCorruptError: a page or record is damaged.
        """
        shape = self._manifest.shape
        bucket = bucket_index(digest, shape.bucket_bits)

        def find(tag: bytes) -> bytes | None:
            return find_by_guessing(tag, shape.entries, lambda guess: self._window(bucket, guess))

        return hits_of(records_of(digest, find, self._id), self._manifest, self._id)

    def _window(self, bucket: int, guess: int) -> tuple[int, bytes]:
        shape = self._manifest.shape
        first, end = shape.entries_beside(bucket, guess)
        place = shape.entries_at(bucket) + first * ENTRY_BYTES
        return first, self._pages.read(place, (end - first) * ENTRY_BYTES)


def each_bucket(pages: PageFile, shape: PackShape, own_id: str) -> Iterator[bytes]:
    """Every bucket in turn, header and entries, each the one it has to be.

    Raises:
        PackError: a page or a header is not what was written.
    """
    stream = pages.stream()
    for bucket in range(shape.buckets):
        data = stream.take(shape.bucket_bytes)
        check_bucket(data, shape, bucket, own_id)
        yield data
    if any(stream.take(PAGE_BYTES)):
        raise PackCorruptError(own_id, "corrupt")


def prove_entries(path: Path, manifest: Manifest, own_id: str) -> None:
    """See that a file is that of the manifest, down to the last bucket, however large it is.

    Raises:
        PackError: it is not there, or not the one that was published.
    """
    pages = PageFile.open(path, manifest.shape.pages, own_id)
    try:
        check_file_header(pages.header(), manifest.shape, own_id)
        _check_whole(pages, manifest, own_id)
    finally:
        pages.close()


def _check_whole(pages: PageFile, manifest: Manifest, own_id: str) -> None:
    leaves = [leaf_hash(data) for data in each_bucket(pages, manifest.shape, own_id)]
    if tree_root(leaves) != manifest.root:
        raise PackCorruptError(own_id, "corrupt")

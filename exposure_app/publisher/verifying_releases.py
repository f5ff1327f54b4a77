"""Prove a whole repository as a client would find it, and every bucket file in it.

The one rule: nothing is believed that a client could not check: first the chain of signatures from
a root that is trusted, then what the signed manifests say of every file.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from tuf.api.exceptions import DownloadHTTPError, RepositoryError
from tuf.ngclient import FetcherInterface, Updater

from exposure_app.core.manifests import Manifest, parse_manifest
from exposure_app.core.packs import bucket_file_name, open_bucket_file
from exposure_app.errors import PackCorruptError, PublishError
from exposure_app.lookup.local_pack import MANIFEST
from exposure_app.lookup.published_incidents import TARGET as INCIDENTS
from exposure_app.lookup.published_incidents import published_incidents
from exposure_app.lookup.small_files import read_small
from exposure_app.publisher.releasing import PACKS
from exposure_app.publisher.repository import Repository
from exposure_app.publisher.verifying import ByteCounts, Verified

_HOST: Final = "https://repository.invalid"
_NOT_FOUND: Final = 404


class _FolderFetcher(FetcherInterface):
    """Gives the files of a folder as a host would."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def _fetch(self, url: str) -> Iterator[bytes]:
        path = self._folder / url.removeprefix(f"{_HOST}/")
        try:
            yield path.read_bytes()
        except OSError:
            raise DownloadHTTPError(path.name, _NOT_FOUND) from None


def is_repository(folder: Path) -> bool:
    """Whether the folder is a repository and not a pack."""
    return (folder / "metadata" / "timestamp.json").exists()


def verify_release(repository: Repository, root: bytes) -> Iterator[Verified]:
    """Every pack of a repository, proved whole.

    Args:
        repository: the repository; no key is needed.
        root: the root metadata to trust.

    Raises:
        PackError: a bucket file is not what its manifest says.
        PublishError: the metadata does not lead from the root to a manifest.
    """
    names = [name for name in repository.targets() if name.endswith(f"/{MANIFEST}")]
    for name in sorted(names):
        own_id = name.removesuffix(f"/{MANIFEST}").replace("/", "-")
        manifest = parse_manifest(_as_a_client(repository.folder, root, name), own_id)
        yield _verified(repository.folder / PACKS / manifest.shape.name, manifest, own_id)


def verify_incidents(repository: Repository, root: bytes) -> int | None:
    """How many incidents a repository tells of; None when it has no table of them.

    Args:
        repository: the repository; no key is needed.
        root: the root metadata to trust.

    Raises:
        CatalogueError: a program would refuse the table.
        PublishError: the metadata does not lead from the root to it.
    """
    if INCIDENTS not in repository.targets():
        return None
    return len(published_incidents(_as_a_client(repository.folder, root, INCIDENTS), "-"))


def _as_a_client(folder: Path, root: bytes, target: str) -> bytes:
    with tempfile.TemporaryDirectory() as name:
        places = [Path(name) / own for own in ("metadata", "targets")]
        for place in places:
            place.mkdir()
        try:
            client = Updater(
                str(places[0]), f"{_HOST}/metadata/", str(places[1]), f"{_HOST}/targets/",
                fetcher=_FolderFetcher(folder), bootstrap=root,
            )  # fmt: skip
            info = client.get_targetinfo(target)
            if info is None:
                raise PublishError(target, "is not published")
            return Path(client.download_target(info)).read_bytes()
        except (RepositoryError, DownloadHTTPError) as trouble:
            kind = type(trouble).__name__.removesuffix("Error")
            raise PublishError(target, f"cannot be reached from the root: {kind}") from None


def _verified(folder: Path, manifest: Manifest, own_id: str) -> Verified:
    shape, counts = manifest.shape, ByteCounts()
    for number in range(shape.buckets):
        path = folder / bucket_file_name(shape, number)
        data = read_small(path, shape.network_bytes, own_id)
        counts.add(_octets(open_bucket_file(data, shape, number, manifest.root, own_id)), own_id)
    wanted = {bucket_file_name(shape, number) for number in range(shape.buckets)}
    place = folder / f"e{shape.epoch}"
    found = {path.relative_to(folder).as_posix() for path in place.rglob("*.brp")}
    if found - wanted - {f"e{shape.epoch}/entries.brp"}:
        raise PackCorruptError(own_id, "corrupt")
    return Verified(manifest, counts.deviation(own_id))


def _octets(entries: bytes) -> NDArray[np.uint8]:
    return np.frombuffer(entries, np.uint8)

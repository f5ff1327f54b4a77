"""A repository of packs that any static host can serve, by The Update Framework.

The one rule: metadata is written from the inside out, `timestamp.json` last, so that whoever reads
at any moment finds one consistent state, the old or the new. Nothing is written that the root does
not allow, and one process changes a repository at a time.

``metadata/`` and ``targets/`` are what the framework asks for; one target for each pack and epoch,
its manifest. Everything else of a pack lies under ``packs/`` and is proved by the manifest.
"""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final, TypeVar

from securesystemslib.exceptions import StorageError
from tuf.api.exceptions import RepositoryError, UnsignedMetadataError
from tuf.api.metadata import (
    Metadata,
    MetaFile,
    Root,
    Snapshot,
    TargetFile,
    Targets,
    Timestamp,
)
from tuf.api.serialization import DeserializationError

from exposure_app.errors import PublishError
from exposure_app.publisher.locks import alone
from exposure_app.publisher.repository_keys import (
    ALL_KEYS,
    ONLINE_KEY,
    ROOT_KEYS,
    ROOT_THRESHOLD,
    TARGETS_KEY,
    KeyFolder,
)
from exposure_app.publisher.whole_files import sync_folder, write_whole

LASTING: Final[Mapping[str, timedelta]] = {
    "root": timedelta(days=365),
    "targets": timedelta(days=90),
    "snapshot": timedelta(days=7),
    "timestamp": timedelta(days=2),
}
Kind = TypeVar("Kind", Root, Targets, Snapshot, Timestamp)
_KEY_OF_ROLE: Final = {"targets": TARGETS_KEY, "snapshot": ONLINE_KEY, "timestamp": ONLINE_KEY}


@dataclass(frozen=True, slots=True)
class RepositoryState:
    """What a repository is now.

    Attributes:
        root: its newest root metadata, as it is served.
        snapshot: the version of its newest snapshot.
        dated: the day of that snapshot.
    """

    root: bytes
    snapshot: int
    dated: date


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository in a folder.

    Attributes:
        folder: what the static host serves.
        keys: with the keys that a change needs.
        now: the moment of the change, in UTC.
    """

    folder: Path
    keys: KeyFolder
    now: datetime

    def create(self) -> None:
        """Begin a repository without packs.

        Raises:
            PublishError: there is one already, or a key is missing.
        """
        with self._alone():
            self._create()

    def _create(self) -> None:
        if (self._metadata / "timestamp.json").exists():
            raise PublishError(self.folder.name, "is a repository already")
        self._metadata.mkdir(parents=True, exist_ok=True)
        (self.folder / "targets").mkdir(exist_ok=True)
        root = Root(version=1, expires=self._until("root"), consistent_snapshot=True)
        for name in ALL_KEYS:
            key = self.keys.signer(name).public_key
            roles = (
                ["root"]
                if name in ROOT_KEYS
                else [role for role, own in _KEY_OF_ROLE.items() if own == name]
            )
            for role in roles:
                root.add_key(key, role)
        root.roles["root"].threshold = ROOT_THRESHOLD
        self._write_root(Metadata(root))
        self._write_targets(Targets(version=1, expires=self._until("targets")))

    def targets(self) -> Mapping[str, TargetFile]:
        """What is published, by path.

        Raises:
            PublishError: the repository cannot be read.
        """
        return dict(self._latest("targets", Targets).targets)

    def state(self) -> RepositoryState:
        """What it is now, once that is proved to be signed with the keys that are here.

        Raises:
            PublishError: the repository cannot be read, is not that of these keys, or its root has
                expired.
        """
        with self._alone():
            root, path = self._root().signed, self._root_path()
            timestamp = _read(self._metadata / "timestamp.json", Timestamp)
            version = timestamp.signed.snapshot_meta.version
            snapshot = _read(self._metadata / f"{version}.snapshot.json", Snapshot)
            _expect_allowed(root, "timestamp", timestamp)
            _expect_allowed(root, "snapshot", snapshot)
            if self.keys.signer(ONLINE_KEY).public_key.keyid not in root.roles["snapshot"].keyids:
                raise PublishError(self.folder.name, "is not the repository of these keys")
            if root.expires <= self.now:
                raise PublishError(path.name, "has expired; renew the root first")
            dated = (snapshot.signed.expires - LASTING["snapshot"]).date()
            return RepositoryState(path.read_bytes(), version, dated)

    def publish(self, files: Mapping[str, bytes]) -> None:
        """Publish these targets beside, or in place of, those that are there.

        Raises:
            PublishError: the repository cannot be read, or a key is missing.
        """
        with self._alone():
            targets = self._latest("targets", Targets)
            for path, data in files.items():
                target = TargetFile.from_data(path, data, ["sha256"])
                targets.targets[path] = target
                for name in target.get_prefixed_paths():
                    place = self.folder / "targets" / name
                    place.parent.mkdir(parents=True, exist_ok=True)
                    write_whole(place, data)
            self._write_next_targets(targets)

    def withdraw(self, paths: Sequence[str]) -> None:
        """Publish these targets no longer.

        Raises:
            PublishError: one is not published, or a key is missing.
        """
        with self._alone():
            targets = self._latest("targets", Targets)
            for path in paths:
                if path not in targets.targets:
                    raise PublishError(path, "is not published")
            gone = [targets.targets.pop(path) for path in paths]
            self._write_next_targets(targets)
            for target in gone:
                for name in target.get_prefixed_paths():
                    (self.folder / "targets" / name).unlink(missing_ok=True)

    def refresh(self) -> None:
        """Say again that this is the newest state; the targets too, once half their time is over.

        Raises:
            PublishError: the repository cannot be read, or a key is missing.
        """
        with self._alone():
            targets = self._latest("targets", Targets)
            if targets.expires - self.now < LASTING["targets"] / 2:
                self._write_next_targets(targets)
            else:
                self._write_snapshot(targets.version)

    def renew_root(self) -> None:
        """A new root with a new year and the keys that are in the folder now.

        Raises:
            PublishError: too few root keys are there.
        """
        with self._alone():
            metadata = self._root()
            metadata.signed.version += 1
            metadata.signed.expires = self._until("root")
            metadata.signatures.clear()
            self._write_root(metadata)

    def _alone(self) -> AbstractContextManager[None]:
        """One change at a time; the lock lies beside the folder, since that is served."""
        path = self.folder.absolute()
        return alone(path.with_name(f".{path.name}.lock"), self.folder.name)

    @property
    def _metadata(self) -> Path:
        return self.folder / "metadata"

    def _until(self, role: str) -> datetime:
        return self.now + LASTING[role]

    def _root(self) -> Metadata[Root]:
        return _read(self._root_path(), Root)

    def _root_path(self) -> Path:
        found = sorted(
            self._metadata.glob("*.root.json"), key=lambda path: int(path.name.partition(".")[0])
        )
        if not found:
            raise PublishError(self.folder.name, "is not a repository")
        return found[-1]

    def _latest(self, role: str, kind: type[Kind]) -> Kind:
        snapshot = self._snapshot()
        version = snapshot.meta[f"{role}.json"].version
        return _read(self._metadata / f"{version}.{role}.json", kind).signed

    def _snapshot(self) -> Snapshot:
        timestamp = _read(self._metadata / "timestamp.json", Timestamp).signed
        version = timestamp.snapshot_meta.version
        return _read(self._metadata / f"{version}.snapshot.json", Snapshot).signed

    def _write_root(self, metadata: Metadata[Root]) -> None:
        for signer in self.keys.root_signers():
            metadata.sign(signer, append=True)
        _expect_allowed(metadata.signed, "root", metadata)
        self._write(f"{metadata.signed.version}.root.json", metadata)

    def _write_next_targets(self, targets: Targets) -> None:
        targets.version += 1
        targets.expires = self._until("targets")
        self._write_targets(targets)

    def _write_targets(self, targets: Targets) -> None:
        metadata = self._signed("targets", targets)
        self._write(f"{targets.version}.targets.json", metadata)
        self._write_snapshot(targets.version)

    def _write_snapshot(self, targets_version: int) -> None:
        before = self._snapshot().version if (self._metadata / "timestamp.json").exists() else 0
        snapshot = Snapshot(version=before + 1, expires=self._until("snapshot"))
        snapshot.meta["targets.json"] = MetaFile(targets_version)
        metadata = self._signed("snapshot", snapshot)
        self._write(f"{snapshot.version}.snapshot.json", metadata)
        self._write_timestamp(snapshot.version)

    def _write_timestamp(self, snapshot_version: int) -> None:
        path, before = self._metadata / "timestamp.json", 0
        if path.exists():
            before = _read(path, Timestamp).signed.version
        timestamp = Timestamp(
            version=before + 1,
            expires=self._until("timestamp"),
            snapshot_meta=MetaFile(snapshot_version),
        )
        metadata = self._signed("timestamp", timestamp)
        sync_folder(self._metadata)
        self._write("timestamp.json", metadata)
        sync_folder(self._metadata)

    def _signed(self, role: str, content: Kind) -> Metadata[Kind]:
        """Metadata of a role, signed as the root wants it."""
        metadata = Metadata(content)
        metadata.sign(self.keys.signer(_KEY_OF_ROLE[role]))
        _expect_allowed(self._root().signed, role, metadata)
        return metadata

    def _write(self, name: str, metadata: Metadata[Kind]) -> None:
        write_whole(self._metadata / name, metadata.to_bytes())


def _expect_allowed(root: Root, role: str, metadata: Metadata[Kind]) -> None:
    try:
        root.verify_delegate(role, metadata.signed_bytes, metadata.signatures)
    except UnsignedMetadataError:
        raise PublishError(
            f"{role}.json",
            "was signed with keys that are not of this repository; bring those it began with",
        ) from None


def _read(path: Path, kind: type[Kind]) -> Metadata[Kind]:
    try:
        metadata: Metadata[Kind] = Metadata.from_bytes(path.read_bytes())
    except (OSError, StorageError):
        raise PublishError(path.name, "is not there or cannot be read") from None
    except (DeserializationError, RepositoryError):
        raise PublishError(path.name, "is damaged") from None
    if not isinstance(metadata.signed, kind):
        raise PublishError(path.name, "is not what its name says")
    return metadata

"""What of a publisher this computer has seen, so that nothing older is taken afterwards.

The one rule: a number here only grows; one exception is a role whose keys its publisher changed.
Then the numbers of the old keys count no longer, since whoever had stolen them could have used up
all numbers there are.

Why this is kept beside the metadata themselves: the client of the framework takes metadata that it
cannot read for metadata that were never there, and would then begin with whatever it is given.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, cast

from tuf.api.metadata import Root, Snapshot, Targets, Timestamp

from exposure_app.atomic_file import write_atomically
from exposure_app.errors import PackError, SourceProtocolError
from exposure_app.lookup.framework import ROLES, read_role
from exposure_app.lookup.small_files import read_small

_SCHEMA: Final = 1
_MOST_BYTES: Final = 1 << 20
_HASH_HEX: Final = 64


@dataclass(frozen=True, slots=True)
class State:
    """A state of a repository, once it was proved.

    Attributes:
        root: version of the root.
        versions: of the roles below it.
        keys: a fingerprint of who may sign for each role.
        targets: what it announces.
    """

    root: int
    versions: Mapping[str, int]
    keys: Mapping[str, str]
    targets: Targets

    @classmethod
    def read(cls, folder: Path, source_id: str) -> "State":
        """The state in a folder that the framework's client has just proved.

        Raises:
            SourceProtocolError: it is not there.
        """
        root = read_role(folder, Root, source_id)
        targets = read_role(folder, Targets, source_id)
        versions = {
            "timestamp": read_role(folder, Timestamp, source_id).version,
            "snapshot": read_role(folder, Snapshot, source_id).version,
            "targets": targets.version,
        }
        return cls(root.version, versions, {role: _keys(root, role) for role in ROLES}, targets)


@dataclass(frozen=True, slots=True)
class Seen:
    """The newest that was seen.

    Attributes:
        root: version of the root.
        versions: of the roles below it.
        keys: a fingerprint of who could sign for each role then.
        epochs: of each list.
    """

    root: int = 0
    versions: Mapping[str, int] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)
    epochs: Mapping[str, int] = field(default_factory=dict)

    def is_newer_than(self, state: State) -> bool:
        """Whether a state is older than one seen before."""
        return state.root < self.root or any(
            state.versions[role] < self.versions.get(role, 0)
            for role in ROLES
            if state.keys[role] == self.keys.get(role)
        )

    def after(self, state: State) -> "Seen":
        """What is seen once a state is taken."""
        return Seen(state.root, state.versions, state.keys, self.epochs)

    def with_epochs(self, epochs: Mapping[str, int]) -> "Seen":
        """The same, and these epochs of its lists."""
        return replace(self, epochs=_newest(self.epochs, epochs))

    def write(self, file: Path) -> None:
        """Keep it, whole or not at all.

        Raises:
            OSError: the disk did not take it.
        """
        fields = {
            "schema": _SCHEMA,
            "root": self.root,
            "versions": dict(self.versions),
            "keys": dict(self.keys),
            "epochs": dict(self.epochs),
        }
        text = json.dumps(fields, sort_keys=True).encode("ascii")
        write_atomically(file, hashlib.sha256(text).hexdigest().encode("ascii") + b"\n" + text)


def read_seen(file: Path) -> Seen | None:
    """What was seen; None when nothing that can be believed is kept there."""
    try:
        data = read_small(file, _MOST_BYTES, file.name)
    except PackError:
        return None
    check, text = data[:_HASH_HEX], data[_HASH_HEX + 1 :]
    if hashlib.sha256(text).hexdigest().encode("ascii") != check:
        return None
    told = json.loads(text)
    if told["schema"] != _SCHEMA:
        return None
    return Seen(
        told["root"],
        cast("Mapping[str, int]", told["versions"]),
        cast("Mapping[str, str]", told["keys"]),
        cast("Mapping[str, int]", told["epochs"]),
    )


def expect_beginning(file: Path, metadata: Path, source_id: str) -> None:
    """Let somebody begin who has seen nothing that is kept.

    Without what was seen, the metadata themselves have to show what is older than they are. That
    they cannot be read may be the work of whoever wants to pass off an older state.

    Raises:
        SourceProtocolError: something was kept here, and cannot be read.
    """
    if not file.exists() and not any((metadata / f"{role}.json").exists() for role in ROLES):
        return
    try:
        read_role(metadata, Timestamp, source_id)
        read_role(metadata, Snapshot, source_id)
        read_role(metadata, Targets, source_id)
    except SourceProtocolError:
        raise SourceProtocolError(source_id, "state_unreadable") from None


def _newest(*several: Mapping[str, int]) -> Mapping[str, int]:
    names = {name for epochs in several for name in epochs}
    return {name: max(epochs.get(name, 0) for epochs in several) for name in names}


def _keys(root: Root, role: str) -> str:
    """A fingerprint of who may sign for a role, and of how many have to."""
    own = root.roles[role]
    text = json.dumps([own.threshold, sorted(own.keyids)])
    return hashlib.sha256(text.encode("ascii")).hexdigest()

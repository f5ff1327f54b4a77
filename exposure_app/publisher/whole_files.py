"""Files that are complete on the disk or not there."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from exposure_app.lookup.local_pack import MANIFEST

_PRIVATE = 0o600
_PUBLIC = 0o644


def write_pack(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a pack's files, each whole or not at all, the manifest last.

    Raises:
        OSError: the folder cannot be written to.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name in sorted(files, key=lambda name: (name == MANIFEST, name)):
        write_whole(folder / name, files[name])


def write_whole(path: Path, data: bytes | memoryview, *, is_private: bool = False) -> None:
    """Replace a file by one that is complete on the disk.

    Raises:
        OSError: the file cannot be written.
    """
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(_PRIVATE if is_private else _PUBLIC)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def sync_folder(folder: Path) -> None:
    """See that the names in a folder are on the disk, where the system can say so."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

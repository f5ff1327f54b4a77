"""Write a file whole or not at all.

The one rule: a reader sees the old bytes or the new ones, never a mixture.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

_OWNER_ONLY = 0o600


def write_atomically(file: Path, content: bytes) -> None:
    """Put ``content`` where ``file`` is; the folder must exist.

    Raises:
        OSError: the disk did not take it; what was there before is untouched.
    """
    beside = file.with_name(file.name + ".new")
    try:
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _OWNER_ONLY)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            sync_file(stream)
        beside.replace(file)
    except OSError:
        with suppress(OSError):
            beside.unlink()
        raise


def sync_file(file: BinaryIO) -> None:
    """See that what was written to a file is on the disk.

    Raises:
        OSError: the disk did not take it.
    """
    file.flush()
    os.fsync(file.fileno())

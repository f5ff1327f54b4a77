"""Files that are read whole, never more of them than they may have."""

from pathlib import Path

from exposure_app.errors import PackCorruptError, PackMissingError


def read_small(path: Path, limit: int, own_id: str) -> bytes:
    """The bytes of a small file of a pack.

    Raises:
        PackMissingError: the file is not there or cannot be read.
        PackCorruptError: it is larger than it may be.
    """
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError:
        raise PackMissingError(own_id, "missing") from None
    except OSError:
        raise PackMissingError(own_id, "unreadable") from None
    if len(data) > limit:
        raise PackCorruptError(own_id, "corrupt")
    return data

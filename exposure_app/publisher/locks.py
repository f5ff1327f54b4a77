"""One process at a time, where two would undo each other's work.

The one rule: a lock is the system's, held by an open file, so that it ends with its process however
that ends; the file itself stays and means nothing.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from exposure_app.errors import PublishError

_PRIVATE = 0o600


@contextmanager
def alone(path: Path, what: str, *, waits: bool = True) -> Iterator[None]:
    """Hold the lock of a file.

    Args:
        path: of the file; it is made beside what it guards.
        what: is guarded, for the error.
        waits: until another process lets go; otherwise that is an error.

    Raises:
        PublishError: another process holds it, or the file cannot be made.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, _PRIVATE)
    except OSError:
        raise PublishError(what, "cannot be written to") from None
    try:
        if not _lock(descriptor, waits=waits):
            raise PublishError(what, "is being worked on by another process")
        yield
    finally:
        os.close(descriptor)


def _lock(descriptor: int, *, waits: bool) -> bool:
    if os.name == "nt":
        import msvcrt  # noqa: PLC0415 - there is none elsewhere

        mode = msvcrt.LK_LOCK if waits else msvcrt.LK_NBLCK  # type: ignore[attr-defined]
        try:
            msvcrt.locking(descriptor, mode, 1)  # type: ignore[attr-defined]
        except OSError:
            return False
        return True
    import fcntl  # noqa: PLC0415 - there is none on Windows

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if waits else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    return True

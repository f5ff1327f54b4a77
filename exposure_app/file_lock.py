"""One process at a time, where two would undo each other's work.

The one rule: a lock is the system's, held by an open file, so that it ends with its process however
that ends; the file itself stays and means nothing.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from exposure_app.cancellation import CancelToken

_OWNER_ONLY: Final = 0o600
_OWNER_ONLY_FOLDER: Final = 0o700
_PATIENCE: Final = 0.05


@contextmanager
def alone(file: Path) -> Iterator[None]:
    """Hold the lock of a file, and wait until whoever holds it lets go.

    Args:
        file: it is made, with its folder, beside what it guards.

    Raises:
        OSError: the file cannot be made or locked.
    """
    with lock_file(file) as descriptor:
        take(descriptor, waits=True)
        yield


@contextmanager
def alone_within(file: Path, token: CancelToken, ends: float) -> Iterator[None]:
    """Hold the lock of a file, and wait for it no longer than that.

    Args:
        file: it is made, with its folder, beside what it guards.
        token: stops the waiting.
        ends: how long to wait for whoever holds it, by `time.monotonic`.

    Raises:
        OSError: the file cannot be made; a `TimeoutError` when the other did not let go in time.
        CheckCancelled: the person stopped.
    """
    with lock_file(file) as descriptor:
        while not take(descriptor, waits=False):
            if time.monotonic() >= ends:
                raise TimeoutError
            token.wait(_PATIENCE)
        yield


@contextmanager
def lock_file(file: Path) -> Iterator[int]:
    """The descriptor of a file, made with its folder; a lock that it got ends with it.

    Raises:
        OSError: the file cannot be made.
    """
    file.parent.mkdir(mode=_OWNER_ONLY_FOLDER, parents=True, exist_ok=True)
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT, _OWNER_ONLY)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def take(descriptor: int, *, waits: bool) -> bool:
    """Take the lock of an open file; whether it was got.

    Args:
        descriptor: of the file.
        waits: until whoever holds it lets go.

    Raises:
        OSError: the system cannot lock the file.
    """
    if os.name == "nt":
        import msvcrt  # noqa: PLC0415 - there is none elsewhere

        mode = msvcrt.LK_LOCK if waits else msvcrt.LK_NBLCK  # type: ignore[attr-defined]
        try:
            msvcrt.locking(descriptor, mode, 1)  # type: ignore[attr-defined]
        except OSError:
            if waits:
                raise
            return False
        return True
    import fcntl  # noqa: PLC0415 - there is none on Windows

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if waits else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    return True

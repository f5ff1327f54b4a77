"""One run of the publisher at a time, where two would undo each other's work."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from exposure_app.errors import PublishError
from exposure_app.file_lock import lock_file, take


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
    with ExitStack() as stack:
        try:
            descriptor = stack.enter_context(lock_file(path))
            is_taken = take(descriptor, waits=waits)
        except OSError:
            raise PublishError(what, "cannot be written to") from None
        if not is_taken:
            raise PublishError(what, "is being worked on by another process")
        yield

"""The secret by which this computer asks for the same parts of a list again.

The one rule: it tells nothing about anybody. Whoever has it and the log of a host could tell which
parts were asked for in earnest, so it is for its owner alone; without it, a new one is drawn.
"""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from exposure_app.atomic_file import write_atomically
from exposure_app.core.sessions import SECRET_BYTES


def session_secret(file: Path, draw: Callable[[int], bytes]) -> bytes:
    """The secret, drawn and kept when there is none; of this run alone if it cannot be kept.

    Args:
        file: where it is.
        draw: gives so many bytes by chance.
    """
    with suppress(OSError):
        if file.exists():
            with file.open("rb") as stream:
                kept = stream.read(SECRET_BYTES + 1)
            if len(kept) == SECRET_BYTES:
                return kept
    drawn = draw(SECRET_BYTES)
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(file, drawn)
    return drawn

"""The publishers that this computer was introduced to: a file for each.

The one rule: an introduction is kept as it came and doubted again whenever it is read; one that
cannot be read is named, never passed over.
"""

from pathlib import Path
from typing import Final

from exposure_app.atomic_file import write_atomically
from exposure_app.core.introductions import MAX_BYTES, Introduction, parse_introduction
from exposure_app.errors import IntroductionError
from exposure_app.storage.network_settings import SERVICES

_SUFFIX: Final = ".json"


def read_introduction(file: Path) -> Introduction:
    """The introduction in a file.

    Raises:
        IntroductionError: there is none, or it cannot be believed.
    """
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError:
        raise IntroductionError("missing") from None
    return parse_introduction(data)


def load_introductions(folder: Path) -> tuple[Introduction, ...]:
    """Every publisher of the folder, by name.

    Raises:
        IntroductionError: one of them cannot be read.
    """
    if not folder.is_dir():
        return ()
    files = sorted(folder.glob(f"*{_SUFFIX}"))
    return tuple(read_introduction(file) for file in files)


def split_introductions(folder: Path) -> tuple[tuple[Introduction, ...], tuple[str, ...]]:
    """The publishers that can be read, and the names of the files that cannot, to be removed."""
    found: list[Introduction] = []
    damaged: list[str] = []
    for file in sorted(folder.glob(f"*{_SUFFIX}")):
        try:
            found.append(read_introduction(file))
        except IntroductionError:
            damaged.append(file.stem)
    return tuple(found), tuple(damaged)


def add_introduction(folder: Path, file: Path) -> Introduction:
    """Keep the introduction in a file; one of the same name and root is put in its place.

    Raises:
        IntroductionError: it is none, its name is taken, or it cannot be kept.
    """
    introduction = read_introduction(file)
    place = folder / f"{introduction.name}{_SUFFIX}"
    # Else one word would switch on two receivers.
    if introduction.name in SERVICES:
        raise IntroductionError("reserved")
    if place.exists() and read_introduction(place).url != introduction.url:
        raise IntroductionError("taken")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_atomically(place, file.read_bytes())
    except OSError:
        raise IntroductionError("unwritable") from None
    return introduction


def remove_introduction(folder: Path, name: str) -> bool:
    """Forget a publisher; whether it was known.

    Raises:
        IntroductionError: the file cannot be removed.
    """
    place = folder / f"{name}{_SUFFIX}"
    try:
        place.unlink()
    except FileNotFoundError:
        return False
    except OSError:
        raise IntroductionError("unwritable") from None
    return True

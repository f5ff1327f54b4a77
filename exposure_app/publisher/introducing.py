"""Introduce a repository to the programs that are to trust it.

The one rule: only a repository of one's own is introduced, in the state it is in now; and what is
given away is read as a program will read it.
"""

from exposure_app.core.introductions import (
    Introduction,
    introduction_bytes,
    parse_introduction,
)
from exposure_app.errors import IntroductionError, PublishError
from exposure_app.publisher.repository import Repository


def introduce(repository: Repository, name: str, title: str, url: str) -> Introduction:
    """What a program is told of a repository.

    Args:
        repository: with the key that signs every day.
        name: lower-case letters, digits and hyphens.
        title: as people know its publisher.
        url: where it is served.

    Raises:
        PublishError: the repository cannot be read, is not that of these keys, or cannot be told
            so.
    """
    state = repository.state()
    told = Introduction(name, title, url, state.root, state.snapshot, state.dated)
    try:
        return parse_introduction(introduction_bytes(told))
    except (IntroductionError, UnicodeDecodeError):
        raise PublishError(repository.folder.name, "cannot be introduced by this") from None

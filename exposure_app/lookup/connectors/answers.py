"""Read what a service answered.

The one rule: an answer that cannot be read leaves nothing of itself behind, neither in an error
nor in what the error came from.
"""

import json
from collections.abc import Callable
from typing import Final

Take = Callable[[dict[str, object]], object]

MOST_CHARACTERS: Final = 200
_FIXED_SPACE: Final = "\xa0"


def read_json(body: bytes, take: Take | None = None) -> object:
    """The content of an answer; None when it is no JSON, which none of them is.

    Args:
        body: as it came.
        take: gets each object as soon as it was read, and says what stands for it.
    """
    try:
        content: object = json.loads(body, object_hook=take)
    except (ValueError, RecursionError):
        # The errors of the reader hold the whole text, so they end here.
        return None
    return content


def is_short_text(value: object) -> bool:
    """Whether this is a text of one line that may be shown, and not an empty one."""
    if not isinstance(value, str) or not 0 < len(value) <= MOST_CHARACTERS:
        return False
    return value.replace(_FIXED_SPACE, " ").isprintable()

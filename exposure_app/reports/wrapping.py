"""Lines no wider than a terminal, where a Chinese character takes two columns."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

_WIDE: Final = 2


def columns(text: str) -> int:
    """How many columns a text takes.

    >>> columns("微博 QQ")
    7
    """
    return sum(map(_columns_of, text))


# A picture is laid out anew for each width, so each letter is asked about thousands of times.
@lru_cache(maxsize=4096)
def _columns_of(char: str) -> int:
    return _WIDE if unicodedata.east_asian_width(char) in "WF" else 1


@lru_cache(maxsize=4096)
def _is_mark(char: str) -> bool:
    return unicodedata.category(char).startswith("P")


def wrap(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """The text in lines, the first and the following ones behind their indent.

    Args:
        text: words with spaces, or Chinese, which may be cut between any two characters.
        width: columns of a line with its indent.
        first: what stands before the first line.
        rest: what stands before every other line.
    """
    lines: list[str] = []
    line = first
    is_empty = True
    for piece in pieces(text):
        if not is_empty and columns(line + piece.rstrip()) > width:
            lines.append(line.rstrip())
            line, is_empty = rest, True
            if piece.isspace():
                continue
        line += piece
        is_empty = False
    return [*lines, line.rstrip()]


def pieces(text: str) -> Iterator[str]:
    """Words with the space after them, and wide characters with the marks after them."""
    begun = 0
    for place in range(1, len(text)):
        before, char = text[place - 1], text[place]
        if char == " ":
            continue
        is_wide_here = _columns_of(before) == _WIDE or _columns_of(char) == _WIDE
        if before == " " or (is_wide_here and not _is_mark(char)):
            yield text[begun:place]
            begun = place
    if begun < len(text):
        yield text[begun:]

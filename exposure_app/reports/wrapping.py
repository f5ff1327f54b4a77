"""Lines no wider than a terminal, where a Chinese character takes two columns."""

import unicodedata
from collections.abc import Iterator


def columns(text: str) -> int:
    """How many columns a text takes.

    >>> columns("微博 QQ")
    7
    """
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


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
    piece = ""
    for char in text:
        is_mark = unicodedata.category(char).startswith("P")
        ends_word = piece.endswith(" ") and char != " "
        follows_wide = bool(piece) and columns(piece[-1]) == 2 and char != " "  # noqa: PLR2004
        begins_wide = columns(char) == 2 and bool(piece)  # noqa: PLR2004 - a wide character
        if ends_word or ((follows_wide or begins_wide) and not is_mark):
            yield piece
            piece = ""
        piece += char
    if piece:
        yield piece

"""Two languages that nobody speaks, made from the English texts, to see what other ones would do.

One is as long as German and has its long words. The other is written from right to left.
"""

import gettext
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from exposure_app import i18n

# German texts of programs are about a third longer than their English ones; short ones more so.
LONGER: Final = 1.35
SHORT_LONGER: Final = 1.8
SHORT: Final = 12
_LONGEST_WORD: Final = 24
_FILLING: Final = "verlaengerung"
_KEPT: Final = re.compile(r"(\{[^}]*\}|%\w|\n)")
_ARABIC: Final = dict(zip("abcdefghijklmnopqrstuvwxyz", "ابجدهفغحيكقلمنعبقرستوضذخيز", strict=True))


class _Pseudo(gettext.NullTranslations):
    """English, changed letter by letter."""

    def __init__(self, change: Callable[[str], str]) -> None:
        super().__init__()
        self._change = change

    def gettext(self, message: str) -> str:
        """The changed message."""
        return self._change(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The changed form that fits the number."""
        return self._change(msgid1 if n == 1 else msgid2)


def german(text: str) -> str:
    """As long as German: words grow together, and the longest part of the text grows.

    >>> german("Save the list")
    'Save thelistverl'
    >>> german("Step {n}")
    'Stepver {n}'
    """
    parts = _KEPT.split(text)
    bare = len("".join(parts[::2]).strip())
    missing = int(bare * (SHORT_LONGER if bare <= SHORT else LONGER)) - bare
    parts[::2] = map(_grown_together, parts[::2])
    longest = max(range(0, len(parts), 2), key=lambda place: len(parts[place]))
    part = parts[longest].rstrip()
    if part:
        filling = ((_FILLING + " ") * (missing // len(_FILLING) + 1))[:missing].rstrip()
        last = part.rsplit(" ", 1)[-1]
        gap = "" if last.isalpha() and len(last) + len(_FILLING) <= _LONGEST_WORD else " "
        parts[longest] = part + gap + filling + parts[longest][len(part) :]
    return "".join(parts)


def _grown_together(text: str) -> str:
    words: list[str] = []
    for word in text.split(" "):
        joined = (words[-1] if words else "") + word
        if len(words) > 1 and joined.isalpha() and len(joined) <= _LONGEST_WORD and words[-1]:
            words[-1] = joined
        else:
            words.append(word)
    return " ".join(words)


def arabic(text: str) -> str:
    """The same text in letters that are written from right to left; what is put in stays."""
    return "".join(
        part if place % 2 else "".join(_ARABIC.get(char.lower(), char) for char in part)
        for place, part in enumerate(_KEPT.split(text))
    )


@contextmanager
def speaking(change: Callable[[str], str]) -> Iterator[None]:
    """Let the program speak such a language whenever it would speak English."""
    activate = i18n.activate

    def pretend(language: str) -> None:
        activate(language)
        if language == i18n.ENGLISH:
            i18n._active = _Pseudo(change)

    i18n.activate = pretend
    pretend(i18n.ENGLISH)
    try:
        yield
    finally:
        i18n.activate = activate
        activate(i18n.ENGLISH)

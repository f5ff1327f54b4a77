"""How sentences and lists of words are put together in the language spoken now.

The one rule: a sentence is translated as a whole; only whole sentences are joined here.
"""

import re
from collections.abc import Iterable
from typing import Final

from exposure_app import i18n
from exposure_app.i18n import _

_CHINESE: Final = r"[\u4e00-\u9fff]"
_LATIN: Final = "[A-Za-z0-9]"
_BORDER: Final = re.compile(f"(?<={_CHINESE})(?={_LATIN})|(?<={_LATIN})(?={_CHINESE})")


def join_sentences(sentences: Iterable[str]) -> str:
    """Whole sentences one after the other; empty ones are left out."""
    gap = "" if i18n.active_language() == i18n.CHINESE else " "
    return gap.join(sentence for sentence in sentences if sentence)


def join_words(words: Iterable[str]) -> str:
    """A list of words for the middle of a sentence, such as ``name, phone number``."""
    return _(", ").join(words)


def labelled(label: str, text: str) -> str:
    """A label and what it says, such as ``E-mail: found``."""
    return _("{label}: {text}").format(label=label, text=text)


def with_aside(text: str, aside: str) -> str:
    """A text with something said beside it in brackets."""
    return _("{text} ({aside})").format(text=text, aside=aside)


def spaced(text: str) -> str:
    """The text with a gap between Chinese and Latin letters, where a name was put in."""
    return _BORDER.sub(" ", text)


def capitalised(text: str) -> str:
    """The text with a capital first letter, to stand alone on a line."""
    return text[:1].upper() + text[1:]

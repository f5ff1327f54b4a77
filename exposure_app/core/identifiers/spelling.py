"""What every typed text is cleared of before it is read.

The one rule: nothing here changes what a person would see on the screen.
"""

import re
import unicodedata
from typing import Final

from exposure_app.errors import InvalidIdentifierError

# Longer than any identifier with its label or link; keeps the work for a pasted book small.
MAX_TYPED: Final = 400

_LABEL: Final = re.compile(r"^[^\d@:/+(]{1,20}:\s*(?!//)")


def visible(field: str, text: str) -> str:
    """The text without invisible characters and outer white space.

    Copied text carries marks of writing direction, soft hyphens and joiners that nobody sees.

    Raises:
        InvalidIdentifierError: nothing is left, or it is far too long, or is not text at all.
    """
    if len(text) > MAX_TYPED:
        raise InvalidIdentifierError(field, "too_long")
    kept = "".join(char for char in text if unicodedata.category(char) != "Cf").strip()
    if not kept:
        raise InvalidIdentifierError(field, "empty")
    if any(unicodedata.category(char) == "Cs" for char in kept):
        raise InvalidIdentifierError(field, "unexpected_character")
    return kept


def plain(field: str, text: str) -> str:
    """The visible text with full-width and other compatibility characters made plain (NFKC).

    Raises:
        InvalidIdentifierError: as `visible` does.
    """
    return visible(field, unicodedata.normalize("NFKC", visible(field, text)))


def without_label(text: str) -> str:
    """The text without a word and a colon before it, as in ``Tel: ...``."""
    return _LABEL.sub("", text)


def ascii_digits(text: str) -> str:
    """The text with the decimal digits of every script written as ``0`` to ``9``."""
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)

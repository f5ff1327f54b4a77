"""A few characters by which people tell their own identifiers apart.

The one rule: most of what was typed stays hidden, and so does its length.
"""

import re
from typing import Final

from exposure_app.core.identifiers.kinds import Identifier, IdentifierKind, PhoneNumber

_DOTS: Final = "•••"

# Calling codes of one and two digits, as the International Telecommunication Union gives them
# out; every other code has three digits.
_SHORT_CODES: Final = re.compile(r"\+(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])")


def mask(identifier: Identifier) -> str:
    """The identifier for showing, such as ``+86 ••• 5678`` or ``a•••@e•••.com``."""
    if isinstance(identifier, PhoneNumber):
        found = _SHORT_CODES.match(identifier.e164)
        code = found[0] if found else identifier.e164[:4]
        return f"{code} {_DOTS} {_last(identifier.e164[len(code) :], 4)}".rstrip()
    if identifier.kind is IdentifierKind.EMAIL:
        local, _, domain = identifier.canonical.rpartition("@")
        name, _, zone = domain.rpartition(".")
        return f"{_first(local)}{_DOTS}@{_first(name)}{_DOTS}.{zone}"
    return _first(identifier.canonical) + _DOTS + _last(identifier.canonical, 3)


def _first(text: str) -> str:
    """The first character, where that leaves most of the text hidden."""
    return text[:1] if len(text) > 2 else ""  # noqa: PLR2004 - of two, one is half


def _last(text: str, most: int) -> str:
    """The last characters, at most a third of the text."""
    shown = min(most, (len(text) + 1) // 3)
    return text[-shown:] if len(text) > 2 else ""  # noqa: PLR2004 - as above

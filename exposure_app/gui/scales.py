"""The scales of the window, as data: letters, distances, least sizes, time.

The one rule: whoever needs a size takes a step of a scale; no widget has a size of its own.

Why no line spacing: labels show plain text, and Qt spaces the lines of plain text as the font says.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final, NamedTuple

BODY_POINTS: Final = 11.0
"""Size of body text at 100 %."""
LARGE_POINTS: Final = 17.0
"""Body text above this size is large: words need the room of drawings and of what stands beside."""
TARGET: Final = 44
"""Least side of what is pressed, in device-independent pixels."""
FADE_MS: Final = 120
"""How long one page takes to give way to another."""


class Space:
    """The steps of distance, in device-independent pixels."""

    TIGHT = 4
    SMALL = 8
    MEDIUM = 12
    LARGE = 20
    HUGE = 32


class TextRole(StrEnum):
    """What a text is for; given with `theme.set_role`, styled by the theme."""

    TITLE = "title"
    LEAD = "lead"
    ALOUD = "aloud"
    HEADLINE = "headline"
    HEADING = "heading"
    BODY = "body"
    NOTE = "note"
    KICKER = "kicker"
    PROBLEM = "problem"


class Letters(NamedTuple):
    """One step of the type scale.

    Attributes:
        factor: size, as a multiple of body text.
        weight: 400 is plain, 600 is strong.
    """

    factor: float
    weight: int


_PLAIN, _STRONG = 400, 600

TYPE_SCALE: Final[Mapping[TextRole, Letters]] = MappingProxyType(
    {
        TextRole.TITLE: Letters(1.7, _STRONG),
        TextRole.ALOUD: Letters(1.4, _PLAIN),
        TextRole.HEADLINE: Letters(1.45, _STRONG),
        TextRole.HEADING: Letters(1.18, _STRONG),
        TextRole.LEAD: Letters(1.08, _PLAIN),
        TextRole.BODY: Letters(1.0, _PLAIN),
        TextRole.NOTE: Letters(0.92, _PLAIN),
        TextRole.KICKER: Letters(0.92, _STRONG),
        TextRole.PROBLEM: Letters(1.0, _STRONG),
    }
)

"""What a picture is made of: shapes and words, each with its place and the part it plays.

The one rule: no colour is named here; a shape has an `Ink`, and whoever draws it knows the colour.
"""

from dataclasses import dataclass
from enum import StrEnum


class Ink(StrEnum):
    """What a shape or word is for."""

    INK = "ink"
    MUTED = "muted"
    ACCENT = "accent"
    EDGE = "edge"
    GRID = "grid"
    SURFACE = "surface"


class Style(StrEnum):
    """How words are set."""

    BODY = "body"
    STRONG = "strong"
    NOTE = "note"


class Anchor(StrEnum):
    """Which part of the words stands at their x."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle.

    Attributes:
        x: left edge.
        y: top edge.
        width: to the right.
        height: downwards.
        fill: what it is filled with, None for nothing.
        edge: what its outline is drawn with, None for nothing.
    """

    x: float
    y: float
    width: float
    height: float
    fill: Ink | None
    edge: Ink | None = None


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    ink: Ink
    weight: float = 1.0
    is_dashed: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """A closed figure through points, with an outline."""

    points: tuple[tuple[float, float], ...]
    fill: Ink
    edge: Ink


@dataclass(frozen=True, slots=True)
class Spot:
    """A filled circle with an outline."""

    x: float
    y: float
    radius: float
    fill: Ink
    edge: Ink


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text.

    Attributes:
        text: what is written.
        x: place of the part that the anchor names.
        baseline: where the letters stand.
        style: how it is set.
        ink: what it is written with.
        anchor: which part of the words stands at ``x``.
        width: measured.
        ascent: measured, above the baseline.
        descent: measured, below the baseline.
    """

    text: str
    x: float
    baseline: float
    style: Style
    ink: Ink
    anchor: Anchor
    width: float
    ascent: float
    descent: float

    @property
    def left(self) -> float:
        """Left edge of the letters."""
        share = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}[self.anchor]
        return self.x - self.width * share


Mark = Box | Stroke | Shape | Spot | Words


@dataclass(frozen=True, slots=True)
class Picture:
    """A whole drawing.

    Attributes:
        width: of everything.
        height: of everything.
        marks: in the order of drawing.
        title: its name for those who do not see it.
        description: all it says, as lines of text.
        em: size of body text.
    """

    width: float
    height: float
    marks: tuple[Mark, ...]
    title: str
    description: tuple[str, ...]
    em: float

"""Collects the shapes of one picture while it grows downwards."""

from collections.abc import Sequence
from typing import Final

from exposure_app.reports.pictures.display import (
    Anchor,
    Box,
    Ink,
    Mark,
    Picture,
    Stroke,
    Style,
    Words,
)
from exposure_app.reports.pictures.metrics import Metrics, lines_of

_LEADING: Final = 0.22


class Canvas:
    """An open picture.

    Args:
        width: of the whole picture.
        metrics: sizes of letters.
    """

    def __init__(self, width: float, metrics: Metrics) -> None:
        self.width = max(width, 8 * metrics.em)
        self.metrics = metrics
        self.em = metrics.em
        self._behind: list[Mark] = []
        self._marks: list[Mark] = []

    def add(self, *marks: Mark) -> None:
        """Draw these on top of what is there."""
        self._marks.extend(marks)

    def add_behind(self, *marks: Mark) -> None:
        """Draw these below everything else."""
        self._behind.extend(marks)

    def line_height(self, style: Style) -> float:
        """From one line of text to the next."""
        letters = self.metrics.ascent(style) + self.metrics.descent(style)
        return letters + _LEADING * self.em

    def text_width(self, text: str, style: Style) -> float:
        """How wide one line is."""
        return self.metrics.width(text, style)

    def put(
        self, text: str, x: float, top: float, style: Style, ink: Ink, anchor: Anchor = Anchor.START
    ) -> float:  # fmt: skip
        """Write one line whose letters begin at ``top``; the place where the next one begins."""
        ascent, descent = self.metrics.ascent(style), self.metrics.descent(style)
        width = self.metrics.width(text, style)
        self.add(Words(text, x, top + ascent, style, ink, anchor, width, ascent, descent))
        return top + self.line_height(style)

    def write(self, text: str, corner: tuple[float, float], room: float, style: Style) -> float:
        """Write a text that wraps below and right of the corner; where the next one begins."""
        x, top = corner
        ink = Ink.MUTED if style is Style.NOTE else Ink.INK
        for line in lines_of(text, room, self.metrics, style):
            top = self.put(line, x, top, style, ink)
        return top

    def text_height(self, text: str, room: float, style: Style) -> float:
        """How high a text that wraps is."""
        return len(lines_of(text, room, self.metrics, style)) * self.line_height(style)

    def hatched(self, box: Box) -> None:
        """Draw a box with slanting lines in it, which print and copy without colour."""
        self.add(box)
        gap = 0.42 * self.em
        ink = box.edge or Ink.EDGE
        place = gap
        while place < box.width + box.height:
            x1 = box.x + min(place, box.width)
            y1 = box.y + max(0.0, place - box.width)
            x2 = box.x + max(0.0, place - box.height)
            y2 = box.y + min(place, box.height)
            self.add(Stroke(x1, y1, x2, y2, ink))
            place += gap

    def picture(self, height: float, title: str, description: Sequence[str]) -> Picture:
        """The finished picture."""
        marks = (*self._behind, *self._marks)
        return Picture(self.width, height, marks, title, tuple(description), self.em)

"""The marks of the timeline, each of its own shape, and the words that tell what they mean."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from exposure_app.core.periods import PartialDate
from exposure_app.core.timeline import Event, Mark, Timeline
from exposure_app.reports.pictures.canvas import Canvas
from exposure_app.reports.pictures.display import Box, Ink, Shape, Spot, Stroke, Style
from exposure_app.wording.timeline import mark_label

_HALF: Final = 0.42
# Pixels from which a span of days can be told from a day.
_LEAST_SPAN: Final = 2.0


@dataclass(frozen=True, slots=True)
class Track:
    """Where days stand.

    Attributes:
        left: place of the first day.
        right: place of the end of the last.
        first: ordinal of the first day.
        last: ordinal of the day after the last.
    """

    left: float
    right: float
    first: int
    last: int

    def x(self, day: int) -> float:
        """Place of a day, by its ordinal."""
        share = (day - self.first) / (self.last - self.first)
        return self.left + share * (self.right - self.left)

    def ends(self, begin: PartialDate, end: PartialDate) -> tuple[float, float]:
        """Places of the first and of the last day that are meant."""
        return self.x(begin.first.toordinal()), self.x(end.last.toordinal() + 1)


def draw_event(canvas: Canvas, track: Track, event: Event, centre: float, asked_on: date) -> None:
    """One event on its line; a date that is known only roughly is drawn over its whole span."""
    left, right = track.ends(event.begin, event.end)
    middle = (left + right) / 2
    if event.mark is Mark.EXPOSED:
        _exposed(canvas, left, right, centre)
        return
    if event.mark is Mark.BEGAN:
        _began(canvas, (left, right), track.x(asked_on.toordinal()), centre)
        return
    if right - left > 2 * _HALF * canvas.em:
        canvas.add(Stroke(left, centre, right, centre, Ink.INK, 2.0))
    if event.mark is Mark.PUBLISHED:
        _published(canvas, middle, centre)
    else:
        _noticed(canvas, middle, centre)


def draw_legend(canvas: Canvas, timeline: Timeline, top: float) -> float:
    """What the marks mean, those that are there; where the next thing begins."""
    used = {event.mark for lane in timeline.lanes for event in lane.events}
    x = 0.0
    line = canvas.line_height(Style.NOTE)
    for mark in (mark for mark in Mark if mark in used):
        label = mark_label(mark)
        width = 1.8 * canvas.em + canvas.text_width(label, Style.NOTE)
        if x and x + width > canvas.width:
            x, top = 0.0, top + line
        letters = canvas.metrics.ascent(Style.NOTE) + canvas.metrics.descent(Style.NOTE)
        _sample(canvas, mark, x, top + letters / 2)
        room = canvas.width - 1.8 * canvas.em
        if width > canvas.width:
            top = canvas.write(label, (1.8 * canvas.em, top), room, Style.NOTE)
            continue
        canvas.put(label, x + 1.8 * canvas.em, top, Style.NOTE, Ink.MUTED)
        x += width + 1.2 * canvas.em
    return top + (line if x else 0.0)


def _sample(canvas: Canvas, mark: Mark, x: float, centre: float) -> None:
    right = x + 1.3 * canvas.em
    if mark is Mark.EXPOSED:
        _exposed(canvas, x, right, centre)
    elif mark is Mark.BEGAN:
        _began(canvas, (x, x), right, centre)
    elif mark is Mark.PUBLISHED:
        _published(canvas, (x + right) / 2, centre)
    else:
        _noticed(canvas, (x + right) / 2, centre)


def _exposed(canvas: Canvas, left: float, right: float, centre: float) -> None:
    height = 1.05 * canvas.em
    width = max(right - left, 0.5 * canvas.em)
    canvas.add(Box(left, centre - height / 2, width, height, Ink.ACCENT, Ink.INK))


def _began(canvas: Canvas, span: tuple[float, float], until: float, centre: float) -> None:
    """A post where it began, and a line to the day of the question; dashed while not certain."""
    left, right = span
    height = 0.9 * canvas.em
    if right - left > _LEAST_SPAN:
        canvas.add(Stroke(left, centre, right, centre, Ink.INK, 2.0, is_dashed=True))
    if until > right:
        canvas.add(Stroke(right, centre, until, centre, Ink.INK, 2.0))
    canvas.add(Stroke(left, centre - height / 2, left, centre + height / 2, Ink.INK, 2.5))


def _published(canvas: Canvas, x: float, centre: float) -> None:
    half = _HALF * canvas.em * 0.95
    points = ((x, centre - half), (x + half, centre), (x, centre + half), (x - half, centre))
    canvas.add(Shape(points, Ink.SURFACE, Ink.INK))


def _noticed(canvas: Canvas, x: float, centre: float) -> None:
    canvas.add(Spot(x, centre, _HALF * canvas.em, Ink.INK, Ink.SURFACE))

"""The waterfall: from an even start through each reason to what they come to."""

from dataclasses import dataclass
from math import floor, log
from typing import Final

from exposure_app.core.attribution.waterfall import Waterfall, WaterfallStep
from exposure_app.core.breaches import Catalogue
from exposure_app.reports.pictures.canvas import Canvas
from exposure_app.reports.pictures.display import Anchor, Box, Ink, Picture, Stroke, Style
from exposure_app.reports.pictures.metrics import Metrics
from exposure_app.wording import waterfall as words

_WIDE: Final = 36.0
_TENFOLD: Final = log(10.0)
_BAR: Final = 0.9
_GAP: Final = 0.65
_TEXT_SHARE: Final = 0.5


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where bars, sentences and weights stand, and what the scale is."""

    is_wide: bool
    text_room: float
    left: float
    right: float
    low: float
    high: float

    def x(self, level: float) -> float:
        """Place of some log-odds."""
        return self.left + (level - self.low) / (self.high - self.low) * (self.right - self.left)


@dataclass(frozen=True, slots=True)
class _Row:
    """One line: a sentence, a bar from one level to another, and its weight in words."""

    text: str
    weight: str
    before: float
    after: float
    is_end: bool = False


def steps_picture(
    way: Waterfall, named: tuple[str, Catalogue, str], width: float, metrics: Metrics
) -> Picture:
    """One bar for each step: solid to the right for it, hatched to the left against it.

    Args:
        way: the steps.
        named: how the source is called; names of brands; country of the person.
        width: of the whole picture.
        metrics: sizes of letters.
    """
    name, catalogue, country = named
    canvas = Canvas(width, metrics)
    rows = _rows(way, catalogue, country)
    frame = _frame(canvas, way, rows)
    top = _scale(canvas, frame)
    first = top
    ends: float | None = None
    for row in rows:
        top, centre = _draw(canvas, frame, row, top)
        if ends is not None and frame.is_wide:
            x = frame.x(row.before if not row.is_end else row.after)
            canvas.add_behind(Stroke(x, ends, x, centre, Ink.EDGE))
        ends = centre
        top += _GAP * canvas.em
    if frame.is_wide:
        _grid(canvas, frame, first, top - _GAP * canvas.em)
    if _has_tenfold(frame):
        top = canvas.write(words.grid_note(), (0.0, top), canvas.width, Style.NOTE)
    lines = words.waterfall_lines(way, catalogue, country)
    return canvas.picture(top, words.waterfall_title(name), lines)


def _rows(way: Waterfall, catalogue: Catalogue, country: str) -> tuple[_Row, ...]:
    def row(step: WaterfallStep) -> _Row:
        text = words.step_text(step, catalogue, country)
        return _Row(text, words.weight_label(step), step.before, step.after)

    start = _Row(words.start_text(), "", 0.0, 0.0)
    end = _Row(words.end_text(way.total), "", 0.0, way.total, is_end=True)
    return (start, *(row(step) for step in way.steps), end)


def _frame(canvas: Canvas, way: Waterfall, rows: tuple[_Row, ...]) -> _Frame:
    levels = [0.0, way.total, *(row.after for row in rows)]
    low, high = min(levels), max(levels)
    if high - low < _TENFOLD:
        low, high = low - _TENFOLD / 2, high + _TENFOLD / 2
    em = canvas.em
    weights = max(canvas.text_width(row.weight, Style.NOTE) for row in rows)
    is_wide = canvas.width >= _WIDE * em and weights < canvas.width / 3
    left = canvas.width * _TEXT_SHARE - weights / 3 + em if is_wide else 0.0
    right = canvas.width - weights - em
    if right - left < 5 * em:
        right = canvas.width
    text_room = left - em if is_wide else canvas.width
    return _Frame(is_wide, text_room, left + 2, right - 2, low, high)


def _scale(canvas: Canvas, frame: _Frame) -> float:
    """The names of the two directions, and of the line between them."""
    names = (words.even_label(), words.less_likely_label(), words.more_likely_label())
    if max(canvas.text_width(name, Style.NOTE) for name in names) > canvas.width:
        return canvas.write(words.more_likely_label(), (0.0, 0.0), canvas.width, Style.NOTE)
    zero = frame.x(0.0)
    half = canvas.text_width(words.even_label(), Style.NOTE) / 2
    middle = min(max(zero, half), canvas.width - half)
    line = canvas.line_height(Style.NOTE)
    canvas.put(words.even_label(), middle, 0.0, Style.NOTE, Ink.INK, Anchor.MIDDLE)
    taken = [(middle - half, middle + half)]
    bottom = line
    for text, is_left in ((words.less_likely_label(), True), (words.more_likely_label(), False)):
        room = zero - frame.left if is_left else frame.right - zero
        if room < canvas.em:
            continue
        width = canvas.text_width(text, Style.NOTE)
        left = frame.left if is_left else max(0.0, frame.right - width)
        span = (min(left, canvas.width - width), min(left, canvas.width - width) + width)
        gap = canvas.em / 2
        is_free = all(span[1] + gap <= one[0] or one[1] + gap <= span[0] for one in taken)
        top = 0.0 if is_free else bottom
        bottom = bottom if is_free else bottom + line
        taken += [span] if is_free else []
        canvas.put(text, span[0], top, Style.NOTE, Ink.MUTED)
    return bottom


def _draw(canvas: Canvas, frame: _Frame, row: _Row, top: float) -> tuple[float, float]:
    """One line from ``top``: where it ends, and the middle of its bar."""
    style = Style.STRONG if row.is_end else Style.BODY
    bottom = canvas.write(row.text, (0.0, top), frame.text_room, style)
    line = canvas.line_height(Style.NOTE)
    bar_top = top if frame.is_wide else bottom
    centre = bar_top + line / 2
    if not frame.is_wide:
        _grid(canvas, frame, bar_top, bar_top + line)
    _bar(canvas, frame, row, centre)
    bar_bottom = bar_top + line
    if row.weight:
        letters = canvas.metrics.ascent(Style.NOTE) + canvas.metrics.descent(Style.NOTE)
        if frame.right < canvas.width - 3:
            weight_top = centre - letters / 2
            canvas.put(row.weight, canvas.width, weight_top, Style.NOTE, Ink.MUTED, Anchor.END)
        else:
            bar_bottom = canvas.write(row.weight, (0.0, bar_bottom), canvas.width, Style.NOTE)
    return max(bottom, bar_bottom), centre


def _bar(canvas: Canvas, frame: _Frame, row: _Row, centre: float) -> None:
    height = _BAR * canvas.em
    begin, end = frame.x(row.before), frame.x(row.after)
    width = abs(end - begin)
    box = Box(min(begin, end), centre - height / 2, width, height, Ink.SURFACE, Ink.INK)
    if row.before == row.after:
        canvas.add(Box(begin - 2, box.y, 4, height, Ink.INK))
    elif row.is_end:
        canvas.add(Box(box.x, box.y, max(3.0, width), height, Ink.INK, Ink.INK))
    elif row.after > row.before:
        canvas.add(Box(box.x, box.y, max(2.0, width), height, Ink.ACCENT, Ink.ACCENT))
    else:
        canvas.hatched(box)


def _grid(canvas: Canvas, frame: _Frame, top: float, bottom: float) -> None:
    for place in range(floor(frame.low / _TENFOLD), floor(frame.high / _TENFOLD) + 1):
        level = place * _TENFOLD
        if frame.low <= level <= frame.high and place:
            x = frame.x(level)
            canvas.add_behind(Stroke(x, top, x, bottom, Ink.GRID))
    x = frame.x(0.0)
    canvas.add_behind(Stroke(x, top, x, bottom, Ink.EDGE, 1.5, is_dashed=True))


def _has_tenfold(frame: _Frame) -> bool:
    return frame.high >= _TENFOLD or frame.low <= -_TENFOLD

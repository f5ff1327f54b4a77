"""The timeline: one line for the number and each account, incident and sign, years on the axis."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from exposure_app.core.breaches import Catalogue
from exposure_app.core.timeline import Timeline
from exposure_app.reports.pictures.canvas import Canvas
from exposure_app.reports.pictures.date_marks import Track, draw_event, draw_legend
from exposure_app.reports.pictures.display import Anchor, Box, Ink, Picture, Stroke, Style
from exposure_app.reports.pictures.metrics import Metrics, lines_of
from exposure_app.wording import timeline as words

_WIDE: Final = 36.0
_LABEL_SHARE: Final = 0.46
_GAP: Final = 0.7
# Pixels from which a span of days can be told from a day.
_LEAST_SPAN: Final = 2.0
_STEPS: Final = (1, 2, 5, 10, 20, 50)


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where labels and tracks stand."""

    is_wide: bool
    label_room: float
    track: Track


def dates_picture(
    timeline: Timeline, names: tuple[Catalogue, str], width: float, metrics: Metrics
) -> Picture:
    """Exposures as bars, everything else as marks of their own shapes, dates in words beside them.

    Args:
        timeline: the dates; at least one line.
        names: names of brands and incidents; country of the person.
        width: of the whole picture.
        metrics: sizes of letters.
    """
    canvas = Canvas(width, metrics)
    frame = _frame(canvas, timeline)
    top = _flags(canvas, frame, timeline)
    top = _years(canvas, frame, timeline, top)
    first = top
    for lane in timeline.lanes:
        label = words.lane_label(lane, *names)
        top += _GAP * canvas.em
        bottom = canvas.write(label, (0.0, top), frame.label_room, Style.BODY)
        bottom = canvas.write(words.lane_dates(lane), (0.0, bottom), frame.label_room, Style.NOTE)
        height = 1.4 * canvas.em
        centre = (top + bottom) / 2 if frame.is_wide else bottom + height / 2
        if not frame.is_wide:
            _lines(canvas, frame, timeline, (bottom, bottom + height))
            bottom += height
        canvas.add(Stroke(frame.track.left, centre, frame.track.right, centre, Ink.GRID))
        for event in lane.events:
            draw_event(canvas, frame.track, event, centre, timeline.asked_on)
        top = bottom
    top += _GAP * canvas.em / 2
    if frame.is_wide:
        _lines(canvas, frame, timeline, (first, top))
    top = draw_legend(canvas, timeline, top + _GAP * canvas.em)
    for note in words.timeline_notes(timeline):
        top = canvas.write(note, (0.0, top), canvas.width, Style.NOTE)
    texts = words.timeline_texts(timeline, *names)
    return canvas.picture(top, words.timeline_title(), texts)


def _frame(canvas: Canvas, timeline: Timeline) -> _Frame:
    is_wide = canvas.width >= _WIDE * canvas.em
    room = canvas.width * _LABEL_SHARE
    left = room + canvas.em if is_wide else 0.0
    edge = 0.5 * canvas.em
    first = timeline.first.replace(month=1, day=1).toordinal()
    last = timeline.last.replace(month=12, day=31).toordinal() + 1
    track = Track(left + edge, canvas.width - edge, first, last)
    return _Frame(is_wide, room if is_wide else canvas.width, track)


def _flags(canvas: Canvas, frame: _Frame, timeline: Timeline) -> float:
    """When it began and when it was asked, each above its place."""
    top = 0.0
    onset = timeline.onset
    days = [
        (words.onset_text(timeline), 0 if onset is None else onset.first.toordinal(), Style.STRONG),
        (words.asked_text(timeline), timeline.asked_on.toordinal(), Style.NOTE),
    ]
    for text, day, style in days:
        if not text:
            continue
        lines = lines_of(text, canvas.width, canvas.metrics, style)
        half = max(canvas.text_width(line, style) for line in lines) / 2
        x = min(max(frame.track.x(day), half), canvas.width - half)
        ink = Ink.INK if style is Style.STRONG else Ink.MUTED
        for line in lines:
            top = canvas.put(line, x, top, style, ink, Anchor.MIDDLE)
    return top


def _years(canvas: Canvas, frame: _Frame, timeline: Timeline, top: float) -> float:
    """The axis: as many years as have room, each at its first day."""
    wide = canvas.text_width("2000", Style.NOTE)
    for year in _labelled_years(canvas, frame, timeline):
        x = frame.track.x(date(year, 1, 1).toordinal())
        if x + wide <= canvas.width:
            canvas.put(str(year), x, top, Style.NOTE, Ink.MUTED)
    bottom = top + canvas.line_height(Style.NOTE)
    canvas.add(Stroke(frame.track.left, bottom, frame.track.right, bottom, Ink.EDGE))
    return bottom


def _labelled_years(canvas: Canvas, frame: _Frame, timeline: Timeline) -> list[int]:
    """Years so far apart that their numbers have room; the first one when no other falls in."""
    first, last = timeline.first.year, timeline.last.year
    wide = canvas.text_width("2000", Style.NOTE) + 0.8 * canvas.em
    a_year = (frame.track.right - frame.track.left) / (last + 1 - first)
    step = next((step for step in _STEPS if step * a_year >= wide), _STEPS[-1])
    return [year for year in range(first, last + 1) if year % step == 0] or [first]


def _lines(canvas: Canvas, frame: _Frame, timeline: Timeline, span: tuple[float, float]) -> None:
    """Through the lines: the first days of years, when it began, and the day of the question."""
    top, bottom = span
    track = frame.track
    for year in _labelled_years(canvas, frame, timeline):
        x = track.x(date(year, 1, 1).toordinal())
        canvas.add_behind(Stroke(x, top, x, bottom, Ink.GRID))
    x = track.x(timeline.asked_on.toordinal())
    canvas.add_behind(Stroke(x, top, x, bottom, Ink.EDGE))
    if timeline.onset is not None:
        begin = track.x(timeline.onset.first.toordinal())
        end = track.x(timeline.onset.last.toordinal() + 1)
        if end - begin > _LEAST_SPAN:
            canvas.add_behind(Box(begin, top, end - begin, bottom - top, Ink.GRID))
        canvas.add_behind(Stroke(begin, top, begin, bottom, Ink.INK, 2.0, is_dashed=True))

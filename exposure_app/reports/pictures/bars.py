"""Ranked bars: at most three sources, and the share of everything else."""

from collections.abc import Sequence
from typing import Final

from exposure_app.reports.pictures.canvas import Canvas
from exposure_app.reports.pictures.display import Anchor, Box, Ink, Picture, Style
from exposure_app.reports.pictures.metrics import Metrics
from exposure_app.wording.shares import ShareRow, share_lines, shares_title

_BAR: Final = 0.8
_LEAST_BAR: Final = 9.0
_GAP: Final = 0.9


def bars_picture(rows: Sequence[ShareRow], width: float, metrics: Metrics) -> Picture:
    """A bar for each row, its number in words beside it; what is not named is hatched.

    Args:
        rows: from `wording.shares.share_rows`.
        width: of the whole picture.
        metrics: sizes of letters.
    """
    canvas = Canvas(width, metrics)
    numbers = max(canvas.text_width(row.about, Style.STRONG) for row in rows)
    room = canvas.width - numbers - canvas.em
    is_beside = room >= _LEAST_BAR * canvas.em
    top = 0.0
    for place, row in enumerate(rows):
        top += _GAP * canvas.em if place else 0.0
        style = Style.STRONG if row.is_named else Style.BODY
        top = canvas.write(row.label, (0.0, top), canvas.width, style)
        line = canvas.line_height(Style.STRONG)
        if is_beside:
            canvas.put(row.about, canvas.width, top, Style.STRONG, Ink.INK, Anchor.END)
            _bar(canvas, row, top, room)
        else:
            _bar(canvas, row, top, canvas.width)
            top = canvas.write(row.about, (0.0, top + line), canvas.width, Style.STRONG) - line
        top += line
    return canvas.picture(top, shares_title(), share_lines(tuple(rows)))


def _bar(canvas: Canvas, row: ShareRow, top: float, room: float) -> None:
    """The whole as an outline and the share in it."""
    height = _BAR * canvas.em
    letters = canvas.metrics.ascent(Style.STRONG) + canvas.metrics.descent(Style.STRONG)
    y = top + (letters - height) / 2
    canvas.add(Box(0.5, y, room - 1, height, Ink.SURFACE, Ink.EDGE))
    filled = Box(0.5, y, max(2.0, (room - 1) * row.share), height, Ink.SURFACE, Ink.EDGE)
    if row.is_named:
        canvas.add(Box(filled.x, y, filled.width, height, Ink.ACCENT, Ink.ACCENT))
    else:
        canvas.hatched(filled)

"""A picture as SVG that stands inside a page: black on white, and read out by its description.

The one rule: it needs nothing but itself: no font file, no style of the page, no address.
"""

from html import escape
from typing import Final

from exposure_app.reports.pictures.display import (
    Box,
    Ink,
    Mark,
    Picture,
    Shape,
    Spot,
    Stroke,
    Style,
    Words,
)  # fmt: skip

COLOURS: Final = {
    Ink.INK: "#000000",
    Ink.MUTED: "#404040",
    Ink.ACCENT: "#0F6660",
    Ink.EDGE: "#666666",
    Ink.GRID: "#D4D4D4",
    Ink.SURFACE: "#FFFFFF",
}
_SIZES: Final = {Style.BODY: 1.0, Style.STRONG: 1.0, Style.NOTE: 0.92}


def svg(picture: Picture, key: str) -> str:
    """The picture as markup.

    Args:
        picture: what is drawn.
        key: tells the picture from others on the page; letters only.
    """
    width, height = _number(picture.width), _number(picture.height)
    described = " ".join(_ended(line) for line in picture.description)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" style="max-width:100%;height:auto" '
        f'font-family="sans-serif" aria-labelledby="{key}-title {key}-desc">'
        f'<title id="{key}-title">{escape(picture.title)}</title>'
        f'<desc id="{key}-desc">{escape(described)}</desc>'
        + "".join(_drawn(mark, picture.em) for mark in picture.marks)
        + "</svg>"
    )


def _ended(line: str) -> str:
    return line if line.endswith((".", "\N{IDEOGRAPHIC FULL STOP}")) else f"{line}."


def _drawn(mark: Mark, em: float) -> str:
    match mark:
        case Box():
            return _box(mark)
        case Stroke():
            return _stroke(mark, em)
        case Shape():
            points = " ".join(f"{_number(x)},{_number(y)}" for x, y in mark.points)
            return f'<polygon points="{points}" {_painted(mark.fill, mark.edge)}/>'
        case Spot():
            place = f'cx="{_number(mark.x)}" cy="{_number(mark.y)}" r="{_number(mark.radius)}"'
            return f"<circle {place} {_painted(mark.fill, mark.edge)}/>"
        case Words():
            return _words(mark, em)


def _box(box: Box) -> str:
    return (
        f'<rect x="{_number(box.x)}" y="{_number(box.y)}" width="{_number(box.width)}" '
        f'height="{_number(box.height)}" {_painted(box.fill, box.edge)}/>'
    )


def _stroke(stroke: Stroke, em: float) -> str:
    dashes = f' stroke-dasharray="{_number(em * 0.3)}"' if stroke.is_dashed else ""
    return (
        f'<line x1="{_number(stroke.x1)}" y1="{_number(stroke.y1)}" x2="{_number(stroke.x2)}" '
        f'y2="{_number(stroke.y2)}" stroke="{COLOURS[stroke.ink]}" '
        f'stroke-width="{_number(stroke.weight)}"{dashes}/>'
    )


def _words(words: Words, em: float) -> str:
    weight = ' font-weight="bold"' if words.style is Style.STRONG else ""
    return (
        f'<text x="{_number(words.x)}" y="{_number(words.baseline)}" text-anchor="{words.anchor}" '
        f'font-size="{_number(em * _SIZES[words.style])}" fill="{COLOURS[words.ink]}"{weight}>'
        f"{escape(words.text)}</text>"
    )


def _painted(fill: Ink | None, edge: Ink | None) -> str:
    inside = "none" if fill is None else COLOURS[fill]
    outside = "none" if edge is None else COLOURS[edge]
    return f'fill="{inside}" stroke="{outside}"'


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")

"""How wide words are, and how they are broken into lines.

The one rule: words are measured before they are placed. The window measures with its own font;
a file that others open is measured with letters as wide as the widest usual font.
"""

from typing import Final, Protocol

from exposure_app.reports.pictures.display import Style
from exposure_app.reports.wrapping import columns, pieces

_WIDE: Final = 2
# The smallest letters, as a part of body text.
NOTE_SCALE: Final = 0.92
_SCALES: Final = {Style.BODY: 1.0, Style.STRONG: 1.0, Style.NOTE: NOTE_SCALE}
_BOLD: Final = 1.12
_WIDTHS: Final = {
    0.42: " iljtf.,:;'|!()[]/-",
    0.70: "ABCDEFGHJKLNOPQRSTUVXYZ&023456789w1",
    1.04: "mMW%@+\N{EM DASH}\N{HORIZONTAL ELLIPSIS}",
}
_BY_LETTER: Final = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_USUAL: Final = 0.66


class Metrics(Protocol):
    """Sizes of letters."""

    @property
    def em(self) -> float:
        """Size of body text."""

    def width(self, text: str, style: Style) -> float:
        """How wide one line is."""

    def ascent(self, style: Style) -> float:
        """How high letters stand above their line."""

    def descent(self, style: Style) -> float:
        """How deep letters reach below their line."""


class EstimatedMetrics:
    """Widths without a font, on the wide side, for files that any program may show.

    Args:
        em: size of body text.
    """

    def __init__(self, em: float = 16.0) -> None:
        self._em = em

    @property
    def em(self) -> float:
        """Size of body text."""
        return self._em

    def width(self, text: str, style: Style) -> float:
        """How wide one line is at most."""
        letters = sum(
            1.04 if columns(letter) == _WIDE else _BY_LETTER.get(letter, _USUAL) for letter in text
        )
        return letters * self._em * _SCALES[style] * (_BOLD if style is Style.STRONG else 1.0)

    def ascent(self, style: Style) -> float:
        """How high letters stand above their line."""
        return self._em * _SCALES[style]

    def descent(self, style: Style) -> float:
        """How deep letters reach below their line."""
        return 0.3 * self._em * _SCALES[style]


def lines_of(text: str, room: float, metrics: Metrics, style: Style) -> tuple[str, ...]:
    """The text in lines no wider than the room; a word that is wider alone is cut."""
    if metrics.width(text.strip(), style) <= room:
        return (text.strip(),)
    lines: list[str] = []
    line = ""
    for piece in pieces(text):
        for part in _fitting(piece, room, metrics, style):
            if line and metrics.width((line + part).rstrip(), style) > room:
                lines.append(line.rstrip())
                line = ""
            line += part.lstrip() if not line else part
    return (*lines, line.rstrip()) if line.strip() or not lines else tuple(lines)


def _fitting(piece: str, room: float, metrics: Metrics, style: Style) -> tuple[str, ...]:
    """The piece whole if it fits, else in parts that do; never less than one letter."""
    if metrics.width(piece.rstrip(), style) <= room:
        return (piece,)
    parts: list[str] = []
    part = ""
    for letter in piece:
        if part and metrics.width(part + letter, style) > room:
            parts.append(part)
            part = ""
        part += letter
    return (*parts, part)

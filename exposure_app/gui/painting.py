"""Paints a picture of `exposure_app.reports.pictures` with Qt: in the window and on paper.

The one rule: colours come from a palette and letters from a font; places come from the picture.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QPainter,
    QPalette,
    QPen,
    QPolygonF,
)

from exposure_app.gui.scales import TYPE_SCALE, TextRole
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

_ROLES = {
    Ink.INK: QPalette.ColorRole.WindowText,
    Ink.MUTED: QPalette.ColorRole.PlaceholderText,
    Ink.ACCENT: QPalette.ColorRole.Highlight,
    Ink.EDGE: QPalette.ColorRole.Dark,
    Ink.GRID: QPalette.ColorRole.Mid,
    Ink.SURFACE: QPalette.ColorRole.Base,
}
_DASH = 3.0


class FontMetrics:
    """Sizes of the letters of one font, in its three styles.

    Args:
        font: of body text.
    """

    def __init__(self, font: QFont) -> None:
        self.fonts = {style: styled(font, style) for style in Style}
        self._metrics = {style: QFontMetricsF(one) for style, one in self.fonts.items()}
        self._em = float(QFontInfo(font).pixelSize())

    @property
    def em(self) -> float:
        """Size of body text."""
        return self._em

    def width(self, text: str, style: Style) -> float:
        """How wide one line is."""
        return self._metrics[style].horizontalAdvance(text)

    def ascent(self, style: Style) -> float:
        """How high letters stand above their line."""
        return self._metrics[style].ascent()

    def descent(self, style: Style) -> float:
        """How deep letters reach below their line."""
        return self._metrics[style].descent()


def styled(font: QFont, style: Style) -> QFont:
    """The font for one style of words."""
    result = QFont(font)
    if style is Style.NOTE:
        size, note = font.pointSizeF(), TYPE_SCALE[TextRole.NOTE].factor
        if size > 0:
            result.setPointSizeF(size * note)
        else:
            result.setPixelSize(round(font.pixelSize() * note))
    result.setBold(style is Style.STRONG)
    return result


def paint(painter: QPainter, picture: Picture, palette: QPalette, metrics: FontMetrics) -> None:
    """Draw all marks, the first one lowest."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colours = {ink: palette.color(role) for ink, role in _ROLES.items()}
    for mark in picture.marks:
        if isinstance(mark, Words):
            painter.setFont(metrics.fonts[mark.style])
            painter.setPen(colours[mark.ink])
            painter.drawText(QPointF(mark.left, mark.baseline), mark.text)
        else:
            _paint_shape(painter, mark, colours)


def _paint_shape(painter: QPainter, mark: Mark, colours: dict[Ink, QColor]) -> None:
    match mark:
        case Stroke():
            pen = QPen(colours[mark.ink], mark.weight)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            if mark.is_dashed:
                pen.setDashPattern([_DASH, _DASH])
            painter.setPen(pen)
            painter.drawLine(QPointF(mark.x1, mark.y1), QPointF(mark.x2, mark.y2))
        case Box():
            _choose(painter, mark.fill, mark.edge, colours)
            painter.drawRect(QRectF(mark.x, mark.y, mark.width, mark.height))
        case Shape():
            _choose(painter, mark.fill, mark.edge, colours)
            painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in mark.points]))
        case Spot():
            _choose(painter, mark.fill, mark.edge, colours)
            painter.drawEllipse(QPointF(mark.x, mark.y), mark.radius, mark.radius)
        case _:
            raise ValueError("words are painted apart")


def _choose(
    painter: QPainter, fill: Ink | None, edge: Ink | None, colours: dict[Ink, QColor]
) -> None:
    """Pen and brush for one figure."""
    pen = QPen(Qt.PenStyle.NoPen) if edge is None else QPen(colours[edge], 1.2)
    brush = QBrush(Qt.BrushStyle.NoBrush) if fill is None else QBrush(colours[fill])
    painter.setPen(pen)
    painter.setBrush(brush)

"""A small sign for each of the four states: four shapes, so that colour is never needed."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from exposure_app.core.findings import State

_LINE = 0.14


def draw_state_sign(painter: QPainter, place: QRectF, state: State, colour: QColor) -> None:
    """Draw the sign of a state.

    Args:
        painter: begun on the widget.
        place: a square.
        state: a disc (match), a ring (no match), a triangle (could not check) or a dash.
        colour: of text on that background.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, max(1.5, place.width() * _LINE))
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    inset = place.adjusted(pen.widthF(), pen.widthF(), -pen.widthF(), -pen.widthF())
    match state:
        case State.MATCH:
            painter.setBrush(colour)
            painter.drawEllipse(inset)
        case State.NO_MATCH:
            painter.drawEllipse(inset)
        case State.COULD_NOT_CHECK:
            _draw_warning(painter, inset)
        case State.NOT_COVERED:
            middle = inset.center().y()
            painter.drawLine(QPointF(inset.left(), middle), QPointF(inset.right(), middle))
    painter.restore()


def _draw_warning(painter: QPainter, inset: QRectF) -> None:
    middle = inset.center().x()
    corners = [QPointF(middle, inset.top()), inset.bottomRight(), inset.bottomLeft()]
    painter.drawPolygon(QPolygonF(corners))
    top, height = inset.top(), inset.height()
    painter.drawLine(QPointF(middle, top + height * 0.42), QPointF(middle, top + height * 0.66))
    painter.drawPoint(QPointF(middle, top + height * 0.84))

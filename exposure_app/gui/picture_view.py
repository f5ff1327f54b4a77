"""Shows one picture of an answer, drawn anew for each width and size of text."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPalette, QPen, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from exposure_app.gui.painting import FontMetrics, paint
from exposure_app.reports.pictures.display import Picture
from exposure_app.reports.pictures.metrics import Metrics

Draw = Callable[[float, Metrics], Picture]

_ROOM = 4.0
_USUAL, _LEAST = 30, 10


class PictureView(QWidget):
    """A picture that is one stop of the Tab key and says all that it shows.

    Args:
        draw: makes the picture for a width and for letters.
    """

    def __init__(self, draw: Draw) -> None:
        super().__init__()
        self._draw = draw
        self._drawn: dict[float, Picture] = {}
        self._metrics = FontMetrics(self.font())
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._is_named = False

    def show_another(self, draw: Draw) -> None:
        """Show another picture."""
        self._draw = draw
        self._name()
        self._forget()

    def picture(self) -> Picture:
        """What is drawn at the width that the widget has now."""
        return self._at(self.width())

    def hasHeightForWidth(self) -> bool:
        """Words wrap, so a narrow picture is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high the picture is at that width."""
        return int(self._at(width).height + 2 * _ROOM) + 1

    def sizeHint(self) -> QSize:
        """A usual width and the height that belongs to it."""
        width = int(_USUAL * self._metrics.em)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for a narrow window with large text."""
        width = max(self.width(), int(_LEAST * self._metrics.em))
        return QSize(int(_LEAST * self._metrics.em), self.heightForWidth(width))

    def showEvent(self, event: QShowEvent) -> None:
        """Say what the picture shows, worked out only when it is."""
        super().showEvent(event)
        if not self._is_named:
            self._name()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the letters changed."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._metrics = FontMetrics(self.font())
            self._forget()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture, and a ring while the keyboard is here."""
        painter = QPainter(self)
        painter.save()
        painter.translate(_ROOM, _ROOM)
        paint(painter, self.picture(), self.palette(), self._metrics)
        painter.restore()
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def _at(self, width: int) -> Picture:
        room = max(1.0, width - 2 * _ROOM)
        if room not in self._drawn:
            self._drawn[room] = self._draw(room, self._metrics)
        return self._drawn[room]

    def _name(self) -> None:
        self._is_named = True
        picture = self._draw(float(_USUAL) * self._metrics.em, self._metrics)
        self.setAccessibleName(picture.title)
        self.setAccessibleDescription("\n".join(picture.description))

    def _forget(self) -> None:
        self._drawn.clear()
        self.updateGeometry()
        self.update()

"""A page gives way to the next within a blink: its picture lies on the new one and grows pale.

The one rule: it is only a picture. The new page is there at once, takes keys and clicks while the
picture fades, and nothing waits for its end.

Why a picture: an opacity effect on the page would draw the page itself again in each step; laying
one picture on it takes 3 ms without a graphics card.
"""

from PySide6.QtCore import Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from exposure_app.gui.scales import FADE_MS


class Fade(QWidget):
    """Lies on a widget until it has faded, then goes.

    Args:
        over: what it lies on.
        picture: of what was there before, as large as that.
    """

    def __init__(self, over: QWidget, picture: QPixmap) -> None:
        super().__init__(over)
        self._picture = picture
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(over.rect())
        self.animation = QVariantAnimation(self)
        self.animation.setStartValue(1.0)
        self.animation.setEndValue(0.0)
        self.animation.setDuration(FADE_MS)
        self.animation.valueChanged.connect(self._step)
        self.animation.finished.connect(self._end)
        self.show()
        self.animation.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what is left of the picture."""
        painter = QPainter(self)
        painter.setOpacity(float(self.animation.currentValue() or 0.0))
        painter.drawPixmap(0, 0, self._picture)
        painter.end()

    def _step(self, _opacity: object) -> None:
        self.update()

    def _end(self) -> None:
        self.hide()
        self.deleteLater()

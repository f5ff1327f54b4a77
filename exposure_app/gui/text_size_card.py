"""How large all text is: a slider, its number, and a line that shows the size before it counts.

The one rule: the window is not made anew while somebody drags; only a line is.
"""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QWidget

from exposure_app.gui.card import Card, text_label
from exposure_app.gui.scales import BODY_POINTS
from exposure_app.gui.theme import Space
from exposure_app.i18n import _
from exposure_app.storage.settings import LARGEST_TEXT, SMALLEST_TEXT

STEP = 5
_PAGE = 25
_PAUSE_MS = 350


class SizeSlider(QSlider):
    """A slider in steps; the wheel scrolls the page, not the size of its text."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setRange(SMALLEST_TEXT, LARGEST_TEXT)
        self.setSingleStep(STEP)
        self.setPageStep(_PAGE)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave it to the page."""
        event.ignore()


class TextSizeCard(Card):
    """Shows and changes the size of all text.

    Signals:
        chosen: per cent, when the slider is let go or rests for a moment.

    Args:
        percent: the size now.
    """

    chosen = Signal(int)

    def __init__(self, percent: int) -> None:
        super().__init__(_("Text size"))
        self._percent = percent
        self.label = QLabel(_("Si&ze of all text"))
        self.slider = SizeSlider()
        self.label.setBuddy(self.slider)
        self.slider.setAccessibleName(_("Size of all text, in per cent"))
        self.number = text_label("")
        self.number.setWordWrap(False)
        self.preview = QLabel(_("All text will be as large as this line."))
        self.preview.setWordWrap(True)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.LARGE)
        line.addWidget(self.slider, 1)
        line.addWidget(self.number)
        for widget in (self.label, row, self.preview):
            self.add(widget)
        self.rest = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self.rest.timeout.connect(self._choose)
        self.slider.setValue(percent)
        self._show(percent)
        self.slider.valueChanged.connect(self._move)
        self.slider.sliderReleased.connect(self._choose)

    @property
    def percent(self) -> int:
        """Where the slider stands, in whole steps."""
        return round(self.slider.value() / STEP) * STEP

    def _move(self, _value: int) -> None:
        """Show the size at once, and wait for the hand to rest."""
        self._show(self.percent)
        if self.slider.isSliderDown():
            self.rest.stop()
        else:
            self.rest.start()

    def _show(self, percent: int) -> None:
        self.number.setText(_("{percent} %").format(percent=percent))
        font = self.preview.font()
        font.setPointSizeF(BODY_POINTS * percent / 100)
        self.preview.setFont(font)

    def _choose(self) -> None:
        self.rest.stop()
        if self.percent != self._percent:
            self._percent = self.percent
            self.chosen.emit(self.percent)

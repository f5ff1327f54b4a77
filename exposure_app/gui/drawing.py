"""The larger line drawings of our own: ink, one accent, one soft ground, in the colours in use.

The one rule: a drawing says nothing that the words beside it do not say, so screen readers pass it.
"""

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from exposure_app import resources
from exposure_app.gui.light import align

if TYPE_CHECKING:
    from PySide6.QtGui import QPalette, QShowEvent

WIDTH, HEIGHT = 160, 112
_SIZE = f'width="{WIDTH}" height="{HEIGHT}"'.encode("ascii")


class Drawing(QLabel):
    """One drawing, made when it is shown.

    Pages are made anew when the look changes, so it need not watch for that.

    Args:
        name: file name in the drawings folder, without its ending.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        align(self, is_centred=True)

    def showEvent(self, event: "QShowEvent") -> None:
        """Draw once the colours are known.

        They are asked of the application: to a label the style sheet gives others.
        """
        super().showEvent(event)
        self.setPixmap(_pixmap(self._name, QApplication.palette(), self.devicePixelRatioF()))


def _pixmap(name: str, palette: "QPalette", ratio: float) -> QPixmap:
    """The drawing in the colours of that palette."""
    drawing = resources.path("drawings", f"{name}.svg").read_bytes()
    # The colours as the drawings are saved in; all in one pass, since one may be another's new one.
    accent = palette.accent().color()
    colours = {
        b"#1B2B30": palette.windowText().color(),
        b"#0F6660": accent,
        b"#E0EFEC": _mixed(accent, palette.window().color()),
        b"#FFFFFF": palette.base().color(),
    }
    for number, saved in enumerate(colours):
        drawing = drawing.replace(saved, b"{%d}" % number)
    for number, colour in enumerate(colours.values()):
        drawing = drawing.replace(b"{%d}" % number, colour.name().encode("ascii"))
    pixels = f'width="{round(WIDTH * ratio)}" height="{round(HEIGHT * ratio)}"'
    drawn = QPixmap()
    drawn.loadFromData(drawing.replace(_SIZE, pixels.encode("ascii")))
    drawn.setDevicePixelRatio(ratio)
    return drawn


def _mixed(accent: QColor, window: QColor) -> QColor:
    """The soft ground: a little of the accent on the colour of the window."""
    part = 0.12
    pairs = (
        (accent.red(), window.red()),
        (accent.green(), window.green()),
        (accent.blue(), window.blue()),
    )
    return QColor(*(round(part * over + (1 - part) * under) for over, under in pairs))

"""Line icons of our own, drawn in the colour of the text they stand beside."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QIcon, QImage, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from exposure_app import resources
from exposure_app.gui.light import align

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

# As the drawings are saved; both are replaced by what is wanted.
_INK = b"#1B2B30"
_SIZE = b'width="96" height="96"'


def pixmap(name: str, colour: QColor, side: int, ratio: float = 1.0) -> QPixmap:
    """The icon of that file name, drawn in one colour at one size.

    Args:
        name: file name in the icons folder, without its ending.
        colour: what to draw it in.
        side: width and height in device-independent pixels.
        ratio: device pixels to one of those.
    """
    drawing = resources.path("icons", f"{name}.svg").read_bytes()
    drawing = drawing.replace(_INK, colour.name().encode("ascii"))
    pixels = f'width="{round(side * ratio)}" height="{round(side * ratio)}"'
    image = QImage.fromData(drawing.replace(_SIZE, pixels.encode("ascii")))
    image.setDevicePixelRatio(ratio)
    return QPixmap.fromImage(image)


def app_icon() -> QIcon:
    """The icon of the program."""
    return QIcon(str(resources.path("icons", "app.svg")))


class IconLabel(QLabel):
    """An icon that follows the text size and the colours; it says nothing by itself."""

    def __init__(
        self, name: str, *, is_centred: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._drawn: tuple[str, int, float] | None = None
        align(self, is_centred=is_centred)

    def showEvent(self, event: "QShowEvent") -> None:
        """Draw once the colours are known."""
        super().showEvent(event)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Draw again when colours or text size changed."""
        kinds = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.FontChange)
        if event.type() in kinds and self.isVisible():
            self._draw()
        super().changeEvent(event)

    def _draw(self) -> None:
        side = round(self.fontMetrics().height() * 1.25)
        ratio = self.devicePixelRatioF()
        colour = self.palette().windowText().color()
        wanted = (colour.name(), side, ratio)
        if wanted != self._drawn:
            self._drawn = wanted
            self.setPixmap(pixmap(self._name, colour, side, ratio))

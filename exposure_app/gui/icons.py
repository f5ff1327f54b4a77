"""Line icons of our own, drawn in the colour of the text they stand beside."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from exposure_app import resources

_INK = b"#1B2B30"


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
    image = QImage.fromData(drawing)
    pixels = round(side * ratio)
    image = image.scaled(
        QSize(pixels, pixels),
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    image.setDevicePixelRatio(ratio)
    return QPixmap.fromImage(image)


def app_icon() -> QIcon:
    """The icon of the program."""
    return QIcon(str(resources.path("icons", "app.svg")))


class IconLabel(QLabel):
    """An icon that follows the text size and the colours; it says nothing by itself."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Draw again when colours or text size changed."""
        kinds = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.FontChange)
        if event.type() in kinds:
            self._draw()
        super().changeEvent(event)

    def _draw(self) -> None:
        side = round(self.fontMetrics().height() * 1.25)
        ratio = self.devicePixelRatioF()
        self.setPixmap(pixmap(self._name, self.palette().windowText().color(), side, ratio))

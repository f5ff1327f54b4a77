"""Line icons of our own, drawn in the colour of the text they stand beside."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from exposure_app import resources
from exposure_app.gui.light import align

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon, QShowEvent

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
    drawn = QPixmap()
    drawn.loadFromData(drawing.replace(_SIZE, pixels.encode("ascii")))
    drawn.setDevicePixelRatio(ratio)
    return drawn


def app_icon() -> "QIcon":
    """The icon of the program."""
    from PySide6.QtGui import QIcon  # noqa: PLC0415 - after the first frame

    return QIcon(str(resources.path("icons", "app.svg")))


class IconLabel(QLabel):
    """An icon in the size and colour of the text when it is shown; it says nothing by itself.

    Pages are made anew when the look changes, so it need not watch for that.
    """

    def __init__(
        self, name: str, *, is_centred: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        align(self, is_centred=is_centred)

    def showEvent(self, event: "QShowEvent") -> None:
        """Draw once the colours are known."""
        super().showEvent(event)
        self._draw()

    def _draw(self) -> None:
        side = round(self.fontMetrics().height() * 1.25)
        ratio = self.devicePixelRatioF()
        colour = self.palette().windowText().color()
        self.setPixmap(pixmap(self._name, colour, side, ratio))

"""Puts many small pictures on one sheet, each under its name, to be looked at together."""

from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

_COLUMNS = 3
_ROWS = 4
_CELL = QSize(640, 384)
_LINE = 22
_GAP = 8


def draw(folder: Path) -> None:
    """Draw sheets of all pictures of a folder that show the window as it opens."""
    pictures = [
        one
        for one in sorted(folder.glob("*.png"))
        if "-part" not in one.stem and not one.stem.startswith("sheet-")
    ]
    step = _COLUMNS * _ROWS
    for number, first in enumerate(range(0, len(pictures), step), start=1):
        _draw_sheet(pictures[first : first + step], folder / f"sheet-{number:02}.png")


def _draw_sheet(pictures: list[Path], sheet: Path) -> None:
    rows = -(-len(pictures) // _COLUMNS)
    width = _COLUMNS * (_CELL.width() + _GAP)
    image = QImage(width, rows * (_CELL.height() + _GAP), QImage.Format.Format_RGB32)
    image.fill(QColor("gray"))
    painter = QPainter(image)
    for place, picture in enumerate(pictures):
        left = place % _COLUMNS * (_CELL.width() + _GAP)
        top = place // _COLUMNS * (_CELL.height() + _GAP)
        painter.drawText(
            QRect(left, top, _CELL.width(), _LINE), Qt.AlignmentFlag.AlignCenter, picture.stem
        )
        room = QSize(_CELL.width(), _CELL.height() - _LINE)
        small = QImage(str(picture)).scaled(
            room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        painter.drawImage(left, top + _LINE, small)
    painter.end()
    if not image.save(str(sheet)):
        raise OSError(sheet.name)

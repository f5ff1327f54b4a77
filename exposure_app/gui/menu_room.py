"""Keeps the place of the menus in the first frame, so that nothing jumps when they come."""

from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QFrame

_EDGES = 24


def menu_room(font: QFont) -> QFrame:
    """An empty bar as high as the menus in that font."""
    room = QFrame()
    room.setObjectName("rail")
    room.setFixedHeight(QFontMetrics(font).height() + _EDGES)
    return room

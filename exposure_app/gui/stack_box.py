"""Widgets one under the other that come and go, each with a name."""

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from exposure_app.gui.card import clear_layout
from exposure_app.gui.theme import Space


class StackBox(QWidget):
    """Holds them in order.

    Attributes:
        names: of what it holds.
    """

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.LARGE)

    def show_all(self, named: Iterable[tuple[str, QWidget]]) -> None:
        """Show these instead of what it holds."""
        clear_layout(self._column)
        self.names = []
        for name, widget in named:
            self.names.append(name)
            self._column.addWidget(widget)

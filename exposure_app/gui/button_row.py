"""Buttons side by side, the way they stand under the words of a card."""

from PySide6.QtWidgets import QAbstractButton, QWidget

from exposure_app.gui.flow import Flow
from exposure_app.gui.theme import Space


class ButtonRow(QWidget):
    """A row of buttons that begins where reading begins, and goes on in a second line.

    Args:
        buttons: in their order.
    """

    def __init__(self, *buttons: QAbstractButton) -> None:
        super().__init__()
        self._flow = Flow(self, gap=Space.MEDIUM)
        self._flow.setContentsMargins(0, Space.TIGHT, 0, 0)
        for button in buttons:
            self.add(button)

    def add(self, button: QAbstractButton) -> None:
        """Put one more at the end."""
        self._flow.addWidget(button)

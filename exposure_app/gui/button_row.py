"""Buttons side by side, the way they stand under the words of a card."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from exposure_app.gui.theme import Space


class ButtonRow(QWidget):
    """A row of buttons that begins at the left.

    Args:
        buttons: in their order.
    """

    def __init__(self, *buttons: QPushButton) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, Space.TIGHT, 0, 0)
        row.setSpacing(Space.MEDIUM)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)

"""A tick box whose words wrap, so that long lines are never cut."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from exposure_app.gui.card import text_label
from exposure_app.gui.theme import Space

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent


class Tick(QWidget):
    """A native tick box with a wrapping label; a click on the words counts too.

    Signals:
        toggled: whether it is ticked now.
    """

    toggled = Signal(bool)

    def __init__(self, text: str, *, is_ticked: bool = False) -> None:
        super().__init__()
        self.box = QCheckBox()
        self.box.setAccessibleName(text)
        self.box.setChecked(is_ticked)
        self.words = text_label(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        # The ring round the box does not touch the words.
        row.setSpacing(Space.TIGHT)
        row.addWidget(self.box)
        row.addWidget(self.words, 1)
        self.box.toggled.connect(self.toggled)

    @property
    def is_ticked(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()

    def mouseReleaseEvent(self, event: "QMouseEvent") -> None:
        """Take a click on the words as one on the box."""
        if self.rect().contains(event.position().toPoint()) and self.box.isEnabled():
            from PySide6.QtCore import Qt  # noqa: PLC0415 - after the first frame, see `light`

            self.box.toggle()
            self.box.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mouseReleaseEvent(event)

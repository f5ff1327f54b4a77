"""The button that leads on: filled, and with a ring of its own while the keyboard is on it.

Why not the ring of other buttons: no colour stands out from both the fill and the page. So there
are two rings, a dark one against the page and, within it, one as light as the words on the fill.
"""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QWidget

from exposure_app.gui.theme import ButtonRole, set_role

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_EDGE, _RING, _CORNER = 4, 2, 5


class PrimaryButton(QPushButton):
    """A push button in the one colour of action."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        # With a text at once, Qt would look for an icon too, and build all it knows of icons.
        super().__init__(parent)
        self.setText(text)
        set_role(self, ButtonRole.PRIMARY)

    def paintEvent(self, event: "QPaintEvent") -> None:
        """Draw the inner ring over the fill."""
        super().paintEvent(event)
        if not self.hasFocus():
            return
        from PySide6.QtGui import QPainter, QPalette, QPen  # noqa: PLC0415 - not in the first frame

        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.ButtonText), _RING))
        inset = _EDGE + _RING // 2
        ring = self.rect().adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(ring, _CORNER, _CORNER)
        painter.end()

"""A bar that echoes a share; the number always stands beside it as text."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

_TRACK_ALPHA = 40


class ShareBar(QWidget):
    """A horizontal bar filled to one share of the whole.

    It is a picture only: assistive technology skips it, because the text beside it says the same.

    Args:
        share: 0 to 1.
        is_muted: draw it in the colour of secondary text, for what is not a named source.
    """

    def __init__(self, share: float, *, is_muted: bool = False) -> None:
        super().__init__()
        self.share = min(max(share, 0.0), 1.0)
        self._is_muted = is_muted
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        """As high as half a line of text, so that it grows with the text size."""
        height = max(8, self.fontMetrics().height() // 2)
        return QSize(height * 20, height)

    def minimumSizeHint(self) -> QSize:
        """Short enough for a narrow window."""
        return QSize(self.sizeHint().height() * 6, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the whole as a pale track and the share on top of it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(self.rect())
        radius = track.height() / 2
        pale = self.palette().color(QPalette.ColorRole.WindowText)
        pale.setAlpha(_TRACK_ALPHA)
        outline = QPainterPath()
        outline.addRoundedRect(track, radius, radius)
        painter.fillPath(outline, pale)
        painter.setClipPath(outline)
        role = (
            QPalette.ColorRole.PlaceholderText if self._is_muted else QPalette.ColorRole.Highlight
        )
        filled = QRectF(track)
        filled.setWidth(track.width() * self.share)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            filled.moveRight(track.right())
        painter.fillRect(filled, self.palette().color(role))
        painter.end()

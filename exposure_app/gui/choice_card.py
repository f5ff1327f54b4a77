"""One of several large choices: an icon, a name, and a line that says what it means."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QRadioButton, QStyle, QVBoxLayout

from exposure_app.gui.card import text_label
from exposure_app.gui.icons import IconLabel
from exposure_app.gui.theme import Space, TextRole


class ChoiceCard(QFrame):
    """A native radio button inside a card; a click anywhere on the card chooses it."""

    def __init__(self, icon: str, name: str, meaning: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self.radio = QRadioButton(name)
        self.radio.setProperty("role", "choice")
        self.radio.setAccessibleDescription(meaning)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.radio)
        self._meaning = text_label(meaning, TextRole.NOTE)
        words.addWidget(self._meaning)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.LARGE)
        row.setSpacing(Space.LARGE)
        row.addWidget(IconLabel(icon), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        self.radio.toggled.connect(self._mark)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin the meaning where the name begins, once the style is known."""
        super().showEvent(event)
        style = self.radio.style()
        metric = QStyle.PixelMetric
        indent = style.pixelMetric(metric.PM_ExclusiveIndicatorWidth, None, self.radio)
        indent += style.pixelMetric(metric.PM_RadioButtonLabelSpacing, None, self.radio)
        self._meaning.setContentsMargins(indent + Space.SMALL, 0, 0, 0)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose this card."""
        if self.rect().contains(event.position().toPoint()):
            self.radio.click()
            self.radio.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mouseReleaseEvent(event)

    def _mark(self, is_chosen: bool) -> None:  # noqa: FBT001 - the shape of Qt's own signal
        self.setProperty("chosen", "true" if is_chosen else "false")
        self.style().unpolish(self)
        self.style().polish(self)

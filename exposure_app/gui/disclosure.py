"""A button that shows and hides what stands below it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QShowEvent, QTransform
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from exposure_app.gui.icons import pixmap
from exposure_app.gui.theme import TARGET, Space


class Disclosure(QWidget):
    """Keeps its content out of sight, and off the Tab order, until somebody asks for it.

    Signals:
        toggled: emitted with whether the content is now shown.

    Args:
        show_text: text of the button while the content is hidden.
        hide_text: text of the button while it is shown.
        content: what is shown and hidden.
        about: whose content it is, added for assistive technology.
    """

    toggled = Signal(bool)

    def __init__(self, show_text: str, hide_text: str, content: QWidget, about: str = "") -> None:
        super().__init__()
        self._texts = (show_text, hide_text)
        self._about = about
        self.content = content
        self.button = QToolButton()
        self.button.setCheckable(True)
        self.button.setAutoRaise(True)
        self.button.setMinimumHeight(TARGET)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.button.toggled.connect(self._show)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.TIGHT)
        layout.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(content)
        self._show(is_open=False)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the arrow once the colours and letters are known."""
        super().showEvent(event)
        self._point()

    def _point(self) -> None:
        """Draw the arrow as high as the letters; that of Qt stays tiny beside large ones."""
        side = self.button.fontMetrics().ascent()
        name = "opened" if self.is_open else "closed"
        colour = self.button.palette().buttonText().color()
        arrow = pixmap(name, colour, side, self.devicePixelRatioF())
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            arrow = arrow.transformed(QTransform().scale(-1, 1))
        self.button.setIcon(QIcon(arrow))
        self.button.setIconSize(QSize(side, side))

    def open(self) -> None:
        """Show the content."""
        self.button.setChecked(True)

    @property
    def is_open(self) -> bool:
        """Whether the content is shown."""
        return self.button.isChecked()

    def _show(self, is_open: bool) -> None:  # noqa: FBT001 - the shape of Qt's own signal
        if self.isVisible():
            self._point()
        self.button.setText(self._texts[is_open])
        name = f"{self._texts[is_open]}: {self._about}" if self._about else self._texts[is_open]
        self.button.setAccessibleName(name)
        self.content.setVisible(is_open)
        self.toggled.emit(is_open)

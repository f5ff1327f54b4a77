"""Shown when something fails that should not: says so, and offers the trace to copy."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from exposure_app.gui.crash_trace import trace_of
from exposure_app.gui.reading_text import ReadingText
from exposure_app.gui.theme import Space, TextRole
from exposure_app.i18n import _

_CHARACTERS = 60


class CrashDialog(QDialog):
    """A fault in the program, told without anything the person typed.

    Args:
        error: what was raised.
        parent: the dialog stands before it.
    """

    def __init__(self, error: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("A fault in the program"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        layout.setSpacing(Space.MEDIUM)
        layout.addWidget(ReadingText(_("The program met a fault of its own."), TextRole.HEADLINE))
        layout.addWidget(
            ReadingText(
                _(
                    "What you saw before may be incomplete. Nothing was sent anywhere. "
                    "You can go on, or close the program and start it again."
                )
            )
        )
        self.trace = QPlainTextEdit(trace_of(error))
        self.trace.setReadOnly(True)
        self.trace.setTabChangesFocus(True)
        self.trace.setAccessibleName(_("Where it happened"))
        layout.addWidget(self.trace, 1)
        layout.addWidget(
            ReadingText(_("The lines above hold nothing that you typed."), TextRole.NOTE)
        )
        buttons = QDialogButtonBox()
        self.go_on = buttons.addButton(_("&Go on"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.copy = buttons.addButton(_("&Copy the lines"), QDialogButtonBox.ButtonRole.ActionRole)
        self.close_program = buttons.addButton(
            _("C&lose the program"), QDialogButtonBox.ButtonRole.RejectRole
        )
        self.copy.clicked.connect(self._copy)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self._fit(buttons)
        self.go_on.setFocus()

    def _fit(self, buttons: QDialogButtonBox) -> None:
        """As wide as is easy to read, and no wider than the screen."""
        room = self.screen().availableSize()
        # An average letter of a Chinese font is as wide as two.
        width = min(self.fontMetrics().horizontalAdvance("n") * _CHARACTERS, room.width())
        margins = self.contentsMargins()
        if buttons.sizeHint().width() > width - 2 * Space.LARGE - margins.left() - margins.right():
            buttons.setOrientation(Qt.Orientation.Vertical)
        self.resize(width, min(self.sizeHint().height(), room.height()))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.trace.toPlainText())


def ask(error: BaseException, parent: QWidget | None = None) -> bool:
    """Show the fault; True when the person wants to go on, False to close the program."""
    return CrashDialog(error, parent).exec() == QDialog.DialogCode.Accepted

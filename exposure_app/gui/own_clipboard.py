"""Takes back from the clipboard what this program put there, and nothing else.

Why not ask the platform alone: some do not tell who filled it. What changed while one of our
windows had the keyboard was copied here.
"""

from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard, QGuiApplication


class OwnClipboard(QObject):
    """Watches the clipboard from now on.

    Args:
        parent: outlives this.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._clipboard = QGuiApplication.clipboard()
        self._is_ours = False
        self._clipboard.dataChanged.connect(self._notice)

    def clear(self) -> None:
        """Empty it, and what X calls the selection, of what is ours."""
        clipboard = self._clipboard
        if self._is_ours or clipboard.ownsClipboard():
            clipboard.clear()
        self._is_ours = False
        if clipboard.supportsSelection() and clipboard.ownsSelection():
            clipboard.clear(QClipboard.Mode.Selection)

    def _notice(self) -> None:
        self._is_ours = QGuiApplication.focusWindow() is not None

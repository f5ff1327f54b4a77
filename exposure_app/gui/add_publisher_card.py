"""Add a publisher by the file it gave: chosen, or dropped here."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QPushButton

from exposure_app.gui import open_dialog
from exposure_app.gui.announce import announce
from exposure_app.gui.card import Card
from exposure_app.gui.notice import Notice, Tone
from exposure_app.gui.reading_text import ReadingText
from exposure_app.i18n import _


class AddPublisherCard(Card):
    """Takes the file; nothing is asked by adding it.

    Signals:
        chosen: the file.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Add a publisher"))
        self.setAcceptDrops(True)
        text = _(
            "A publisher of lists gives you one small file. Choose it, or drop it here. "
            "Take it only from somebody you trust: it says whose lists count as genuine."
        )
        self.add(ReadingText(text))
        self.button = QPushButton(_("Choose a &file…"))
        self.button.clicked.connect(self._ask)
        self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.told = Notice("")
        self.told.hide()
        self.add(self.told)

    def say(self, text: str, heading: str, tone: Tone = Tone.INFO) -> None:
        """Say below the button what became of the file."""
        self.body.removeWidget(self.told)
        self.told.hide()
        self.told.deleteLater()
        self.told = Notice(text, tone, heading)
        self.add(self.told)
        announce(self, f"{heading} {text}".strip())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file of this computer."""
        if _file_of(event.mimeData().urls()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add the file that was dropped."""
        file = _file_of(event.mimeData().urls())
        if file is not None:
            event.acceptProposedAction()
            self.chosen.emit(file)

    def _ask(self) -> None:
        file = open_dialog.ask(self)
        if file is not None:
            self.chosen.emit(file)


def _file_of(urls: list[QUrl]) -> Path | None:
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None

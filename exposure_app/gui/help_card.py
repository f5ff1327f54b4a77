"""Help with one page, on that page: what it is for, what to do, and which keys there are."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton

from exposure_app.gui.button_row import ButtonRow
from exposure_app.gui.card import Card, text_label
from exposure_app.gui.reading_text import ReadingText
from exposure_app.gui.theme import TextRole
from exposure_app.i18n import _
from exposure_app.wording.help import help_sections


class HelpCard(Card):
    """The help of one page; Escape puts it away.

    Signals:
        closed: the person has read it.

    Args:
        topic: which page, see `wording.help`.
    """

    closed = Signal()

    def __init__(self, topic: str) -> None:
        super().__init__(_("Help with this page"))
        self.setProperty("chosen", "true")
        self.texts: list[ReadingText] = []
        for heading, text in help_sections(topic):
            self.add(text_label(heading, TextRole.KICKER))
            reading = ReadingText(text)
            self.texts.append(reading)
            self.add(reading)
        self.close_button = QPushButton(_("Close the help"))
        self.close_button.clicked.connect(self.closed)
        self.add(ButtonRow(self.close_button))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

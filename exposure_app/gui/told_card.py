"""A card with things to press that says under them what came of it."""

from PySide6.QtWidgets import QPushButton

from exposure_app.errors import ExposureError
from exposure_app.gui.announce import announce
from exposure_app.gui.button_row import ButtonRow
from exposure_app.gui.card import Card
from exposure_app.gui.reading_text import ReadingText
from exposure_app.wording.errors import error_text


class ToldCard(Card):
    """Buttons, and a line that tells; the line is spoken too.

    Args:
        heading: of the card.
        note: under the heading.
    """

    def __init__(self, heading: str, note: str = "") -> None:
        super().__init__(heading, note)
        self.status = ReadingText("")
        self.status.hide()

    def finish(self, *buttons: QPushButton) -> None:
        """Put the buttons, and the line below them, at the end of the card."""
        self.add(ButtonRow(*buttons))
        self.add(self.status)

    def tell(self, text: str) -> None:
        """Say what came of it."""
        self.status.say(text)
        self.status.show()
        announce(self, text)

    def tell_error(self, error: ExposureError) -> None:
        """Say what failed and what to do."""
        self.tell(str(error_text(error)))

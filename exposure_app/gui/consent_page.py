"""The relative's own yes: read by them or aloud to them, and answered with their own buttons.

The one rule: there is no way on but their yes; nobody is asked why they say no.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from exposure_app.gui.announce import announce
from exposure_app.gui.button_row import ButtonRow
from exposure_app.gui.card import Card
from exposure_app.gui.lines_card import LinesCard
from exposure_app.gui.page import Page
from exposure_app.gui.primary_button import PrimaryButton
from exposure_app.gui.reading_text import ReadingText
from exposure_app.gui.theme import TextRole
from exposure_app.i18n import _


class ConsentPage(Page):
    """Asks the person who is helped, not the helper.

    The body is a column of questions: whether to look together, and nothing else as long as a
    check is always for just now.

    Signals:
        agreed: the person said yes.
        declined: the person said no.
        urgent_wanted: whom to call is to be shown.
        ended: back to the first page.

    Args:
        label: how the helper calls the person; may be empty.
    """

    drawing = "who"
    help_topic = "consent"

    agreed = Signal()
    declined = Signal()
    urgent_wanted = Signal()
    ended = Signal()

    def __init__(self, label: str) -> None:
        title = _("{name}, is this all right with you?") if label else _("Is this all right?")
        super().__init__(title.format(name=label), _("Read this yourself, or have it read to you."))
        self.words = ReadingText(consent_words(), TextRole.HEADLINE)
        self.yes = PrimaryButton(_("&Yes, I agree"))
        self.no = QPushButton(_("&No"))
        self.yes.clicked.connect(self.agreed)
        self.no.clicked.connect(self._decline)
        card = Card()
        card.add(self.words)
        card.add(ButtonRow(self.yes, self.no))
        self.add(card)
        self.set_first_focus(self.words)

    def _decline(self) -> None:
        """End kindly: nothing is checked, and there is still something to do."""
        self.declined.emit()
        self.empty()
        self.back_button.hide()
        self.title.setText(_("That is all right"))
        self.lead.setText(_("No check is made, and nothing is kept."))
        text = _("You need no check to ask for help. These numbers are for everybody.")
        self.urgent = QPushButton(_("&Whom to call"))
        self.end = QPushButton(_("&Back to the first page"))
        self.urgent.clicked.connect(self.urgent_wanted)
        self.end.clicked.connect(self.ended)
        card = Card()
        card.add(ReadingText(text))
        card.add(ButtonRow(self.urgent, self.end))
        self.add(card)
        self.add(LinesCard(_("Three things that help everybody"), helpful_words()))
        self.set_first_focus(self.end)
        self.end.setFocus()
        announce(self, f"{self.title.text()}. {self.lead.text()}")


def helpful_words() -> tuple[str, ...]:
    """What to do without any check."""
    return (
        _("Tell nobody a code that was sent to you, whoever asks for it."),
        _("When somebody calls about money, hang up. Call the number on your own card."),
        _("Use another password for each account."),
    )


def consent_words() -> str:
    """What the person agrees to, a sentence a line."""
    return "\n".join(
        (
            _("I agree to a check of my number together with the person beside me."),
            _("I can stop at any time."),
            _("Nothing is kept."),
        )
    )

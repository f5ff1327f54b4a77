"""At a desk: what is more urgent than a check, and what to do then."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from exposure_app.core.steps import Step
from exposure_app.gui.card import Card, text_label
from exposure_app.gui.page import Page
from exposure_app.gui.reading_text import ReadingText
from exposure_app.gui.step_card import StepCard
from exposure_app.gui.theme import TextRole
from exposure_app.i18n import _
from exposure_app.wording.desk import dangers


class DangerPage(Page):
    """Three cards, and the numbers to call in the visitor's country.

    Signals:
        clear_wanted: the check is stopped and everything forgotten.

    Args:
        contacts: steps with a number to call.
    """

    help_topic = "danger"

    clear_wanted = Signal()

    def __init__(self, contacts: Sequence[Step]) -> None:
        super().__init__(
            _("More urgent than a check"),
            _("Only you see this page. The visitor's view shows none of it."),
        )
        self.clear_button = self.add_footer_button(_("&Stop the check and clear"))
        self.clear_button.clicked.connect(self.clear_wanted)
        for name, sentences in dangers():
            card = Card(name)
            for sentence in sentences:
                card.add(ReadingText(sentence))
            self.add(card)
        if contacts:
            self.add(text_label(_("Numbers to call"), TextRole.HEADLINE))
        for step in contacts:
            self.add(StepCard(step, None))
        self.set_first_focus(self.back_button)

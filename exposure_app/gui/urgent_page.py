"""For somebody whose money moves or whose phone went silent: whom to call, before any check."""

from collections.abc import Sequence

from exposure_app.core.steps import Step
from exposure_app.gui.notice import Notice, Tone
from exposure_app.gui.page import Page
from exposure_app.gui.step_card import StepCard
from exposure_app.i18n import _
from exposure_app.wording.advice import no_call_back_text, urgent_text


class UrgentPage(Page):
    """At most three calls, first things first.

    Args:
        contacts: steps with a number to call.
        country: ISO 3166 code the contacts were chosen for, empty when none was chosen yet.
    """

    drawing = "urgent"
    help_topic = "urgent"

    def __init__(self, contacts: Sequence[Step], country: str) -> None:
        super().__init__(_("Call first. The check can wait."), urgent_text())
        self.contacts = tuple(contacts)
        if not country:
            self.add(Notice(_("Choose your country on the second page to see its numbers.")))
        for step in contacts:
            self.add(StepCard(step, can_be_marked=False))
        if not contacts:
            text = _("The number of your carrier is on its letters and on the card of the SIM.")
            self.add(Notice(text))
        self.add(Notice(no_call_back_text(), Tone.CAUTION))
        self.set_first_focus(self.back_button)

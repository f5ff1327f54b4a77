"""Before the check: exactly what would leave this computer."""

from exposure_app.core.findings import CheckRequest, SendingPlan
from exposure_app.gui.card import Card
from exposure_app.gui.fitted_table import FittedTable
from exposure_app.gui.list_tables import departures_model, local_lists_model
from exposure_app.gui.notice import Notice
from exposure_app.gui.page import Page
from exposure_app.gui.reading_text import ReadingText
from exposure_app.i18n import _
from exposure_app.wording.lookups import demonstration_text, sending_summary
from exposure_app.wording.sentences import join_words
from exposure_app.wording.services import service_label


class LeavesPage(Page):
    """Shows what pressing Check sends, reads, and cannot look up.

    Args:
        plan: what would be sent, and which lists are read here.
        request: what is to be checked.
    """

    def __init__(self, plan: SendingPlan, request: CheckRequest) -> None:
        super().__init__(_("What leaves this computer"), primary=_("&Check"))
        self.add(ReadingText(sending_summary(plan)))
        if plan.departures:
            self._add_departures(plan)
        if request.identifiers:
            self._add_lists(plan)
        else:
            self._add_no_lists()
        if plan.uncovered:
            self._add_uncovered(plan)

    def _add_departures(self, plan: SendingPlan) -> None:
        card = Card(_("What would be sent"))
        card.add(FittedTable(departures_model(plan.departures), _("What would be sent")))
        self.add(card)

    def _add_lists(self, plan: SendingPlan) -> None:
        heading = _("Lists that are read on this computer")
        card = Card(heading)
        card.add(FittedTable(local_lists_model(plan.lists), heading))
        if any(one.is_demonstration for one in plan.lists):
            card.add(Notice(demonstration_text(), heading=_("Demonstration lists")))
        self.add(card)

    def _add_no_lists(self) -> None:
        card = Card(_("No list is asked"))
        card.add(
            ReadingText(
                _("No number or account was typed. The answer will rest on what you noticed.")
            )
        )
        self.add(card)

    def _add_uncovered(self, plan: SendingPlan) -> None:
        names = join_words(service_label(service) for service in dict.fromkeys(plan.uncovered))
        card = Card(_("No list covers these"))
        card.add(ReadingText(names))
        note = _("Nothing will be said about them. They are not sent anywhere either.")
        card.add(ReadingText(note))
        self.add(card)

"""Confirmed incidents that concern the person and that no list can be checked for."""

from collections.abc import Sequence
from typing import Final

from exposure_app.core.breaches import Catalogue, Incident
from exposure_app.core.findings import UnlistedIncident
from exposure_app.core.fitting_step import fitting_step
from exposure_app.core.steps import Plan
from exposure_app.gui.card import Card, text_label
from exposure_app.gui.fact_grid import FactGrid
from exposure_app.gui.reading_text import ReadingText
from exposure_app.gui.theme import Space, TextRole
from exposure_app.wording.unlisted import (
    more_unlisted,
    unlisted_facts,
    unlisted_heading,
    unlisted_lead,
    unlisted_note,
    unlisted_title,
)

MOST: Final = 5


class UnlistedCard(Card):
    """Incidents shown apart, each with what to do about it: none of them is a match.

    Args:
        incidents: at least one; the first five are shown and the others counted.
        catalogue: the incidents.
        plan: the steps that were chosen.
    """

    def __init__(
        self, incidents: Sequence[UnlistedIncident], catalogue: Catalogue, plan: Plan
    ) -> None:
        super().__init__(unlisted_title(), unlisted_note())
        found = (catalogue.find(one.incident_id) for one in incidents)
        open_ones = [one for one in found if one is not None and not one.flags.is_sensitive]
        for incident in open_ones[:MOST]:
            self._add_incident(incident, catalogue, plan)
        more = more_unlisted(len(open_ones[MOST:]))
        if more:
            self.add(ReadingText(more, TextRole.NOTE))

    def _add_incident(self, incident: Incident, catalogue: Catalogue, plan: Plan) -> None:
        self.body.addSpacing(Space.MEDIUM)
        self.add(text_label(unlisted_heading(incident, catalogue), TextRole.HEADING))
        self.add(ReadingText(unlisted_lead(incident)))
        self.add(FactGrid(unlisted_facts(incident, fitting_step(plan, incident))))

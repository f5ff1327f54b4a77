"""Confirmed incidents that concern the person and that no list can be checked for."""

from collections.abc import Sequence

from exposure_app.core.breaches import Catalogue
from exposure_app.core.findings import UnlistedIncident
from exposure_app.gui.card import Card
from exposure_app.gui.fact_grid import FactGrid
from exposure_app.i18n import _
from exposure_app.wording.breaches import incident_classes, incident_period, incident_title
from exposure_app.wording.sentences import capitalised

MOST = 5


class UnlistedCard(Card):
    """Incidents shown apart: none of them is a match.

    Args:
        incidents: at least one; the first five are shown.
        catalogue: the incidents.
    """

    def __init__(self, incidents: Sequence[UnlistedIncident], catalogue: Catalogue) -> None:
        super().__init__(
            _("Known incidents that have no list"),
            _("These may concern you. Nobody can look you up in them, so none counts as a match."),
        )
        for one in incidents[:MOST]:
            incident = catalogue.find(one.incident_id)
            if incident is not None and not incident.flags.is_sensitive:
                title = incident_title(incident, catalogue)
                exposed = capitalised(incident_classes(incident))
                self.add(FactGrid([(incident_period(incident), f"{title}\n{exposed}")]))

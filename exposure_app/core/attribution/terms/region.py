"""Whether the incident is known to have touched the person's province."""

from exposure_app.core.attribution.candidates import Candidate
from exposure_app.core.attribution.knowledge import Knowledge
from exposure_app.core.attribution.person import Person
from exposure_app.core.attribution.terms.part import NOTHING, Part, Parts


def region(candidate: Candidate, person: Person, knowledge: Knowledge) -> Parts:
    """For a province that is named; against one that is not, when the list is complete."""
    incident = candidate.incident
    if incident is None or person.province is None or not incident.regions:
        return NOTHING
    facts = (("province", person.province),)
    home = person.province.casefold()
    if any(name.casefold() == home for name in incident.regions):
        return (Part("region_named", knowledge.numbers["region_right"], facts),)
    if incident.regions_incomplete:
        return NOTHING
    return (Part("region_not_named", knowledge.numbers["region_wrong"], facts),)

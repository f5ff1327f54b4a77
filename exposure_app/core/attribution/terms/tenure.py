"""Whether the person was with the company, and had the number, when the data were exposed."""

from exposure_app.core.attribution.candidates import Candidate
from exposure_app.core.attribution.knowledge import Knowledge
from exposure_app.core.attribution.person import Person
from exposure_app.core.attribution.terms.digest import is_of_former_holder
from exposure_app.core.attribution.terms.part import NOTHING, Part, Parts
from exposure_app.core.breaches import Incident


def _relationship(candidate: Candidate, knowledge: Knowledge) -> Parts:
    # A carrier that is not the person's own is the carrier term's affair.
    if candidate.is_held or candidate.kind == "carrier":
        return NOTHING
    numbers = knowledge.numbers
    listing = knowledge.sectors[candidate.profile].listing
    if candidate.is_hit:
        value = numbers["no_account_with_hit"]
    elif listing == "always" or candidate.kind == "stuffing" or candidate.serves_others:
        value = numbers["no_account"]
    elif listing == "seldom":
        value = numbers["seldom_listed"]
    else:
        return NOTHING
    return (Part("no_account", value, (("brand", candidate.brand),)),)


def _younger(
    candidate: Candidate, incident: Incident, person: Person, knowledge: Knowledge
) -> Parts:
    numbers, ended = knowledge.numbers, incident.exposed_to.last
    account = candidate.account
    if account is not None and account.since is not None and account.since.first > ended:
        return (Part("account_younger", numbers["account_younger"]),)
    since = person.number_since
    is_by_number = "phone" in incident.identifiers and account is None
    if is_of_former_holder(candidate, person) or (
        is_by_number and not candidate.is_hit and since is not None and since.first > ended
    ):
        return (Part("number_younger", numbers["number_younger"]),)
    return NOTHING


def tenure(candidate: Candidate, person: Person, knowledge: Knowledge) -> Parts:
    """Against a documented incident from before the account or the number, or without any."""
    incident = candidate.incident
    if incident is None:
        return NOTHING
    return (
        *_relationship(candidate, knowledge),
        *_younger(candidate, incident, person, knowledge),
    )

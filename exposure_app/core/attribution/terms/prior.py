"""How often a source like this one harms a given person, before anything was noticed.

Documented: a rate times the root of the share of customers affected, how often data of that
mechanism are misused, and trust in the report. Undocumented: the rate of the sector.
"""

from math import log, sqrt
from typing import Final

from exposure_app.core.attribution.candidates import Candidate, Route
from exposure_app.core.attribution.knowledge import Knowledge
from exposure_app.core.attribution.person import Person
from exposure_app.core.attribution.terms.part import NOTHING, Part, Parts
from exposure_app.core.breaches import Incident

_THOUSAND: Final = 1000


def coverage_of(incident: Incident, knowledge: Knowledge) -> float:
    """The share of people affected, kept away from nobody and everybody."""
    numbers = knowledge.numbers
    return min(max(incident.coverage, numbers["least_coverage"]), numbers["most_coverage"])


def trust_in(incident: Incident, knowledge: Knowledge) -> float:
    """How far the report of an incident is trusted."""
    trust = knowledge.confidence[incident.confidence]
    if incident.flags.is_fabricated:
        return min(trust, knowledge.confidence["fabricated"])
    if incident.flags.is_verified is False:
        return min(trust, knowledge.confidence["unverified"])
    return trust


def _documented(candidate: Candidate, incident: Incident, knowledge: Knowledge) -> Part:
    share = coverage_of(incident, knowledge)
    if candidate.is_held:
        is_small = incident.people is not None and (
            incident.people < knowledge.numbers["small_incident"] * _THOUSAND
        )
        least = "held_small_coverage" if is_small else "held_coverage"
        share = max(share, knowledge.numbers[least])
    trust = trust_in(incident, knowledge)
    rate = knowledge.numbers["base"] * sqrt(share) * knowledge.misuse[incident.mechanism] * trust
    aspect = "claim_only" if trust < knowledge.confidence["unverified"] else "incident_rate"
    return Part(aspect, log(rate / knowledge.sectors["unknown"].prior))


def _reuse(candidate: Candidate, person: Person, knowledge: Knowledge) -> Parts:
    if candidate.kind != "stuffing":
        return NOTHING
    if person.password_reused is None:
        return NOTHING
    if person.password_reused:
        return (Part("password_reused", log(knowledge.numbers["reused_factor"])),)
    return (Part("password_not_reused", log(knowledge.numbers["not_reused_factor"])),)


def _relationship(candidate: Candidate, person: Person, knowledge: Knowledge) -> Parts:
    """Naming a company of a kind that hardly anybody names otherwise points to it."""
    # Everybody has a carrier, so naming one says nothing.
    if candidate.account is None or candidate.kind in ("carrier", "stuffing", "phishing"):
        return NOTHING
    numbers = knowledge.numbers
    # Whoever names everything they have names no company for a reason.
    thorough = max(1.0, len(person.accounts) / numbers["usual_accounts"])
    named = min(numbers["most_named"], thorough * knowledge.sectors[candidate.profile].named)
    return (Part("entered", numbers["entered"] - log(named)),)


def _guessed(candidate: Candidate, knowledge: Knowledge) -> Parts:
    """For a kind of company of which none was named that could be it."""
    numbers, listing = knowledge.numbers, knowledge.sectors[candidate.profile].listing
    guess = numbers[f"guess_{listing}"]
    if candidate.is_beside:
        found = Part("another_entered", guess + numbers["guess_beside"])
    else:
        found = Part("not_entered", guess)
    if candidate.is_hinted:
        return (found,)
    return (found, Part("not_hinted", numbers["guess_unhinted"]))


def _undocumented(candidate: Candidate, knowledge: Knowledge) -> Parts:
    sectors = knowledge.sectors
    rate = log(sectors[candidate.profile].prior / sectors["unknown"].prior)
    parts: Parts = (Part("sector_rate", rate),)
    # Everybody has a carrier, whether or not it was named.
    if candidate.route is Route.SECTOR and candidate.kind != "carrier":
        return (*parts, *_guessed(candidate, knowledge))
    if candidate.route is Route.OWN_SIDE:
        listed = Part("password_listed", log(knowledge.numbers["password_hit_factor"]))
        return (*parts, listed) if candidate.is_hit else parts
    undocumented = knowledge.numbers["undocumented"]
    if not candidate.has_incident:
        return (*parts, Part("seldom_public", undocumented))
    # What is known to have happened there is weighed by itself, and is likelier than more.
    instead = Part("incident_instead", knowledge.numbers["incident_instead"])
    return (*parts, Part("more_than_public", undocumented), instead)


def prior(candidate: Candidate, person: Person, knowledge: Knowledge) -> Parts:
    """The prior of the candidate against that of an unknown source."""
    if candidate.route is Route.UNKNOWN:
        return NOTHING
    incident = candidate.incident
    parts = (
        _undocumented(candidate, knowledge)
        if incident is None
        else (_documented(candidate, incident, knowledge),)
    )
    return (
        *parts,
        *_relationship(candidate, person, knowledge),
        *_reuse(candidate, person, knowledge),
    )

"""What it says that a published list holds the person, or that it does not.

A rare list tells more than one that holds everybody. Mixed lists and lists about a former holder
of the number tell next to nothing about where the data came from.
"""

from math import log
from typing import Final

from exposure_app.core.attribution.candidates import Candidate
from exposure_app.core.attribution.knowledge import Knowledge
from exposure_app.core.attribution.person import Person
from exposure_app.core.attribution.terms.part import NOTHING, Part, Parts
from exposure_app.core.attribution.terms.prior import coverage_of
from exposure_app.core.breaches import Incident

_OTHER_NAMES: Final = frozenset(("email", "username", "uid"))


def is_compilation(incident: Incident) -> bool:
    """Whether a list is put together from other lists, so that being in it names no source."""
    flags = incident.flags
    return bool(
        incident.kind == "aggregator"
        or incident.mechanism == "stealer"
        or flags.is_spam_list
        or flags.is_malware
        or flags.is_stealer_log
    )


def is_of_former_holder(candidate: Candidate, person: Person) -> bool:
    """Whether a match by number belongs to whoever had the number before."""
    incident = candidate.incident
    if incident is None or not candidate.is_hit:
        return False
    names = incident.identifiers | incident.data_classes
    if "phone" not in names or not (person.has_phone or person.number_since is not None):
        return False
    if candidate.account is not None or (person.accounts and names & _OTHER_NAMES):
        return False
    if person.number_since is not None:
        return person.number_since.first > incident.exposed_to.last
    return person.number_had_previous_holder is True


def _hit(candidate: Candidate, incident: Incident, person: Person, knowledge: Knowledge) -> Part:
    numbers = knowledge.numbers
    # A list that hardly anybody is in would otherwise outweigh everything else.
    share = max(coverage_of(incident, knowledge), numbers["least_listed"])
    value = max(0.0, log(numbers["hit_if_source"] / share))
    if is_of_former_holder(candidate, person):
        return Part("hit_of_former_holder", value * numbers["former_owner_share"])
    if is_compilation(incident):
        return Part("hit_in_mixed_list", min(value, numbers["compilation_cap"]))
    if incident.flags.is_verified is False:
        return Part("hit_unverified", value * numbers["unverified_share"])
    return Part("hit", value)


def digest(candidate: Candidate, person: Person, knowledge: Knowledge) -> Parts:
    """A match or a miss in the candidate's own list."""
    incident = candidate.incident
    if incident is None:
        return NOTHING
    if candidate.is_hit:
        return (_hit(candidate, incident, person, knowledge),)
    if incident.id in person.misses or f"hibp:{incident.hibp_name}" in person.misses:
        miss = knowledge.numbers["miss_if_source"]
        value = log(miss / (1.0 - coverage_of(incident, knowledge)))
        return (Part("miss", min(0.0, value)),)
    return NOTHING

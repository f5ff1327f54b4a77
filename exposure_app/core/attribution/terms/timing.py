"""Whether what was noticed began when the candidate's data were exposed.

Before the exposure it cannot have been the cause. Afterwards the data grow stale: live data, such
as orders under way, within months; names and numbers within years.
"""

from datetime import date
from math import log

from exposure_app.core.attribution.candidates import Candidate
from exposure_app.core.attribution.knowledge import Knowledge
from exposure_app.core.attribution.person import Person
from exposure_app.core.attribution.terms.part import NOTHING, Part, Parts
from exposure_app.core.breaches import Incident
from exposure_app.core.periods import PartialDate, months_between


def onset(person: Person) -> PartialDate | None:
    """When the first dated symptom began; None when no date was given."""
    return min((s.since for s in person.symptoms if s.since is not None), default=None)


def _needs_live_data(incident: Incident, person: Person, knowledge: Knowledge) -> bool:
    live = knowledge.live_classes & incident.data_classes
    if not live:
        return False
    if live & person.strangers_know or "session" in live:
        return True
    return any(
        link.data_class in live
        for symptom in person.symptoms
        for link in knowledge.links[symptom.code]
    )


def _stale(incident: Incident, person: Person, knowledge: Knowledge, day: date) -> Parts:
    months = months_between(incident.exposed_to.last, day)
    if months <= 0:
        return NOTHING
    numbers = knowledge.numbers
    is_live = _needs_live_data(incident, person, knowledge)
    half_life = numbers["live_months"] if is_live else numbers["stale_months"]
    value = max(numbers["least_time"], -log(2.0) * months / half_life)
    aspect = "live_data_stale" if is_live else "long_after"
    return (Part(aspect, value, (("months", round(months)),)),)


def timing(candidate: Candidate, person: Person, knowledge: Knowledge) -> Parts:
    """Nothing for what began within the exposure; undocumented sources have no dates."""
    incident = candidate.incident
    if incident is None:
        return NOTHING
    began = onset(person)
    if began is None:
        if not person.symptoms:
            return NOTHING
        share = knowledge.numbers["unknown_onset_share"]
        return tuple(
            part._replace(value=part.value * share)
            for part in _stale(incident, person, knowledge, person.asked_on)
        )
    if began.last < incident.exposed_from.first:
        return (Part("began_before", knowledge.numbers["before_window"]),)
    return _stale(incident, person, knowledge, began.first)

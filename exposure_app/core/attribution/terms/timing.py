"""Whether what was noticed began when the candidate's data were exposed.

Before the exposure it cannot have been the cause. That it began soon after a short one is hardly
chance. Later the data grow stale: live data, such as orders under way, within months; names and
numbers within years.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from math import log

from exposure_app.core.attribution.candidates import Candidate
from exposure_app.core.attribution.knowledge import Knowledge
from exposure_app.core.attribution.person import Person
from exposure_app.core.attribution.terms.part import NOTHING, Column, Part, Parts, silent
from exposure_app.core.breaches import Incident
from exposure_app.core.periods import PartialDate, months_between


def onset(person: Person) -> PartialDate | None:
    """When the first dated symptom began; None when no date was given."""
    return min((s.since for s in person.symptoms if s.since is not None), default=None)


def live_used(person: Person, knowledge: Knowledge) -> AbstractSet[str]:
    """The classes that go stale within months and were used on this person, sessions always."""
    linked = {
        link.data_class for symptom in person.symptoms for link in knowledge.links[symptom.code]
    }
    return knowledge.live_classes & {"session", *person.strangers_know, *linked}


def _stale(incident: Incident, used: AbstractSet[str], knowledge: Knowledge, day: date) -> Parts:
    months = months_between(incident.exposed_to.last, day)
    if months <= 0:
        return NOTHING
    numbers = knowledge.numbers
    is_live = not incident.data_classes.isdisjoint(used)
    half_life = numbers["live_months"] if is_live else numbers["stale_months"]
    value = max(numbers["least_time"], -log(2.0) * months / half_life)
    aspect = "live_data_stale" if is_live else "long_after"
    return (Part(aspect, value, (("months", round(months)),)),)


def _soon_after(incident: Incident, began: PartialDate, knowledge: Knowledge) -> Parts:
    """Whether it began in the exposure or soon after, where that lasted no longer than people say.

    An exposure of many years fits whatever began in them, and so tells nothing.
    """
    numbers = knowledge.numbers
    lasted = months_between(incident.exposed_from.first, began.last)
    later = months_between(incident.exposed_to.last, began.last)
    if later > numbers["soon_months"] or lasted > numbers["short_months"]:
        return NOTHING
    return (Part("soon_after", numbers["soon_after"]),)


def timing(candidates: Sequence[Candidate], person: Person, knowledge: Knowledge) -> Column:
    """How what began fits the dates of incidents; undocumented sources have none."""
    if not person.symptoms:
        return silent(candidates)
    began, used = onset(person), live_used(person, knowledge)

    def says(incident: Incident) -> Parts:
        if began is None:
            share = knowledge.numbers["unknown_onset_share"]
            parts = _stale(incident, used, knowledge, person.asked_on)
            return tuple(part._replace(value=part.value * share) for part in parts)
        if began.last < incident.exposed_from.first:
            return (Part("began_before", knowledge.numbers["before_window"]),)
        return _soon_after(incident, began, knowledge) + _stale(
            incident, used, knowledge, began.first
        )

    return [NOTHING if one.incident is None else says(one.incident) for one in candidates]

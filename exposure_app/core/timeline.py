"""What happened when, for one person: number, accounts, incidents, what was noticed.

The one rule: a date is the span of days it may mean, and whatever is not shown is counted.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from exposure_app.core.attribution.explanation import Explanation
from exposure_app.core.attribution.leading import leaders
from exposure_app.core.attribution.person import Person
from exposure_app.core.breaches import Catalogue, Incident
from exposure_app.core.periods import PartialDate

MOST_ACCOUNTS: Final = 3
MOST_INCIDENTS: Final = 6
MOST_SYMPTOMS: Final = 4
_NOTHING_NOTICED: Final = "none"


class LaneKind(StrEnum):
    """What one line of the timeline tells of."""

    NUMBER = "number"
    ACCOUNT = "account"
    INCIDENT = "incident"
    SYMPTOM = "symptom"


class Mark(StrEnum):
    """What happened at one place of a line."""

    BEGAN = "began"
    EXPOSED = "exposed"
    PUBLISHED = "published"
    NOTICED = "noticed"


class Concern(StrEnum):
    """Why an incident is shown."""

    PROBABLE = "probable"
    MATCH = "match"
    NO_LIST = "no_list"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened.

    Attributes:
        mark: what it was.
        begin: when it began, or when it was.
        end: when it ended; the same as ``begin`` for what has no length.
    """

    mark: Mark
    begin: PartialDate
    end: PartialDate


@dataclass(frozen=True, slots=True)
class Lane:
    """One line: a number, an account, an incident or something noticed.

    Attributes:
        kind: what it is.
        subject: brand of the account, id of the incident, code of the symptom; empty for a number.
        service: where the symptom showed, empty when nowhere in particular.
        concern: why the incident is shown; None for all other lines.
        events: at least one, in order.
    """

    kind: LaneKind
    subject: str
    service: str
    concern: Concern | None
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Everything of one person that has a date.

    Attributes:
        lanes: number, accounts, incidents, symptoms; the earlier first within each.
        onset: when the first thing with a date was noticed; None when no date was given.
        asked_on: the day of the question.
        undated: how many accounts and things noticed have no date.
        left_out: how many lines have a date and are not shown.
    """

    lanes: tuple[Lane, ...]
    onset: PartialDate | None
    asked_on: date
    undated: int
    left_out: int

    @property
    def first(self) -> date:
        """The earliest day that anything shown may mean."""
        days = [event.begin.first for lane in self.lanes for event in lane.events]
        return min([*days, self.asked_on])

    @property
    def last(self) -> date:
        """The day of the question, or the end of what is known only to lie about it."""
        days = [event.end.last for lane in self.lanes for event in lane.events]
        return max([*days, self.asked_on])


def timeline(
    person: Person,
    catalogue: Catalogue,
    explanation: Explanation,
    unlisted: Iterable[str],
    hidden: frozenset[str] = frozenset(),
) -> Timeline:
    """What is worth showing of one person's dates.

    Args:
        person: the answers, with hits filled in.
        catalogue: the incidents.
        explanation: its leading sources are shown first.
        unlisted: ids of incidents without a list that concern the person.
        hidden: ids of incidents that are not to be shown; each is counted.
    """
    brands = [leader.source.brand for leader in leaders(explanation).sources]
    accounts = _accounts(person, brands)
    incidents = _incidents(person, catalogue, explanation, unlisted)
    shown = [_incident_lane(*pair) for pair in incidents if pair[0].id not in hidden]
    symptoms = _symptoms(person)
    groups = (
        _number(person),
        accounts[:MOST_ACCOUNTS],
        shown[:MOST_INCIDENTS],
        symptoms[:MOST_SYMPTOMS],
    )
    lanes = tuple(lane for group in groups for lane in sorted(group, key=_begin))
    dated = len(accounts) + len(incidents) + len(symptoms) + len(groups[0])
    onsets = [symptom.since for symptom in person.symptoms if symptom.since is not None]
    return Timeline(
        lanes=lanes,
        onset=min(onsets, default=None),
        asked_on=person.asked_on,
        undated=_undated(person),
        left_out=dated - len(lanes),
    )


def _begin(lane: Lane) -> tuple[date, date, str, str]:
    first = lane.events[0].begin
    return first.first, first.last, lane.subject, lane.service


def _at(mark: Mark, when: PartialDate) -> Event:
    return Event(mark, when, when)


def _number(person: Person) -> list[Lane]:
    if person.number_since is None:
        return []
    began = _at(Mark.BEGAN, person.number_since)
    return [Lane(LaneKind.NUMBER, "", "", None, (began,))]


def _accounts(person: Person, brands: list[str]) -> list[Lane]:
    """Accounts with a date; those at a probable source first, then in the order given."""
    lanes = [
        Lane(LaneKind.ACCOUNT, one.service, "", None, (_at(Mark.BEGAN, one.since),))
        for one in person.accounts
        if one.since is not None
    ]
    lanes.sort(key=lambda lane: lane.subject not in brands)
    return lanes


def _symptoms(person: Person) -> list[Lane]:
    """Things noticed with a date, the earliest first; each of them once."""
    lanes = {
        (one.code, one.service or "", one.since): Lane(
            LaneKind.SYMPTOM, one.code, one.service or "", None, (_at(Mark.NOTICED, one.since),)
        )
        for one in person.symptoms
        if one.since is not None
    }
    return sorted(lanes.values(), key=_begin)


def _undated(person: Person) -> int:
    noticed = [one.since for one in person.symptoms if one.code != _NOTHING_NOTICED]
    return sum(since is None for since in (*(one.since for one in person.accounts), *noticed))


def _incidents(
    person: Person, catalogue: Catalogue, explanation: Explanation, unlisted: Iterable[str]
) -> list[tuple[Incident, Concern]]:
    """Incidents that concern the person, each once: probable ones, matches, those without a list.

    What is both probable and a match is a match, since that says more.
    """
    probable = [leader.source.incident_id for leader in leaders(explanation).sources]
    hits = sorted(person.hits)
    wanted: Mapping[Concern, Iterable[str]] = {
        Concern.PROBABLE: [incident_id for incident_id in probable if incident_id],
        Concern.MATCH: hits,
        Concern.NO_LIST: unlisted,
    }
    matched = {found.id for one in hits if (found := catalogue.find(one)) is not None}
    chosen: dict[str, tuple[Incident, Concern]] = {}
    for concern, ids in wanted.items():
        for incident_id in ids:
            incident = catalogue.find(incident_id)
            if incident is not None:
                why = Concern.MATCH if incident.id in matched else concern
                chosen.setdefault(incident.id, (incident, why))
    return list(chosen.values())


def _incident_lane(incident: Incident, concern: Concern) -> Lane:
    events = [Event(Mark.EXPOSED, incident.exposed_from, incident.exposed_to)]
    if incident.published is not None:
        events.append(_at(Mark.PUBLISHED, incident.published))
    return Lane(LaneKind.INCIDENT, incident.id, "", concern, tuple(events))

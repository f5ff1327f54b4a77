"""Turn scored candidates into the sources a person meets, each with its reasons.

The one rule: a reason's log-odds is the very number that ranked the candidate against `unknown`.
Staff and traffic of one carrier are one source, told with the reasons of the likelier route.
"""

from collections.abc import Sequence
from functools import partial
from itertools import groupby
from math import fsum
from typing import Final

from exposure_app.core.attribution.candidates import Candidate, Route
from exposure_app.core.attribution.contributed import contributed
from exposure_app.core.attribution.explanation import (
    Argument,
    Band,
    Grade,
    ProbableSource,
    Reason,
    Term,
)
from exposure_app.core.attribution.knowledge import Knowledge
from exposure_app.core.attribution.later import Later
from exposure_app.core.attribution.person import Person
from exposure_app.core.attribution.posterior import Contribution, contributions
from exposure_app.core.attribution.terms.digest import is_compilation
from exposure_app.core.attribution.weighing import Weighed

SOME: Final = 0.7
STRONG: Final = 2.3
_FITTING: Final = (Term.SYMPTOMS, Term.KNOW, Term.ALIAS, Term.OTHERS)


def band_of(log_odds: float) -> Band | None:
    """How much a reason weighs; None when it is too little to be said."""
    if abs(log_odds) > STRONG:
        return Band.STRONG
    return Band.SOME if abs(log_odds) > SOME else None


def _is_small(part: Contribution) -> bool:
    return -SOME <= part.log_odds <= SOME


def _reasons(parts: Sequence[Contribution], sign: int) -> tuple[Reason, ...]:
    said = [part for part in parts if part.log_odds * sign > SOME]
    # Parts come in a fixed order, which equal ones keep.
    said.sort(key=lambda part: -part.log_odds * sign)
    return tuple(
        Reason(
            term,
            part.aspect,
            Band.STRONG if log_odds * sign > STRONG else Band.SOME,
            log_odds,
            dict(part.facts),
        )
        for term, part, log_odds in said
    )


def _grade(candidate: Candidate, parts: Sequence[Contribution], person: Person) -> Grade:
    if candidate.route in (Route.UNKNOWN, Route.OWN_SIDE):
        return Grade.NONE
    if candidate.incident is not None:
        return Grade.DOCUMENTED_INCIDENT
    knows_rare = any(c.term is Term.KNOW and c.part.aspect == "held_it" for c in parts)
    if candidate.is_held and (knows_rare or not person.strangers_know):
        return Grade.HOLDS_WHAT_THEY_KNOW
    fits = sum(c.log_odds for c in parts if c.term in _FITTING)
    return Grade.HOLDS_WHAT_THEY_KNOW if knows_rare and fits > STRONG else Grade.SECTOR_GUESS


def _missing(candidate: Candidate, person: Person) -> tuple[str, ...]:
    incident = candidate.incident
    is_by_number = "phone" in candidate.holds
    has_list = incident is not None and (candidate.is_hit or bool(incident.hibp_name))
    asks = {
        "carrier": candidate.kind == "carrier" and person.carrier is None,
        "carrier_confirmed": candidate.kind == "carrier"
        and person.carrier is not None
        and person.carrier_from == "prefix",
        "province": incident is not None and bool(incident.regions) and person.province is None,
        "number_since": incident is not None and is_by_number and person.number_since is None,
        "account_since": incident is not None
        and candidate.account is not None
        and candidate.account.since is None,
        "symptom_dates": incident is not None
        and bool(person.symptoms)
        and all(symptom.since is None for symptom in person.symptoms),
        "symptoms": not person.symptoms,
        "strangers_know": not person.strangers_know,
        "others_affected": not person.others_affected,
        "password_reused": candidate.kind == "stuffing" and person.password_reused is None,
        "no_list": incident is not None and not has_list,
        "mixed_list": incident is not None and candidate.is_hit and is_compilation(incident),
        "no_incident": incident is None and candidate.is_held,
    }
    return tuple(code for code, is_missing in asks.items() if is_missing)


def _argument(candidate: Candidate, parts: Sequence[Contribution], person: Person) -> Argument:
    told = [part for part in parts if not _is_small(part)]
    return Argument(
        grade=_grade(candidate, parts, person),
        reasons=_reasons(told, 1),
        against=_reasons(told, -1),
        missing=_missing(candidate, person),
        log_odds=fsum([part.log_odds for part in parts]),
        small=fsum([part.log_odds for part in parts if _is_small(part)]),
    )


def rank(weighed: Weighed, knowledge: Knowledge) -> tuple[ProbableSource, ...]:
    """Every source, likeliest first; equal ones in the order of their ids."""
    found, shares = weighed.candidates, weighed.shares
    also = Later(lambda: contributed(weighed, knowledge))
    sources = []
    for source_id, group in groupby(range(len(found)), key=lambda place: found[place].id):
        routes = sorted(group, key=lambda place: (-shares[place], found[place].route))
        candidate = found[routes[0]]
        sources.append(
            ProbableSource(
                id=source_id,
                kind=candidate.kind,
                brand=candidate.brand,
                incident_id="" if candidate.incident is None else candidate.incident.id,
                probability=sum(shares[place] for place in routes),
                argued=Later(partial(_argument_at, routes[0], weighed, knowledge)),
                contributions=also,
            )
        )
    sources.sort(key=lambda source: (-source.probability, source.id))
    return tuple(sources)


def _argument_at(place: int, weighed: Weighed, knowledge: Knowledge) -> Argument:
    parts = contributions(weighed.matrix, place, knowledge)
    return _argument(weighed.candidates[place], parts, weighed.person)

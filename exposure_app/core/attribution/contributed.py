"""The second answer: whether a source contributed at all, beside being the main one or not.

Several sources may have exposed data of one person, so these chances need not add up to one. By
noisy-OR, each way of contributing is enough:

    P(c contributed) = 1 - (1 - share_c) * (1 - exposure_c * relevance_c)
    relevance_c = 1 - product over the items of (1 - blame_c(item)) ** repeated
    blame_c(item) = cause_c / (outside + cause_c + sum over others of exposure_o * cause_o)

`share_c` is the posterior share; `exposure_c` the chance that c exposed this person at all; the
items are what was noticed and what strangers know; `cause_c` how likely c, once it exposed the
person, leads to the item; `outside` the odds of the item without any candidate.

Why so: the guilt of an agent is one minus the product over the objects found of one minus its part
of the blame, with the blame shared among the agents that hold the object (Papadimitriou and
Garcia-Molina, Data Leakage Detection, IEEE TKDE 23(1), 2011). They share it equally; here each
other agent counts by its own chance to have exposed the person, and items of one theft count less
the more there are, since they are not independent.
"""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from exposure_app.core.attribution.candidates import Candidate, Route
from exposure_app.core.attribution.explanation import Term
from exposure_app.core.attribution.knowledge import Knowledge
from exposure_app.core.attribution.person import Person
from exposure_app.core.attribution.posterior import TermMatrix
from exposure_app.core.attribution.terms.know import vague
from exposure_app.core.attribution.terms.prior import coverage_of, trust_in
from exposure_app.core.attribution.terms.symptoms import (
    chances,
    either,
    leak_of,
    noticed_by,
    repeated,
    seen_by,
)
from exposure_app.core.attribution.weighing import Weighed
from exposure_app.core.breaches import Incident

# Aspects of other terms that rule an exposure out, or what it could have led to.
_NOT_EXPOSED: Final = frozenset(("account_younger", "number_younger", "hit_of_former_holder"))
_TOO_LATE: Final = "began_before"


class _Item(NamedTuple):
    """Something that was noticed, or that strangers know.

    Attributes:
        outside: odds of it without any candidate.
        causes: for each candidate in turn, how likely it leads to the item.
    """

    outside: float
    causes: tuple[float, ...]


def _aspects(matrix: TermMatrix, place: int) -> frozenset[str]:
    terms = (Term.DIGEST, Term.SINCE, Term.TIME)
    return frozenset(part.aspect for term in terms for part in matrix[term][place])


def _of_incident(
    candidate: Candidate, incident: Incident, said: frozenset[str], knowledge: Knowledge
) -> float:
    numbers = knowledge.numbers
    by_list = {
        "hit": 1.0 - numbers["false_hit"],
        "hit_unverified": numbers["exposed_unverified"],
        "hit_in_mixed_list": numbers["exposed_mixed"],
        "miss": numbers["exposed_miss"],
    }
    for aspect, chance in by_list.items():
        if aspect in said:
            return chance
    reach = coverage_of(incident, knowledge)
    if candidate.is_held and incident.customer_share is not None:
        reach = incident.customer_share
    elif not candidate.is_held and candidate.kind == "carrier":
        reach *= numbers["other_carrier"]
    return reach * trust_in(incident, knowledge)


def exposure(candidate: Candidate, said: frozenset[str], knowledge: Knowledge) -> float:
    """The chance that the candidate exposed this person at all.

    Args:
        candidate: who.
        said: aspects of what the terms for lists, dates and ownership say of it.
        knowledge: the tables.
    """
    if candidate.route is Route.UNKNOWN or said & _NOT_EXPOSED:
        return 0.0
    if candidate.incident is not None:
        chance = _of_incident(candidate, candidate.incident, said, knowledge)
    else:
        chance = knowledge.sectors[candidate.profile].prior
    return min(1.0, max(0.0, chance))


def _symptom_items(person: Person, found: Sequence[Candidate], knowledge: Knowledge) -> list[_Item]:
    items = []
    for noticed in noticed_by(person, knowledge):
        following, vague = noticed.following, noticed.vague
        leak = either(leak_of(noticed.code, knowledge), following)
        likely = chances(noticed.code, noticed.service, found, knowledge)
        causes = tuple(
            0.0
            if one.route is Route.UNKNOWN
            else max(0.0, (either(chance, following) - leak) / (1.0 - leak))
            for one, chance in zip(found, likely, strict=True)
        )
        items.append(_Item(vague / (1.0 - vague), causes))
    return items


def _class_items(person: Person, found: Sequence[Candidate], knowledge: Knowledge) -> list[_Item]:
    items = []
    seen = seen_by(person)
    for code in sorted(person.strangers_know):
        causes = tuple(_holding(code, candidate, knowledge) for candidate in found)
        outside = vague(code, seen, knowledge)
        items.append(_Item(outside / (1.0 - outside), causes))
    return items


def _holding(code: str, candidate: Candidate, knowledge: Knowledge) -> float:
    if code in candidate.holds:
        return 1.0
    return knowledge.numbers["may_hold"] if code in candidate.may_hold else 0.0


def _relevance(
    items: Sequence[_Item], totals: Sequence[float], place: int, own: float, damping: float
) -> float:
    spared = 1.0
    for item, total in zip(items, totals, strict=True):
        cause = item.causes[place]
        if cause:
            others = max(0.0, total - own * cause)
            spared *= (1.0 - cause / (item.outside + cause + others)) ** damping
    return 1.0 - spared


def contributed(weighed: Weighed, knowledge: Knowledge) -> Mapping[str, float]:
    """For each source by its id, the chance that it contributed at all, 0 to 1."""
    person, found, matrix, shares = weighed
    said = [_aspects(matrix, place) for place in range(len(found))]
    exposed = [exposure(one, told, knowledge) for one, told in zip(found, said, strict=True)]
    items = [
        *_symptom_items(person, found, knowledge),
        *_class_items(person, found, knowledge),
    ]
    totals = [
        sum([chance * cause for chance, cause in zip(exposed, item.causes, strict=True)])
        for item in items
    ]
    damping = repeated(len(items), knowledge)
    main: dict[str, float] = {}
    spared: dict[str, float] = {}
    for place, candidate in enumerate(found):
        relevance = 0.0
        if exposed[place] and _TOO_LATE not in said[place]:
            relevance = _relevance(items, totals, place, exposed[place], damping)
        main[candidate.id] = main.get(candidate.id, 0.0) + shares[place]
        spared[candidate.id] = spared.get(candidate.id, 1.0) * (1.0 - exposed[place] * relevance)
    return {key: share + max(0.0, 1.0 - share) * (1.0 - spared[key]) for key, share in main.items()}

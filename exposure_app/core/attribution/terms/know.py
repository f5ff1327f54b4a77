"""Whether the candidate held what strangers know.

Rare knowledge convicts; what nearly everybody holds, such as a name, says little. What strangers,
asked after, do not know speaks against whoever held it.
"""

from collections.abc import Sequence
from math import log

from exposure_app.core.attribution.candidates import Candidate, Route
from exposure_app.core.attribution.knowledge import Knowledge
from exposure_app.core.attribution.person import Person
from exposure_app.core.attribution.terms.part import NOTHING, Column, Part, Parts, silent
from exposure_app.core.attribution.terms.symptoms import repeated


def _rarity(data_class: str, knowledge: Knowledge) -> str:
    if data_class in knowledge.common_classes:
        return "common"
    return "rare" if data_class in knowledge.rare_classes else "known"


def chances(data_class: str, candidate: Candidate, knowledge: Knowledge) -> tuple[float, float]:
    """How likely strangers know the class: when it is the source, and when that is unknown."""
    numbers = knowledge.numbers
    group = _rarity(data_class, knowledge)
    held, absent = numbers[f"{group}_if_held"], numbers[f"{group}_if_not"]
    if data_class in candidate.holds:
        likelihood = held
    elif data_class in candidate.may_hold:
        likelihood = absent + numbers["may_hold"] * (held - absent)
    elif candidate.route is Route.OWN_SIDE:
        # Whoever tricks a person may know of them from anywhere.
        likelihood = max(absent, numbers["own_side_if_not"] * numbers[f"{group}_if_unknown"])
    else:
        likelihood = absent
    return likelihood, numbers[f"{group}_if_unknown"]


def _known(data_class: str, candidate: Candidate, knowledge: Knowledge, damping: float) -> Part:
    likelihood, vague = chances(data_class, candidate, knowledge)
    if data_class in candidate.holds:
        aspect = "held_it"
    else:
        aspect = "perhaps_held_it" if data_class in candidate.may_hold else "did_not_hold_it"
    return Part(aspect, log(likelihood / vague) * damping, (("data_class", data_class),))


def _not_known(data_class: str, candidate: Candidate, knowledge: Knowledge, damping: float) -> Part:
    likelihood, vague = chances(data_class, candidate, knowledge)
    value = log((1.0 - likelihood) / (1.0 - vague)) * damping
    aspect = "not_known_fits" if value > 0 else "not_known_does_not_fit"
    return Part(aspect, value, (("data_class", data_class),))


def not_known(person: Person) -> tuple[str, ...]:
    """The classes that strangers do not know; one that they know after all is none of them."""
    return tuple(sorted(person.not_known - person.strangers_know))


def know(candidates: Sequence[Candidate], person: Person, knowledge: Knowledge) -> Column:
    """One part for each class that strangers know or do not know; they repeat each other."""
    known, absent = sorted(person.strangers_know), not_known(person)
    if not known and not absent:
        return silent(candidates)
    seldom = knowledge.numbers["not_known_share"]
    counts = repeated(len(known), knowledge), seldom * repeated(len(absent), knowledge)

    def says(candidate: Candidate) -> Parts:
        return (
            *[_known(code, candidate, knowledge, counts[0]) for code in known],
            *[_not_known(code, candidate, knowledge, counts[1]) for code in absent],
        )

    return [NOTHING if one.route is Route.UNKNOWN else says(one) for one in candidates]

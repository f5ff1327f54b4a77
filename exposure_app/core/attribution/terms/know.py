"""Whether the candidate held what strangers know.

Rare knowledge convicts; what nearly everybody holds, such as a name, says little. What strangers,
asked after, do not know speaks against whoever held it.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from enum import StrEnum
from math import log
from typing import Final

from exposure_app.core.attribution.candidates import Candidate, Route
from exposure_app.core.attribution.knowledge import Knowledge
from exposure_app.core.attribution.person import Person
from exposure_app.core.attribution.terms.part import NOTHING, Column, Part, silent
from exposure_app.core.attribution.terms.symptoms import brought_about, either, repeated


class Holding(StrEnum):
    """Whether a candidate has data of a class."""

    HELD = "held"
    PERHAPS = "perhaps"
    ABSENT = "absent"
    FROM_ANYWHERE = "from_anywhere"
    """Whoever tricks a person may know of them from anywhere."""


_ASPECTS: Final = {
    Holding.HELD: "held_it",
    Holding.PERHAPS: "perhaps_held_it",
    Holding.ABSENT: "did_not_hold_it",
    Holding.FROM_ANYWHERE: "did_not_hold_it",
}


def holding(data_class: str, candidate: Candidate) -> Holding:
    """Whether the candidate has data of the class."""
    if data_class in candidate.holds:
        return Holding.HELD
    if data_class in candidate.may_hold:
        return Holding.PERHAPS
    return Holding.FROM_ANYWHERE if candidate.route is Route.OWN_SIDE else Holding.ABSENT


def _rarity(data_class: str, knowledge: Knowledge) -> str:
    if data_class in knowledge.common_classes:
        return "common"
    return "rare" if data_class in knowledge.rare_classes else "known"


def chances_by_holding(
    data_class: str, seen: AbstractSet[str], knowledge: Knowledge
) -> tuple[Mapping[Holding, float], float]:
    """How likely strangers know the class: for each sort of source, and when it is unknown.

    What the symptoms show anyway, as a caller who knows the parcel, follows whoever the source is.

    Args:
        data_class: the class.
        seen: symptoms that were noticed.
        knowledge: the tables.
    """
    numbers, group = knowledge.numbers, _rarity(data_class, knowledge)
    held, absent, vague = (numbers[f"{group}_if_{name}"] for name in ("held", "not", "unknown"))
    following = brought_about(knowledge.brings[data_class], seen)
    likely = {
        Holding.HELD: held,
        Holding.PERHAPS: absent + numbers["may_hold"] * (held - absent),
        Holding.ABSENT: absent,
        Holding.FROM_ANYWHERE: max(absent, numbers["own_side_if_not"] * vague),
    }
    return {one: either(chance, following) for one, chance in likely.items()}, either(
        vague, following
    )


def chances(
    data_class: str, candidate: Candidate, seen: AbstractSet[str], knowledge: Knowledge
) -> tuple[float, float]:
    """How likely strangers know the class: when it is the source, and when that is unknown."""
    likely, vague = chances_by_holding(data_class, seen, knowledge)
    return likely[holding(data_class, candidate)], vague


def _known(
    data_class: str, seen: AbstractSet[str], knowledge: Knowledge, damping: float
) -> Mapping[Holding, Part]:
    likely, vague = chances_by_holding(data_class, seen, knowledge)
    facts = (("data_class", data_class),)
    return {
        one: Part(_ASPECTS[one], log(chance / vague) * damping, facts)
        for one, chance in likely.items()
    }


def _not_known(data_class: str, knowledge: Knowledge, damping: float) -> Mapping[Holding, Part]:
    likely, vague = chances_by_holding(data_class, frozenset(), knowledge)
    facts = (("data_class", data_class),)
    found = {}
    for one, chance in likely.items():
        value = log((1.0 - chance) / (1.0 - vague)) * damping
        aspect = "not_known_fits" if value > 0 else "not_known_does_not_fit"
        found[one] = Part(aspect, value, facts)
    return found


def seen_by(person: Person) -> frozenset[str]:
    """The symptoms that the person noticed."""
    return frozenset(symptom.code for symptom in person.symptoms)


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
    # What a class says is the same for all who have it alike, so it is put together once.
    seen = seen_by(person)
    said = [(code, _known(code, seen, knowledge, counts[0])) for code in known]
    said += [(code, _not_known(code, knowledge, counts[1])) for code in absent]
    return [
        NOTHING
        if one.route is Route.UNKNOWN
        else tuple([parts[holding(code, one)] for code, parts in said])
        for one in candidates
    ]

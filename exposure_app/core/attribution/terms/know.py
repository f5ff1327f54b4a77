"""Whether what strangers know is what gets out of the candidate.

By kind of source, a table says how likely strangers show that they know each class: a parcel
service's leak shows parcels, a carrier's contracts. Of an incident it is known what was taken. What
strangers, asked after, do not know speaks against the sources whose leaks would show it.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from math import log
from typing import Final, NamedTuple

from exposure_app.core.attribution.candidates import Candidate, Route
from exposure_app.core.attribution.knowledge import Knowledge
from exposure_app.core.attribution.person import Person
from exposure_app.core.attribution.terms.part import NOTHING, Column, Part, silent
from exposure_app.core.attribution.terms.symptoms import brought_about, either, repeated, seen_by

_UNKNOWN: Final = "unknown"


class Chances(NamedTuple):
    """How likely strangers show that they know a class.

    Attributes:
        likely: when the candidate is the source.
        vague: when the source is unknown.
    """

    likely: float
    vague: float


def shown(data_class: str, candidate: Candidate, knowledge: Knowledge) -> float:
    """The chance that strangers show they know the class, by what the candidate brings alone."""
    numbers, by_profile = knowledge.numbers, knowledge.known[data_class]
    likely = by_profile.get(candidate.profile, numbers["known_seldom"])
    if candidate.route is Route.OWN_SIDE:
        # Whoever tricks a person may know of them from anywhere.
        return max(likely, numbers["known_on_own_side"] * by_profile[_UNKNOWN])
    if candidate.incident is None:
        return likely
    if data_class in candidate.holds:
        return max(likely, numbers["known_if_taken"])
    return min(likely, numbers["known_if_not_taken"] * by_profile[_UNKNOWN])


def vague(data_class: str, seen: AbstractSet[str], knowledge: Knowledge) -> float:
    """The chance that strangers show they know the class when the source is unknown.

    What the symptoms show anyway, as a caller who knows the parcel, follows whoever the source is.

    Args:
        data_class: the class.
        seen: what may bring about that it is known, see `symptoms.seen_by`.
        knowledge: the tables.
    """
    following = brought_about(knowledge.brings[data_class], seen)
    return either(knowledge.known[data_class][_UNKNOWN], following)


def chances(
    data_class: str, candidate: Candidate, seen: AbstractSet[str], knowledge: Knowledge
) -> Chances:
    """How likely strangers know the class: when it is the source, and when that is unknown."""
    following = brought_about(knowledge.brings[data_class], seen)
    likely = either(shown(data_class, candidate, knowledge), following)
    return Chances(likely, vague(data_class, seen, knowledge))


def _aspect(data_class: str, candidate: Candidate, *, is_for: bool) -> str:
    if data_class in candidate.holds:
        return "held_it" if is_for else "seldom_shows_it"
    if data_class in candidate.may_hold:
        return "perhaps_held_it" if is_for else "seldom_shows_it"
    return "shows_it" if is_for else "did_not_hold_it"


class _Class:
    """What one class says, put together once for all candidates that it says the same of."""

    def __init__(self, data_class: str, seen: AbstractSet[str], knowledge: Knowledge) -> None:
        self._code = data_class
        self._knowledge = knowledge
        self._following = brought_about(knowledge.brings[data_class], seen)
        self._vague = either(knowledge.known[data_class][_UNKNOWN], self._following)
        self._kept: dict[tuple[float, bool, bool], Part] = {}

    def known(self, candidate: Candidate, damping: float) -> Part:
        """What it says of the candidate that strangers know the class."""
        likely, code = shown(self._code, candidate, self._knowledge), self._code
        key = likely, code in candidate.holds, code in candidate.may_hold
        part = self._kept.get(key)
        if part is None:
            value = log(either(likely, self._following) / self._vague) * damping
            aspect = _aspect(code, candidate, is_for=value > 0)
            part = self._kept[key] = Part(aspect, value, (("data_class", code),))
        return part

    def at_all(self) -> float:
        """What it says for every source that strangers know the class; nothing if it follows."""
        return (1.0 - self._following) * self._knowledge.numbers["known_offset"]

    def not_known(self, candidate: Candidate, damping: float) -> Part:
        """What it says of the candidate that strangers, asked after, do not know the class."""
        likely = shown(self._code, candidate, self._knowledge)
        value = log((1.0 - likely) / (1.0 - self._vague)) * damping
        aspect = "not_known_fits" if value > 0 else "not_known_does_not_fit"
        return Part(aspect, value, (("data_class", self._code),))


def not_known(person: Person) -> tuple[str, ...]:
    """The classes that strangers do not know; one that they know after all is none of them."""
    return tuple(sorted(person.not_known - person.strangers_know))


def know(candidates: Sequence[Candidate], person: Person, knowledge: Knowledge) -> Column:
    """One part for each class that strangers know or do not know, and one for knowing any."""
    known, absent = sorted(person.strangers_know), not_known(person)
    if not known and not absent:
        return silent(candidates)
    seldom = knowledge.numbers["not_known_share"]
    damping, denied = repeated(len(known), knowledge), seldom * repeated(len(absent), knowledge)
    seen = seen_by(person)
    classes = [_Class(code, seen, knowledge) for code in known]
    missing = [_Class(code, frozenset(), knowledge) for code in absent]
    total = sum(row.at_all() for row in classes) * damping
    at_all = [Part("known_at_all", total)] if total else []
    return [
        NOTHING
        if one.route is Route.UNKNOWN
        else tuple(
            [row.known(one, damping) for row in classes]
            + at_all
            + [row.not_known(one, denied) for row in missing]
        )
        for one in candidates
    ]

"""Whether the candidate makes likely what the person noticed.

Every link of a symptom whose conditions the candidate meets may cause it on its own (noisy-OR).
The same symptom may also come from a source nobody knows; the two chances are compared. What
follows from another symptom, as an emptied account from a lost line, follows whoever the source is,
and so tells less of it. What was asked for and not seen is weighed by the chances that it stays
away.
"""

from collections.abc import Set as AbstractSet
from math import log
from typing import Final

from exposure_app.core.attribution.candidates import Candidate, Route
from exposure_app.core.attribution.knowledge import Knowledge, Link
from exposure_app.core.attribution.person import Person, Symptom
from exposure_app.core.attribution.terms.part import NOTHING, Part, Parts
from exposure_app.core.vocabulary import SYMPTOM_GROUPS

FACTS: Final = frozenset(SYMPTOM_GROUPS["what_i_did"])
_TRIED: Final = frozenset(SYMPTOM_GROUPS["what_helped"])
_LIKELIEST: Final = 0.9


def is_vague(code: str, knowledge: Knowledge) -> bool:
    """Whether so many people have the symptom, unasked, that it hardly tells anything."""
    usual = knowledge.background.get(code, 0.0)
    return usual >= knowledge.numbers["vague_background"] and code not in _TRIED


def background(code: str, knowledge: Knowledge) -> float:
    """The chance of a symptom when the source is unknown."""
    numbers = knowledge.numbers
    chance = knowledge.background.get(code, numbers["default_background"])
    share = "vague_background_share" if is_vague(code, knowledge) else "background_share"
    return min(_LIKELIEST, chance * numbers[share])


def _strength(link: Link, candidate: Candidate, knowledge: Knowledge) -> float:
    """How likely the link causes its symptom, where profile and mechanism are met."""
    strength = link.strength
    if link.data_class:
        if link.data_class in candidate.holds:
            return strength
        perhaps = link.data_class in candidate.may_hold
        return strength * knowledge.numbers["may_hold"] if perhaps else 0.0
    if candidate.incident is not None and not link.mechanism:
        # What was taken is known, so the kind of company alone says less.
        return strength * knowledge.numbers["kind_of_incident"]
    return strength


def _is_elsewhere(symptom: Symptom, candidate: Candidate, knowledge: Knowledge) -> bool:
    return (
        symptom.service is not None
        and knowledge.sectors[candidate.profile].is_platform
        and symptom.service not in candidate.brands
        and bool(candidate.brands)
    )


def leak_of(code: str, knowledge: Knowledge) -> float:
    """The chance of a symptom beside a source that does not cause it."""
    numbers, vague = knowledge.numbers, background(code, knowledge)
    if is_vague(code, knowledge):
        return max(numbers["leak"], vague * numbers["vague_share"])
    # A source that has nothing to do with it does not make it likelier.
    return min(numbers["leak"], vague)


def chance(symptom: Symptom, candidate: Candidate, knowledge: Knowledge) -> float:
    """The chance of the symptom when the candidate is the source."""
    numbers = knowledge.numbers
    scale = numbers["other_platform"] if _is_elsewhere(symptom, candidate, knowledge) else 1.0
    spared = 1.0 - leak_of(symptom.code, knowledge)
    # The conditions stand here and not in a function: most links fail them.
    profile, mechanism = ("", candidate.profile), ("", candidate.mechanism)
    for link in knowledge.links[symptom.code]:
        if link.profile in profile and link.mechanism in mechanism:
            spared *= 1.0 - scale * _strength(link, candidate, knowledge)
    incident = candidate.incident
    if incident is not None and symptom.code in incident.symptoms_reported:
        spared *= 1.0 - scale * numbers["reported"]
    return 1.0 - spared


def follows(code: str, seen: AbstractSet[str], knowledge: Knowledge) -> float:
    """The chance that the symptom follows from what else was noticed, whatever the source."""
    spared = 1.0
    for cause, strength in knowledge.follows[code].items():
        if cause in seen:
            spared *= 1.0 - strength
    return 1.0 - spared


def either(first: float, second: float) -> float:
    """The chance that at least one of two independent causes acts."""
    return 1.0 - (1.0 - first) * (1.0 - second)


def _part(
    symptom: Symptom,
    candidate: Candidate,
    knowledge: Knowledge,
    damping: float,
    following: float,
) -> Part:
    likelihood = either(chance(symptom, candidate, knowledge), following)
    value = log(likelihood / either(background(symptom.code, knowledge), following)) * damping
    incident = candidate.incident
    if value < 0:
        aspect = "symptom_does_not_fit"
    elif incident is not None and symptom.code in incident.symptoms_reported:
        aspect = "symptom_reported"
    elif "session" in candidate.holds and symptom.service is not None:
        aspect = "session_fits"
    else:
        aspect = "symptom_fits"
    facts: tuple[tuple[str, str], ...] = (("symptom", symptom.code),)
    if aspect == "session_fits":
        facts += (("service", symptom.service or ""),)
    return Part(aspect, value, facts)


def _absent(code: str, candidate: Candidate, knowledge: Knowledge, damping: float) -> Part:
    stays_away = 1.0 - chance(Symptom(code), candidate, knowledge)
    value = log(stays_away / (1.0 - background(code, knowledge))) * damping
    aspect = "not_noticed_fits" if value > 0 else "not_noticed_does_not_fit"
    return Part(aspect, value, (("symptom", code),))


def counted(code: str, noticed: int, knowledge: Knowledge) -> float:
    """What one of so many symptoms counts; what the person did stands alone."""
    return knowledge.numbers["fact"] if code in FACTS else repeated(noticed, knowledge)


def repeated(count: int, knowledge: Knowledge) -> float:
    """What each of so many statements counts, since those of one cause repeat each other."""
    return 1.0 / (1.0 + knowledge.numbers["repeat"] * max(0, count - 1))


def not_noticed(person: Person) -> tuple[str, ...]:
    """The symptoms asked for and not seen; one that was noticed after all is none of them."""
    seen = {symptom.code for symptom in person.symptoms}
    return tuple(sorted(person.not_noticed - seen))


def symptoms(candidate: Candidate, person: Person, knowledge: Knowledge) -> Parts:
    """One part for each symptom seen, and for each that was asked for and not seen."""
    if candidate.route is Route.UNKNOWN:
        return NOTHING
    seen = {(s.code, s.service or ""): s for s in person.symptoms}
    codes = {symptom.code for symptom in person.symptoms}
    count = len(seen)
    parts = tuple(
        _part(
            seen[key],
            candidate,
            knowledge,
            counted(key[0], count, knowledge),
            follows(key[0], codes, knowledge),
        )
        for key in sorted(seen)
    )
    absent = not_noticed(person)
    if not absent:
        return parts
    damping = repeated(len(absent), knowledge)
    return (*parts, *(_absent(code, candidate, knowledge, damping) for code in absent))

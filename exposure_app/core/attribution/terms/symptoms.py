"""Whether the candidate makes likely what the person noticed.

Of a source that no incident tells of, its kind says how likely it causes a symptom. Of an incident,
what was exposed, and how, may cause it, and so may its kind (noisy-OR). The symptom may also come
from a source nobody knows; the two chances are compared. What follows from another symptom, as an
emptied account from a lost line, follows whoever the source is, and so tells less of it. What was
asked for and not seen is weighed by the chances that it stays away.
"""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from math import log
from typing import Final, NamedTuple

from exposure_app.core.attribution.candidates import Candidate, Route
from exposure_app.core.attribution.knowledge import Knowledge
from exposure_app.core.attribution.person import Person, Symptom
from exposure_app.core.attribution.terms.part import NOTHING, Column, Part, Parts, silent
from exposure_app.core.breaches import Incident
from exposure_app.core.vocabulary import FORMER_HOLDER, SYMPTOM_GROUPS

FACTS: Final = frozenset(SYMPTOM_GROUPS["what_i_did"])
_TRIED: Final = frozenset(SYMPTOM_GROUPS["what_helped"])


def is_vague(code: str, knowledge: Knowledge) -> bool:
    """Whether so many people have the symptom, unasked, that it hardly tells anything."""
    usual = knowledge.background.get(code, 0.0)
    return usual >= knowledge.numbers["vague_background"] and code not in _TRIED


class Noticed(NamedTuple):
    """One symptom of a person, with all that is the same for every candidate.

    Attributes:
        code: of the symptom.
        service: where it showed; empty when nowhere in particular.
        counts: what it counts among the others.
        following: the chance that it follows from the others.
        vague: its chance when the source is unknown.
        offset: what having it at all says for every source against an unknown one.
    """

    code: str
    service: str
    counts: float
    following: float
    vague: float
    offset: float


def background(code: str, knowledge: Knowledge) -> float:
    """The chance of a symptom when the source is unknown."""
    return knowledge.background.get(code, knowledge.numbers["default_background"])


def offset_of(code: str, knowledge: Knowledge) -> float:
    """What having the symptom says for every source against an unknown one, as log odds.

    Whom no source exposed has few signs but those that everybody has.
    """
    return knowledge.numbers["vague_offset" if is_vague(code, knowledge) else "specific_offset"]


def _is_elsewhere(service: str, candidate: Candidate, knowledge: Knowledge) -> bool:
    return (
        bool(service)
        and knowledge.sectors[candidate.profile].is_platform
        and service not in candidate.brands
        and bool(candidate.brands)
    )


def leak_of(code: str, knowledge: Knowledge) -> float:
    """The chance of a symptom beside a source that does not cause it."""
    numbers, vague = knowledge.numbers, background(code, knowledge)
    if is_vague(code, knowledge):
        return max(numbers["leak"], vague * numbers["vague_share"])
    # A source that has nothing to do with it does not make it likelier.
    return min(numbers["leak"], vague)


def _by_incident(
    code: str, candidate: Candidate, incident: Incident, knowledge: Knowledge
) -> float:
    """The chance that neither what was exposed nor how it got out leads to the symptom."""
    spared = 1.0
    # The conditions stand here and not in a function: most links fail them.
    profile, mechanism = ("", candidate.profile), ("", candidate.mechanism)
    classes = ("", *candidate.holds)
    for link in knowledge.links[code]:
        if link.profile in profile and link.mechanism in mechanism and link.data_class in classes:
            spared *= 1.0 - link.strength
    if code in incident.symptoms_reported:
        spared *= 1.0 - knowledge.numbers["reported"]
    return spared


def _chance(code: str, scale: float, candidate: Candidate, knowledge: Knowledge) -> float:
    link = knowledge.by_kind[code].get(candidate.profile)
    by_kind = 0.0 if link is None else link.strength
    spared = 1.0 - by_kind
    if candidate.incident is not None:
        # What was taken is known, so the kind of company alone says less.
        spared = 1.0 - knowledge.numbers["kind_of_incident"] * by_kind
        spared *= _by_incident(code, candidate, candidate.incident, knowledge)
    caused = scale * (1.0 - spared)
    return 1.0 - (1.0 - leak_of(code, knowledge)) * (1.0 - caused)


def chances(
    code: str, service: str, candidates: Iterable[Candidate], knowledge: Knowledge
) -> list[float]:
    """The chance of a symptom under each candidate; the tables keep what was computed once.

    Args:
        code: of the symptom.
        service: where it shows; empty when nowhere in particular.
        candidates: each as the source.
        knowledge: the tables.
    """
    kept = knowledge.chances[code, False], knowledge.chances[code, True]
    found = []
    for candidate in candidates:
        is_elsewhere = _is_elsewhere(service, candidate, knowledge)
        known, nature = kept[is_elsewhere], candidate.nature
        chance_here = known.get(nature)
        if chance_here is None:
            scale = knowledge.numbers["other_platform"] if is_elsewhere else 1.0
            chance_here = known[nature] = _chance(code, scale, candidate, knowledge)
        found.append(chance_here)
    return found


def chance(symptom: Symptom, candidate: Candidate, knowledge: Knowledge) -> float:
    """The chance of the symptom when the candidate is the source."""
    return chances(symptom.code, symptom.service or "", (candidate,), knowledge)[0]


def follows(code: str, seen: AbstractSet[str], knowledge: Knowledge) -> float:
    """The chance that the symptom follows from what else was noticed, whatever the source."""
    return brought_about(knowledge.follows[code], seen)


def brought_about(by: Mapping[str, float], seen: AbstractSet[str]) -> float:
    """The chance that something follows from what was noticed.

    Args:
        by: what brings it about, and how likely.
        seen: symptoms that were noticed.
    """
    spared = 1.0
    for cause, strength in by.items():
        if cause in seen:
            spared *= 1.0 - strength
    return 1.0 - spared


def either(first: float, second: float) -> float:
    """The chance that at least one of two independent causes acts."""
    return 1.0 - (1.0 - first) * (1.0 - second)


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


def seen_by(person: Person) -> frozenset[str]:
    """What may bring about something else: what was noticed, and a former holder of the number."""
    codes = {symptom.code for symptom in person.symptoms}
    return frozenset(codes | {FORMER_HOLDER} if person.number_had_previous_holder else codes)


def noticed_by(person: Person, knowledge: Knowledge) -> tuple[Noticed, ...]:
    """Each symptom of the person once for each place where it showed, in a fixed order."""
    seen = sorted({(symptom.code, symptom.service or "") for symptom in person.symptoms})
    causes = seen_by(person)
    found = []
    for code, service in seen:
        following = follows(code, causes, knowledge)
        vague = either(background(code, knowledge), following)
        counts = counted(code, len(seen), knowledge)
        # What follows from something else anyway says nothing by being there.
        offset = (1.0 - following) * offset_of(code, knowledge)
        found.append(Noticed(code, service, counts, following, vague, offset))
    return tuple(found)


def noticed_ratios(
    noticed: Noticed, candidates: Sequence[Candidate], knowledge: Knowledge
) -> list[float]:
    """How much likelier a symptom is under each candidate than under an unknown source."""
    beside, vague = 1.0 - noticed.following, noticed.vague
    likelihoods = chances(noticed.code, noticed.service, candidates, knowledge)
    return [log((1.0 - (1.0 - chance) * beside) / vague) for chance in likelihoods]


def absent_ratios(code: str, candidates: Sequence[Candidate], knowledge: Knowledge) -> list[float]:
    """How much likelier a symptom stays away under each candidate than under an unknown source."""
    usual = 1.0 - background(code, knowledge)
    return [log((1.0 - chance) / usual) for chance in chances(code, "", candidates, knowledge)]


def _noticed_parts(
    noticed: Noticed, candidates: Sequence[Candidate], knowledge: Knowledge
) -> list[Part]:
    code, counts, facts = noticed.code, noticed.counts, (("symptom", noticed.code),)
    parts = []
    for candidate, ratio in zip(
        candidates, noticed_ratios(noticed, candidates, knowledge), strict=True
    ):
        incident = candidate.incident
        if ratio < 0:
            parts.append(Part("symptom_does_not_fit", ratio * counts, facts))
        elif incident is not None and code in incident.symptoms_reported:
            parts.append(Part("symptom_reported", ratio * counts, facts))
        elif noticed.service and "session" in candidate.holds:
            where = (*facts, ("service", noticed.service))
            parts.append(Part("session_fits", ratio * counts, where))
        else:
            parts.append(Part("symptom_fits", ratio * counts, facts))
    return parts


def _at_all(noticed: Sequence[Noticed]) -> Parts:
    """What having such symptoms at all says for every source against an unknown one."""
    said = [one.counts * one.offset for one in noticed]
    few, many = sum(v for v in said if v > 0), sum(v for v in said if v < 0)
    sums = (("few_notice_it", few), ("many_notice_it", many))
    return tuple(Part(aspect, value) for aspect, value in sums if value)


def _absent_parts(
    code: str, candidates: Sequence[Candidate], knowledge: Knowledge, counts: float
) -> list[Part]:
    facts = (("symptom", code),)
    return [
        Part("not_noticed_fits" if ratio > 0 else "not_noticed_does_not_fit", ratio * counts, facts)
        for ratio in absent_ratios(code, candidates, knowledge)
    ]


def symptoms(candidates: Sequence[Candidate], person: Person, knowledge: Knowledge) -> Column:
    """One part for each symptom seen, what having such says, and one for each not seen."""
    absent = not_noticed(person)
    counts = knowledge.numbers["not_noticed_share"] * repeated(len(absent), knowledge)
    noticed = noticed_by(person, knowledge)
    statements = [_noticed_parts(one, candidates, knowledge) for one in noticed]
    statements += [[part] * len(candidates) for part in _at_all(noticed)]
    statements += [_absent_parts(code, candidates, knowledge, counts) for code in absent]
    if not statements:
        return silent(candidates)
    return [
        NOTHING if candidate.route is Route.UNKNOWN else parts
        for candidate, parts in zip(candidates, zip(*statements, strict=True), strict=True)
    ]

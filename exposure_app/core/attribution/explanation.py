"""The answer as facts: ranked sources, each with reasons from the log-odds that rank it.

The one rule: nothing here is worded; `exposure_app.wording.reasons` turns facts into sentences.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from exposure_app.core.attribution.later import Later


class Term(StrEnum):
    """The eleven terms of the model, and the constant of the kind."""

    PRIOR = "prior"
    SYMPTOMS = "symptoms"
    KNOW = "know"
    DIGEST = "digest"
    ALIAS = "alias"
    TIME = "time"
    SINCE = "since"
    CARRIER = "carrier"
    REGION = "region"
    OTHERS = "others"
    PLATFORMS = "platforms"
    KIND = "kind"


class Band(StrEnum):
    """How much a reason weighs: ``strong`` is over tenfold, ``some`` over twofold."""

    STRONG = "strong"
    SOME = "some"


class Grade(StrEnum):
    """On what a name rests."""

    DOCUMENTED_INCIDENT = "documented_incident"
    HOLDS_WHAT_THEY_KNOW = "holds_what_they_know"
    SECTOR_GUESS = "sector_guess"
    NONE = "none"


class HeadlineBand(StrEnum):
    """The five fixed words for a probability, and the honest sixth."""

    VERY_LIKELY = "very_likely"
    LIKELY = "likely"
    POSSIBLE = "possible"
    UNLIKELY = "unlikely"
    VERY_UNLIKELY = "very_unlikely"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for, against, or missing.

    Attributes:
        term: which term it comes from.
        aspect: stable code of what within the term it says, such as ``cookies_several_sites``;
            `exposure_app.wording.reasons` has one sentence for each (term, aspect).
        band: how much it weighs.
        log_odds: weighted log ratio against the unknown source, natural logarithm.
        facts: values the sentence names: codes, brands, dates, numbers, or tuples of codes.
    """

    term: Term
    aspect: str
    band: Band
    log_odds: float
    facts: Mapping[str, str | int | tuple[str, ...]]


# Sources that are nobody else's: whatever brand they touch, they are one answer to a person.
OWN_SIDE: Final = ("device", "phishing", "stuffing")


def group_of(kind: str, brand: str, source_id: str) -> tuple[str, str]:
    """What a person takes for one source: a kind and a brand, or a kind on their own side."""
    return (kind, "" if kind in OWN_SIDE else brand or source_id)


@dataclass(frozen=True, slots=True)
class Argument:
    """What speaks for and against one candidate.

    Attributes:
        grade: on what the name rests.
        reasons: for it, strongest first.
        against: against it, strongest first.
        missing: codes of what is not known and would help, such as ``number_since``.
        log_odds: what ranked its likeliest route against the unknown source: all reasons, those
            against it and ``small`` added up.
        small: sum of what weighs too little to be told as a reason.
    """

    grade: Grade
    reasons: tuple[Reason, ...] = ()
    against: tuple[Reason, ...] = ()
    missing: tuple[str, ...] = ()
    log_odds: float = 0.0
    small: float = 0.0


@dataclass(frozen=True, slots=True)
class ProbableSource:
    """One candidate as the person meets it.

    Attributes:
        id: incident id, ``carrier:BRAND``, ``platform:BRAND``, ``sector:KIND``, ``device``,
            ``phishing``, ``stuffing`` or ``unknown``.
        kind: one of `vocabulary.HOLDER_KINDS`.
        brand: name of the brand the person would know, empty when there is none.
        incident_id: the documented incident, empty when there is none.
        probability: share of the posterior, 0 to 1.
        argued: what speaks for and against it, put together when it is first read.
        contributions: by id of the source, the chance that it contributed at all, 0 to 1; these
            need not add up to one.
    """

    id: str
    kind: str
    brand: str
    incident_id: str
    probability: float
    argued: Later[Argument]
    contributions: Later[Mapping[str, float]]

    @property
    def argument(self) -> Argument:
        """What speaks for and against it."""
        return self.argued.value

    @property
    def contributed(self) -> float:
        """The chance that it contributed at all, 0 to 1."""
        return self.contributions.value[self.id]

    @property
    def group(self) -> tuple[str, str]:
        """What a person takes for one source: a kind and a brand, or a kind on their own side."""
        return group_of(self.kind, self.brand, self.id)


@dataclass(frozen=True, slots=True)
class Headline:
    """What is said first.

    Attributes:
        band: one of the five words, or cannot tell.
        source: the first source; None when it cannot be told.
        probability: of everything that carries the same brand as ``source``, 0 to 1.
    """

    band: HeadlineBand
    source: ProbableSource | None
    probability: float


@dataclass(frozen=True, slots=True)
class NextQuestion:
    """The one question whose answer would change the result most.

    Attributes:
        code: stable code of the question, worded by `exposure_app.wording.questions`.
        expected_change: expected total variation of the posterior, 0 to 1.
    """

    code: str
    expected_change: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """The whole answer.

    Attributes:
        ranking: every candidate, best first; ``unknown`` is always among them; shares sum to 1.
        kinds: share for each kind, summed.
        headline: what is said first.
        rests_on: any of ``published_match``, ``noticed``, ``known_incident``.
        next_question: None when nothing left to ask would change the answer.
    """

    ranking: tuple[ProbableSource, ...]
    kinds: Mapping[str, float]
    headline: Headline
    rests_on: tuple[str, ...]
    next_question: NextQuestion | None

"""Hold the answer to a case against what is known to be right.

The one rule: a name is right by its id alone. The same is told by company, where shares of one
company are one, and by kind, which can be right when the incident is in no table.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, TypeVar

from exposure_app.core.attribution.explanation import Explanation, ProbableSource
from exposure_app.core.attribution.scores import Interval, Outcome, Score, outcome
from exposure_app.core.breaches import Catalogue
from exposure_app.core.case_answers import CaseAnswer

_THREE: Final = 3
_Name = TypeVar("_Name", str, tuple[str, str])


class Verdict(StrEnum):
    """Where the right name stands."""

    RIGHT = "right"
    IN_THREE = "in_three"
    NO = "no"


class Mode(StrEnum):
    """What the engine is given beside the case."""

    FULL = "full"
    UNREPORTED = "symptoms_blanked"
    WITHOUT = "incident_left_out"


class Measure(StrEnum):
    """By what an answer is compared with the truth."""

    NAME = "by_name"
    COMPANY = "by_company"
    KIND = "by_kind"


@dataclass(frozen=True, slots=True)
class Judgement:
    """How the answer to one case did.

    Attributes:
        first: id of the name that came first.
        said: share given to it.
        verdict: where a right name stands.
        outcomes: the same in figures, by each measure.
    """

    first: str
    said: float
    verdict: Verdict
    outcomes: Mapping[Measure, Outcome]


@dataclass(frozen=True, slots=True)
class Measured:
    """Figures with the range of each.

    Attributes:
        score: the figures.
        ranges: by name of the figure, as `scores.FIGURES`.
    """

    score: Score
    ranges: Mapping[str, Interval]


Judgements = Mapping[Mode, Judgement]
Table = Mapping[Mode, Mapping[Measure, Measured]]


def judge(explanation: Explanation, answer: CaseAnswer, catalogue: Catalogue) -> Judgement:
    """How the explanation did, told by the catalogue's own ids of the incidents expected."""
    ranking = explanation.ranking
    first, all_three = _own_ids(answer.first, catalogue), _own_ids(answer.expected, catalogue)
    return Judgement(
        first=ranking[0].id,
        said=ranking[0].probability,
        verdict=_verdict(ranking, first, all_three),
        outcomes={
            Measure.NAME: _by_name(ranking, first, all_three),
            Measure.COMPANY: _by_company(ranking, first, all_three),
            Measure.KIND: _by_kind(explanation, frozenset(answer.kind)),
        },
    )


def _own_ids(names: Iterable[str], catalogue: Catalogue) -> frozenset[str]:
    found = ((name, catalogue.find(name)) for name in names)
    return frozenset(name if incident is None else incident.id for name, incident in found)


def _verdict(
    ranking: tuple[ProbableSource, ...], first: frozenset[str], all_three: frozenset[str]
) -> Verdict:
    if ranking[0].id in first:
        return Verdict.RIGHT
    is_near = any(source.id in all_three for source in ranking[:_THREE])
    return Verdict.IN_THREE if is_near else Verdict.NO


def _by_name(
    ranking: tuple[ProbableSource, ...], first: frozenset[str], all_three: frozenset[str]
) -> Outcome:
    shares = {source.id: source.probability for source in ranking}
    verdict = _verdict(ranking, first, all_three)
    # The order is what a person sees, so a name that ties with the first is not first.
    return replace(
        _outcome(shares, first, all_three),
        first=float(verdict is Verdict.RIGHT),
        in_three=float(verdict is not Verdict.NO),
    )


def _by_company(
    ranking: tuple[ProbableSource, ...], first: frozenset[str], all_three: frozenset[str]
) -> Outcome:
    shares: defaultdict[tuple[str, str], float] = defaultdict(float)
    for source in ranking:
        shares[source.group] += source.probability
    return _outcome(
        shares,
        {source.group for source in ranking if source.id in first},
        {source.group for source in ranking if source.id in all_three},
    )


def _outcome(
    shares: Mapping[_Name, float], right: Collection[_Name], near: Collection[_Name]
) -> Outcome:
    names = list(shares)
    return outcome(
        list(shares.values()),
        {place for place, name in enumerate(names) if name in right},
        {place for place, name in enumerate(names) if name in near},
    )


def _by_kind(explanation: Explanation, right: frozenset[str]) -> Outcome:
    """The kinds of the names that stand first, with all that was said for each kind."""
    kinds = explanation.kinds
    named = [source.kind for source in explanation.ranking[:_THREE]]
    share = sum(kinds.get(kind, 0.0) for kind in right)
    wrong = sum(said * said for kind, said in kinds.items() if kind not in right)
    return Outcome(
        said=kinds[named[0]],
        first=float(named[0] in right),
        in_three=float(any(kind in right for kind in named)),
        share=share,
        squares=(1.0 - share) ** 2 + wrong,
    )

"""The way from "as likely as an unknown source" to a source's score, one step for each reason.

The one rule: the steps add up to the very number that ranks; what is too small to be told is a
step of its own, and so is what other candidates of the same company add.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from math import log

from exposure_app.core.attribution.explanation import Band, Explanation, ProbableSource, Reason
from exposure_app.core.attribution.leading import LeadingSource, merged
from exposure_app.core.attribution.ranking import band_of

_UNKNOWN = "unknown"
_NOTHING = 1e-9


class StepKind(StrEnum):
    """What one step stands for."""

    REASON = "reason"
    SMALL = "small"
    SAME_COMPANY = "same_company"


@dataclass(frozen=True, slots=True)
class WaterfallStep:
    """One step of the way.

    Attributes:
        kind: what it stands for.
        reason: the reason told; None for all other kinds.
        before: log-odds against the unknown source before this step, natural logarithm.
        after: the same after it.
    """

    kind: StepKind
    reason: Reason | None
    before: float
    after: float

    @property
    def log_odds(self) -> float:
        """What this step adds."""
        return self.after - self.before

    @property
    def band(self) -> Band | None:
        """How much it weighs; None when it is little."""
        return band_of(self.log_odds)


@dataclass(frozen=True, slots=True)
class Waterfall:
    """The whole way, from zero.

    Attributes:
        leader: the source that it explains.
        steps: reasons for it, strongest first, then those against it, then the rest.
        score: log-odds of the source itself, as the engine ranked it.
        total: log-odds of everything that a person takes for that source; the end of the way.
    """

    leader: LeadingSource
    steps: tuple[WaterfallStep, ...]
    score: float
    total: float


def waterfall(leader: LeadingSource, explanation: Explanation) -> Waterfall:
    """The steps for one of the sources that are shown.

    Args:
        leader: one of `leading.leaders`.
        explanation: the answer that it belongs to.
    """
    source = leader.source
    unknown = next(one.probability for one in explanation.ranking if one.id == _UNKNOWN)
    total = log(leader.probability / unknown)
    steps = tuple(_steps(source, total))
    return Waterfall(leader, steps, source.argument.log_odds, total)


def _steps(source: ProbableSource, total: float) -> Iterator[WaterfallStep]:
    level = 0.0
    for reason in _in_order(source):
        yield WaterfallStep(StepKind.REASON, reason, level, level + reason.log_odds)
        level += reason.log_odds
    # Each of these two ends on the engine's own number, so that rounding never adds up.
    for kind, end in ((StepKind.SMALL, source.argument.log_odds), (StepKind.SAME_COMPANY, total)):
        if abs(end - level) > _NOTHING:
            yield WaterfallStep(kind, None, level, end)
            level = end


def _in_order(source: ProbableSource) -> Iterable[Reason]:
    return (*merged(source.argument.reasons), *merged(source.argument.against))

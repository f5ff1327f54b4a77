"""How good a set of answers was: one `Outcome` for each answer whose truth is known, summed here.

The one rule: chance is an argument; the same outcomes and the same draws give the same figures.
Names with exactly equal shares share their place, so no order of the names can help a method.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, fields
from math import comb, log
from typing import Final

LEAST_SHARE: Final = 1e-6
BINS: Final = 10
ROUNDS: Final = 1000
CERTAINTY: Final = 0.95
_PLACES: Final = 3

Draw = Callable[[int], Sequence[int]]
"""Gives n places drawn with replacement from the first n, such as by `random.Random.choices`."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one answer did.

    Attributes:
        said: share given to the first name.
        first: chance that the first name is right: 0 or 1, between them when names tie for it.
        in_three: chance that one of the first three names is right or nearly right.
        share: share given to everything that would have been right.
        squares: squared distance from the truth, over all names; 0 to 2.
    """

    said: float
    first: float
    in_three: float
    share: float
    squares: float


@dataclass(frozen=True, slots=True)
class Score:
    """Figures over many outcomes.

    Attributes:
        count: how many answers.
        top_1: how often the first name was right.
        top_3: how often one of the first three was.
        brier: mean squared distance from the truth, over all names.
        log_loss: mean of minus the logarithm of the share given to the truth.
        ece: mean distance between said and right, in ten equal bins of what was said.
        said: mean share given to the first name.
        gap: said minus right; above zero means too sure.
    """

    count: int
    top_1: float
    top_3: float
    brier: float
    log_loss: float
    ece: float
    said: float
    gap: float


FIGURES: Final = tuple(field.name for field in fields(Score) if field.name != "count")


@dataclass(frozen=True, slots=True)
class Bin:
    """The outcomes whose first name was given between ``low`` and a tenth more.

    Attributes:
        low: where the bin begins.
        count: how many outcomes.
        said: mean share given to the first name.
        right: how often it was right.
    """

    low: float
    count: int
    said: float
    right: float


@dataclass(frozen=True, slots=True)
class Interval:
    """The range in which a figure lies when other people of the same sort are asked."""

    low: float
    high: float


def outcome(shares: Sequence[float], right: Collection[int], near: Collection[int] = ()) -> Outcome:
    """How an answer did against the truth.

    Args:
        shares: share of each name, summing to one.
        right: places of the names that are right; empty when none of them is among the names.
        near: places of further names that count among the first three.

    >>> outcome([0.7, 0.2, 0.1], {1}).in_three
    1.0
    """
    share = sum(shares[place] for place in right)
    wrong = sum(one * one for place, one in enumerate(shares) if place not in right)
    return Outcome(
        said=max(shares),
        first=chance_among_first(shares, right, 1),
        in_three=chance_among_first(shares, {*right, *near}, _PLACES),
        share=share,
        squares=(1.0 - share) ** 2 + wrong,
    )


def chance_among_first(shares: Sequence[float], right: Collection[int], places: int) -> float:
    """The chance that a right name is among the first ones, equal names being drawn by lot.

    >>> chance_among_first([0.4, 0.3, 0.3], {1}, 2)
    0.5
    """
    if not right or len(shares) <= places:
        return float(bool(right))
    last = sorted(shares, reverse=True)[places - 1]
    if any(shares[place] > last for place in right):
        return 1.0
    tied = sum(share == last for share in shares)
    drawn = places - sum(share > last for share in shares)
    wrong = tied - sum(shares[place] == last for place in right)
    return 1.0 - comb(wrong, drawn) / comb(tied, drawn)


def score(outcomes: Sequence[Outcome]) -> Score:
    """The figures over these outcomes, of which there is at least one."""
    count = len(outcomes)
    top_1 = sum(one.first for one in outcomes) / count
    said = sum(one.said for one in outcomes) / count
    losses = (-log(min(1.0, max(LEAST_SHARE, one.share))) for one in outcomes)
    return Score(
        count=count,
        top_1=top_1,
        top_3=sum(one.in_three for one in outcomes) / count,
        brier=sum(one.squares for one in outcomes) / count,
        log_loss=sum(losses) / count,
        ece=sum(part.count * abs(part.said - part.right) for part in reliability(outcomes)) / count,
        said=said,
        gap=said - top_1,
    )


def reliability(outcomes: Iterable[Outcome]) -> tuple[Bin, ...]:
    """What was said and what was right, bin by bin; bins without outcomes are left out."""
    found: dict[int, list[Outcome]] = {}
    for one in outcomes:
        found.setdefault(min(BINS - 1, int(one.said * BINS)), []).append(one)
    return tuple(
        Bin(
            low=place / BINS,
            count=len(part),
            said=sum(one.said for one in part) / len(part),
            right=sum(one.first for one in part) / len(part),
        )
        for place, part in sorted(found.items())
    )


def intervals(outcomes: Sequence[Outcome], draw: Draw, rounds: int = ROUNDS) -> dict[str, Interval]:
    """The range of each figure of `FIGURES`, from drawing the outcomes anew (the bootstrap).

    Args:
        outcomes: at least one.
        draw: the chance; give one that begins at a fixed seed.
        rounds: how often to draw.
    """
    drawn = [score([outcomes[place] for place in draw(len(outcomes))]) for _ in range(rounds)]
    cut = (1.0 - CERTAINTY) / 2.0
    found = {}
    for figure in FIGURES:
        values = sorted(getattr(one, figure) for one in drawn)
        found[figure] = Interval(values[int(cut * rounds)], values[int((1.0 - cut) * rounds) - 1])
    return found

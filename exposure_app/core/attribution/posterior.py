"""Weigh the terms, add them, and share one hundred per cent among the candidates.

The one rule: a candidate's score is the sum of its contributions, and its reasons are those same
contributions. The unknown source scores zero.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import exp
from typing import NamedTuple

from exposure_app.core.attribution.candidates import Candidate
from exposure_app.core.attribution.explanation import Term
from exposure_app.core.attribution.knowledge import Knowledge
from exposure_app.core.attribution.person import Person
from exposure_app.core.attribution.terms import TERMS
from exposure_app.core.attribution.terms.part import Column, Part

TermMatrix = Mapping[Term, Column]


class Contribution(NamedTuple):
    """What one part of one term adds to the log-odds of a candidate against the unknown source."""

    term: Term
    part: Part
    log_odds: float


def weight_of(term: Term, knowledge: Knowledge) -> float:
    """The weight of a term, tempered because the terms are less independent than they count."""
    return knowledge.weights[term] * knowledge.numbers["temperature"]


def evaluate(
    terms: Iterable[Term], candidates: Sequence[Candidate], person: Person, knowledge: Knowledge
) -> dict[Term, Column]:
    """The parts of these terms, for each candidate in turn."""
    return {term: TERMS[term](candidates, person, knowledge) for term in terms}


def contributions(matrix: TermMatrix, place: int, knowledge: Knowledge) -> tuple[Contribution, ...]:
    """Everything that ranks the candidate at that place."""
    found = []
    for term, column in matrix.items():
        # Most terms are silent about most candidates.
        if column[place]:
            weight = weight_of(term, knowledge)
            found += [Contribution(term, part, weight * part.value) for part in column[place]]
    return tuple(found)


def term_scores(matrix: TermMatrix, knowledge: Knowledge) -> dict[Term, list[float]]:
    """The weighted value of each term, for each candidate in turn."""
    return {term: _weighed(column, weight_of(term, knowledge)) for term, column in matrix.items()}


def _weighed(column: Column, weight: float) -> list[float]:
    return [weight * sum([part.value for part in parts]) if parts else 0.0 for parts in column]


def softmax(scores: Sequence[float]) -> list[float]:
    """Shares that sum to one, in proportion to the exponential of the scores."""
    highest = max(scores)
    masses = [exp(score - highest) for score in scores]
    total = sum(masses)
    return [mass / total for mass in masses]


def total_scores(by_term: Mapping[Term, Sequence[float]]) -> list[float]:
    """The score of each candidate: its terms added in a fixed order."""
    return [sum(column) for column in zip(*(by_term[term] for term in Term), strict=True)]

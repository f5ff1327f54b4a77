"""Every candidate of a person with what is weighed of it.

The one rule: the same person, catalogue and knowledge are weighed the same to the last digit, in
whatever order the answers were given.
"""

from dataclasses import replace
from typing import NamedTuple

from exposure_app.core.attribution.brand_names import spellings, with_canonical_brands
from exposure_app.core.attribution.candidates import Candidate, candidates
from exposure_app.core.attribution.explanation import Term
from exposure_app.core.attribution.knowledge import Knowledge
from exposure_app.core.attribution.person import Person
from exposure_app.core.attribution.posterior import (
    TermMatrix,
    evaluate,
    softmax,
    term_scores,
    total_scores,
)
from exposure_app.core.breaches import Catalogue


class Weighed(NamedTuple):
    """Every candidate with its parts and its share.

    Attributes:
        person: the answers, with brands spelt as in the catalogue.
        candidates: in a fixed order.
        matrix: parts of each term, for each candidate in turn.
        shares: of each candidate in turn; they sum to one.
    """

    person: Person
    candidates: tuple[Candidate, ...]
    matrix: TermMatrix
    shares: list[float]


def weigh(person: Person, catalogue: Catalogue, knowledge: Knowledge) -> Weighed:
    """Find every candidate and weigh it."""
    keys = spellings(person, catalogue)
    person = without_nothing(with_canonical_brands(person, keys))
    typed = {key: name for name, key in keys.items()}
    found = candidates(person, catalogue, knowledge, typed)
    matrix = evaluate(Term, found, person, knowledge)
    shares = softmax(total_scores(term_scores(matrix, knowledge)))
    return Weighed(person, found, matrix, shares)


def without_nothing(person: Person) -> Person:
    """The same answers without "nothing of these", which is no symptom."""
    return replace(
        person,
        symptoms=tuple(s for s in person.symptoms if s.code != "none"),
        not_noticed=person.not_noticed - {"none"},
    )

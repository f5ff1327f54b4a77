"""Weigh a person again after a few answers changed, without computing what did not change.

The one rule: the shares are the very same as those of `engine.weigh`; a term is taken over only
when neither the candidate nor any answer that the term reads has changed.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import fields
from typing import Final

from exposure_app.core.attribution.candidates import Candidate, candidates, with_suggested
from exposure_app.core.attribution.explanation import Term
from exposure_app.core.attribution.knowledge import Knowledge
from exposure_app.core.attribution.person import Person
from exposure_app.core.attribution.posterior import softmax, term_scores, total_scores, weight_of
from exposure_app.core.attribution.terms import TERMS
from exposure_app.core.attribution.weighing import Weighed
from exposure_app.core.breaches import Catalogue

# What reads each answer; an answer that is not named here is read by every term.
_READ_BY: Final[Mapping[str, frozenset[Term]]] = {
    "symptoms": frozenset(
        (Term.SYMPTOMS, Term.KNOW, Term.TIME, Term.CARRIER, Term.PLATFORMS, Term.OTHERS)
    ),
    "not_noticed": frozenset((Term.SYMPTOMS,)),
    "strangers_know": frozenset((Term.KNOW, Term.TIME)),
    "not_known": frozenset((Term.KNOW,)),
    "others_affected": frozenset((Term.OTHERS,)),
    "only_on_line": frozenset((Term.OTHERS,)),
    "several_services": frozenset((Term.PLATFORMS,)),
    "password_reused": frozenset((Term.PRIOR,)),
    "number_since": frozenset((Term.DIGEST, Term.SINCE)),
}


# What `candidates.candidates` does not read: without any other change, the sources are the same.
_OF_NO_CANDIDATE: Final = frozenset(_READ_BY) - {"symptoms", "strangers_know"}


class WeighingAgain:
    """Shares of people who differ in some answers from one who was weighed before.

    Args:
        before: what `engine.weigh` gave for the earlier answers.
        catalogue: the same as before.
        knowledge: the same as before.
    """

    def __init__(self, before: Weighed, catalogue: Catalogue, knowledge: Knowledge) -> None:
        self._before = before
        self._scores = term_scores(before.matrix, knowledge)
        self._catalogue = catalogue
        self._knowledge = knowledge
        self._places = {_key(one): place for place, one in enumerate(before.candidates)}

    def shares(self, person: Person) -> tuple[tuple[Candidate, ...], list[float]]:
        """Every candidate of this person with its share.

        Args:
            person: the changed answers, with brands spelt as in the catalogue.
        """
        names = (one.name for one in fields(Person))
        before = self._before.person
        changed = {name for name in names if getattr(before, name) != getattr(person, name)}
        everything = frozenset(Term)
        touched = {term for name in changed for term in _READ_BY.get(name, everything)}
        found, places = self._candidates(person, changed)
        by_term = {
            term: self._column(term, person, found, places if term not in touched else None)
            for term in Term
        }
        return found, softmax(total_scores(by_term))

    def _candidates(
        self, person: Person, changed: AbstractSet[str]
    ) -> tuple[tuple[Candidate, ...], list[int | None]]:
        """The candidates, and where each stood before; None for one that is new or changed."""
        old = self._before.candidates
        if changed <= _OF_NO_CANDIDATE:
            return old, list(range(len(old)))
        if changed <= _READ_BY.keys():
            found = with_suggested(old, person, self._catalogue, self._knowledge)
        else:
            found = candidates(person, self._catalogue, self._knowledge, {})
        places = (self._places.get(_key(candidate)) for candidate in found)
        return found, [
            place if place is not None and old[place] == candidate else None
            for place, candidate in zip(places, found, strict=True)
        ]

    def _column(
        self,
        term: Term,
        person: Person,
        found: Sequence[Candidate],
        places: Sequence[int | None] | None,
    ) -> list[float]:
        """The weighted value of a term; taken over where it has a place before."""
        if places is None:
            places = [None] * len(found)
        weight, before = weight_of(term, self._knowledge), self._scores[term]
        new = [one for one, place in zip(found, places, strict=True) if place is None]
        column = iter(TERMS[term](new, person, self._knowledge))
        return [
            weight * sum([part.value for part in next(column)]) if place is None else before[place]
            for place in places
        ]


def _key(candidate: Candidate) -> tuple[str, str]:
    return (candidate.id, candidate.route)

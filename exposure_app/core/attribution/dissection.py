"""One source taken apart: every term with each of its parts, also those too small to be reasons.

The one rule: the log-odds of the parts add up to the total that ranked the route against the
unknown source. A source with several routes, such as staff and traffic of a carrier, shows each.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from exposure_app.core.attribution.candidates import Candidate, Route
from exposure_app.core.attribution.explanation import Term
from exposure_app.core.attribution.knowledge import Knowledge
from exposure_app.core.attribution.person import Person
from exposure_app.core.attribution.posterior import contributions, weight_of
from exposure_app.core.attribution.terms.part import Part
from exposure_app.core.attribution.weighing import Weighed, weigh
from exposure_app.core.breaches import Catalogue


@dataclass(frozen=True, slots=True)
class WeighedPart:
    """One part of a term.

    Attributes:
        part: what it says, and its value before it is weighed.
        log_odds: what it adds to the log-odds against the unknown source.
    """

    part: Part
    log_odds: float


@dataclass(frozen=True, slots=True)
class WeighedTerm:
    """One term of a route.

    Attributes:
        term: which.
        weight: by which its parts are multiplied, the temperature included.
        parts: each thing that it says; none when it is silent.
    """

    term: Term
    weight: float
    parts: tuple[WeighedPart, ...]

    @property
    def log_odds(self) -> float:
        """What the term adds."""
        return sum(part.log_odds for part in self.parts)


@dataclass(frozen=True, slots=True)
class WeighedRoute:
    """One way in which the source would have exposed the data.

    Attributes:
        candidate: the source by this route.
        share: of the whole, 0 to 1.
        terms: all of them, in a fixed order.
    """

    candidate: Candidate
    share: float
    terms: tuple[WeighedTerm, ...]

    @property
    def route(self) -> Route:
        """Which route it is."""
        return self.candidate.route

    @property
    def total(self) -> float:
        """Log-odds of this route against the unknown source."""
        return sum(term.log_odds for term in self.terms)


@dataclass(frozen=True, slots=True)
class Dissection:
    """A source taken apart.

    Attributes:
        id: of the source, as in the ranking.
        routes: likeliest first; more than one where routes share the id.
        known_ids: of every source that was weighed; all there is when the id is not among them.
    """

    id: str
    routes: tuple[WeighedRoute, ...]
    known_ids: tuple[str, ...]

    @property
    def share(self) -> float:
        """Share of the source by all its routes."""
        return sum(route.share for route in self.routes)


def dissect(
    source_id: str, person: Person, catalogue: Catalogue, knowledge: Knowledge
) -> Dissection:
    """Take the source of that id apart; without routes when it is none for this person.

    An incident is found by either of its names.
    """
    weighed = weigh(person, catalogue, knowledge)
    incident = catalogue.find(source_id)
    wanted = source_id if incident is None else incident.id
    routes = sorted(_routes(wanted, weighed, knowledge), key=lambda one: (-one.share, one.route))
    known = dict.fromkeys(candidate.id for candidate in weighed.candidates)
    return Dissection(wanted, tuple(routes), tuple(known))


def _routes(wanted: str, weighed: Weighed, knowledge: Knowledge) -> Iterator[WeighedRoute]:
    for place, candidate in enumerate(weighed.candidates):
        if candidate.id == wanted:
            terms = _terms(weighed, place, knowledge)
            yield WeighedRoute(candidate, weighed.shares[place], terms)


def _terms(weighed: Weighed, place: int, knowledge: Knowledge) -> tuple[WeighedTerm, ...]:
    said: Sequence[tuple[Term, WeighedPart]] = [
        (one.term, WeighedPart(one.part, one.log_odds))
        for one in contributions(weighed.matrix, place, knowledge)
    ]
    return tuple(
        WeighedTerm(term, weight_of(term, knowledge), tuple(p for of, p in said if of is term))
        for term in Term
    )

"""The eleven terms of the model and the constant of the kind, one idea a file.

Each is a pure function of candidates, person and knowledge that gives for each candidate in turn
its `part.Part`s, as log ratios against the unknown source. `TERMS` names them all;
`exposure_app.core.attribution.posterior` weighs and adds them.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from exposure_app.core.attribution.candidates import Candidate
from exposure_app.core.attribution.explanation import Term
from exposure_app.core.attribution.knowledge import Knowledge
from exposure_app.core.attribution.person import Person
from exposure_app.core.attribution.terms.alias import alias
from exposure_app.core.attribution.terms.carrier import carrier
from exposure_app.core.attribution.terms.digest import digest
from exposure_app.core.attribution.terms.kind import kind
from exposure_app.core.attribution.terms.know import know
from exposure_app.core.attribution.terms.others import others
from exposure_app.core.attribution.terms.part import Column, Parts
from exposure_app.core.attribution.terms.platforms import platforms
from exposure_app.core.attribution.terms.prior import prior
from exposure_app.core.attribution.terms.region import region
from exposure_app.core.attribution.terms.symptoms import symptoms
from exposure_app.core.attribution.terms.tenure import tenure
from exposure_app.core.attribution.terms.timing import timing

TermFunction = Callable[[Sequence[Candidate], Person, Knowledge], Column]


def _one_by_one(says: Callable[[Candidate, Person, Knowledge], Parts]) -> TermFunction:
    """A term that has nothing to find out before it looks at a candidate."""

    def column(candidates: Sequence[Candidate], person: Person, knowledge: Knowledge) -> Column:
        return [says(candidate, person, knowledge) for candidate in candidates]

    return column


TERMS: Final[Mapping[Term, TermFunction]] = {
    Term.PRIOR: _one_by_one(prior),
    Term.SYMPTOMS: symptoms,
    Term.KNOW: know,
    Term.DIGEST: _one_by_one(digest),
    Term.ALIAS: _one_by_one(alias),
    Term.TIME: timing,
    Term.SINCE: _one_by_one(tenure),
    Term.CARRIER: _one_by_one(carrier),
    Term.REGION: _one_by_one(region),
    Term.OTHERS: others,
    Term.PLATFORMS: platforms,
    Term.KIND: _one_by_one(kind),
}

"""The eleven terms of the model and the constant of the kind, one idea a file.

Each is a pure function of candidate, person and knowledge that gives its `part.Part`s, as log
ratios against the unknown source. `TERMS` names them all; `exposure_app.core.attribution.posterior`
weighs and adds them.
"""

from collections.abc import Callable, Mapping
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
from exposure_app.core.attribution.terms.part import Parts
from exposure_app.core.attribution.terms.platforms import platforms
from exposure_app.core.attribution.terms.prior import prior
from exposure_app.core.attribution.terms.region import region
from exposure_app.core.attribution.terms.symptoms import symptoms
from exposure_app.core.attribution.terms.tenure import tenure
from exposure_app.core.attribution.terms.timing import timing

TermFunction = Callable[[Candidate, Person, Knowledge], Parts]

TERMS: Final[Mapping[Term, TermFunction]] = {
    Term.PRIOR: prior,
    Term.SYMPTOMS: symptoms,
    Term.KNOW: know,
    Term.DIGEST: digest,
    Term.ALIAS: alias,
    Term.TIME: timing,
    Term.SINCE: tenure,
    Term.CARRIER: carrier,
    Term.REGION: region,
    Term.OTHERS: others,
    Term.PLATFORMS: platforms,
    Term.KIND: kind,
}

"""How much more or less often sources of a kind are the cause than the other terms would say."""

from exposure_app.core.attribution.candidates import Candidate
from exposure_app.core.attribution.knowledge import Knowledge
from exposure_app.core.attribution.person import Person
from exposure_app.core.attribution.terms.part import NOTHING, Part, Parts


def kind(candidate: Candidate, _person: Person, knowledge: Knowledge) -> Parts:
    """The constant of the candidate's kind against that of an unknown source."""
    value = knowledge.kinds[candidate.profile] - knowledge.kinds["unknown"]
    if not value:
        return NOTHING
    aspect = "kind_seldom" if value < 0 else "kind_often"
    return (Part(aspect, value, (("kind", candidate.kind),)),)

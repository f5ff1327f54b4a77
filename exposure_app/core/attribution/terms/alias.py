"""What it says that an address or handle given to one company alone has turned up."""

from math import log

from exposure_app.core.attribution.candidates import Candidate, Route
from exposure_app.core.attribution.knowledge import Knowledge
from exposure_app.core.attribution.person import Person
from exposure_app.core.attribution.terms.part import NOTHING, Part, Parts


def alias(candidate: Candidate, person: Person, knowledge: Knowledge) -> Parts:
    """For the company that alone had the address, and against every other."""
    brand = person.address_used_only_for
    if brand is None or candidate.route is Route.UNKNOWN:
        return NOTHING
    numbers = knowledge.numbers
    if brand in candidate.brands and candidate.kind != "stuffing":
        value = log(numbers["alias_own"] / numbers["alias_unknown"])
        return (Part("only_they_had_it", value, (("brand", brand),)),)
    value = log(numbers["alias_other"] / numbers["alias_unknown"])
    return (Part("another_had_it", value, (("brand", brand),)),)

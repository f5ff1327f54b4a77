"""Whether the candidate held what strangers know.

Rare knowledge convicts; what nearly everybody holds, such as a name, says little.
"""

from math import log

from exposure_app.core.attribution.candidates import Candidate, Route
from exposure_app.core.attribution.knowledge import Knowledge
from exposure_app.core.attribution.person import Person
from exposure_app.core.attribution.terms.part import NOTHING, Part, Parts


def _part(data_class: str, candidate: Candidate, knowledge: Knowledge, damping: float) -> Part:
    numbers = knowledge.numbers
    group = "common" if data_class in knowledge.common_classes else "known"
    held, absent = numbers[f"{group}_if_held"], numbers[f"{group}_if_not"]
    if data_class in candidate.holds:
        aspect, likelihood = "held_it", held
    elif data_class in candidate.may_hold:
        aspect = "perhaps_held_it"
        likelihood = absent + numbers["may_hold"] * (held - absent)
    else:
        aspect, likelihood = "did_not_hold_it", absent
    value = log(likelihood / numbers[f"{group}_if_unknown"]) * damping
    return Part(aspect, value, (("data_class", data_class),))


def know(candidate: Candidate, person: Person, knowledge: Knowledge) -> Parts:
    """One part for each class that strangers know; classes of one record repeat each other."""
    if candidate.route is Route.UNKNOWN:
        return NOTHING
    classes = sorted(person.strangers_know)
    damping = 1.0 / (1.0 + knowledge.numbers["repeat"] * max(0, len(classes) - 1))
    return tuple(_part(code, candidate, knowledge, damping) for code in classes)

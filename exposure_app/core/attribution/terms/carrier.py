"""Whether the candidate is the person's own carrier, and how surely that is known.

A carrier that was only proposed from the number block may be wrong, since numbers can be moved.
"""

from math import log

from exposure_app.core.attribution.candidates import WORLD, Candidate
from exposure_app.core.attribution.knowledge import Knowledge
from exposure_app.core.attribution.person import Person
from exposure_app.core.attribution.terms.part import NOTHING, Part, Parts


def _own(candidate: Candidate, person: Person, knowledge: Knowledge, port_rate: float) -> Part:
    is_proposed = person.carrier in candidate.brands and person.carrier_from == "prefix"
    if is_proposed and candidate.account is None:
        return Part("carrier_proposed", log(1.0 - port_rate), (("brand", candidate.brand),))
    return Part("own_carrier", log(knowledge.numbers["stated_carrier"]))


def _not_own(candidate: Candidate, person: Person, knowledge: Knowledge, port_rate: float) -> Part:
    numbers = knowledge.numbers
    if person.carrier is None:
        reach = min(numbers["stated_carrier"], numbers["unstated_carrier"] * len(candidate.brands))
        return Part("carrier_not_stated", log(reach))
    facts = (("brand", candidate.brand), ("own", person.carrier))
    if candidate.is_hit:
        return Part("former_customer", log(numbers["former_customer"]), facts)
    share = numbers["other_carrier"]
    if person.carrier_from == "prefix":
        share = max(share, port_rate / 2)
    return Part("other_carrier", log(share), facts)


def _unnamed(person: Person, knowledge: Knowledge, port_rate: float) -> Parts:
    """The carrier that nobody named; where the person named one, it is another one."""
    if person.carrier is None:
        return NOTHING
    facts = (("brand", person.carrier),)
    if person.carrier_from == "prefix":
        return (Part("carrier_moved", log(port_rate), facts),)
    is_elsewhere = any(symptom.code in knowledge.elsewhere_symptoms for symptom in person.symptoms)
    share = knowledge.numbers["line_elsewhere" if is_elsewhere else "other_carrier"]
    return (Part("another_carrier", log(share), facts),)


def carrier(candidate: Candidate, person: Person, knowledge: Knowledge) -> Parts:
    """For carriers alone; every other kind of source is silent here."""
    if candidate.kind != "carrier":
        return NOTHING
    port_rate = knowledge.port_rates.get(person.country, knowledge.port_rates[WORLD])
    if not candidate.brands:
        return _unnamed(person, knowledge, port_rate)
    says = _own if candidate.is_held else _not_own
    return (says(candidate, person, knowledge, port_rate),)

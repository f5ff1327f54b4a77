"""Whether it fits the candidate that others saw the same, and what they share with the person."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from exposure_app.core.attribution.candidates import Candidate, Route
from exposure_app.core.attribution.knowledge import Knowledge
from exposure_app.core.attribution.person import Person
from exposure_app.core.attribution.terms.part import NOTHING, Column, Part, Parts, silent
from exposure_app.core.vocabulary import TRAFFIC

_LOCAL: Final = frozenset(("government", "hospital", "education", "utility", "estate_agent"))
_SHARED: Final = frozenset(("government", "aggregator", "supplier", "credit_bureau"))
_OWN: Final = frozenset(("device", "phishing", "stuffing"))

# What the people who saw the same share with few others, so that hardly two kinds explain it.
_ALONE: Final = frozenset(("same_device", "same_school", "same_hospital", "same_shop"))

# What says nothing either way: neither "does not fit" (0), "near" (1) nor "fits" (2).
_SILENT: Final = -1


def _same_carrier(candidate: Candidate, person: Person) -> int:
    if candidate.kind != "carrier" or (candidate.brands and not candidate.is_held):
        return 0
    return 2 if _is_of_number(candidate, person) else 1


def _is_of_number(candidate: Candidate, person: Person) -> bool:
    """Whether it may be the carrier of the number, and not of another line that was named."""
    return person.carrier is None or not candidate.brands or person.carrier in candidate.brands


def _same_area(candidate: Candidate, person: Person) -> int:
    incident = candidate.incident
    if incident is not None and person.province in incident.regions:
        return 2
    if candidate.profile == "carrier_traffic" or candidate.kind in _LOCAL:
        return 2 if incident is None else 1
    return 1 if candidate.kind in ("carrier", "dealer", "bank", "club", "device_maker") else 0


def _same_device(candidate: Candidate, _person: Person) -> int:
    return {"device_maker": 2, "device": _SILENT}.get(candidate.kind, 0)


def _same_school(candidate: Candidate, _person: Person) -> int:
    return {"education": 2, "government": 1, "supplier": 1}.get(candidate.kind, 0)


def _same_hospital(candidate: Candidate, _person: Person) -> int:
    return {"hospital": 2, "insurer": 1, "government": 1, "supplier": 1}.get(candidate.kind, 0)


def _same_shop(candidate: Candidate, _person: Person) -> int:
    return {"ecommerce": 2, "dealer": 2, "courier": 1, "payment": 1}.get(candidate.kind, 0)


def _same_platform(candidate: Candidate, person: Person) -> int:
    if candidate.kind in _OWN or candidate.kind in ("carrier", "government", "aggregator"):
        return 0
    places = {symptom.service for symptom in person.symptoms} - {None}
    if places:
        return 2 if candidate.brands & places else int(candidate.is_held)
    return 2 if candidate.is_held else 1


def _different_carriers(candidate: Candidate, person: Person) -> int:
    if candidate.kind == "carrier":
        if candidate.is_held and not _is_of_number(candidate, person):
            # The numbers are of several carriers; the other line may be everybody's.
            return _SILENT
        return 1 if len(candidate.brands) > 1 else 0
    return 2 if candidate.kind in _SHARED else _SILENT


_FITS: Final[Mapping[str, Callable[[Candidate, Person], int]]] = {
    "same_carrier": _same_carrier,
    "same_area": _same_area,
    "same_device": _same_device,
    "same_school": _same_school,
    "same_hospital": _same_hospital,
    "same_shop": _same_shop,
    "same_platform": _same_platform,
    "different_carriers": _different_carriers,
}


def _on_line(candidate: Candidate, person: Person, knowledge: Knowledge) -> Parts:
    """Whether it shows only on the line whose traffic the candidate can read."""
    reads_line = candidate.profile == TRAFFIC
    if person.only_on_line is None:
        return NOTHING
    if person.only_on_line:
        if reads_line:
            return (Part("only_line_fits", knowledge.numbers["others_fit"]),)
        return (Part("only_line_does_not_fit", knowledge.numbers["others_not"]),)
    return (Part("any_line", knowledge.numbers["others_not"]),) if reads_line else NOTHING


def _shared(candidate: Candidate, person: Person, knowledge: Knowledge) -> Parts:
    numbers = knowledge.numbers
    parts = []
    for code in sorted(person.others_affected):
        fit = _FITS[code](candidate, person)
        if fit == _SILENT:
            continue
        fits = numbers["others_fit_alone" if code in _ALONE else "others_fit"]
        value = (numbers["others_not"], numbers["others_near"], fits)[fit]
        aspect = "others_fit" if value > 0 else "others_do_not_fit"
        parts.append(Part(aspect, value, (("others", code),)))
    return tuple(parts)


def others(candidates: Sequence[Candidate], person: Person, knowledge: Knowledge) -> Column:
    """One part for each group of others: it fits well, it is near, or it does not fit."""
    if not person.others_affected and person.only_on_line is None:
        return silent(candidates)
    return [
        NOTHING
        if one.route is Route.UNKNOWN
        else _shared(one, person, knowledge) + _on_line(one, person, knowledge)
        for one in candidates
    ]

"""What would change the answer: answers taken back, turned round or still open, weighed again.

The one rule: nothing is guessed. Each change is the difference between two posteriors, the second
computed from the person as they would have answered.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, NamedTuple

from exposure_app.core.attribution.candidates import Candidate
from exposure_app.core.attribution.explanation import Explanation, ProbableSource, group_of
from exposure_app.core.attribution.headline import headline
from exposure_app.core.attribution.knowledge import Knowledge
from exposure_app.core.attribution.leading import leaders
from exposure_app.core.attribution.next_question import open_questions
from exposure_app.core.attribution.person import Person, Symptom
from exposure_app.core.attribution.questions import CARRIER, NO, QUESTIONS, YES, Told
from exposure_app.core.attribution.ranking import rank
from exposure_app.core.attribution.weighing import Weighed, weigh
from exposure_app.core.attribution.weighing_again import WeighingAgain
from exposure_app.core.breaches import Catalogue, brands_of

MOST_CHANGES: Final = 3
_LEAST_CHANGE: Final = 0.05
_CARRIERS_TRIED: Final = 2
_TURNED: Final = {
    "password_change_helped": "password_change_no_help",
    "password_change_no_help": "password_change_helped",
    "sign_out_everywhere_helped": "sign_out_everywhere_no_help",
    "sign_out_everywhere_no_help": "sign_out_everywhere_helped",
}
_FLAGS: Final = ("password_reused", "several_services", "only_on_line")


class Aspect(StrEnum):
    """In what the answers differ."""

    INSTEAD = "instead"
    NOT_NOTICED = "not_noticed"
    NOT_KNOWN = "not_known"
    NO_OTHERS = "no_others"
    TURNED = "turned"
    OTHER_CARRIER = "other_carrier"
    NO_CARRIER = "no_carrier"
    ANSWERED = "answered"


_OF_CARRIER: Final = (Aspect.OTHER_CARRIER, Aspect.NO_CARRIER)
_CARRIER_UNNAMED: Final = ("carrier", "sector:carrier")


@dataclass(frozen=True, slots=True)
class Change:
    """What one other answer would do to the source that leads now.

    Attributes:
        aspect: in what the answers differ.
        code: symptom, data class, group of others or question that it is about; for
            ``instead`` the symptom given in place of its opposite; for ``turned`` the name of the
            answer with yes and no exchanged.
        reply: the answer tried: of a question, the other carrier, or ``yes`` or ``no``.
        share_before: share of the leading source now, 0 to 1.
        share_after: its share with the other answer.
        first_after: who would be named first then; None when nobody would be.
        is_still_first: whether that is the source that leads now.
    """

    aspect: Aspect
    code: str
    reply: str
    share_before: float
    share_after: float
    first_after: ProbableSource | None
    is_still_first: bool


class _Variant(NamedTuple):
    """The person as they would have answered."""

    aspect: Aspect
    code: str
    reply: str
    person: Person


def _without_symptoms(person: Person) -> Iterator[_Variant]:
    for code in sorted({symptom.code for symptom in person.symptoms}):
        rest = tuple(symptom for symptom in person.symptoms if symptom.code != code)
        turned = _TURNED.get(code)
        if turned is None:
            yield _Variant(Aspect.NOT_NOTICED, code, "", replace(person, symptoms=rest))
        elif all(symptom.code != turned for symptom in rest):
            instead = replace(person, symptoms=(*rest, Symptom(turned)))
            yield _Variant(Aspect.INSTEAD, turned, "", instead)


def _without_known(person: Person) -> Iterator[_Variant]:
    for code in sorted(person.strangers_know):
        rest = person.strangers_know - {code}
        yield _Variant(Aspect.NOT_KNOWN, code, "", replace(person, strangers_know=rest))
    for code in sorted(person.others_affected):
        others = person.others_affected - {code}
        yield _Variant(Aspect.NO_OTHERS, code, "", replace(person, others_affected=others))


def _turned(person: Person) -> Iterator[_Variant]:
    for name in _FLAGS:
        value = getattr(person, name)
        if value is not None:
            told = Told(fields={name: not value})
            yield _Variant(Aspect.TURNED, name, NO if value else YES, told.added_to(person))


def _carriers(person: Person, catalogue: Catalogue) -> Iterator[_Variant]:
    others = [
        brand.name
        for brand in brands_of(catalogue, person.country, "carrier")
        if brand.name != person.carrier
    ]
    if person.carrier is not None:
        yield _Variant(Aspect.NO_CARRIER, CARRIER, "", replace(person, carrier=None))
    aspect = Aspect.ANSWERED if person.carrier is None else Aspect.OTHER_CARRIER
    for name in others[:_CARRIERS_TRIED]:
        told = replace(person, carrier=name, carrier_from="user")
        yield _Variant(aspect, CARRIER, name, told)


def _answered(person: Person) -> Iterator[_Variant]:
    for code in open_questions(person, frozenset()):
        for reply, told in QUESTIONS[code].answers.items():
            yield _Variant(Aspect.ANSWERED, code, reply, told.added_to(person))


def _variants(person: Person, catalogue: Catalogue) -> Iterator[_Variant]:
    yield from _without_symptoms(person)
    yield from _without_known(person)
    yield from _turned(person)
    yield from _carriers(person, catalogue)
    yield from _answered(person)


def _share(found: Sequence[Candidate], shares: Sequence[float], group: tuple[str, str]) -> float:
    own = (
        share
        for one, share in zip(found, shares, strict=True)
        if one.kind == group[0] and group_of(one.kind, one.brand, one.id) == group
    )
    return min(1.0, sum(own))


def what_would_change(
    person: Person, catalogue: Catalogue, knowledge: Knowledge, explanation: Explanation
) -> tuple[Change, ...]:
    """The few answers that would move the leading source most, the greatest move first.

    Args:
        person: the answers that were explained.
        catalogue: the catalogue they were explained with.
        knowledge: the tables they were explained with.
        explanation: what `engine.explain` said of them.
    """
    shown = leaders(explanation).sources
    if not shown:
        return ()
    group = shown[0].source.group
    # Brands are spelt as in the catalogue from here on, so that nobody is spelt again.
    person = weigh(person, catalogue, knowledge).person
    now = weigh(person, catalogue, knowledge)
    before = _share(now.candidates, now.shares, group)
    again = WeighingAgain(now, catalogue, knowledge)
    tried = []
    for variant in _variants(person, catalogue):
        found, shares = again.shares(variant.person)
        after = _share(found, shares, group)
        if variant.aspect is Aspect.NO_CARRIER and group[0] == "carrier":
            after = min(1.0, after + _share(found, shares, _CARRIER_UNNAMED))
        if abs(after - before) >= _LEAST_CHANGE:
            tried.append((after, variant))
    # People are sure of a carrier that they named themselves, so that comes last.
    is_sure = person.carrier_from == "user"
    tried.sort(
        key=lambda one: (
            is_sure and one[1].aspect in _OF_CARRIER,
            -abs(one[0] - before),
            one[1].aspect,
            one[1].code,
            one[1].reply,
        )
    )
    told: dict[str, Change] = {}
    for after, variant in tried:
        if len(told) == MOST_CHANGES:
            break
        if variant.code not in told:
            weighed = weigh(variant.person, catalogue, knowledge)
            told[variant.code] = _change(variant, (before, after), weighed, group, knowledge)
    return tuple(told.values())


def _change(
    variant: _Variant,
    shares: tuple[float, float],
    weighed: Weighed,
    group: tuple[str, str],
    knowledge: Knowledge,
) -> Change:
    first = headline(rank(weighed, knowledge)).source
    is_still_first = first is not None and first.group == group
    return Change(variant.aspect, variant.code, variant.reply, *shares, first, is_still_first)

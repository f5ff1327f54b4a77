"""What to do now: steps chosen by probable cause, data class and country.

The one rule: urgent steps come first, at most three are for today and three for the week.
"""

from collections.abc import Container, Iterable
from typing import Final

from exposure_app.core.attribution.explanation import Explanation
from exposure_app.core.attribution.person import Person
from exposure_app.core.causes import UNKNOWN, probable_causes
from exposure_app.core.findings import Finding
from exposure_app.core.steps import AdviceBook, Contact, Plan, Step, Urgency

__all__ = (
    "MOST_STEPS", "AdviceBook", "Contact", "Plan", "Step", "Urgency", "choose_plan",
    "urgent_contacts",
)  # fmt: skip

MOST_STEPS: Final = 3

_CLASSES: Final = "data class"
_ANYTHING: Final = "anything"


def choose_plan(
    book: AdviceBook,
    explanation: Explanation,
    findings: Iterable[Finding],
    person: Person,
    put_off: Container[str] = frozenset(),
) -> Plan:
    """The steps for one answer.

    Args:
        book: every step.
        explanation: the answer; its first sources are the causes.
        findings: matches; what their lists hold is acted on.
        person: country, carrier, symptoms and what strangers know.
        put_off: ids of steps that are skipped or left for later; the next best take their place.
    """
    classes = person.strangers_know.union(*(finding.data_classes for finding in findings))
    noticed = {symptom.code for symptom in person.symptoms}
    steps = book.steps_for(person.country, person.carrier)
    ranked = _ranked(steps, probable_causes(explanation, person), classes)
    fitting = [step for step in ranked if step.id not in put_off]
    today = [step for step in fitting if step.urgency is Urgency.TODAY]
    week = [step for step in fitting if step.urgency is Urgency.WEEK]
    return Plan(
        country=person.country,
        is_country_known=person.country in book.countries,
        now=_first_three(s for s in steps if s.urgency is Urgency.NOW and s.symptoms & noticed),
        today=tuple(today[:MOST_STEPS]),
        week=tuple([*week, *today[MOST_STEPS:]][:MOST_STEPS]),
        urgent_contacts=urgent_contacts(book, person.country, person.carrier),
    )


def urgent_contacts(book: AdviceBook, country: str, carrier: str | None) -> tuple[Step, ...]:
    """Whom to call when money moves or the phone has no signal; needs no check first."""
    steps = book.steps_for(country, carrier)
    return _first_three(s for s in steps if s.urgency is Urgency.NOW and s.contact is not None)


def _first_three(steps: Iterable[Step]) -> tuple[Step, ...]:
    return tuple(_unique(steps)[:MOST_STEPS])


def _unique(steps: Iterable[Step]) -> list[Step]:
    """The first step of each text: nobody is told the same thing twice."""
    first: dict[str, Step] = {}
    for step in steps:
        first.setdefault(step.text, step)
    return list(first.values())


def _ranked(steps: Iterable[Step], causes: tuple[str, ...], classes: frozenset[str]) -> list[Step]:
    """Steps against a named cause first; then by data class; then what helps in any case."""
    order = [*(cause for cause in causes if cause != UNKNOWN), _CLASSES, UNKNOWN, _ANYTHING]
    placed = []
    for step in steps:
        answered = {cause for cause in step.causes if cause in causes}
        if step.classes & classes:
            answered.add(_CLASSES)
        if not step.causes and not step.classes:
            answered.add(_ANYTHING)
        if answered:
            placed.append((min(order.index(reason) for reason in answered), step))
    placed.sort(key=lambda pair: pair[0])
    return _unique(step for _rank, step in placed)

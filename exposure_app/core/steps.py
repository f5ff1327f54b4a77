"""Steps to take, as values: what a step is, a plan of them, and the book they come from.

The one rule: every step names where its facts come from and when they were last checked.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Urgency(StrEnum):
    """When a step is to be done."""

    NOW = "now"
    TODAY = "today"
    WEEK = "week"


class Mark(StrEnum):
    """What became of a step."""

    DONE = "done"
    LATER = "later"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Contact:
    """Where to call or go.

    Attributes:
        label: key of the name, worded by `exposure_app.wording.advice`.
        phone: number to dial, empty when there is none.
        web: address without scheme, empty when there is none.
    """

    label: str
    phone: str
    web: str


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do.

    Attributes:
        id: stable id.
        causes: of `causes.CAUSES` it answers; with no classes either it answers everything.
        classes: data classes it answers.
        urgency: when to do it.
        minutes: how long it takes.
        is_reversible: whether it can be undone.
        needs_other_phone: whether it must be done from another phone.
        helper_can: whether somebody who helps can do it; what needs the person's own account, line
            or papers they do themselves.
        contact: where to call or go, None when nowhere.
        source: where the facts come from.
        last_checked: when they were last checked.
        grade: ``A`` official, ``B`` secondary, ``C`` to be confirmed by the reader.
        text: key of its words in `exposure_app.wording.advice`; several steps may share one.
        symptoms: what makes it urgent; only for steps to do now.
        carriers: brands it is for; empty for all.
        instead_of: id of the general step in whose place this one of a country stands.
        law: the article behind it, empty when none is cited.
    """

    id: str
    causes: frozenset[str]
    classes: frozenset[str]
    urgency: Urgency
    minutes: int
    is_reversible: bool
    needs_other_phone: bool
    helper_can: bool
    contact: Contact | None
    source: str
    last_checked: date
    grade: str
    text: str = ""
    symptoms: frozenset[str] = frozenset()
    carriers: frozenset[str] = frozenset()
    instead_of: str = ""
    law: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps for one result, in order.

    Attributes:
        country: ISO 3166 code the advice was chosen for.
        is_country_known: False when there is no checked advice for that country.
        now: urgent steps, only when there is something urgent.
        today: at most three.
        week: at most three.
        urgent_contacts: whom to call when money moves or the phone has no signal; at most three.
    """

    country: str
    is_country_known: bool
    now: tuple[Step, ...]
    today: tuple[Step, ...]
    week: tuple[Step, ...]
    urgent_contacts: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class AdviceBook:
    """Every step the program knows.

    Attributes:
        general: steps for everywhere, in order of weight.
        countries: steps for one country by its code, in order of weight.
    """

    general: tuple[Step, ...]
    countries: Mapping[str, tuple[Step, ...]]

    def steps_for(self, country: str, carrier: str | None) -> tuple[Step, ...]:
        """The steps of a country, with the general ones that it does not replace.

        A step that replaces another takes its place in the order; all others of the country
        come first.
        """
        local = [
            step
            for step in self.countries.get(country, ())
            if not step.carriers or carrier in step.carriers
        ]
        steps = [step for step in local if not step.instead_of]
        for general in self.general:
            instead = [step for step in local if step.instead_of == general.id]
            steps.extend(instead or [general])
        return tuple(steps)

"""What to do now: steps chosen by probable cause, data class and country.

The one rule: every step names where its facts come from and when they were last checked.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Urgency(StrEnum):
    """When a step is to be done."""

    NOW = "now"
    TODAY = "today"
    WEEK = "week"


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
        id: stable id; its text keys are worded by `exposure_app.wording.advice`.
        causes: kinds of probable source it answers; empty for all.
        classes: data classes it answers; empty for all.
        urgency: when to do it.
        minutes: how long it takes.
        is_reversible: whether it can be undone.
        needs_other_phone: whether it must be done from another phone.
        contact: where to call or go, None when nowhere.
        source: where the facts come from.
        last_checked: when they were last checked.
        grade: ``A`` official, ``B`` secondary, ``C`` to be confirmed by the reader.
    """

    id: str
    causes: frozenset[str]
    classes: frozenset[str]
    urgency: Urgency
    minutes: int
    is_reversible: bool
    needs_other_phone: bool
    contact: Contact | None
    source: str
    last_checked: date
    grade: str


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

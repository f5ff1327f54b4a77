"""What is known about the person who asks, without anything that identifies them."""

from dataclasses import dataclass
from datetime import date

from exposure_app.core.periods import PartialDate


@dataclass(frozen=True, slots=True)
class Account:
    """An account the person says they have.

    Attributes:
        service: brand as people say it, such as ``Weibo``.
        kind: one of `vocabulary.HOLDER_KINDS`.
        since: when the account began, None when not known.
    """

    service: str
    kind: str
    since: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Symptom:
    """Something the person noticed.

    Attributes:
        code: one of `vocabulary.SYMPTOMS`.
        service: brand where it showed, None when nowhere in particular.
        since: when it began, None when not known.
    """

    code: str
    service: str | None = None
    since: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """The answers of one person, and what the lists said about them.

    Attributes:
        country: ISO 3166 code of where the person lives.
        asked_on: the day of the question; what was published later is not known yet.
        carrier: brand of the carrier, None for "don't know".
        carrier_from: ``user`` (stated) or ``prefix`` (proposed from the number block).
        province: first-level region, English name.
        number_since: since when the number is theirs.
        number_had_previous_holder: messages or hits that belong to somebody else; None: not known.
        has_phone: whether a phone number takes part.
        accounts: accounts stated.
        address_used_only_for: brand to which the address or handle that turned up was given alone.
        password_reused: whether one password served several accounts; None: not known.
        symptoms: what was noticed; may be empty.
        strangers_know: data classes that callers or senders knew.
        others_affected: of `vocabulary.OTHERS_AFFECTED`.
        hits: ids of incidents whose lists hold one of the person's identifiers.
        misses: ids of incidents whose lists were checked in full and hold none of them.
        not_noticed: symptom codes that the person was asked for and has not seen.
        not_known: data classes that strangers, as far as the person can tell, do not know.
        several_services: whether several unrelated services are affected; None: not asked.
        only_on_line: whether it shows on the mobile line or the home line alone; None: not asked.
    """

    country: str
    asked_on: date
    carrier: str | None = None
    carrier_from: str = "user"
    province: str | None = None
    number_since: PartialDate | None = None
    number_had_previous_holder: bool | None = None
    has_phone: bool = False
    accounts: tuple[Account, ...] = ()
    address_used_only_for: str | None = None
    password_reused: bool | None = None
    symptoms: tuple[Symptom, ...] = ()
    strangers_know: frozenset[str] = frozenset()
    others_affected: frozenset[str] = frozenset()
    hits: frozenset[str] = frozenset()
    misses: frozenset[str] = frozenset()
    not_noticed: frozenset[str] = frozenset()
    not_known: frozenset[str] = frozenset()
    several_services: bool | None = None
    only_on_line: bool | None = None

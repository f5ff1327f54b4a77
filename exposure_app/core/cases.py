"""One person's answers as a case: what a case file holds, and what the model is asked with.

The one rule: identifiers stand in `Case.phone`, `Case.emails` and `StatedAccount.handle` alone, and
`Case.without_identifiers` empties all three. `exposure_app.core.case_reading` reads the file form.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from exposure_app.core.attribution.person import Account, Person, Symptom
from exposure_app.core.periods import PartialDate

STATED = "user"
PROPOSED = "prefix"
CARRIER_ORIGINS = (STATED, PROPOSED)


@dataclass(frozen=True, slots=True)
class StatedAccount:
    """An account as a case names it.

    Attributes:
        service: brand as people say it, such as ``Weibo``.
        kind: one of `vocabulary.HOLDER_KINDS`.
        since: when the account began, None when not known.
        handle: the account's name or number, None when not given.
    """

    service: str
    kind: str
    since: PartialDate | None = None
    handle: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class CaseLookup:
    """Which lists the case was looked up in, by incident id, and which answers were "no".

    Attributes:
        checked: lists that answered in full.
        missed: of those, the lists that hold none of the person's identifiers.
        could_not_check: lists that did not answer, or their source when it cannot name them.
        not_noticed: symptom codes asked for and not seen.
        not_known: data classes asked for that strangers do not know.
        several_services: whether several unrelated services are affected, None when not asked.
        only_on_line: whether it shows on the person's line alone, None when not asked.
    """

    checked: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    could_not_check: tuple[str, ...] = ()
    not_noticed: tuple[str, ...] = ()
    not_known: tuple[str, ...] = ()
    several_services: bool | None = None
    only_on_line: bool | None = None

    def as_dict(self) -> dict[str, object]:
        """The form in a case file; answers that were not given are left out."""
        form: dict[str, object] = {
            "checked": list(self.checked),
            "missed": list(self.missed),
            "could_not_check": list(self.could_not_check),
        }
        told = {"not_noticed": list(self.not_noticed), "not_known": list(self.not_known)}
        form.update((key, codes) for key, codes in told.items() if codes)
        flags = {"several_services": self.several_services, "only_on_line": self.only_on_line}
        form.update((key, flag) for key, flag in flags.items() if flag is not None)
        return form


@dataclass(frozen=True, slots=True)
class Case:
    """What one person typed and noticed; attributes as in a case file.

    Attributes:
        unasked: paths of optional keys that the file leaves out, which means "not asked"; a key
            that is there and null means "don't know".
    """

    country: str
    asked_on: date
    phone: str | None = field(default=None, repr=False)
    carrier: str | None = None
    carrier_from: str = STATED
    province: str | None = None
    number_since: PartialDate | None = None
    number_had_previous_holder: bool | None = None
    emails: tuple[str, ...] = field(default=(), repr=False)
    accounts: tuple[StatedAccount, ...] = ()
    address_used_only_for: str | None = None
    password_reused: bool | None = None
    symptoms: tuple[Symptom, ...] = ()
    strangers_know: tuple[str, ...] = ()
    others_affected: tuple[str, ...] = ()
    hits: tuple[str, ...] = ()
    lookup: CaseLookup = CaseLookup()
    unasked: frozenset[str] = frozenset()

    @property
    def has_phone(self) -> bool:
        """Whether a phone number takes part, also when the number itself was left out."""
        told = (self.phone, self.carrier, self.number_since, self.number_had_previous_holder)
        return any(fact is not None for fact in told)

    def person(self) -> Person:
        """The same answers without anything that identifies the person."""
        accounts = tuple(Account(own.service, own.kind, own.since) for own in self.accounts)
        return Person(
            country=self.country,
            asked_on=self.asked_on,
            carrier=self.carrier,
            carrier_from=self.carrier_from,
            province=self.province,
            number_since=self.number_since,
            number_had_previous_holder=self.number_had_previous_holder,
            has_phone=self.has_phone,
            accounts=accounts,
            address_used_only_for=self.address_used_only_for,
            password_reused=self.password_reused,
            symptoms=self.symptoms,
            strangers_know=frozenset(self.strangers_know),
            others_affected=frozenset(self.others_affected),
            hits=frozenset(self.hits),
            misses=frozenset(self.lookup.missed),
            not_noticed=frozenset(self.lookup.not_noticed),
            not_known=frozenset(self.lookup.not_known),
            several_services=self.lookup.several_services,
            only_on_line=self.lookup.only_on_line,
        )

    def without_identifiers(self) -> "Case":
        """The same case with phone, emails and handles left out."""
        return replace(
            self,
            phone=None,
            emails=(),
            accounts=tuple(replace(account, handle=None) for account in self.accounts),
            unasked=self.unasked | {"inputs.phone", "inputs.emails"},
        )

    def as_dict(self) -> dict[str, object]:
        """The case in the form of a case file."""
        inputs = {
            "phone": self.phone,
            "carrier": self.carrier,
            "carrier_from": self.carrier_from,
            "province": self.province,
            "number_since": _date_text(self.number_since),
            "number_had_previous_holder": self.number_had_previous_holder,
            "emails": list(self.emails),
            "accounts": [_account_dict(account) for account in self.accounts],
            "address_used_only_for": self.address_used_only_for,
            "password_reused": self.password_reused,
        }
        whole = {
            "country": self.country,
            "inputs": _asked(inputs, "inputs.", self.unasked),
            "symptoms": [_symptom_dict(symptom) for symptom in self.symptoms],
            "strangers_know": list(self.strangers_know),
            "others_affected": list(self.others_affected),
            "asked_on": self.asked_on.isoformat(),
            "hits": list(self.hits),
            "lookup": self.lookup.as_dict(),
        }
        return _asked(whole, "", self.unasked)


def case_of(person: Person, could_not_check: Iterable[str] = ()) -> Case:
    """The case of a person's answers, as it is saved: it has no identifiers to begin with.

    Args:
        person: the answers, with hits and misses.
        could_not_check: lists or sources that did not answer.
    """
    lookup = CaseLookup(
        checked=tuple(sorted(person.hits | person.misses)),
        missed=tuple(sorted(person.misses)),
        could_not_check=tuple(sorted(could_not_check)),
        not_noticed=tuple(sorted(person.not_noticed)),
        not_known=tuple(sorted(person.not_known)),
        several_services=person.several_services,
        only_on_line=person.only_on_line,
    )
    return Case(
        country=person.country,
        asked_on=person.asked_on,
        carrier=person.carrier,
        carrier_from=person.carrier_from,
        province=person.province,
        number_since=person.number_since,
        number_had_previous_holder=person.number_had_previous_holder,
        accounts=tuple(StatedAccount(a.service, a.kind, a.since) for a in person.accounts),
        address_used_only_for=person.address_used_only_for,
        password_reused=person.password_reused,
        symptoms=person.symptoms,
        strangers_know=tuple(sorted(person.strangers_know)),
        others_affected=tuple(sorted(person.others_affected)),
        hits=tuple(sorted(person.hits)),
        lookup=lookup,
        unasked=frozenset({"inputs.phone", "inputs.emails"}),
    )


def _asked(section: Mapping[str, object], path: str, unasked: frozenset[str]) -> dict[str, object]:
    return {key: value for key, value in section.items() if path + key not in unasked}


def _date_text(value: PartialDate | None) -> str | None:
    return None if value is None else str(value)


def _account_dict(account: StatedAccount) -> dict[str, object]:
    form: dict[str, object] = {
        "service": account.service,
        "kind": account.kind,
        "since": _date_text(account.since),
    }
    if account.handle is not None:
        form["handle"] = account.handle
    return form


def _symptom_dict(symptom: Symptom) -> dict[str, object]:
    return {
        "code": symptom.code,
        "service": symptom.service,
        "since": _date_text(symptom.since),
    }

"""From what was typed to what is looked up; slow the first time, so it runs as a task.

The one rule: an unreadable line is named by its place, and nothing typed shows in an error.
"""

from dataclasses import dataclass, field
from datetime import date

from exposure_app.core import services
from exposure_app.core.attribution.person import Account, Person, Symptom
from exposure_app.core.findings import Audience, CheckRequest
from exposure_app.core.identifiers import (
    Identifier,
    PhoneNumber,
    Service,
    format_phone,
    parse_handle,
    parse_phone,
)
from exposure_app.core.numbering import CarrierNames, CarrierProposal, propose
from exposure_app.core.vocabulary import SYMPTOMS
from exposure_app.errors import InvalidIdentifierError
from exposure_app.gui.draft import CheckDraft, TypedHandle
from exposure_app.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ReadPhone:
    """What a typed number was understood as.

    Attributes:
        shown: the number in the spacing of its country.
        is_known_valid: whether the numbering plan knows it; a warning only.
        proposal: carrier and region of its block.
    """

    shown: str = field(repr=False)
    is_known_valid: bool
    proposal: CarrierProposal


@dataclass(frozen=True, slots=True)
class Reading:
    """What all typed lines were understood as.

    Attributes:
        phone: the number; None when none was typed or it cannot be read.
        phone_problem: why the number cannot be read.
        handle_problems: by place among the handles, why a line cannot be read.
    """

    phone: ReadPhone | None
    phone_problem: InvalidIdentifierError | None
    handle_problems: dict[int, InvalidIdentifierError]

    @property
    def is_whole(self) -> bool:
        """Whether every line can be read."""
        return self.phone_problem is None and not self.handle_problems


def read_phone(text: str, region: str, names: CarrierNames) -> ReadPhone:
    """Read one number and look at its block.

    Raises:
        InvalidIdentifierError: the text is no phone number.
    """
    phone = parse_phone(text, region)
    return ReadPhone(format_phone(phone), phone.is_known_valid, propose(phone, names))


def read_typed(draft: CheckDraft, names: CarrierNames) -> Reading:
    """Read every line, and say of each that cannot be read why."""
    phone, phone_problem = None, None
    try:
        phone = read_phone(draft.phone, draft.region, names) if draft.phone.strip() else None
    except InvalidIdentifierError as error:
        phone_problem = error
    problems: dict[int, InvalidIdentifierError] = {}
    for place, handle in enumerate(draft.handles):
        try:
            if handle.text.strip():
                parse_handle(handle.service, handle.text, draft.region)
        except InvalidIdentifierError as error:
            problems[place] = error
    return Reading(phone, phone_problem, problems)


def request_of(draft: CheckDraft, workspace: Workspace) -> CheckRequest:
    """Put all answers together.

    Raises:
        InvalidIdentifierError: a number or account cannot be read.
    """
    region = draft.region
    phones: list[Identifier] = []
    if draft.phone.strip():
        phones.append(parse_phone(draft.phone, region))
    typed = [handle for handle in draft.handles if handle.text.strip()]
    read = [(handle, parse_handle(handle.service, handle.text, region)) for handle in typed]
    identifiers = dict.fromkeys([*phones, *(identifier for _, identifier in read)])
    accounts = tuple(
        account
        for handle, identifier in read
        if (account := _account(handle, identifier)) is not None
    )
    person = _person(draft, workspace.today(), accounts)
    may_propose = not draft.refuses_proposal
    return CheckRequest(person, tuple(identifiers), Audience(draft.audience), may_propose)


def _account(handle: TypedHandle, identifier: Identifier) -> Account | None:
    if handle.service is Service.OTHER:
        return None
    own = services.FACTS[handle.service]
    found = own if isinstance(identifier, PhoneNumber) else services.facts_of(identifier)
    if found is None or not found.brand:
        return None
    return Account(found.brand, found.kind, handle.since)


def _person(draft: CheckDraft, today: date, accounts: tuple[Account, ...]) -> Person:
    carrier, origin = draft.carrier_and_origin()
    noticed = draft.noticed if draft.has_symptoms else {}
    return Person(
        country=draft.country,
        asked_on=today,
        carrier=carrier,
        carrier_from=origin,
        province=draft.province or draft.proposed_province,
        number_since=draft.number_since,
        number_had_previous_holder=draft.had_previous_holder,
        has_phone=bool(draft.phone.strip()) or carrier is not None,
        accounts=accounts,
        password_reused=draft.password_reused,
        symptoms=tuple(
            Symptom(code, noticed[code].where or None, noticed[code].since)
            for code in SYMPTOMS
            if code in noticed
        ),
        strangers_know=frozenset(draft.strangers_know),
        others_affected=frozenset(draft.others_affected),
    )

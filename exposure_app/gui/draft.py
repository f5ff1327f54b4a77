"""Everything a person has answered so far; it changes while they answer and outlives the pages.

The one rule: a page writes here at once, so that a language change or an error loses nothing.
Nothing of it is ever written to disk, and no typed text shows in a repr.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exposure_app.core.identifiers import Service
    from exposure_app.core.periods import PartialDate

# Values of `core.findings.Audience`; spelled out so that the first page loads nothing heavy.
SELF = "self"
FAMILY = "family"
DESK = "desk"

STATED = "user"
PROPOSED = "prefix"


@dataclass
class TypedHandle:
    """One row of the accounts table, as typed."""

    service: "Service"
    text: str = field(default="", repr=False)
    since: "PartialDate | None" = None


@dataclass
class Noticed:
    """Where and since when one symptom showed."""

    where: str = ""
    since: "PartialDate | None" = None


@dataclass
class CheckDraft:
    """The answers of one person.

    Attributes:
        audience: whom the check is for, a value of `core.findings.Audience`.
        label: how the helper calls the person; shown, never stored.
        has_agreed: the person who is helped said yes to the check.
        country: ISO code, empty until chosen.
        carrier: brand or free text the person stated, None when they did not.
        proposed_carrier: brand that the number block belongs to.
        refuses_proposal: "don't know" was chosen although the number proposes a carrier.
        province: English name of the region the person stated.
        proposed_province: region of the number block.
        number_since: since when the number is theirs.
        had_previous_holder: whether messages arrive for somebody else.
        noticed: ticked symptoms, with where and since when.
        is_nothing_noticed: "nothing of these" is ticked; ticks are kept but do not count.
        strangers_know: data classes that callers knew.
        others_affected: who else saw the same.
        password_reused: one password for several accounts.
        number_region: country the number was typed for; empty for the country they live in.
        phone: the number as typed.
        handles: the accounts as typed.
        is_example: the invented person of the demonstration was filled in.
        is_simple: one question at a time was asked for.
        at_question: by page, which question the person was at; no answer, so it is not compared.
    """

    audience: str = SELF
    label: str = field(default="", repr=False)
    has_agreed: bool = False
    country: str = ""
    carrier: str | None = None
    proposed_carrier: str | None = None
    refuses_proposal: bool = False
    province: str | None = None
    proposed_province: str | None = None
    number_since: "PartialDate | None" = None
    had_previous_holder: bool | None = None
    noticed: dict[str, Noticed] = field(default_factory=dict)
    is_nothing_noticed: bool = False
    strangers_know: set[str] = field(default_factory=set)
    others_affected: set[str] = field(default_factory=set)
    password_reused: bool | None = None
    number_region: str = ""
    phone: str = field(default="", repr=False)
    handles: list[TypedHandle] = field(default_factory=list, repr=False)
    is_example: bool = False
    is_simple: bool = field(default=False, compare=False)
    at_question: dict[str, int] = field(default_factory=dict, compare=False)

    @property
    def needs_yes(self) -> bool:
        """Whether somebody is helped who was not asked yet."""
        return self.audience in (FAMILY, DESK) and not self.has_agreed

    @property
    def is_one_by_one(self) -> bool:
        """Whether one question is asked at a time: with a relative, or where it was wished for."""
        return self.audience == FAMILY or (self.audience == SELF and self.is_simple)

    @property
    def has_symptoms(self) -> bool:
        """Whether anything was noticed that counts."""
        return bool(self.noticed) and not self.is_nothing_noticed

    @property
    def has_identifiers(self) -> bool:
        """Whether anything was typed to be looked up."""
        return bool(self.phone.strip()) or any(handle.text.strip() for handle in self.handles)

    @property
    def can_be_checked(self) -> bool:
        """Either symptoms or identifiers may be left out, not both."""
        return self.has_symptoms or self.has_identifiers

    @property
    def region(self) -> str:
        """Country a number without a country code belongs to."""
        return self.number_region or self.country

    def carrier_and_origin(self) -> tuple[str | None, str]:
        """The carrier that counts, and whether it was stated or proposed from the number."""
        if self.carrier:
            return self.carrier, STATED
        is_from_home = self.region == self.country
        if self.proposed_carrier and is_from_home and not self.refuses_proposal:
            return self.proposed_carrier, PROPOSED
        return None, STATED

    def snapshot(self) -> "CheckDraft":
        """A copy that later answers do not change, to be read on another thread."""
        from copy import deepcopy  # noqa: PLC0415 - after the first frame

        return deepcopy(self)

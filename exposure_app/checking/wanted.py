"""What is looked up in one check: each identifier as a subject and the spellings to ask for.

The one rule: the spellings live only as long as the lists are being asked.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from exposure_app.core.findings import Subject
from exposure_app.core.identifiers import (
    Identifier,
    IdentifierKind,
    LookupForm,
    lookup_forms,
    mask,
    service_of,
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One identifier to look up.

    Attributes:
        subject: what stands for it afterwards.
        forms: every spelling to ask for.
    """

    subject: Subject
    forms: tuple[LookupForm, ...] = field(repr=False)


def want(identifiers: Iterable[Identifier]) -> tuple[Wanted, ...]:
    """Each identifier once, in the order typed."""
    return tuple(
        Wanted(Subject(f"{service_of(one)}-{place}", service_of(one), mask(one)), lookup_forms(one))
        for place, one in enumerate(dict.fromkeys(identifiers), start=1)
    )


def is_for(wanted: Wanted, kind: IdentifierKind | None) -> bool:
    """Whether a list of that kind may hold it; a list of unknown kind may hold anything."""
    return kind is None or any(form.kind is kind for form in wanted.forms)

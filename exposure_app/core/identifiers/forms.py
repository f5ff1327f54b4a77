"""Under which spellings an identifier is looked up.

The one rule: each tagged address a person types stays an identifier of its own, because a match
on it says to whom it was given; a spelling we made from it is marked as such.
"""

from typing import assert_never

from exposure_app.core.identifiers import mail
from exposure_app.core.identifiers.kinds import (
    AccountHandle,
    Identifier,
    IdentifierKind,
    LookupForm,
    PhoneNumber,
)


def lookup_forms(identifier: Identifier) -> tuple[LookupForm, ...]:
    """Every spelling under which a list may hold this identifier, the typed one first."""
    match identifier:
        case PhoneNumber():
            return (LookupForm(IdentifierKind.PHONE, identifier.e164, "typed"),)
        case AccountHandle(kind=IdentifierKind.EMAIL):
            return (
                LookupForm(identifier.kind, identifier.canonical, "typed"),
                *(
                    LookupForm(identifier.kind, spelling, form)
                    for spelling, form in mail.gmail_variants(identifier.canonical)
                ),
            )
        case AccountHandle():
            return (LookupForm(identifier.kind, identifier.canonical, "typed"),)
        case _:
            assert_never(identifier)


def service_of(identifier: Identifier) -> str:
    """Where the identifier belongs: ``phone`` or the value of a `Service`."""
    return "phone" if isinstance(identifier, PhoneNumber) else identifier.service.value

"""What a person types to be looked up, read into one canonical form each.

For every part that takes typed text or shows an identifier. Start with `PhoneNumber` and
`AccountHandle`; `parse_phone` and `parse_handle` make them, `lookup_forms` says what is digested.

The one rule: what was typed never shows in a repr, an error or a log.
"""

from exposure_app.core.identifiers.forms import lookup_forms, service_of
from exposure_app.core.identifiers.handles import parse_handle
from exposure_app.core.identifiers.kinds import (
    INVALID_REASONS,
    AccountHandle,
    Identifier,
    IdentifierKind,
    LookupForm,
    PhoneNumber,
    Service,
)
from exposure_app.core.identifiers.masking import mask
from exposure_app.core.identifiers.phones import format_phone, parse_phone

__all__ = [
    "INVALID_REASONS",
    "AccountHandle",
    "Identifier",
    "IdentifierKind",
    "LookupForm",
    "PhoneNumber",
    "Service",
    "format_phone",
    "lookup_forms",
    "mask",
    "parse_handle",
    "parse_phone",
    "service_of",
]

"""What each service would be sent about an invented address: shown before it is switched on.

The one rule: the requests are made by the same functions as those of a check, to the last byte.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from exposure_app.core.breaches import Catalogue
from exposure_app.core.identifiers import LookupForm, Service, lookup_forms, parse_handle
from exposure_app.reports.sent_bytes import sent_lines

if TYPE_CHECKING:
    from exposure_app.lookup.web_calls import Call

ADDRESS: Final = "anna.example@example.org"
_STARS: Final = "*" * 32


def example_requests(catalogue: Catalogue) -> Mapping[str, tuple[str, ...]]:
    """By id of the service, every line that it would be sent."""
    from exposure_app.lookup.connectors.hibp import (  # noqa: PLC0415 - slow
        CATALOGUE_ID,
        HibpDirect,
        HibpRange,
        catalogue_call,
    )
    from exposure_app.lookup.connectors.known_breaches import KnownBreaches  # noqa: PLC0415
    from exposure_app.lookup.connectors.xposedornot import XposedOrNot  # noqa: PLC0415

    known = KnownBreaches(catalogue, {})
    connectors = (HibpRange(_STARS, known), HibpDirect(_STARS, known), XposedOrNot(catalogue))
    forms = _forms()
    examples = {one.id: _lines(one.calls(forms)) for one in connectors}
    return {**examples, CATALOGUE_ID: _lines([catalogue_call()])}


def _lines(calls: "Sequence[Call]") -> tuple[str, ...]:
    """Every line of every request, with whom it goes to before it."""
    from exposure_app.lookup.transport import receiver_of, request_bytes  # noqa: PLC0415 - slow

    return tuple(
        line
        for call in calls
        for line in (f"→ {receiver_of(call)}", *sent_lines(request_bytes(call)), "")
    )[:-1]


def _forms() -> tuple[LookupForm, ...]:
    return lookup_forms(parse_handle(Service.EMAIL, ADDRESS))

"""A request and its answer, as values: what is asked of whom, and within which limits.

The one rule: whoever makes a call says how large its answer may be and what it may be.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from exposure_app.core.ledger import Conclusion

OCTETS: Final = "application/octet-stream"
JSON: Final = "application/json"
OK: Final = 200


@dataclass(frozen=True, slots=True)
class Call:
    """One request.

    Attributes:
        source_id: for which source.
        purpose: stable code of what for, worded by `exposure_app.wording.lookups.purpose_text`.
        url: whom to ask, and for what.
        most_bytes: size that the body of the answer may have.
        conclusion: what the receiver can conclude.
        shared_by: about how many others send the same; None when the number says nothing.
        body: what is sent; a request without one is a GET.
        headers: beside those that every request has.
        secret: a text among the headers that the ledger must not show.
        expected: statuses that are an answer; any other is a failure.
        form: content type that the answer must have; empty when only a web page is refused.
    """

    source_id: str
    purpose: str
    url: str = field(repr=False)
    most_bytes: int
    conclusion: Conclusion
    shared_by: int | None = None
    body: bytes = field(default=b"", repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    secret: str = field(default="", repr=False)
    expected: frozenset[int] = frozenset({OK})
    form: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer that was expected.

    Attributes:
        status: one of those that the call expected.
        body: what came, at most as much as the call allowed.
    """

    status: int
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a source may take, in seconds.

    Attributes:
        connect: to be connected, and to be greeted.
        call: one request, from the first byte to the last.
        source: everything that is asked of one source, with all that is tried again.
        pause: between the first failure and the second try; twice as long before the third.
        tries: how often one request is tried.
    """

    connect: float = 8
    call: float = 20
    source: float = 45
    pause: float = 0.5
    tries: int = 3


USUAL_LIMITS: Final = Limits()

"""With what a service is asked in a test: a transport that keeps every line of the ledger."""

import json
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from exposure_app.cancellation import CancelToken
from exposure_app.core.identifiers import IdentifierKind, LookupForm
from exposure_app.core.ledger import LedgerEntry
from exposure_app.lookup.connectors.connector import Connector, ConnectorHit
from exposure_app.lookup.transport import Transport
from exposure_app.lookup.web_calls import Limits
from tests.simulators.http_host import Answer

AT = datetime(2026, 11, 23, 6, 3, 5, tzinfo=UTC)
SECONDS = 5.0
NO_ANSWERS = (
    b"", b"null", b"{}", b'"text"', b"\xff\xfe\x00", b"[" * 50_000, b'{"a":' * 10_000,
    b"[null]", b"[[]]", b"[1]", b"9" * 10_000,
)  # fmt: skip
"""Bodies that are no answer of any service."""


class Asker:
    """Asks, and keeps what was noted.

    Attributes:
        lines: of the ledger, in the order of the requests.
        transport: that writes them.
    """

    def __init__(self) -> None:
        self.lines = list[LedgerEntry]()
        limits = Limits(connect=SECONDS, call=SECONDS, source=SECONDS, pause=0.01)
        self.transport = Transport(self.lines.append, lambda: AT, lambda: 0.5, limits=limits)

    def ask(
        self, connector: Connector, *addresses: str
    ) -> Mapping[LookupForm, tuple[ConnectorHit, ...]]:
        """What a service says of addresses as they were typed."""
        ends = time.monotonic() + SECONDS
        return connector.look_up(mail_forms(*addresses), self.transport, CancelToken(), ends)

    def ask_one(self, connector: Connector, address: str) -> tuple[ConnectorHit, ...]:
        """What a service says of one address."""
        (hits,) = self.ask(connector, address).values()
        return hits


def mail_forms(*addresses: str) -> Sequence[LookupForm]:
    """Addresses as they were typed."""
    return [LookupForm(IdentifierKind.EMAIL, address, "typed") for address in addresses]


def always(body: object, status: int = 200, form: str = "application/json") -> Answer:
    """A service that answers everything in the same way; what is no text goes as JSON."""
    data = body if isinstance(body, bytes) else json.dumps(body).encode()

    def answer(
        method: str, target: str, headers: Mapping[str, str], content: bytes
    ) -> tuple[int, Mapping[str, str], bytes]:
        return status, {"Content-Type": form}, data

    return answer

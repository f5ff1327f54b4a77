"""A service that is switched on and cannot be asked, because its key is not to be had.

The one rule: it is there and says why; a service that was switched on is never left out in silence.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from exposure_app.cancellation import CancelToken
from exposure_app.core.identifiers import IdentifierKind, LookupForm
from exposure_app.errors import SourceUnreachableError
from exposure_app.lookup.connectors.connector import ConnectorHit
from exposure_app.lookup.transport import Transport
from exposure_app.lookup.web_calls import Call


@dataclass(frozen=True, slots=True)
class UnreadyConnector:
    """A service without its key.

    Attributes:
        id: of the service.
        title: stable code of its name.
        why: stable code of what is missing.
    """

    id: str
    title: str
    why: str
    kind: ClassVar[IdentifierKind] = IdentifierKind.EMAIL

    def calls(self, _forms: Sequence[LookupForm]) -> list[Call]:
        """None."""
        return []

    def look_up(
        self,
        _forms: Sequence[LookupForm],
        _transport: Transport,
        _token: CancelToken,
        _ends: float,
    ) -> Mapping[LookupForm, tuple[ConnectorHit, ...]]:
        """Say that it cannot be asked.

        Raises:
            SourceUnreachableError: always.
        """
        raise SourceUnreachableError(self.id, self.why)

"""What every connector does, and what it finds, as values.

The one rule: what is found names incidents; no hit holds anything of what was asked.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from exposure_app.cancellation import CancelToken
from exposure_app.core.identifiers import IdentifierKind, LookupForm
from exposure_app.core.periods import PartialDate
from exposure_app.lookup.transport import Transport
from exposure_app.lookup.web_calls import Call


@dataclass(frozen=True, slots=True)
class ConnectorHit:
    """One incident in whose list the address stands, as a service says.

    Attributes:
        incident_id: ``hibp:NAME`` or an id of the catalogue, for `Catalogue.find`; what only one
            service names has that service before the colon, and is in no catalogue.
        title: the name to show.
        exposed: when it happened; None when the service does not say.
        listed: when the service listed it; None when it does not say.
        data_classes: what the whole list holds, of `vocabulary.DATA_CLASSES`.
        is_unverified: the list is not known to be genuine.
        is_sensitive: shown only after the person confirms.
        is_spam_list: a list of addresses to send to; no holder lost it.
        is_from_own_device: harmful software on the devices of people gathered it, not a holder.
    """

    incident_id: str
    title: str
    exposed: PartialDate | None = None
    listed: date | None = None
    data_classes: frozenset[str] = frozenset()
    is_unverified: bool = False
    is_sensitive: bool = False
    is_spam_list: bool = False
    is_from_own_device: bool = False


class Connector(Protocol):
    """A service that is asked about addresses.

    Attributes:
        id: of this source, in reports and in the ledger.
        title: stable code of its name and its words, see `exposure_app.wording.connectors`.
        kind: of identifier that it is asked about.
    """

    @property
    def id(self) -> str: ...  # noqa: D102 - described above

    @property
    def title(self) -> str: ...  # noqa: D102

    @property
    def kind(self) -> IdentifierKind: ...  # noqa: D102

    def calls(self, forms: Sequence[LookupForm]) -> list[Call]:
        """Exactly the requests that a look-up of these spellings would make, in their order."""

    def look_up(
        self, forms: Sequence[LookupForm], transport: Transport, token: CancelToken, ends: float
    ) -> Mapping[LookupForm, tuple[ConnectorHit, ...]]:
        """What the service says of each spelling; one that was not asked about is left out.

        Args:
            forms: of e-mail addresses.
            transport: by which to ask.
            token: stops it.
            ends: when the time of the source is over, by `time.monotonic`.

        Raises:
            SourceError: the service gave no answer for all of them.
            CheckCancelled: the person stopped.
        """


def expect_mail(forms: Iterable[LookupForm]) -> None:
    """See that nothing but e-mail addresses goes to services that know nothing else.

    Raises:
        ValueError: there is another kind among them.
    """
    if any(form.kind is not IdentifierKind.EMAIL for form in forms):
        raise ValueError("connectors are asked about e-mail addresses alone")

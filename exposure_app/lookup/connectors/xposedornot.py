"""XposedOrNot: free, without a key, asked with the whole address.

The one rule: a name is taken for an incident of the catalogue only when it is exactly the name
there, and when there is no other; else it stays the name that the service gave.

Source of the exchange: the service's own description of its free check of e-mail addresses, and its
limits: two requests a second, 25 an hour and 100 a day from one internet address.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, Final
from urllib.parse import quote

from exposure_app.cancellation import CancelToken
from exposure_app.core.breaches import Catalogue, Incident
from exposure_app.core.identifiers import IdentifierKind, LookupForm
from exposure_app.core.ledger import Conclusion
from exposure_app.errors import SourceProtocolError
from exposure_app.lookup.connectors.answers import is_short_text, read_json
from exposure_app.lookup.connectors.connector import ConnectorHit, expect_mail
from exposure_app.lookup.connectors.known_breaches import hit_of_incident
from exposure_app.lookup.transport import Transport
from exposure_app.lookup.web_calls import JSON, OK, Call, Reply

ADDRESS: Final = "https://api.xposedornot.com"
PREFIX: Final = "xposedornot:"

_NOT_FOUND: Final = 404
_MOST_BYTES: Final = 512 << 10
_PAUSE_SECONDS: Final = 0.6


@dataclass(frozen=True, slots=True)
class XposedOrNot:
    """Asked with the whole address, without a key.

    Attributes:
        catalogue: to know what the names stand for.
        address: of the service.
        pause: between two requests, in seconds.
    """

    id: ClassVar[str] = "xposedornot"
    title: ClassVar[str] = "xposedornot"
    kind: ClassVar[IdentifierKind] = IdentifierKind.EMAIL

    catalogue: Catalogue = field(repr=False)
    address: str = ADDRESS
    pause: float = _PAUSE_SECONDS

    def calls(self, forms: Sequence[LookupForm]) -> list[Call]:
        """One for each spelling."""
        expect_mail(forms)
        return [self._call(form) for form in forms]

    def look_up(
        self, forms: Sequence[LookupForm], transport: Transport, token: CancelToken, ends: float
    ) -> Mapping[LookupForm, tuple[ConnectorHit, ...]]:
        """What the service says of each spelling; see `Connector.look_up`.

        Raises:
            SourceError: the service gave no answer for all of them.
            CheckCancelled: the person stopped.
        """
        expect_mail(forms)
        found: dict[LookupForm, tuple[ConnectorHit, ...]] = {}
        for form in forms:
            if found:
                token.wait(self.pause)
            names = _names_of(transport.fetch(self._call(form), token, ends))
            if names is None:
                raise SourceProtocolError(self.id, "schema")
            found[form] = self._hits(names)
        return found

    def _call(self, form: LookupForm) -> Call:
        return Call(
            source_id=self.id,
            purpose="account",
            url=f"{self.address}/v1/check-email/{quote(form.canonical, safe='')}",
            most_bytes=_MOST_BYTES,
            conclusion=Conclusion.IN_FULL,
            expected=frozenset({OK, _NOT_FOUND}),
            form=JSON,
        )

    def _hits(self, names: Sequence[str]) -> tuple[ConnectorHit, ...]:
        found: dict[str, ConnectorHit] = {}
        for name in names:
            incident = _named(self.catalogue, name)
            bare = ConnectorHit(PREFIX + name, name)
            hit = bare if incident is None else hit_of_incident(incident)
            if hit is not None:
                found.setdefault(hit.incident_id, hit)
        return tuple(found.values())


def _names_of(reply: Reply) -> list[str] | None:
    """The names in an answer, none when the address is in no list; None when it is no answer.

    An address in no list is answered with 404 and an error of the service's own; any other 404 only
    says that nothing is to be asked at this place.
    """
    content = read_json(reply.body)
    if not isinstance(content, dict):
        return None
    if reply.status == _NOT_FOUND:
        return [] if "Error" in content else None
    groups = content.get("breaches")
    if not isinstance(groups, list) or not all(isinstance(group, list) for group in groups):
        return None
    names = [name for group in groups for name in group]
    return names if names and all(map(is_short_text, names)) else None


def _named(catalogue: Catalogue, name: str) -> Incident | None:
    """The one incident of this name at Have I Been Pwned, or else of this brand."""
    known = catalogue.ids_by_hibp_name.get(name)
    if known is not None:
        return catalogue.incidents.get(known)
    rows = [row for row in catalogue.incidents.values() if name in row.brands]
    # A list of addresses cannot be of an incident that exposed none.
    return rows[0] if len(rows) == 1 and "email" in rows[0].holds else None

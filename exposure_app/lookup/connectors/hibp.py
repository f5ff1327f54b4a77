"""Have I Been Pwned: asked by a piece of a digest, or with the address; and its list of breaches.

The one rule: what a range tells of the addresses of others is dropped while it is read. No list,
no error and no hit ever holds the rest of the digest of somebody else.

Its data are under CC BY 4.0: `exposure_app.wording.connectors` has the line to show beside them.

Source: the interface of version 3; the range of e-mail addresses since 30 March 2026, for which the
service itself named 393 addresses that share one beginning.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, Final
from urllib.parse import quote

from exposure_app.cancellation import CancelToken
from exposure_app.core.identifiers import IdentifierKind, LookupForm
from exposure_app.core.ledger import Conclusion
from exposure_app.errors import SourceProtocolError, SourceRefusedError
from exposure_app.lookup.connectors.answers import read_json
from exposure_app.lookup.connectors.connector import ConnectorHit, expect_mail
from exposure_app.lookup.connectors.hibp_breaches import (
    HibpBreach,
    is_breach_name,
    read_breaches,
)
from exposure_app.lookup.connectors.known_breaches import KnownBreaches
from exposure_app.lookup.transport import Transport
from exposure_app.lookup.web_calls import JSON, OK, Call, Reply

ADDRESS: Final = "https://haveibeenpwned.com/api/v3"
CATALOGUE_ID: Final = "hibp-catalogue"
SHARED_BY: Final = 393

_PREFIX_DIGITS: Final = 6
_SUFFIX_DIGITS: Final = 34
_HEX: Final = re.compile(r"[0-9A-Fa-f]+")
_UNAUTHORIZED: Final = 401
_NOT_FOUND: Final = 404
_MOST_STATUS_BYTES: Final = 64 << 10
_MOST_RANGE_BYTES: Final = 2 << 20
_MOST_ACCOUNT_BYTES: Final = 4 << 20
_MOST_CATALOGUE_BYTES: Final = 16 << 20


class PlanMemory:
    """Whether the plan of a key includes ranges, once the service has said so.

    A no is asked again, since a plan can be changed while the program runs; nothing of it is kept
    longer than this object.
    """

    def __init__(self) -> None:
        self.includes_ranges = False


@dataclass(frozen=True, slots=True)
class HibpRange:
    """Asked by the first 24 bits of the SHA-1 of an address.

    Why only as it was typed: the other spellings follow from that one, so that the beginnings of
    two of them together would name the address among the 393. Several addresses of one person can
    be found in the same way if they look alike; so with more than one, none counts as shared.

    Attributes:
        key: of the person; its plan must include ranges.
        known: to say more of what is found than its name.
        address: of the service.
        memory: lasts for this run.
    """

    id: ClassVar[str] = "hibp-range"
    title: ClassVar[str] = "hibp_range"
    kind: ClassVar[IdentifierKind] = IdentifierKind.EMAIL

    key: str = field(repr=False)
    known: KnownBreaches = field(repr=False)
    address: str = ADDRESS
    memory: PlanMemory = field(default_factory=PlanMemory, repr=False, compare=False)

    def calls(self, forms: Sequence[LookupForm]) -> list[Call]:
        """The question what the key may do, while that is not known, and one for each address.

        The ranges are asked only if the key may.
        """
        asked = _typed(forms)
        first = [] if self.memory.includes_ranges or not asked else [self._status_call()]
        return [*first, *(self._call(_digest(form), len(asked)) for form in asked)]

    def look_up(
        self, forms: Sequence[LookupForm], transport: Transport, token: CancelToken, ends: float
    ) -> Mapping[LookupForm, tuple[ConnectorHit, ...]]:
        """What the service says of each typed spelling; see `Connector.look_up`.

        Raises:
            SourceError: the service gave no answer for all of them, or the key may not ask so.
            CheckCancelled: the person stopped.
        """
        asked = _typed(forms)
        if asked:
            self._expect_ranges(transport, token, ends)
        found = {}
        for form in asked:
            digest = _digest(form)
            own = _OwnRow(digest[_PREFIX_DIGITS:])
            call = self._call(digest, len(asked))
            wrong = own.read(_fetch(call, transport, token, ends).body)
            if wrong:
                raise SourceProtocolError(self.id, wrong)
            hits = (self.known.hit_of_name(name) for name in own.names)
            found[form] = tuple(hit for hit in hits if hit is not None)
        return found

    def _call(self, digest: str, count: int) -> Call:
        return Call(
            source_id=self.id,
            purpose="hash_range",
            url=f"{self.address}/breachedaccount/range/{digest[:_PREFIX_DIGITS]}",
            most_bytes=_MOST_RANGE_BYTES,
            conclusion=Conclusion.ONE_OF,
            shared_by=SHARED_BY if count == 1 else 1,
            headers=_key_header(self.key),
            secret=self.key,
            form=JSON,
        )

    def _status_call(self) -> Call:
        return Call(
            source_id=self.id,
            purpose="status",
            url=f"{self.address}/subscription/status",
            most_bytes=_MOST_STATUS_BYTES,
            conclusion=Conclusion.KEY,
            headers=_key_header(self.key),
            secret=self.key,
            form=JSON,
        )

    def _expect_ranges(self, transport: Transport, token: CancelToken, ends: float) -> None:
        if self.memory.includes_ranges:
            return
        status = read_json(_fetch(self._status_call(), transport, token, ends).body)
        included = status.get("IncludesKAnon") if isinstance(status, dict) else None
        if not isinstance(included, bool):
            raise SourceProtocolError(self.id, "schema")
        if not included:
            raise SourceRefusedError(self.id, "no_kanon", OK, None)
        self.memory.includes_ranges = True


@dataclass(frozen=True, slots=True)
class HibpDirect:
    """Asked with the whole address, with any key.

    Attributes:
        key: of the person.
        known: to say what is found in our words.
        address: of the service.
    """

    id: ClassVar[str] = "hibp-direct"
    title: ClassVar[str] = "hibp_direct"
    kind: ClassVar[IdentifierKind] = IdentifierKind.EMAIL

    key: str = field(repr=False)
    known: KnownBreaches = field(repr=False)
    address: str = ADDRESS

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
        found = {}
        for form in forms:
            rows = _rows_of(_fetch(self._call(form), transport, token, ends))
            if rows is None:
                raise SourceProtocolError(self.id, "schema")
            hits = (self.known.hit_of_row(row) for row in rows)
            found[form] = tuple(hit for hit in hits if hit is not None)
        return found

    def _call(self, form: LookupForm) -> Call:
        account = quote(form.canonical, safe="")
        options = "truncateResponse=false&IncludeUnverified=true"
        return Call(
            source_id=self.id,
            purpose="account",
            url=f"{self.address}/breachedaccount/{account}?{options}",
            most_bytes=_MOST_ACCOUNT_BYTES,
            conclusion=Conclusion.IN_FULL,
            headers=_key_header(self.key),
            secret=self.key,
            expected=frozenset({OK, _NOT_FOUND}),
            form=JSON,
        )


def catalogue_call(address: str = ADDRESS) -> Call:
    """The request for the list of all breaches, which needs no key."""
    return Call(
        source_id=CATALOGUE_ID,
        purpose="catalogue",
        url=f"{address}/breaches",
        most_bytes=_MOST_CATALOGUE_BYTES,
        conclusion=Conclusion.USES_LIST,
        form=JSON,
    )


def refresh_catalogue(
    transport: Transport, token: CancelToken, address: str = ADDRESS
) -> tuple[HibpBreach, ...]:
    """Every breach that the service lists; whoever asks keeps them.

    Raises:
        SourceError: no list came, or one with a row that cannot be used.
        CheckCancelled: the person stopped.
    """
    rows = read_breaches(transport.fetch(catalogue_call(address), token).body)
    if not rows:
        raise SourceProtocolError(CATALOGUE_ID, "schema")
    return rows


class _OwnRow:
    """Takes the rows of a range one by one, and keeps the names of one suffix alone."""

    def __init__(self, suffix: str) -> None:
        self.names: list[str] = []
        self._suffix = suffix
        self._count = 0
        self._wrong = ""

    def read(self, body: bytes) -> str:
        """Read a whole range; the code of what is wrong with it, empty when nothing is.

        An empty range is no answer: hundreds of addresses share each beginning.
        """
        rows = read_json(body, self._take)
        is_flat = isinstance(rows, list) and rows == [None] * self._count
        return self._wrong or ("" if is_flat and self._count else "schema")

    def _take(self, row: dict[str, object]) -> None:
        self._count += 1
        suffix, names = row.get("hashSuffix"), row.get("websites")
        if not isinstance(suffix, str) or not _HEX.fullmatch(suffix):
            self._wrong = self._wrong or "schema"
        elif len(suffix) != _SUFFIX_DIGITS:
            self._wrong = self._wrong or "prefix_changed"
        elif not isinstance(names, list) or not all(map(is_breach_name, names)):
            self._wrong = self._wrong or "schema"
        elif suffix.upper() == self._suffix:
            self.names += [name for name in names if name not in self.names]


def _typed(forms: Sequence[LookupForm]) -> list[LookupForm]:
    expect_mail(forms)
    return [form for form in forms if form.form == "typed"]


def _digest(form: LookupForm) -> str:
    """SHA-1 of an address in upper case, as the service makes it."""
    text = form.canonical.strip().lower().encode("utf-8")
    return hashlib.sha1(text, usedforsecurity=False).hexdigest().upper()


def _rows_of(reply: Reply) -> Iterable[HibpBreach] | None:
    """The breaches of an account; None when the answer cannot be used.

    Who is in no list is answered with 404 and no more; a place that does not exist is answered with
    404 by the gate before the service, which says so in an object of its own.
    """
    if reply.status != _NOT_FOUND:
        return read_breaches(reply.body)
    told = read_json(reply.body)
    return None if isinstance(told, dict) and "statusCode" in told else ()


def _key_header(key: str) -> Mapping[str, str]:
    return {"hibp-api-key": key}


def _fetch(call: Call, transport: Transport, token: CancelToken, ends: float) -> Reply:
    """Ask with a key.

    Raises:
        SourceError: no answer; why is ``key_refused`` when the key is none that is known there.
        CheckCancelled: the person stopped.
    """
    try:
        return transport.fetch(call, token, ends)
    except SourceRefusedError as error:
        if error.status != _UNAUTHORIZED:
            raise
        wait = error.retry_after
    raise SourceRefusedError(call.source_id, "key_refused", _UNAUTHORIZED, wait)

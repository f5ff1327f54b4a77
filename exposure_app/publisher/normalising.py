"""From the rows of a list to identifiers in their canonical form, and what the rows say of them.

The one rule: a row that is none has a reason and a line, and its text goes nowhere.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from exposure_app.core.identifiers import (
    IdentifierKind,
    LookupForm,
    PhoneNumber,
    Service,
    parse_handle,
    parse_phone,
)
from exposure_app.core.ranges import class_bitmap
from exposure_app.core.vocabulary import DATA_CLASSES
from exposure_app.errors import InvalidIdentifierError
from exposure_app.publisher.fast_numbers import fast_numbers
from exposure_app.publisher.intake import RawRow
from exposure_app.publisher.listings import Listing

_SERVICE: Final[Mapping[IdentifierKind, Service]] = {
    IdentifierKind.EMAIL: Service.EMAIL,
    IdentifierKind.QQ: Service.QQ,
    IdentifierKind.WEIBO_UID: Service.WEIBO,
    IdentifierKind.WEIBO_NAME: Service.WEIBO,
    IdentifierKind.WECHAT: Service.WECHAT,
    IdentifierKind.TELEGRAM_ID: Service.TELEGRAM,
    IdentifierKind.TELEGRAM_NAME: Service.TELEGRAM,
    IdentifierKind.OTHER: Service.OTHER,
}
_CLASSES: Final = frozenset(DATA_CLASSES)


def canonical_form(kind: IdentifierKind, text: str, country: str) -> LookupForm:
    """What is digested of an identifier.

    Args:
        kind: what kind it is.
        text: how somebody wrote it.
        country: assumed for phone numbers without a country code; may be empty.

    Raises:
        InvalidIdentifierError: the text is none of this kind.
    """
    if kind is IdentifierKind.PHONE:
        is_canonical = fast_numbers().is_canonical(text)
        return LookupForm(kind, text if is_canonical else parse_phone(text, country).e164, "typed")
    found = parse_handle(_SERVICE[kind], text, country)
    if isinstance(found, PhoneNumber):
        raise InvalidIdentifierError(kind.value, "is_a_phone")
    if found.kind is not kind:
        raise InvalidIdentifierError(kind.value, "other")
    return LookupForm(kind, found.canonical, "typed")


@dataclass(frozen=True, slots=True)
class ListedFacts:
    """What is said of every row of one incident.

    Attributes:
        number: of the incident in the manifest.
        bitmap: what its list holds, for rows that tell no classes.
        flags: what is to be said with it, as `RecordFlag`.
    """

    number: int
    bitmap: int
    flags: int


class Reject(NamedTuple):
    """A row that is not in the pack.

    Attributes:
        line: its line in the file.
        reason: stable code of why.
    """

    line: int
    reason: str


class Normalised(NamedTuple):
    """What became of some rows.

    Attributes:
        rows: canonical form and listing of each good row.
        rejects: the others.
    """

    rows: list[tuple[str, Listing]]
    rejects: list[Reject]


@dataclass(frozen=True, slots=True)
class Normaliser:
    """Reads the rows of one list.

    Attributes:
        kind: what kind of identifier the pack holds.
        country: assumed for phone numbers without a country code; may be empty.
        incident: of every row; empty where the rows say it.
        facts: of the incidents, by id.
    """

    kind: IdentifierKind
    country: str
    incident: str
    facts: Mapping[str, ListedFacts]

    def normalised(self, rows: Iterable[RawRow]) -> Normalised:
        """Read some rows."""
        good, rejects = [], []
        for row in rows:
            try:
                good.append((self._canonical(row), self._listing(row)))
            except _RefusedError as refused:
                rejects.append(Reject(row.line, refused.reason))
            except InvalidIdentifierError as invalid:
                rejects.append(Reject(row.line, invalid.why))
        return Normalised(good, rejects)

    def _canonical(self, row: RawRow) -> str:
        if row.problem:
            raise _RefusedError(row.problem)
        return canonical_form(self.kind, row.identifier.strip(), self.country).canonical

    def _listing(self, row: RawRow) -> Listing:
        facts = self.facts.get(self.incident or row.incident.strip())
        if facts is None:
            raise _RefusedError("unknown_incident")
        bitmap = _bitmap(row.classes) if row.classes.strip() else facts.bitmap
        return Listing(facts.flags, facts.number, bitmap)


class _RefusedError(Exception):
    """A row that is refused; it never leaves this module."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def _bitmap(classes: str) -> int:
    words: Sequence[str] = [word.strip() for word in classes.split(";") if word.strip()]
    if not _CLASSES.issuperset(words):
        raise _RefusedError("unknown_class")
    return class_bitmap(words)

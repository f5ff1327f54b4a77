"""Incidents and the companies they happened at: the catalogue as values.

The one rule: one thing that happened is one `Incident`, however many lists tell of it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from exposure_app.core.periods import PartialDate


@dataclass(frozen=True, slots=True)
class Flags:
    """What the Have I Been Pwned catalogue says of an entry; None where it is not known."""

    is_verified: bool | None = None
    is_fabricated: bool | None = None
    is_sensitive: bool | None = None
    is_retired: bool | None = None
    is_spam_list: bool | None = None
    is_malware: bool | None = None
    is_stealer_log: bool | None = None


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where an incident was learnt.

    Attributes:
        basis: ``found`` (read in a source) or ``known`` (general knowledge: shown as a claim).
        note: what the source says, in our words, by language (``en``, ``zh_CN``).
        attribution: keys of the data sources to name beside it, such as ``hibp``.
    """

    basis: str
    note: Mapping[str, str] = field(default_factory=dict)
    attribution: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Incident:
    """One thing that happened at a holder of people's data.

    Attributes:
        id: our id; ``hibp:NAME`` for an entry that only the HIBP catalogue documents.
        hibp_name: name in the HIBP catalogue, empty when it has none.
        entity: the holder as the sources name it.
        brands: the names a person would pick, keys of `Catalogue.brands`.
        kind: one of `vocabulary.HOLDER_KINDS`.
        country: ISO 3166 code; ``XX`` when several or unknown.
        regions: first-level regions affected by English name; empty when not stated.
        exposed_from: when the data were first exposed.
        exposed_to: when the exposure ended.
        published: the earliest day it was publicly known, None when not known.
        mechanism: one of `vocabulary.MECHANISMS`.
        identifiers: data classes by which a record names a person.
        data_classes: what was exposed, of `vocabulary.DATA_CLASSES`.
        records: rows, None when not stated.
        people: persons affected, None when not stated.
        confidence: ``high``, ``medium`` or ``low``.
        symptoms_reported: symptoms that those affected reported.
        coverage: people affected divided by the holder's customers or the country's people.
        flags: what the HIBP catalogue says of it.
        provenance: where it was learnt.
    """

    id: str
    hibp_name: str
    entity: str
    brands: tuple[str, ...]
    kind: str
    country: str
    regions: tuple[str, ...]
    exposed_from: PartialDate
    exposed_to: PartialDate
    published: PartialDate | None
    mechanism: str
    identifiers: frozenset[str]
    data_classes: frozenset[str]
    records: int | None
    people: int | None
    confidence: str
    symptoms_reported: frozenset[str]
    coverage: float
    flags: Flags
    provenance: Provenance

    def is_known_on(self, day: date) -> bool:
        """Whether the incident was public on that day; an unknown day counts as public."""
        return self.published is None or self.published.first <= day


@dataclass(frozen=True, slots=True)
class Brand:
    """A company name that a person would pick.

    Attributes:
        name: key and English name.
        names: name by language (``en``, ``zh_CN``).
        aliases: other spellings that mean the same company, any language.
        kind: one of `vocabulary.HOLDER_KINDS`.
        country: ISO 3166 code of the market; ``XX`` for many.
        customers: customers or users, None when not known.
    """

    name: str
    names: Mapping[str, str]
    aliases: tuple[str, ...]
    kind: str
    country: str
    customers: int | None


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every incident and brand the program knows.

    Attributes:
        incidents: by id.
        brands: by ``(country, name)``: brands of one name in two countries are two companies.
        dated: the day the facts were last gathered.
    """

    incidents: Mapping[str, Incident]
    brands: Mapping[tuple[str, str], Brand]
    dated: date

    def find(self, incident_id: str) -> Incident | None:
        """The incident of that id, or of that ``hibp:NAME``; None when there is none."""
        raise NotImplementedError

    def without(self, incident_ids: Iterable[str]) -> "Catalogue":
        """The same catalogue with these incidents left out, by either of their names."""
        raise NotImplementedError

"""Incidents and the companies they happened at: the catalogue as values.

The one rule: one thing that happened is one `Incident`, however many lists tell of it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from exposure_app.core.periods import PartialDate

HIBP_PREFIX: Final = "hibp:"


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
        coverage: people affected divided by a carrier's customers, whose brand everybody is
            asked for; for any other holder, divided by the country's people.
        flags: what the HIBP catalogue says of it.
        provenance: where it was learnt.
        reach: people affected divided by the country's people (``XX``: the internet's users).
        customer_share: people affected divided by the holder's customers, None when not known.
        listed: the day the HIBP catalogue listed it, None when it did not.
        regions_incomplete: whether more regions were affected than `regions` names.
        holds: what was exposed, with that by which a record names a person.
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
    reach: float = 0.0
    customer_share: float | None = None
    listed: PartialDate | None = None
    regions_incomplete: bool = False
    holds: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "holds", self.data_classes | self.identifiers)

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
        ids_by_hibp_name: the id of the incident that tells of each HIBP entry.
        carriers: country and name of every brand that is a carrier.
    """

    incidents: Mapping[str, Incident]
    brands: Mapping[tuple[str, str], Brand]
    dated: date
    ids_by_hibp_name: Mapping[str, str] = field(init=False, repr=False, compare=False)
    carriers: frozenset[tuple[str, str]] = field(init=False, repr=False, compare=False)
    _by_country: Mapping[str, tuple[Incident, ...]] = field(init=False, repr=False, compare=False)
    _by_brand: Mapping[str, tuple[Incident, ...]] = field(init=False, repr=False, compare=False)
    _by_spelling: Mapping[tuple[str, str], str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        rows = self.incidents.values()
        names = {row.hibp_name: row.id for row in rows if row.hibp_name}
        object.__setattr__(self, "ids_by_hibp_name", names)
        carriers = frozenset(key for key, row in self.brands.items() if row.kind == "carrier")
        object.__setattr__(self, "carriers", carriers)
        object.__setattr__(self, "_by_country", _grouped((row.country, row) for row in rows))
        by_brand = _grouped((brand, row) for row in rows for brand in row.brands)
        object.__setattr__(self, "_by_brand", by_brand)
        spellings: dict[tuple[str, str], str] = {}
        for (country, key), brand in self.brands.items():
            for spelling in (key, *brand.names.values(), *brand.aliases):
                spellings.setdefault((country, spelling.casefold()), key)
        object.__setattr__(self, "_by_spelling", spellings)

    def brand_spelt(self, country: str, name: str) -> str | None:
        """The key of the brand that people of a country spell so; None when there is none."""
        return self._by_spelling.get((country, name.strip().casefold()))

    def near(self, country: str, brands: Iterable[str]) -> Iterator[Incident]:
        """Each incident of a country or of one of these brands, once."""
        found = {row.id: row for row in self._by_country.get(country, ())}
        for brand in brands:
            found.update((row.id, row) for row in self._by_brand.get(brand, ()))
        return iter(found.values())

    def find(self, incident_id: str) -> Incident | None:
        """The incident of that id, or of that ``hibp:NAME``; None when there is none."""
        known = self.incidents.get(incident_id)
        if known is None and incident_id.startswith(HIBP_PREFIX):
            joined = self.ids_by_hibp_name.get(incident_id.removeprefix(HIBP_PREFIX), "")
            known = self.incidents.get(joined)
        return known

    def without(self, incident_ids: Iterable[str]) -> "Catalogue":
        """The same catalogue with these incidents left out, by either of their names."""
        found = (self.find(incident_id) for incident_id in incident_ids)
        left_out = {incident.id for incident in found if incident is not None}
        kept = {key: row for key, row in self.incidents.items() if key not in left_out}
        return replace(self, incidents=kept)

    def with_listed(self, incidents: Iterable[Incident]) -> "Catalogue":
        """The same catalogue, and of these incidents the ones that it does not have."""
        new = {one.id: one for one in incidents if self.find(one.id) is None}
        return replace(self, incidents={**self.incidents, **new}) if new else self


def _grouped(rows: Iterable[tuple[str, Incident]]) -> dict[str, tuple[Incident, ...]]:
    groups: defaultdict[str, list[Incident]] = defaultdict(list)
    for key, row in rows:
        groups[key].append(row)
    return {key: tuple(group) for key, group in groups.items()}


def brands_of(catalogue: Catalogue, country: str, kind: str) -> tuple[Brand, ...]:
    """The brands of one kind that are used in a country, those with most customers first.

    World-wide brands (country ``XX``) follow the country's own, unless it has one of that name;
    a carrier always belongs to a country.
    """
    own = [row for row in catalogue.brands.values() if (row.country, row.kind) == (country, kind)]
    names = {row.name for row in own}
    ordered = sorted(own, key=_by_customers)
    if country == "XX" or kind == "carrier":
        return tuple(ordered)
    world = [
        row
        for row in catalogue.brands.values()
        if (row.country, row.kind) == ("XX", kind) and row.name not in names
    ]
    return (*ordered, *sorted(world, key=_by_customers))


def _by_customers(brand: Brand) -> tuple[int, str]:
    return -(brand.customers or 0), brand.name

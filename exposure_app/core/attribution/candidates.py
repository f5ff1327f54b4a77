"""Who could have exposed the data: every candidate that the terms then weigh.

The one rule: a candidate is here because it can concern this person on this day, never because it
is probable; `unknown` is always among them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Final

from exposure_app.core.attribution.knowledge import Knowledge, Nature
from exposure_app.core.attribution.person import Account, Person
from exposure_app.core.breaches import Catalogue, Incident
from exposure_app.core.vocabulary import TRAFFIC

WORLD: Final = "XX"
_EVERYBODY: Final = frozenset(
    ("government", "aggregator", "carrier", "device_maker", "dealer", "supplier", "unknown")
)
_OWN_SIDE: Final = ("device", "phishing", "stuffing")
_PREFIX: Final = "hibp:"


class Route(StrEnum):
    """How a candidate would have exposed the data."""

    INCIDENT = "incident"
    STAFF = "staff"
    TRAFFIC = "traffic"
    PLATFORM = "platform"
    SECTOR = "sector"
    OWN_SIDE = "own_side"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One possible source.

    Attributes:
        id: as in `explanation.ProbableSource`; staff and traffic of one carrier share it.
        route: how it would have exposed the data.
        kind: one of `vocabulary.HOLDER_KINDS`, as shown.
        profile: key of the tables: the kind, or ``carrier_traffic``.
        brand: the name the person would know, empty when there is none.
        brands: every brand of it, for comparison.
        mechanism: one of `vocabulary.MECHANISMS`.
        holds: data classes it certainly held or exposed.
        may_hold: data classes it perhaps held.
        incident: the documented incident, if any.
        account: the account that the person has there, if any.
        is_held: whether the person has a relationship with it.
        is_hit: whether a list of it holds an identifier of the person; for reused passwords,
            whether any list with passwords does.
        is_beside: whether it is a kind of which the person named another company.
        is_hinted: whether what the person noticed, or strangers know, makes one think of its kind.
        has_incident: whether an incident that concerns the person is known of the same company.
        serves_others: whether it is known to have worked for carriers, none of them the person's.
    """

    id: str
    route: Route
    kind: str
    profile: str
    brand: str
    brands: frozenset[str]
    mechanism: str
    holds: frozenset[str]
    may_hold: frozenset[str]
    incident: Incident | None = None
    account: Account | None = None
    is_held: bool = False
    is_hit: bool = False
    is_beside: bool = False
    is_hinted: bool = False
    has_incident: bool = False
    serves_others: bool = False

    @property
    def is_suggested(self) -> bool:
        """Whether it is a kind of company, and none that the person named."""
        return self.route is Route.SECTOR or (self.route is Route.TRAFFIC and not self.brand)

    @property
    def nature(self) -> Nature:
        """All of it that makes a symptom likely."""
        reported = None if self.incident is None else self.incident.symptoms_reported
        return self.profile, self.mechanism, self.holds, self.may_hold, reported


@dataclass(frozen=True, slots=True)
class _Relations:
    """What the person has: brands with their accounts, their kinds; and who is a carrier."""

    accounts: Mapping[str, Account | None]
    kinds: frozenset[str]
    carriers: tuple[str, ...]
    all_carriers: frozenset[tuple[str, str]]


def _relations(person: Person, catalogue: Catalogue) -> _Relations:
    accounts: dict[str, Account | None] = {}
    kinds = set()
    for account in person.accounts:
        accounts.setdefault(account.service, account)
        kinds.add(account.kind)
    only = person.address_used_only_for
    if only and only not in accounts:
        accounts[only] = Account(only, kind_of_brand(only, person.country, catalogue))
        kinds.add(accounts[only].kind)  # type: ignore[union-attr]
    carriers = [a.service for a in accounts.values() if a is not None and a.kind == "carrier"]
    if person.carrier is not None:
        accounts.setdefault(person.carrier, None)
        carriers.append(person.carrier)
        kinds.add("carrier")
    ordered = tuple(sorted(set(carriers)))
    return _Relations(accounts, frozenset(kinds), ordered, catalogue.carriers)


def kind_of_brand(name: str, country: str, catalogue: Catalogue) -> str:
    """The kind of a brand that was named without one; a shop when nothing is known."""
    for place in (country, WORLD):
        brand = catalogue.brands.get((place, name))
        if brand is not None:
            return brand.kind
    return "ecommerce"


def hit_incidents(ids: frozenset[str], catalogue: Catalogue) -> frozenset[str]:
    """The catalogue's own ids of the incidents named, by either of their names."""
    found = (catalogue.find(incident_id) for incident_id in ids)
    return frozenset(incident.id for incident in found if incident is not None)


def _held_brands(incident: Incident, relations: _Relations) -> list[str]:
    held = [brand for brand in incident.brands if brand in relations.accounts]
    if incident.kind != "employer":
        return held
    # Being a customer of a company does not make one of its staff.
    accounts = relations.accounts
    return [brand for brand in held if getattr(accounts[brand], "kind", "") == "employer"]


def _concerns(
    incident: Incident, person: Person, relations: _Relations, knowledge: Knowledge
) -> bool:
    is_held = bool(_held_brands(incident, relations))
    if incident.country == person.country:
        return is_held or (not incident.id.startswith(_PREFIX) and _is_near(incident, knowledge))
    if incident.country == WORLD:
        return is_held
    # The same name abroad is another company, except where one account serves the whole world.
    return is_held and knowledge.sectors[incident.kind].is_worldwide


def _is_near(incident: Incident, knowledge: Knowledge) -> bool:
    return incident.kind in _EVERYBODY or knowledge.sectors[incident.kind].listing != "never"


def _profile_of(kind: str, mechanism: str) -> str:
    """The key of the tables for an incident at a holder of this kind."""
    if kind == "unknown":
        # A holder that nobody could name is weighed like a firm working for others.
        return "supplier"
    return TRAFFIC if (kind, mechanism) == ("carrier", "interception") else kind


def _from_incident(incident: Incident, relations: _Relations, *, is_hit: bool) -> Candidate:
    held = _held_brands(incident, relations)
    brand = held[0] if held else (incident.brands[0] if incident.brands else incident.entity)
    # The company named by a run of tried passwords is not where they came from.
    kind = "stuffing" if incident.mechanism == "stuffing" else incident.kind
    carriers = frozenset(
        name for name in incident.brands if (incident.country, name) in relations.all_carriers
    )
    return Candidate(
        id=incident.id,
        route=Route.INCIDENT,
        kind=kind,
        profile=_profile_of(kind, incident.mechanism),
        brand=brand,
        brands=frozenset(incident.brands),
        mechanism=incident.mechanism,
        holds=incident.holds,
        may_hold=frozenset(),
        incident=incident,
        account=relations.accounts[held[0]] if held else None,
        is_held=bool(held),
        is_hit=is_hit,
        serves_others=bool(carriers) and bool(relations.carriers) and not held,
    )


def _documented(
    person: Person, catalogue: Catalogue, knowledge: Knowledge, relations: _Relations
) -> Iterator[Candidate]:
    hits = hit_incidents(person.hits, catalogue)
    near = {row.id: row for row in catalogue.near(person.country, relations.accounts)}
    near.update((hit, catalogue.incidents[hit]) for hit in sorted(hits))
    for incident in near.values():
        is_hit = incident.id in hits
        concerns = is_hit or _concerns(incident, person, relations, knowledge)
        if concerns and incident.is_known_on(person.asked_on):
            yield _from_incident(incident, relations, is_hit=is_hit)


def _undocumented(
    kind: str, knowledge: Knowledge, *, brand: str, route: Route, account: Account | None = None
) -> Candidate:
    profile = TRAFFIC if route is Route.TRAFFIC else kind
    sector = knowledge.sectors[profile]
    names = {
        Route.STAFF: f"carrier:{brand}",
        Route.TRAFFIC: f"carrier:{brand}",
        Route.PLATFORM: f"platform:{brand}",
    }
    mechanisms = {Route.STAFF: "insider", Route.TRAFFIC: "interception"}
    return Candidate(
        id=names.get(route, kind),
        route=route,
        kind=kind,
        profile=profile,
        brand=brand,
        brands=frozenset((brand,)) if brand else frozenset(),
        mechanism=mechanisms.get(route, kind if kind in _OWN_SIDE[1:] else "unknown"),
        holds=sector.holds,
        may_hold=sector.may_hold,
        account=account,
        is_held=bool(brand),
    )


def _held(
    relations: _Relations, knowledge: Knowledge, documented: Iterable[Candidate]
) -> Iterator[Candidate]:
    known = {brand for candidate in documented if candidate.is_held for brand in candidate.brands}
    for carrier in relations.carriers:
        account = relations.accounts[carrier]
        for route in (Route.STAFF, Route.TRAFFIC):
            found = _undocumented("carrier", knowledge, brand=carrier, route=route, account=account)
            yield replace(found, has_incident=carrier in known)
    for brand, held in relations.accounts.items():
        if held is not None and held.kind not in ("carrier", "unknown", *_OWN_SIDE):
            found = _undocumented(
                held.kind, knowledge, brand=brand, route=Route.PLATFORM, account=held
            )
            yield replace(found, has_incident=brand in known)


def _as_typed(candidate: Candidate, typed: Mapping[str, str]) -> Candidate:
    form = candidate.id.partition(":")[0]
    return replace(candidate, id=f"{form}:{typed.get(candidate.brand, candidate.brand)}")


@cache
def _sector(
    kind: str, holds: frozenset[str], may_hold: frozenset[str], flags: tuple[bool, bool]
) -> Candidate:
    """A company that the person did not name; the same for everybody, and so kept."""
    is_beside, is_hinted = flags
    return Candidate(
        id=f"sector:{kind}",
        route=Route.SECTOR,
        kind=kind,
        profile=kind,
        brand="",
        brands=frozenset(),
        mechanism="unknown",
        holds=holds,
        may_hold=may_hold,
        is_beside=is_beside,
        is_hinted=is_hinted,
    )


def _suggested(person: Person, knowledge: Knowledge, relations: _Relations) -> Iterator[Candidate]:
    noticed = {symptom.code for symptom in person.symptoms}
    passed_over = {*_OWN_SIDE, TRAFFIC, "unknown"}
    # Nobody but the person's own carrier can read their line; a number may have moved, though.
    if "carrier" not in relations.kinds or person.carrier_from == "prefix":
        reader = _undocumented("carrier", knowledge, brand="", route=Route.TRAFFIC)
        is_hinted = not noticed.isdisjoint(knowledge.sectors[TRAFFIC].suggested_by)
        yield replace(reader, id="sector:carrier", is_hinted=is_hinted)
    for kind, sector in knowledge.sectors.items():
        if kind in passed_over:
            continue
        is_hinted = not noticed.isdisjoint(sector.suggested_by) or not (
            person.strangers_know.isdisjoint(sector.suggested_classes)
        )
        is_beside = kind in relations.kinds and kind != "carrier"
        yield _sector(kind, sector.holds, sector.may_hold, (is_beside, is_hinted))


def _own_side(person: Person, catalogue: Catalogue, knowledge: Knowledge) -> Iterator[Candidate]:
    hits = hit_incidents(person.hits, catalogue)
    is_listed = any("password" in catalogue.incidents[hit].data_classes for hit in hits)
    for kind in _OWN_SIDE:
        candidate = _undocumented(kind, knowledge, brand="", route=Route.OWN_SIDE)
        yield replace(candidate, is_hit=is_listed and kind == "stuffing")


def candidates(
    person: Person, catalogue: Catalogue, knowledge: Knowledge, typed: Mapping[str, str]
) -> tuple[Candidate, ...]:
    """Every candidate for this person on the day of the question, in a fixed order.

    Args:
        person: the answers, with brands spelt as in the catalogue.
        catalogue: every incident and brand.
        knowledge: the tables.
        typed: the person's own spelling of each brand; ids are told in it.
    """
    relations = _relations(person, catalogue)
    documented = tuple(_documented(person, catalogue, knowledge, relations))
    held = _held(relations, knowledge, documented)
    found = [
        *documented,
        *(_as_typed(candidate, typed) for candidate in held),
        *_suggested(person, knowledge, relations),
        *_own_side(person, catalogue, knowledge),
        _undocumented("unknown", knowledge, brand="", route=Route.UNKNOWN),
    ]
    return _in_order(found)


def _in_order(found: Iterable[Candidate]) -> tuple[Candidate, ...]:
    return tuple(sorted(found, key=lambda candidate: (candidate.id, candidate.route)))


def with_suggested(
    found: Sequence[Candidate], person: Person, catalogue: Catalogue, knowledge: Knowledge
) -> tuple[Candidate, ...]:
    """The candidates of a person who noticed, or whom strangers know, in another way than before.

    Args:
        found: `candidates` of the answers before; only what suggests a sector has changed since.
        person: the answers now, with brands spelt as in the catalogue.
        catalogue: the same as before.
        knowledge: the same as before.
    """
    kept = [candidate for candidate in found if not candidate.is_suggested]
    return _in_order([*kept, *_suggested(person, knowledge, _relations(person, catalogue))])

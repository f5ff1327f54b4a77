"""What the engine knows beside the catalogue: weights, links and who holds what, as checked values.

The one rule: a row that cannot be used is refused, with its table and its place. The tables are
JSON in ``resources/attribution``; `exposure_app.lookup.knowledge` reads them. A row is either a
judgement or names what shows that it is true: incidents of the catalogue, or studies and official
figures of the table of sources. A source shows that the link is there; its strength is fitted.
"""

from collections import defaultdict
from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from typing import Final

from exposure_app.core.attribution.causation import (
    Link,
    parse_causes,
    parse_consequences,
    parse_known,
)
from exposure_app.core.attribution.explanation import Term
from exposure_app.core.attribution.knowledge_rows import GROUNDS, Row, numbers_of, one, rows_of
from exposure_app.core.vocabulary import DATA_CLASSES, MECHANISMS, PROFILES, SYMPTOMS
from exposure_app.errors import CatalogueError

TABLES: Final = (
    "weights", "kinds", "mechanisms", "symptoms", "consequences", "known", "sectors",
    "portability", "sources",
)  # fmt: skip
NUMBERS: Final = (
    "temperature", "leak", "vague_background", "vague_share", "default_background",
    "specific_offset", "vague_offset", "fact", "other_platform", "may_hold",
    "reported", "kind_of_incident", "repeat", "not_noticed_share", "not_known_share",
    "known_seldom", "known_on_own_side", "known_if_taken", "known_if_not_taken", "known_offset",
    "hit_if_source", "miss_if_source", "least_coverage", "least_listed", "small_incident",
    "held_small_coverage", "most_coverage", "compilation_cap", "unverified_share",
    "former_owner_share", "alias_own", "alias_other", "alias_unknown", "before_window",
    "soon_after", "soon_months", "short_months", "live_months", "stale_months",
    "unknown_onset_share", "least_time", "account_younger", "number_younger",
    "no_account", "seldom_listed", "no_account_with_hit", "stated_carrier", "other_carrier",
    "line_elsewhere",
    "former_customer", "unstated_carrier", "region_right", "region_wrong",
    "others_fit", "others_fit_alone",
    "others_near", "others_not", "several_upstream", "several_reuse",
    "several_single", "most_services", "base", "held_coverage", "undocumented", "incident_instead",
    "entered", "usual_accounts", "most_named", "guess_always", "guess_seldom", "guess_never",
    "guess_beside", "guess_unhinted",
    "reused_factor", "not_reused_factor", "password_hit_factor", "false_hit", "exposed_unverified",
    "exposed_mixed", "exposed_miss",
)  # fmt: skip
_WITH_SOURCES: Final = ("symptoms", "consequences", "known", "kinds", "sectors", "portability")
_LISTINGS: Final = ("always", "seldom", "never")

Nature = tuple[str, str, frozenset[str], frozenset[str], frozenset[str] | None]
"""All that makes a source lead to a symptom: profile, mechanism, what it holds and may hold, and
the symptoms reported of its incident, None where there is none. Nothing in it is of a person."""


def _no_chances() -> defaultdict[tuple[str, bool], dict[Nature, float]]:
    return defaultdict(dict)


_SUGGESTS: Final = 0.2


@dataclass(frozen=True, slots=True)
class Source:
    """A study or an official figure that a row rests on.

    Attributes:
        title: of the publication.
        publisher: who made it public, and where.
        published: year, or year and month.
        says: what it shows, in our words.
    """

    title: str
    publisher: str
    published: str
    says: str


@dataclass(frozen=True, slots=True)
class Sector:
    """What companies of one kind hold, and when to think of them.

    Attributes:
        holds: data classes that nearly every such company holds.
        may_hold: data classes that some of them hold.
        prior: rate of an undocumented exposure at one company of this kind.
        listing: how people list their relationship: ``always``, ``seldom`` or ``never``.
        named: share of people who name such a company that has nothing to do with it.
        is_platform: whether people sign in there, so that what shows elsewhere speaks against it.
        is_worldwide: whether an account there means the same company in every country.
        suggested_by: symptoms that suggest the sector although no company of it was entered.
        suggested_classes: what strangers know that suggests it.
    """

    holds: frozenset[str]
    may_hold: frozenset[str]
    prior: float
    listing: str
    named: float
    is_platform: bool
    is_worldwide: bool
    suggested_by: frozenset[str]
    suggested_classes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything the terms and the candidates are computed with.

    Attributes:
        weights: weight of each term.
        numbers: single numbers of the terms by name, such as ``temperature``.
        elsewhere_symptoms: symptoms that happen at a carrier of which one is no customer.
        live_classes: data classes that go stale within months.
        kinds: constant of each profile.
        misuse: how often exposed people are harmed, by mechanism.
        confidence: trust in an incident, by its confidence.
        by_kind: how likely a source causes each symptom, by its profile, as far as nothing but its
            kind is known.
        links: what of an incident causes each symptom, beside its kind.
        background: chance of each symptom when the source is unknown.
        follows: for each symptom, what else brings it about, and how likely.
        brings: for each data class, which symptoms show that strangers know it, and how likely.
        known: for each data class and profile, how likely strangers show that they know it after
            data got out there; ``unknown`` is when no single source is behind it.
        sectors: by profile.
        port_rates: share of numbers that left the carrier of their block, by country.
        sources: studies and official figures by their key.
        incidents_named: incidents that rows rest on, with table and place of the first such row.
        chances: of each symptom, seen where the source is or elsewhere, under sources of each
            nature; `terms.symptoms` computes each once, from these tables alone.
    """

    weights: Mapping[Term, float]
    numbers: Mapping[str, float]
    elsewhere_symptoms: frozenset[str]
    live_classes: frozenset[str]
    kinds: Mapping[str, float]
    misuse: Mapping[str, float]
    confidence: Mapping[str, float]
    by_kind: Mapping[str, Mapping[str, Link]]
    links: Mapping[str, tuple[Link, ...]]
    background: Mapping[str, float]
    follows: Mapping[str, Mapping[str, float]]
    brings: Mapping[str, Mapping[str, float]]
    known: Mapping[str, Mapping[str, float]]
    sectors: Mapping[str, Sector]
    port_rates: Mapping[str, float]
    sources: Mapping[str, Source]
    incidents_named: Mapping[str, tuple[str, str]]
    chances: defaultdict[tuple[str, bool], dict[Nature, float]] = field(
        default_factory=_no_chances, init=False, repr=False, compare=False
    )


def _by_code(table: str, content: object, known: frozenset[str], key: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for row in rows_of(table, content):
        row.only(key, "value", *GROUNDS)
        row.grounds()
        code = row.code(key, known)
        if code in found:
            raise row.refuse(f"{code} stands twice")
        found[code] = row.number("value", -10, 10)
    missing = sorted(known - found.keys())
    if missing:
        raise CatalogueError(table, missing[0], "the row is missing")
    return found


def _suggested_by(by_kind: Mapping[str, Mapping[str, Link]], profile: str) -> frozenset[str]:
    """The symptoms that every company of the kind causes often, however the data got out."""
    return frozenset(
        symptom
        for symptom, found in by_kind.items()
        if profile in found and found[profile].strength >= _SUGGESTS
    )


def _parse_sectors(content: object, by_kind: Mapping[str, Mapping[str, Link]]) -> dict[str, Sector]:
    sectors: dict[str, Sector] = {}
    for row in rows_of("sectors", content):
        row.only(
            "kind", "holds", "may_hold", "prior", "listing", "named", "is_platform", "is_worldwide",
            "suggested_by", "suggested_classes", *GROUNDS,
        )  # fmt: skip
        row.grounds()
        kind = row.code("kind", PROFILES)
        if kind in sectors:
            raise row.refuse(f"{kind} stands twice")
        sectors[kind] = Sector(
            holds=row.codes("holds", DATA_CLASSES),
            may_hold=row.codes("may_hold", DATA_CLASSES),
            prior=row.number("prior", 0.0001, 1),
            listing=row.code("listing", _LISTINGS),
            named=row.number("named", 0.01, 1),
            is_platform=row.flag("is_platform"),
            is_worldwide=row.flag("is_worldwide"),
            suggested_by=row.codes("suggested_by", SYMPTOMS) | _suggested_by(by_kind, kind),
            suggested_classes=row.codes("suggested_classes", DATA_CLASSES),
        )
    missing = sorted(PROFILES - sectors.keys())
    if missing:
        raise CatalogueError("sectors", missing[0], "the row is missing")
    return sectors


def _parse_ports(content: object) -> dict[str, float]:
    rates: dict[str, float] = {}
    for row in rows_of("portability", content):
        row.only("country", "value", *GROUNDS)
        row.grounds()
        country = row.text("country")
        if len(country) != 2:  # noqa: PLR2004 - ISO 3166 alpha-2
            raise row.refuse("country is not an ISO 3166 code")
        rates[country] = row.number("value", 0.001, 0.9)
    if "XX" not in rates:
        raise CatalogueError("portability", "XX", "the row for every other country is missing")
    return rates


def _parse_sources(content: object) -> dict[str, Source]:
    sources: dict[str, Source] = {}
    for row in rows_of("sources", content):
        row.only("key", "title", "publisher", "published", "says")
        key = row.text("key")
        if key in sources:
            raise row.refuse(f"{key} stands twice")
        sources[key] = Source(
            title=row.text("title"),
            publisher=row.text("publisher"),
            published=row.text("published"),
            says=row.text("says"),
        )
    return sources


def _incidents_named(
    tables: Mapping[str, object], sources: Mapping[str, Source]
) -> dict[str, tuple[str, str]]:
    """Where each source that is none of the publications is named first."""
    mechanisms = one("mechanisms", tables["mechanisms"])
    contents = [(name, tables[name]) for name in _WITH_SOURCES]
    contents += [("mechanisms", mechanisms.get(name)) for name in ("misuse", "confidence")]
    found: dict[str, tuple[str, str]] = {}
    for table, content in contents:
        for row in rows_of(table, content):
            for name in row.grounds().source:
                if name not in sources:
                    found.setdefault(name, (table, row.name))
    return found


def check_incidents_named(knowledge: Knowledge, incident_ids: Container[str]) -> None:
    """See that every row that rests on an incident rests on one of the catalogue.

    Raises:
        CatalogueError: a row names a source that is nowhere; it names which.
    """
    for incident_id, (table, row) in knowledge.incidents_named.items():
        if incident_id not in incident_ids:
            raise CatalogueError(table, row, f"the source {incident_id} is not known")


def parse(tables: Mapping[str, object]) -> Knowledge:
    """Check the tables and join them.

    Raises:
        CatalogueError: a table or row cannot be used; it names which.
    """
    weights = one("weights", tables["weights"])
    terms = numbers_of("weights", weights.get("terms"), 0, 5)
    for term in Term:
        if term.value not in terms:
            raise CatalogueError("weights", term.value, "the row is missing")
    numbers = numbers_of("weights", weights.get("numbers"), -10, 100)
    for name in NUMBERS:
        if name not in numbers:
            raise CatalogueError("weights", name, "the row is missing")
    lists = Row("weights", "classes", weights)
    causes = parse_causes(tables["symptoms"])
    mechanisms = one("mechanisms", tables["mechanisms"])
    sources = _parse_sources(tables["sources"])
    follows, brings = parse_consequences(tables["consequences"])
    return Knowledge(
        weights={term: terms[term.value] for term in Term},
        numbers=numbers,
        elsewhere_symptoms=lists.codes("elsewhere_symptoms", SYMPTOMS),
        live_classes=lists.codes("live_classes", DATA_CLASSES),
        kinds=_by_code("kinds", tables["kinds"], PROFILES, "kind"),
        misuse=_by_code("mechanisms", mechanisms.get("misuse"), frozenset(MECHANISMS), "mechanism"),
        confidence=_by_code(
            "mechanisms",
            mechanisms.get("confidence"),
            frozenset(("high", "medium", "low", "unverified", "fabricated")),
            "confidence",
        ),
        by_kind=causes.by_kind,
        links={code: tuple(found) for code, found in causes.links.items()},
        background=causes.background,
        follows=follows,
        brings=brings,
        known=parse_known(tables["known"]),
        sectors=_parse_sectors(tables["sectors"], causes.by_kind),
        port_rates=_parse_ports(tables["portability"]),
        sources=sources,
        incidents_named=_incidents_named(tables, sources),
    )

"""A small invented world of incidents and brands, for tests that must not depend on the tables."""

from dataclasses import replace
from datetime import date
from typing import Final

from exposure_app.core.breaches import Brand, Catalogue, Flags, Incident, Provenance
from exposure_app.core.periods import PartialDate

PLAIN: Final = Incident(
    id="plain",
    hibp_name="",
    entity="Plain",
    brands=("North Mobile",),
    kind="carrier",
    country="GB",
    regions=(),
    exposed_from=PartialDate.parse("2020-01"),
    exposed_to=PartialDate.parse("2020-06"),
    published=PartialDate.parse("2020-07-01"),
    mechanism="insider",
    identifiers=frozenset(("phone",)),
    data_classes=frozenset(("name", "phone", "telecom_contract")),
    records=None,
    people=None,
    confidence="high",
    symptoms_reported=frozenset(),
    coverage=0.3,
    flags=Flags(),
    provenance=Provenance(basis="found"),
)


def incident(incident_id: str, **changes: object) -> Incident:
    """The plain incident under another id, with some fields changed."""
    return replace(PLAIN, id=incident_id, **changes)  # type: ignore[arg-type]


def brand(name: str, kind: str, country: str = "GB", aliases: tuple[str, ...] = ()) -> Brand:
    """A brand with one name in both languages."""
    return Brand(name, {"en": name, "zh_CN": name}, aliases, kind, country, 1_000_000)


def catalogue(*incidents: Incident, brands: tuple[Brand, ...] = ()) -> Catalogue:
    """A catalogue of these incidents; North Mobile and South Mobile are its carriers."""
    carriers = (
        brand("North Mobile", "carrier", aliases=("North Mobile Ltd",)),
        brand("South Mobile", "carrier"),
    )
    return Catalogue(
        incidents={row.id: row for row in incidents},
        brands={(row.country, row.name): row for row in (*carriers, *brands)},
        dated=date(2026, 1, 1),
    )

"""What got out, where, when and how; and what the public was told of it.

The one rule: an exposure is the truth and `told` is what a catalogue says of it, which may be
nothing, and may name fewer classes and provinces.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final

from exposure_app.core.breaches import Flags, Incident, Provenance
from exposure_app.core.periods import PartialDate
from tests.simulators.worlds import settings
from tests.simulators.worlds.causes import chance_of
from tests.simulators.worlds.companies import COUNTRY, Company, sectors
from tests.simulators.worlds.hidden import Causes

_NAMING: Final = frozenset(("phone", "email", "username", "uid", "national_id"))
_DELAY_DAYS: Final = {"insider": 400, "interception": 500}
_USUAL_DELAY_DAYS: Final = 200
_TOLD: Final = 0.9
_LONG: Final = frozenset(("insider", "interception", "third_party"))


@dataclass(frozen=True, slots=True)
class Exposure:
    """One thing that happened at a company.

    Attributes:
        id: its id in the catalogue, should it be documented.
        company: where it happened.
        profile: key of the hidden table: the kind, or ``carrier_traffic``.
        mechanism: how the data got out.
        start, end: when.
        provinces: where; empty means everywhere.
        share: of the company's customers in those provinces.
        classes: what was taken.
        published: when the public learnt of it; None: never.
        is_listed: whether a list can be looked up.
        confidence: of the report.
    """

    id: str
    company: Company
    profile: str
    mechanism: str
    start: date
    end: date
    provinces: frozenset[str]
    share: float
    classes: frozenset[str]
    published: date | None
    is_listed: bool
    confidence: str

    @property
    def reach(self) -> float:
        """The share of the company's customers in the whole country."""
        places = len(self.provinces) or len(settings.PROVINCES)
        return self.share * places / len(settings.PROVINCES)


def _draw_from(weights: dict[str, float], chance: Random) -> str:
    return chance.choices(list(weights), list(weights.values()))[0]


def mechanisms_of(kind: str) -> dict[str, float]:
    """How often data of such a company get out in each way."""
    if kind in settings.MECHANISMS:
        return settings.MECHANISMS[kind]
    return settings.MECHANISMS["staffed" if kind in settings.STAFFED else "platform"]


def _classes(company: Company, profile: str, mechanism: str, chance: Random) -> frozenset[str]:
    held = company.holds
    if profile == "carrier_traffic":
        surely, perhaps = sectors()[profile]
        held = frozenset(surely) | {code for code in perhaps if chance.random() < 1 / 3}
    if mechanism == "scrape":
        held -= {"password", "passcode", "session", "codes", "credit_card"}
    part = chance.uniform(0.35, 0.7) if mechanism in _LONG else chance.uniform(0.55, 1.0)
    taken = frozenset(code for code in sorted(held) if chance.random() < part)
    return taken | (held & {"phone", "email", "session"})


def _window(mechanism: str, chance: Random) -> tuple[date, date]:
    days = (date(settings.LAST_YEAR, 12, 31) - date(settings.FIRST_YEAR, 1, 1)).days
    start = date(settings.FIRST_YEAR, 1, 1) + timedelta(chance.randrange(days))
    length = chance.expovariate(1 / 300) if mechanism in _LONG else chance.expovariate(1 / 40)
    return start, start + timedelta(min(1500, round(length)))


def _provinces(company: Company, mechanism: str, chance: Random) -> frozenset[str]:
    is_local = company.kind in ("carrier", "courier", "hospital", "education", "bank", "dealer")
    if mechanism not in _LONG or not is_local or chance.random() < 0.4:
        return frozenset()
    return frozenset(chance.sample(settings.PROVINCES, chance.randint(1, 8)))


def _exposure(number: int, company: Company, told_of: float, chance: Random) -> Exposure:
    mechanism = _draw_from(mechanisms_of(company.kind), chance)
    start, end = _window(mechanism, chance)
    is_documented = chance.random() < told_of * settings.DOCUMENTED[mechanism]
    usual = _DELAY_DAYS.get(mechanism, _USUAL_DELAY_DAYS)
    delay = timedelta(round(chance.expovariate(1 / usual)))
    is_traffic = company.kind == "carrier" and mechanism == "interception"
    profile = "carrier_traffic" if is_traffic else company.kind
    low, high = settings.TAKEN[mechanism]
    return Exposure(
        id=f"x{number:03d}",
        company=company,
        profile=profile,
        mechanism=mechanism,
        start=start,
        end=end,
        provinces=_provinces(company, mechanism, chance),
        share=low * (high / low) ** chance.random(),
        classes=_classes(company, profile, mechanism, chance),
        published=end + delay if is_documented else None,
        is_listed=is_documented and chance.random() < settings.LISTED[mechanism],
        confidence=chance.choices(("high", "medium", "low"), (0.5, 0.35, 0.15))[0],
    )


def draw(companies: Sequence[Company], chance: Random) -> tuple[Exposure, ...]:
    """Every exposure of a world."""
    by_kind: dict[str, list[Company]] = {}
    for company in companies:
        by_kind.setdefault(company.kind, []).append(company)
    sites: list[Company] = []
    for kind, count in settings.EXPOSURES.items():
        sizes = [company.customers**0.5 for company in by_kind[kind]]
        sites += chance.choices(by_kind[kind], sizes, k=count)
    # In some countries much comes to light, and little in most.
    told_of = chance.uniform(*settings.TOLD_OF)
    return tuple(_exposure(number, site, told_of, chance) for number, site in enumerate(sites))


def told(exposure: Exposure, causes: Causes, chance: Random) -> Incident:
    """What the catalogue says of a documented exposure."""
    assert exposure.published is not None
    kept = frozenset(code for code in sorted(exposure.classes) if chance.random() < _TOLD)
    people = round(exposure.reach * exposure.company.customers * chance.lognormvariate(0, 0.2))
    is_carrier = exposure.company.kind == "carrier"
    pool = exposure.company.customers if is_carrier else settings.PEOPLE
    reported = []
    if chance.random() < 0.5:
        likely = {code: chance_of(code, exposure, causes) for code in causes.links}
        reported = [code for code, value in likely.items() if chance.random() < value]
    return Incident(
        id=exposure.id,
        hibp_name="",
        entity=exposure.company.name,
        brands=(exposure.company.name,),
        kind=exposure.company.kind,
        country=COUNTRY,
        regions=tuple(sorted(exposure.provinces)) if chance.random() < 0.75 else (),
        exposed_from=_month(exposure.start),
        exposed_to=_month(exposure.end),
        published=PartialDate(exposure.published, exposure.published),
        mechanism=exposure.mechanism if chance.random() < 0.93 else "unknown",
        identifiers=kept & _NAMING,
        data_classes=kept,
        records=None,
        people=people,
        confidence=exposure.confidence,
        symptoms_reported=frozenset(reported[:4]),
        coverage=min(1.0, people / pool),
        flags=Flags(is_verified=True),
        provenance=Provenance(basis="found"),
        reach=min(1.0, people / settings.PEOPLE),
        customer_share=min(1.0, people / exposure.company.customers),
        regions_incomplete=False,
    )


def _month(day: date) -> PartialDate:
    return PartialDate.parse(f"{day.year:04d}-{day.month:02d}")

"""One world from one seed: its catalogue for the program, and its people with the truth.

Why truths are a chain: the best name that could be given on the day of the question is the
incident if it was public, else the company if the person named it, else its sector, else
"unknown". `truth_in` takes the first that stands in an answer.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import exp, log, sqrt
from random import Random
from typing import Final

from exposure_app.core.attribution.person import Account, Person
from exposure_app.core.breaches import Brand, Catalogue, Flags, Incident, Provenance
from tests.simulators.worlds import companies, events, exposures, hidden, people, settings
from tests.simulators.worlds.causes import Source
from tests.simulators.worlds.companies import COUNTRY
from tests.simulators.worlds.events import month
from tests.simulators.worlds.exposures import Exposure
from tests.simulators.worlds.hidden import Causes
from tests.simulators.worlds.settings import Settings

_FIRST_EVENT: Final = date(2014, 1, 1)
_LAST_EVENT: Final = date(2025, 6, 30)
_OWN_SIDE: Final = ("device", "phishing", "stuffing")
_STALE_MONTHS: Final = 20
_LOST, _FALSE = 0.12, 0.01
_ALIASES: Final = 0.1
_LIVE: Final = frozenset(
    ("parcel", "orders", "itinerary", "support_history", "codes", "session")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Subject:
    """One person and the truth.

    Attributes:
        person: what the program is told.
        truths: ids of the true source, the most exact first; ``unknown`` is the last.
        profile: what the source was, ``unrecorded`` when nobody knows.
        mechanism: how the data got out.
        is_documented: whether the incident was public on the day of the question.
    """

    person: Person
    truths: tuple[str, ...]
    profile: str
    mechanism: str
    is_documented: bool


@dataclass(frozen=True, slots=True)
class World:
    """A catalogue, people with their truths, and the hidden table for the ceiling alone."""

    catalogue: Catalogue
    subjects: tuple[Subject, ...]
    causes: Causes


class _Drawing:
    """A world while its people are drawn."""

    def __init__(self, seed: int, how: Settings) -> None:
        self.chance = Random(seed)  # noqa: S311 - must be the same for a seed
        self.how = how
        self.causes = hidden.draw(self.chance, how)
        self.companies = companies.draw(self.chance)
        self.exposures = exposures.draw(self.companies, self.chance)
        self.misuse = {
            name: value * self.chance.lognormvariate(0, how.misuse_noise)
            for name, value in settings.MISUSE.items()
        }
        self.port_rate = self.chance.uniform(0.02, 0.15)
        self.compilations = self._compilations()

    def _compilations(self) -> dict[str, tuple[date, tuple[Exposure, ...]]]:
        with_passwords = [
            row for row in self.exposures if row.is_listed and "password" in row.classes
        ]
        found = {}
        for number in range(min(settings.COMPILATIONS, len(with_passwords))):
            size = min(len(with_passwords), self.chance.randint(3, 6))
            parts = tuple(self.chance.sample(with_passwords, size))
            last = max(row.end for row in parts)
            found[f"c{number}"] = (last + timedelta(self.chance.randrange(30, 700)), parts)
        return found

    def catalogue(self) -> Catalogue:
        told = [
            exposures.told(row, self.causes, self.chance)
            for row in self.exposures
            if row.published is not None
        ]
        told += [_compilation(name, day) for name, (day, _parts) in self.compilations.items()]
        brands: dict[tuple[str, str], Brand] = {
            (COUNTRY, row.name): row.brand() for row in self.companies
        }
        return Catalogue({row.id: row for row in told}, brands, date(2026, 1, 1))

    def _source(self, event: date) -> Exposure | str | None:
        draw = self.chance.random()
        for kind, share in zip(_OWN_SIDE, self.how.own_side, strict=True):
            if draw < share:
                return kind
            draw -= share
        open_now = [row for row in self.exposures if row.start <= event]
        if draw < self.how.unrecorded or not open_now:
            return None
        weights = [self._harm(row, event) for row in open_now]
        return self.chance.choices(open_now, weights)[0]

    def _harm(self, exposure: Exposure, event: date) -> float:
        months = max(0.0, (event - exposure.end).days / 30.4)
        reach = exposure.reach * exposure.company.share
        freshness = exp(-log(2.0) * months / _STALE_MONTHS)
        return sqrt(reach) * self.misuse[exposure.mechanism] * freshness

    def subject(self) -> Subject:
        chance = self.chance
        days = (_LAST_EVENT - _FIRST_EVENT).days
        event = _FIRST_EVENT + timedelta(chance.randrange(days))
        drawn = self._source(event)
        exposure = drawn if isinstance(drawn, Exposure) else None
        source: Source | None = exposure
        if isinstance(drawn, str):
            source = events.own_side(drawn, chance)
        if exposure is not None and exposure.classes & _LIVE and chance.random() < 0.5:
            event = min(event, exposure.end + timedelta(round(chance.expovariate(1 / 60))))
        life = people.draw(self.companies, exposure, event, self.port_rate, chance)
        asked = event + timedelta(round(chance.expovariate(1 / 120)) + 3)
        person = self._person(life, source, exposure, (event, asked))
        truths, is_documented = self._truths(person, drawn, asked)
        return Subject(
            person=person,
            truths=truths,
            profile="unrecorded" if source is None else source.profile,
            mechanism="" if source is None else source.mechanism,
            is_documented=is_documented,
        )

    def _person(
        self, life: people.Life, source: Source | None, exposure: Exposure | None,
        days: tuple[date, date],
    ) -> Person:  # fmt: skip
        chance, (event, asked) = self.chance, days
        brand = "" if exposure is None else exposure.company.name
        accounts = people.accounts(life, self.companies, brand, chance)
        carrier, carrier_from = people.carrier_told(life, chance)
        seen = events.noticed(source, self.causes, chance)
        replies = events.Replies()
        if chance.random() < settings.ASKED:
            replies = events.asked(source, seen, self.causes, chance)
        codes = sorted({*seen.told, *replies.yes})
        slip = chance.choices((-45, 0, 45), (0.1, 0.8, 0.1))[0]
        onset = month(event + timedelta(slip)) if chance.random() < 0.75 else None
        hits, misses = self._lists(life, exposure, asked)
        reuses = life.reuses or (source is not None and source.profile == "stuffing")
        known = events.known(source, codes, self.causes, chance) | replies.known
        return Person(
            country=COUNTRY,
            asked_on=asked,
            carrier=carrier,
            carrier_from=carrier_from,
            province=life.province if chance.random() < 0.9 else None,
            number_since=people.number_told(life, chance),
            has_phone=True,
            accounts=accounts,
            address_used_only_for=self._alias(exposure, accounts),
            password_reused=reuses if chance.random() < 0.6 else None,
            symptoms=events.placed(codes, source, brand, accounts, onset, chance),
            strangers_know=known,
            not_noticed=replies.no,
            not_known=replies.not_known - known,
            others_affected=events.others(source, chance),
            hits=hits,
            misses=misses,
        )

    def _alias(self, exposure: Exposure | None, accounts: Sequence[Account]) -> str | None:
        if exposure is None or "email" not in exposure.classes:
            return None
        is_named = exposure.company.name in {account.service for account in accounts}
        return exposure.company.name if is_named and self.chance.random() < _ALIASES else None

    def _lists(
        self, life: people.Life, source: Exposure | None, asked: date
    ) -> tuple[frozenset[str], frozenset[str]]:
        chance = self.chance
        hits: set[str] = set()
        misses: set[str] = set()
        if chance.random() >= settings.LOOKED_UP:
            return frozenset(), frozenset()
        touched: set[str] = set()
        for row in self.exposures:
            is_in = row is source or (life.is_touched(row) and chance.random() < row.share)
            if is_in:
                touched.add(row.id)
            if not row.is_listed or row.published is None or row.published > asked:
                continue
            is_hit = chance.random() >= _LOST if is_in else chance.random() < _FALSE
            (hits if is_hit else misses).add(row.id)
        for name, (day, parts) in self.compilations.items():
            if day <= asked and any(part.id in touched for part in parts):
                hits.add(name)
        return frozenset(hits), frozenset(misses if chance.random() < 0.5 else ())

    def _truths(
        self, person: Person, drawn: Exposure | str | None, asked: date
    ) -> tuple[tuple[str, ...], bool]:
        if drawn is None:
            return ("unknown",), False
        if isinstance(drawn, str):
            return (drawn, "unknown"), False
        company = drawn.company
        chain = []
        is_documented = drawn.published is not None and drawn.published <= asked
        if is_documented:
            chain.append(drawn.id)
        form = "carrier" if company.kind == "carrier" else "platform"
        chain += [f"{form}:{company.name}", f"sector:{company.kind}", "unknown"]
        return tuple(chain), is_documented


def _compilation(name: str, day: date) -> Incident:
    return Incident(
        id=name,
        hibp_name="",
        entity=f"Collection {name}",
        brands=(),
        kind="aggregator",
        country="XX",
        regions=(),
        exposed_from=month(day),
        exposed_to=month(day),
        published=month(day),
        mechanism="unknown",
        identifiers=frozenset(("email",)),
        data_classes=frozenset(("email", "password")),
        records=None,
        people=30_000_000,
        confidence="high",
        symptoms_reported=frozenset(),
        coverage=0.3,
        flags=Flags(is_verified=True),
        provenance=Provenance(basis="found"),
        reach=0.3,
    )


def truth_in(subject: Subject, ids: Collection[str]) -> str:
    """The most exact true name that stands among these ids."""
    return next(name for name in subject.truths if name in ids)


def build(seed: int, how: Settings = settings.ORDINARY) -> World:
    """The world of a seed: always the same one."""
    drawing = _Drawing(seed, how)
    catalogue = drawing.catalogue()
    subjects = tuple(drawing.subject() for _person in range(how.people))
    return World(catalogue, subjects, drawing.causes)

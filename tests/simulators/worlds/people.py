"""A person of a world: where they live, what they use since when, and what they tell of it.

The one rule: `Life` is the truth about the person; what they tell is drawn from it with gaps.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final

from exposure_app.core.attribution.person import Account
from exposure_app.core.periods import PartialDate
from tests.simulators.worlds import settings
from tests.simulators.worlds.companies import Company
from tests.simulators.worlds.exposures import Exposure

_OLDEST: Final = date(2004, 1, 1)
_NUMBER_TOLD, _ACCOUNT_TOLD = 0.7, 0.55
_CARRIER_UNKNOWN, _CARRIER_FROM_NUMBER = 0.05, 0.2
_REUSES: Final = 0.55


@dataclass(frozen=True, slots=True)
class Life:
    """What is true of a person.

    Attributes:
        carrier: their present carrier.
        block: the carrier of their number's block.
        province: where they live.
        number_since: since when the number is theirs.
        since: the companies they have a relationship with, and since when.
        reuses: whether one password serves several accounts.
    """

    carrier: Company
    block: Company
    province: str
    number_since: date
    since: dict[str, date]
    reuses: bool

    def is_touched(self, exposure: Exposure) -> bool:
        """Whether an exposure could have taken this person's data at all."""
        began = self.since.get(exposure.company.name)
        is_there = not exposure.provinces or self.province in exposure.provinces
        return began is not None and began <= exposure.end and is_there


def _day(chance: Random, earliest: date, latest: date) -> date:
    return earliest + timedelta(chance.randrange(max(1, (latest - earliest).days)))


def draw(
    companies: Sequence[Company], source: Exposure | None, event: date, port_rate: float,
    chance: Random,
) -> Life:  # fmt: skip
    """A person whom this source could have reached; anybody when there is none."""
    carriers = [row for row in companies if row.kind == "carrier"]
    carrier = chance.choices(carriers, settings.CARRIER_SHARES)[0]
    province = chance.choice(settings.PROVINCES)
    latest = event if source is None else min(event, source.end)
    if source is not None:
        carrier = source.company if source.company.kind == "carrier" else carrier
        province = chance.choice(sorted(source.provinces)) if source.provinces else province
    since = {
        row.name: _day(chance, _OLDEST, event)
        for row in companies
        if row.kind != "carrier" and chance.random() < row.share
    }
    number_since = _day(chance, _OLDEST, latest if source is not None else event)
    since[carrier.name] = number_since
    if source is not None:
        since[source.company.name] = _day(chance, _OLDEST, latest)
    others = [row for row in carriers if row is not carrier]
    is_ported = chance.random() < port_rate
    return Life(
        carrier=carrier,
        block=chance.choice(others) if is_ported else carrier,
        province=province,
        number_since=number_since,
        since=since,
        reuses=chance.random() < _REUSES,
    )


def _told_month(day: date, chance: Random, share: float) -> PartialDate | None:
    if chance.random() >= share:
        return None
    return PartialDate.parse(f"{day.year:04d}-{day.month:02d}")


def _is_source_named(company: Company, chance: Random) -> bool:
    shares = settings.ENTERED_SOURCE
    group = "staffed" if company.kind in settings.STAFFED else "platform"
    return chance.random() < shares.get(company.kind, shares[group])


def _named(life: Life, companies: Sequence[Company], source: str, chance: Random) -> set[str]:
    """The companies that the person names, without carriers and those that nobody deals with."""
    own = [
        row for row in companies if row.name in life.since and row.kind in settings.COMES_TO_MIND
    ]
    others = [row for row in own if row.name != source]
    count = chance.choices(list(settings.NAMED), list(settings.NAMED.values()))[0]
    # The key gives a draw without replacement in proportion to the weights.
    others.sort(key=lambda row: -(chance.random() ** (1.0 / settings.COMES_TO_MIND[row.kind])))
    named = {row.name for row in others[:count]}
    return named | {row.name for row in own if row.name == source and _is_source_named(row, chance)}


def accounts(
    life: Life, companies: Sequence[Company], source: str, chance: Random
) -> tuple[Account, ...]:
    """The accounts that the person names; ``source`` is the company that the data came from."""
    named = _named(life, companies, source, chance)
    return tuple(
        Account(row.name, row.kind, _told_month(life.since[row.name], chance, _ACCOUNT_TOLD))
        for row in companies
        if row.name in named
    )


def carrier_told(life: Life, chance: Random) -> tuple[str | None, str]:
    """The carrier that stands in the person's answers, and where it comes from."""
    if chance.random() < _CARRIER_UNKNOWN:
        return None, "user"
    if chance.random() < _CARRIER_FROM_NUMBER:
        return life.block.name, "prefix"
    return life.carrier.name, "user"


def number_told(life: Life, chance: Random) -> PartialDate | None:
    """Since when the number is theirs, if they say so."""
    return _told_month(life.number_since, chance, _NUMBER_TOLD)

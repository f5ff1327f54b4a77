"""The companies of a world, and what each really holds of its customers.

The one rule: what a company holds is drawn for each one, so that a table by sector is right on
average and wrong in particular.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Final

from exposure_app import resources
from exposure_app.core.breaches import Brand
from tests.simulators.worlds import settings

COUNTRY: Final = "QZ"  # a code that ISO 3166 leaves free
_SURELY: Final = 0.93
_PERHAPS: Final = 0.35


@dataclass(frozen=True, slots=True)
class Company:
    """One holder of people's data.

    Attributes:
        name: brand as people say it.
        kind: one of `vocabulary.HOLDER_KINDS`.
        customers: how many people it has data of.
        holds: data classes that it really holds.
    """

    name: str
    kind: str
    customers: int
    holds: frozenset[str]

    @property
    def share(self) -> float:
        """Its customers as a share of the people."""
        return self.customers / settings.PEOPLE

    def brand(self) -> Brand:
        """The company as the catalogue names it."""
        return Brand(self.name, {"en": self.name}, (), self.kind, COUNTRY, self.customers)


@cache
def sectors() -> Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """What companies of each kind hold for sure, and perhaps, as the program's table has it."""
    rows = json.loads(resources.path("attribution", "sectors.json").read_text("utf-8"))
    return {row["kind"]: (tuple(row["holds"]), tuple(row["may_hold"])) for row in rows}


def _holdings(kind: str, chance: Random) -> frozenset[str]:
    surely, perhaps = sectors()[kind]
    held = [code for code in surely if chance.random() < _SURELY]
    held += [code for code in perhaps if chance.random() < _PERHAPS]
    return frozenset(held)


def _company(kind: str, number: int, customers: float, chance: Random) -> Company:
    name = f"{kind.replace('_', ' ').title()} {number}"
    return Company(name, kind, round(customers), _holdings(kind, chance))


def draw(chance: Random) -> tuple[Company, ...]:
    """Every company: carriers by their shares, platforms by penetration, and those nobody names."""
    found = [
        _company("carrier", number, share * settings.PEOPLE, chance)
        for number, share in enumerate(settings.CARRIER_SHARES, start=1)
    ]
    for kind, count in (*settings.PLATFORMS.items(), *settings.UNSEEN.items()):
        for number in range(1, count + 1):
            reach = min(0.8, 0.6 / number * chance.lognormvariate(0, 0.5))
            found.append(_company(kind, number, reach * settings.PEOPLE, chance))
    return tuple(found)

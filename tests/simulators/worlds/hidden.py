"""What really causes what in one world: the shipped links with noise, and some not shipped.

The one rule: nothing here is handed to the program; `world.World` keeps it for the ceiling alone.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Final

from exposure_app import resources
from exposure_app.core.vocabulary import SYMPTOMS
from tests.simulators.worlds.settings import Settings

_STRONGEST: Final = 0.85
_WEAKEST: Final = 0.015


@dataclass(frozen=True, slots=True)
class Cause:
    """A link of the hidden table: sources that meet every condition may cause the symptom."""

    symptom: str
    profile: str
    mechanism: str
    data_class: str
    strength: float


@dataclass(frozen=True, slots=True)
class Causes:
    """The hidden table of one world.

    Attributes:
        links: by symptom.
        background: chance of a symptom that nothing recorded caused.
        follows: for each symptom, what else brings it about, and how likely.
        brings: for each data class, which symptoms show that strangers know it, and how likely.
        known: for each data class and profile, how likely strangers show that they know it.
    """

    links: Mapping[str, tuple[Cause, ...]]
    background: Mapping[str, float]
    follows: Mapping[str, Mapping[str, float]]
    brings: Mapping[str, Mapping[str, float]]
    known: Mapping[str, Mapping[str, float]]


@cache
def _shipped(table: str) -> tuple[dict[str, str | float], ...]:
    rows = json.loads(resources.path("attribution", f"{table}.json").read_text("utf-8"))
    return tuple(rows)


def _noisy(strength: float, chance: Random, noise: float) -> float:
    return min(_STRONGEST, max(_WEAKEST, strength * chance.lognormvariate(0, noise)))


def _cause(row: Mapping[str, str | float], strength: float) -> Cause:
    return Cause(
        symptom=str(row["symptom"]),
        profile=str(row.get("kind", "")),
        mechanism=str(row.get("mechanism", "")),
        data_class=str(row.get("class", "")),
        strength=strength,
    )


def draw(chance: Random, settings: Settings) -> Causes:
    """The hidden table of a world."""
    found: dict[str, list[Cause]] = {code: [] for code in SYMPTOMS}
    background: dict[str, float] = {}
    rows = _shipped("symptoms")
    conditions = [row for row in rows if row.get("kind") != "unknown"]
    for row in rows:
        strength = _noisy(float(row["strength"]), chance, settings.noise)
        if row.get("kind") == "unknown":
            background[str(row["symptom"])] = strength
        else:
            found[str(row["symptom"])].append(_cause(row, strength))
    for _link in range(round(settings.unknown_links * len(conditions))):
        row = {**chance.choice(conditions), "symptom": chance.choice(SYMPTOMS[:-1])}
        cause = _cause(row, _noisy(float(row["strength"]), chance, settings.noise))
        found[cause.symptom].append(cause)
    links = {code: tuple(causes) for code, causes in found.items()}
    follows = _consequences("symptom", chance, settings)
    brings = _consequences("class", chance, settings)
    return Causes(links, background, follows, brings, _known(chance, settings))


def _known(chance: Random, settings: Settings) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for row in _shipped("known"):
        likely = _noisy(float(row["chance"]), chance, settings.noise)
        found.setdefault(str(row["class"]), {})[str(row["kind"])] = likely
    return found


def _consequences(effect: str, chance: Random, settings: Settings) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for row in _shipped("consequences"):
        if effect in row:
            strength = _noisy(float(row["strength"]), chance, settings.noise)
            found.setdefault(str(row[effect]), {})[str(row["follows"])] = strength
    return found

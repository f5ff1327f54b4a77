"""Simpler ways to answer the same question, each giving shares over the same entities.

Sources: the guilt probability is Papadimitriou and Garcia-Molina, "Data Leakage Detection", TKDE
23(1), 2011; the others are what breach lists invite people to do.
"""

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np

from tests.fitting.features import Example, Numbers

CHANCE_OF_GUESSING: Final = 0.2


def _shares_of_hits(example: Example, weigh: Callable[[Sequence[int]], Sequence[int]]) -> Numbers:
    hits = [place for place, row in enumerate(example.found) if row.incident and row.is_hit]
    shares: Numbers = np.zeros(len(example.names))
    if not hits:
        return uniform(example)
    for place in weigh(hits):
        shares[example.entities[place]] += 1.0
    shares /= shares.sum()
    return shares


def uniform(example: Example) -> Numbers:
    """Every entity alike."""
    return np.full(len(example.names), 1.0 / len(example.names))


def any_hit(example: Example) -> Numbers:
    """Every list that holds the person alike; every entity alike when there is none."""
    return _shares_of_hits(example, lambda hits: hits)


def _one_hit(example: Example, key: Callable[[int], tuple[float, int]]) -> Numbers:
    return _shares_of_hits(example, lambda hits: [max(hits, key=key)])


def largest_hit(example: Example) -> Numbers:
    """The list with most people in it."""
    return _one_hit(example, lambda place: (_people(example, place), -place))


def newest_hit(example: Example) -> Numbers:
    """The list that was published last."""
    return _one_hit(example, lambda place: (_published(example, place), -place))


def _people(example: Example, place: int) -> float:
    incident = example.found[place].incident
    return 0.0 if incident is None else float(incident.people or 0)


def _published(example: Example, place: int) -> float:
    incident = example.found[place].incident
    if incident is None or incident.published is None:
        return 0.0
    return float(incident.published.first.toordinal())


def guilt(example: Example) -> Numbers:
    """1 - product over leaked objects of 1 - (1 - p) / holders, scaled to shares.

    Objects are what strangers know and the identifiers found in lists; agents are all entities but
    "unknown", which the formula does not know.
    """
    objects = set(example.person.strangers_know)
    held: list[set[str]] = [set() for _entity in example.names]
    for row, place in zip(example.found, example.entities, strict=True):
        held[place] |= row.holds
        if row.incident is not None and row.is_hit:
            objects |= row.incident.identifiers
    innocent = np.ones(len(example.names))
    for one in sorted(objects):
        holders = [place for place, classes in enumerate(held) if one in classes]
        for place in holders:
            innocent[place] *= 1.0 - (1.0 - CHANCE_OF_GUESSING) / len(holders)
    guilty: Numbers = 1.0 - innocent
    return guilty / guilty.sum() if guilty.sum() > 0 else uniform(example)


BASELINES: Final = {
    "uniform": uniform,
    "any hit equally": any_hit,
    "largest hit": largest_hit,
    "newest hit": newest_hit,
    "guilt probability, p = 0.2": guilt,
}

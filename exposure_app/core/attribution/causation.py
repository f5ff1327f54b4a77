"""The tables of what causes what: symptoms by source, what follows from them, what strangers know.

The one rule: a row that cannot be used is refused, with its table and its place.
"""

from dataclasses import dataclass
from typing import Final, NamedTuple

from exposure_app.core.attribution.knowledge_rows import GROUNDS, rows_of
from exposure_app.core.vocabulary import (
    DATA_CLASSES,
    FORMER_HOLDER,
    MECHANISMS,
    PROFILES,
    SYMPTOMS,
)
from exposure_app.errors import CatalogueError

_STRONGEST, _WEAKEST = 0.8, 0.01
_MOST_KNOWN: Final = 0.95


@dataclass(frozen=True, slots=True)
class Link:
    """A symptom is caused by incidents that meet every condition given.

    Attributes:
        profile: holder kind or ``carrier_traffic``; empty for any.
        mechanism: how the data got out; empty for any.
        data_class: what was exposed; empty for any.
        strength: how likely such an incident causes the symptom.
        basis: ``source`` or ``judgement``.
        source: what shows the link: ids of incidents, or keys of `Knowledge.sources`.
    """

    profile: str
    mechanism: str
    data_class: str
    strength: float
    basis: str
    source: tuple[str, ...] = ()


class Causes(NamedTuple):
    """The table of symptoms, in the form of `Knowledge`."""

    by_kind: dict[str, dict[str, Link]]
    links: dict[str, list[Link]]
    background: dict[str, float]


def parse_causes(content: object) -> Causes:
    """What makes each symptom likely.

    Raises:
        CatalogueError: a row cannot be used.
    """
    by_kind: dict[str, dict[str, Link]] = {code: {} for code in SYMPTOMS}
    links: dict[str, list[Link]] = {code: [] for code in SYMPTOMS}
    background: dict[str, float] = {}
    for row in rows_of("symptoms", content):
        row.only("symptom", "kind", "mechanism", "class", "strength", *GROUNDS)
        symptom, (basis, source) = row.code("symptom", SYMPTOMS), row.grounds()
        strength = row.number("strength", _WEAKEST, _STRONGEST)
        profile = row.optional_code("kind", PROFILES)
        mechanism = row.optional_code("mechanism", MECHANISMS)
        data_class = row.optional_code("class", DATA_CLASSES)
        if profile == "unknown":
            background[symptom] = strength
            continue
        link = Link(profile, mechanism, data_class, strength, basis, source)
        if mechanism or data_class:
            links[symptom].append(link)
        elif not profile:
            raise row.refuse("no kind, mechanism or class")
        elif profile in by_kind[symptom]:
            raise row.refuse(f"{symptom} stands twice for {profile}")
        else:
            by_kind[symptom][profile] = link
    return Causes(by_kind, links, background)


_Consequences = dict[str, dict[str, float]]


def parse_consequences(content: object) -> tuple[_Consequences, _Consequences]:
    """What follows from symptoms, or a former holder: symptoms, and what strangers know.

    Raises:
        CatalogueError: a row cannot be used, or two symptoms follow each other.
    """
    follows: _Consequences = {code: {} for code in SYMPTOMS}
    brings: _Consequences = {code: {} for code in DATA_CLASSES}
    for row in rows_of("consequences", content):
        row.only("symptom", "class", "follows", "strength", *GROUNDS)
        row.grounds()
        symptom, data_class = (
            row.optional_code("symptom", SYMPTOMS),
            row.optional_code("class", DATA_CLASSES),
        )
        if bool(symptom) == bool(data_class):
            raise row.refuse("neither a symptom nor a class follows, or both do")
        cause = row.code("follows", (*SYMPTOMS, FORMER_HOLDER))
        found = brings if data_class else follows
        effect = symptom or data_class
        if cause in found[effect]:
            raise row.refuse(f"{effect} follows {cause} twice")
        # Two symptoms that explain each other would leave both without a source.
        if cause == symptom or (symptom and symptom in follows.get(cause, ())):
            raise row.refuse(f"{symptom} and {cause} follow each other")
        found[effect][cause] = row.number("strength", _WEAKEST, _STRONGEST)
    return follows, brings


def parse_known(content: object) -> dict[str, dict[str, float]]:
    """How likely strangers show that they know a class, by class and profile.

    Raises:
        CatalogueError: a row cannot be used, or a class has none for an unknown source.
    """
    found: dict[str, dict[str, float]] = {code: {} for code in DATA_CLASSES}
    for row in rows_of("known", content):
        row.only("class", "kind", "chance", *GROUNDS)
        row.grounds()
        data_class, profile = row.code("class", DATA_CLASSES), row.code("kind", PROFILES)
        if profile in found[data_class]:
            raise row.refuse(f"{data_class} stands twice for {profile}")
        found[data_class][profile] = row.number("chance", _WEAKEST, _MOST_KNOWN)
    missing = [code for code, by_kind in found.items() if "unknown" not in by_kind]
    if missing:
        raise CatalogueError("known", missing[0], "the row for an unknown source is missing")
    return found

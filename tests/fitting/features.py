"""One person as numbers: what each term says of each candidate, and which candidates are right.

The one rule: the numbers are the engine's own term values, so that a weight fitted here means the
same there.
"""

import json
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from exposure_app.core.attribution.brand_names import spellings, with_canonical_brands
from exposure_app.core.attribution.candidates import Candidate, Route, candidates
from exposure_app.core.attribution.causation import Link
from exposure_app.core.attribution.explanation import OWN_SIDE, Term
from exposure_app.core.attribution.knowledge import Knowledge
from exposure_app.core.attribution.person import Person
from exposure_app.core.attribution.posterior import evaluate
from exposure_app.core.attribution.terms.part import Parts
from exposure_app.core.attribution.terms.symptoms import (
    FACTS,
    brought_about,
    is_vague,
    noticed_by,
    repeated,
    seen_by,
)
from exposure_app.core.breaches import Catalogue
from exposure_app.core.case_reading import read_case
from exposure_app.core.vocabulary import SYMPTOMS
from tests.simulators.worlds import world
from tests.simulators.worlds.hidden import Causes
from tests.simulators.worlds.settings import ORDINARY, Settings
from tests.simulators.worlds.world import Subject, truth_in

TERMS: Final = tuple(term for term in Term if term is not Term.KIND)
OFFSETS: Final = (
    "undocumented", "entered", "guess", "unhinted", "beside", "fact",
    "specific", "vague", "known", "not_noticed", "not_known",
)  # fmt: skip
_DENIED: Final = (
    (Term.SYMPTOMS, "not_noticed_share"),
    (Term.KNOW, "not_known_share"),
)
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Entity:
    """What a person takes for one source: its kind and its brand."""

    kind: str
    brand: str


@dataclass(frozen=True, slots=True)
class Example:
    """One person with the truth.

    Attributes:
        values: term values and offsets, a row for each candidate, before any weight.
        profiles: key of the kind constants, for each candidate.
        ids: of each candidate.
        entities: for each candidate, the place of its entity in ``names``.
        names: the entities.
        right: whether each candidate is right.
        near: whether each candidate counts among the first three.
        person, found: what the baselines look at.
        subject: the truth as the world has it; None for a documented case.
    """

    values: Numbers
    profiles: tuple[str, ...]
    ids: tuple[str, ...]
    entities: NDArray[np.int64]
    names: tuple[Entity, ...]
    right: NDArray[np.bool_]
    near: NDArray[np.bool_]
    person: Person
    found: tuple[Candidate, ...]
    subject: Subject | None = None


def _entity(candidate: Candidate) -> Entity:
    if candidate.kind in OWN_SIDE:
        return Entity(candidate.kind, "")
    return Entity(candidate.kind, candidate.brand or candidate.id)


def _values(found: Sequence[Candidate], person: Person, knowledge: Knowledge) -> Numbers:
    matrix = evaluate(TERMS, found, person, knowledge)
    columns = [[sum(part.value for part in parts) for parts in matrix[term]] for term in TERMS]
    held = (Route.STAFF, Route.TRAFFIC, Route.PLATFORM)
    unnamed = [row.route is Route.SECTOR and row.kind != "carrier" for row in found]
    own = [
        row.route in held or (row.route is Route.SECTOR and row.kind == "carrier") for row in found
    ]
    columns.append([float(is_own) for is_own in own])
    columns.append(_entered(matrix[Term.PRIOR]))
    columns.append([float(is_unnamed) for is_unnamed in unnamed])
    columns.append(
        [float(is_one and not row.is_hinted) for row, is_one in zip(found, unnamed, strict=True)]
    )
    columns.append([float(row.is_beside) for row in found])
    columns.append(_facts(matrix[Term.SYMPTOMS], person, knowledge))
    counts = (*_noticed(person, knowledge), _known(person, knowledge))
    columns += [[count * (row.route is not Route.UNKNOWN) for row in found] for count in counts]
    columns += [_denied(matrix[term], knowledge.numbers[name]) for term, name in _DENIED]
    return np.array(columns).T


def _denied(column: Sequence[Parts], share: float) -> list[float]:
    """What the answers "no" would say of each candidate if they counted in full."""
    said = [[part for part in parts if part.is_denial] for parts in column]
    return [sum(part.value for part in parts) / share for parts in said]


def _entered(column: Sequence[Parts]) -> list[float]:
    """Whether the person named the company."""
    return [float(any(part.aspect == "entered" for part in parts)) for parts in column]


def _facts(column: Sequence[Parts], person: Person, knowledge: Knowledge) -> list[float]:
    """What the person did says of each candidate, if it counted once."""
    noticed = (one for one in noticed_by(person, knowledge) if one.code in FACTS)
    at_all = sum(one.offset for one in noticed)
    said = [
        [p.value for p in parts if p.facts and p.facts[0][1] in FACTS and not p.is_denial]
        for parts in column
    ]
    return [sum(values) / knowledge.numbers["fact"] + at_all if values else 0.0 for values in said]


def _noticed(person: Person, knowledge: Knowledge) -> tuple[float, float]:
    """What the symptoms count together: those few people have, and those that many have."""
    counts = {False: 0.0, True: 0.0}
    for noticed in noticed_by(person, knowledge):
        counts[is_vague(noticed.code, knowledge)] += noticed.counts * (1.0 - noticed.following)
    return counts[False], counts[True]


def _known(person: Person, knowledge: Knowledge) -> float:
    """What the classes that strangers know count together."""
    seen, known = seen_by(person), person.strangers_know
    following = sum(brought_about(knowledge.brings[code], seen) for code in known)
    return (len(known) - following) * repeated(len(known), knowledge)


def _example(person: Person, catalogue: Catalogue, knowledge: Knowledge) -> Example:
    keys = spellings(person, catalogue)
    person = with_canonical_brands(person, keys)
    noticed = tuple(row for row in person.symptoms if row.code != "none")
    person = replace(person, symptoms=noticed)
    typed = {key: name for name, key in keys.items()}
    found = candidates(person, catalogue, knowledge, typed)
    of_each = [_entity(row) for row in found]
    names = tuple(dict.fromkeys(of_each))
    nothing = np.zeros(len(found), dtype=np.bool_)
    return Example(
        values=_values(found, person, knowledge),
        profiles=tuple(row.profile for row in found),
        ids=tuple(row.id for row in found),
        entities=np.array([names.index(entity) for entity in of_each]),
        names=names,
        right=nothing,
        near=nothing,
        person=person,
        found=found,
    )


def of_subject(subject: Subject, catalogue: Catalogue, knowledge: Knowledge) -> Example:
    """A person of a world; every candidate of the true entity is right."""
    example = _example(subject.person, catalogue, knowledge)
    truth = truth_in(subject, set(example.ids))
    entity = example.entities[example.ids.index(truth)]
    right = example.entities == entity
    return replace(example, right=right, near=right, subject=subject)


def of_case(path: Path, catalogue: Catalogue, knowledge: Knowledge) -> Example:
    """A documented case; the ids of its answer are right."""
    answer = json.loads(path.with_suffix(".answer.json").read_text("utf-8"))
    example = _example(_person_of(path), catalogue, knowledge)
    first = set(answer["first"])
    near = first | set(answer.get("in_three", ()))
    return replace(
        example,
        right=np.array([name in first for name in example.ids]),
        near=np.array([name in near for name in example.ids]),
    )


def of_case_without(path: Path, catalogue: Catalogue, knowledge: Knowledge) -> Example | None:
    """The case as if its incident were unknown: every source of a right kind is right."""
    answer = json.loads(path.with_suffix(".answer.json").read_text("utf-8"))
    left_out, kinds = answer.get("without", ()), set(answer.get("kind", ()))
    if not left_out or not kinds:
        return None
    example = _example(_person_of(path), catalogue.without(left_out), knowledge)
    right = np.array([row.kind in kinds for row in example.found])
    return replace(example, right=right, near=right)


def _person_of(path: Path) -> Person:
    return read_case(path.read_text("utf-8")).person()


def with_causes(knowledge: Knowledge, causes: Causes) -> Knowledge:
    """The program's knowledge with a world's own table in it: for the ceiling alone."""
    links: dict[str, tuple[Link, ...]] = {}
    by_kind: dict[str, dict[str, Link]] = {code: {} for code in SYMPTOMS}
    for code in SYMPTOMS:
        rows = causes.links[code]
        links[code] = tuple(
            Link(row.profile, row.mechanism, row.data_class, row.strength, "judgement")
            for row in rows
            if row.mechanism or row.data_class
        )
        for row in rows:
            if not row.mechanism and not row.data_class:
                # A kind may have got a second cause that the program does not know.
                known = by_kind[code].get(row.profile)
                spared = (1.0 - row.strength) * (1.0 if known is None else 1.0 - known.strength)
                by_kind[code][row.profile] = Link(row.profile, "", "", 1.0 - spared, "judgement")
    return replace(
        knowledge,
        by_kind=by_kind,
        links=links,
        background=causes.background,
        follows={code: causes.follows.get(code, {}) for code in knowledge.follows},
        brings={code: causes.brings.get(code, {}) for code in knowledge.brings},
        known=causes.known,
    )


def _of_seed(seed: int, knowledge: Knowledge, how: Settings, *, is_ceiling: bool) -> list[Example]:
    drawn = world.build(seed, how)
    if is_ceiling:
        knowledge = with_causes(knowledge, drawn.causes)
    return [of_subject(subject, drawn.catalogue, knowledge) for subject in drawn.subjects]


def of_worlds(
    seeds: Iterable[int],
    knowledge: Knowledge,
    how: Settings = ORDINARY,
    *,
    is_ceiling: bool = False,
) -> list[Example]:
    """Every person of these worlds, drawn on all cores."""
    with ProcessPoolExecutor() as pool:
        parts = pool.map(
            partial(_of_seed, knowledge=knowledge, how=how, is_ceiling=is_ceiling), seeds
        )
        return [example for part in parts for example in part]

"""The steps from an even start to a score: exact, ordered, nothing lost."""

import json
from functools import cache
from itertools import pairwise
from math import isclose, log
from pathlib import Path

import pytest

from exposure_app.core.attribution.brand_names import spellings, with_canonical_brands
from exposure_app.core.attribution.candidates import candidates
from exposure_app.core.attribution.engine import explain
from exposure_app.core.attribution.explanation import Explanation, Term
from exposure_app.core.attribution.knowledge import Knowledge
from exposure_app.core.attribution.leading import leaders, merged, told_first
from exposure_app.core.attribution.person import Person
from exposure_app.core.attribution.posterior import evaluate, term_scores, total_scores
from exposure_app.core.attribution.ranking import band_of
from exposure_app.core.attribution.waterfall import StepKind, waterfall
from exposure_app.core.breaches import Catalogue
from exposure_app.core.case_reading import read_case
from exposure_app.lookup.catalogue import load_catalogue
from exposure_app.lookup.knowledge import load_knowledge

_CASES = {
    path.name.removesuffix(".json"): path
    for path in sorted((Path(__file__).parents[1] / "cases" / "stories").glob("*.json"))
    if "inputs" in json.loads(path.read_text("utf-8"))
}
_NAMES = sorted(_CASES)


@cache
def _tables() -> tuple[Catalogue, Knowledge]:
    return load_catalogue(), load_knowledge()


@cache
def _answer(name: str) -> tuple[Person, Explanation]:
    person = read_case(_CASES[name].read_text("utf-8")).person()
    return person, explain(person, *_tables())


@pytest.mark.parametrize("name", _NAMES)
def test_the_score_of_every_source_is_the_engines_own(name: str) -> None:
    person, answer = _answer(name)
    catalogue, knowledge = _tables()
    keys = spellings(person, catalogue)
    person = with_canonical_brands(person, keys)
    found = candidates(person, catalogue, knowledge, {key: name for name, key in keys.items()})
    scores = total_scores(term_scores(evaluate(Term, found, person, knowledge), knowledge))
    highest: dict[str, float] = {}
    for candidate, score in zip(found, scores, strict=True):
        highest[candidate.id] = max(score, highest.get(candidate.id, score))
    assert {source.id for source in answer.ranking} == set(highest)
    for source in answer.ranking:
        assert isclose(source.argument.log_odds, highest[source.id], abs_tol=1e-9), source.id
        told = sum(
            reason.log_odds for reason in (*source.argument.reasons, *source.argument.against)
        )
        assert isclose(told + source.argument.small, source.argument.log_odds, abs_tol=1e-9), (
            source.id
        )


@pytest.mark.parametrize("name", _NAMES)
def test_the_steps_lead_from_even_to_the_share_that_is_shown(name: str) -> None:
    _person, answer = _answer(name)
    unknown = next(source for source in answer.ranking if source.id == "unknown")
    for leader in leaders(answer).sources:
        way = waterfall(leader, answer)
        assert way.steps[0].before == 0.0
        assert all(one.after == other.before for one, other in pairwise(way.steps))
        assert isclose(way.steps[-1].after, way.total, abs_tol=1e-9)
        assert isclose(way.total, log(leader.probability / unknown.probability), abs_tol=1e-12)
        own = [step for step in way.steps if step.kind is not StepKind.SAME_COMPANY]
        assert isclose(
            sum(step.log_odds for step in own), leader.source.argument.log_odds, abs_tol=1e-9
        )
        assert way.score == leader.source.argument.log_odds
        assert way.total >= way.score - 1e-9


@pytest.mark.parametrize("name", _NAMES)
def test_every_merged_reason_is_one_step_for_before_against_strongest_first(name: str) -> None:
    _person, answer = _answer(name)
    for leader in leaders(answer).sources:
        way = waterfall(leader, answer)
        told = [step.reason for step in way.steps if step.kind is StepKind.REASON]
        source = leader.source
        assert told == [*merged(source.argument.reasons), *merged(source.argument.against)]
        for side in (1, -1):
            weights = [reason.log_odds for reason in told if reason and reason.log_odds * side > 0]
            assert weights == sorted(weights, key=abs, reverse=True)
        for step in way.steps:
            assert step.band is band_of(step.log_odds)


def test_what_is_too_small_to_tell_and_what_the_company_adds_are_steps_of_their_own() -> None:
    kinds = {
        step.kind
        for name in _NAMES
        for leader in leaders(_answer(name)[1]).sources
        for step in waterfall(leader, _answer(name)[1]).steps
    }
    assert kinds == set(StepKind)


_OF_ANY_SOURCE = {
    "few_notice_it", "many_notice_it", "known_at_all", "incident_rate", "sector_rate",
    "seldom_public", "more_than_public", "kind_often", "kind_seldom",
}  # fmt: skip


@pytest.mark.parametrize("name", _NAMES)
def test_what_points_to_a_source_is_told_before_what_holds_of_any(name: str) -> None:
    _person, answer = _answer(name)
    for leader in leaders(answer).sources:
        argument = leader.source.argument
        for side in (argument.reasons, argument.against):
            told = told_first(side)
            assert {row.aspect for row in told} == {row.aspect for row in merged(side)}
            is_general = [row.aspect in _OF_ANY_SOURCE for row in told]
            first = is_general.index(True) if True in is_general else len(told)
            pointed = [abs(row.log_odds) for row in told[:first]]
            assert pointed == sorted(pointed, reverse=True)
            assert all(is_general[first:])

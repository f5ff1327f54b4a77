"""Documented and invented stories, as people would type them, against the shipped tables."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from exposure_app.core.attribution.engine import explain
from exposure_app.core.attribution.explanation import HeadlineBand
from exposure_app.core.attribution.knowledge import Knowledge
from exposure_app.core.attribution.person import Person
from exposure_app.core.breaches import Catalogue
from exposure_app.core.case_reading import read_case
from exposure_app.lookup.catalogue import load_catalogue
from exposure_app.lookup.knowledge import load_knowledge

_CASES = Path(__file__).parents[1] / "cases"
_EXPECTED: dict[str, dict[str, Any]] = json.loads((_CASES / "expected.json").read_text("utf-8"))
_WITHOUT = sorted(name for name, wish in _EXPECTED.items() if "without" in wish)


@cache
def _tables() -> tuple[Catalogue, Knowledge]:
    return load_catalogue(), load_knowledge()


def _person(name: str) -> Person:
    return read_case((_CASES / f"{name}.json").read_text("utf-8")).person()


@pytest.mark.parametrize("name", sorted(_EXPECTED))
def test_a_story_names_the_source_that_was_found(name: str) -> None:
    catalogue, knowledge = _tables()
    wish = _EXPECTED[name]
    answer = explain(_person(name), catalogue, knowledge)
    first = answer.ranking[0]
    assert not wish["first"] or first.id in wish["first"]
    assert first.kind not in wish.get("not_first", ())
    assert wish.get("band", answer.headline.band) == answer.headline.band


@pytest.mark.parametrize("name", _WITHOUT)
def test_without_its_incident_the_kind_is_still_first(name: str) -> None:
    catalogue, knowledge = _tables()
    wish = _EXPECTED[name]
    answer = explain(_person(name), catalogue.without(wish["without"]), knowledge)
    assert answer.ranking[0].kind in wish["kind_without"]
    assert not {source.id for source in answer.ranking} & set(wish["without"])


def test_the_founding_story_is_told_as_the_carrier_with_what_was_noticed_as_reason() -> None:
    catalogue, knowledge = _tables()
    answer = explain(_person("carrier-traffic-zhejiang"), catalogue, knowledge)
    source = answer.headline.source
    assert source is not None
    assert source.id == "cn-ruizhi-2018"
    assert "noticed" in answer.rests_on
    assert "known_incident" in answer.rests_on
    assert "published_match" not in answer.rests_on
    noticed = {reason.facts.get("symptom") for reason in source.reasons}
    assert {"auto_follow", "auto_join_groups", "password_change_no_help"} <= noticed


def test_a_follow_that_stopped_after_a_new_password_gives_the_carrier_less() -> None:
    catalogue, knowledge = _tables()
    stopped = explain(_person("follow-stopped-after-password"), catalogue, knowledge)
    story = explain(_person("carrier-traffic-zhejiang"), catalogue, knowledge)
    assert stopped.kinds["carrier"] < story.kinds["carrier"] / 2
    assert stopped.headline.band is HeadlineBand.CANNOT_TELL

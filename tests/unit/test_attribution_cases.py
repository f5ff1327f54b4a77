"""Documented and invented stories, as people would type them, against the shipped tables."""

from functools import cache

import pytest

from exposure_app.core.attribution.engine import explain
from exposure_app.core.attribution.explanation import Explanation, HeadlineBand
from exposure_app.core.attribution.knowledge import Knowledge
from exposure_app.core.breaches import Catalogue
from exposure_app.lookup.catalogue import load_catalogue
from exposure_app.lookup.knowledge import load_knowledge
from tests.case_bank import STORIES, BankCase, cases_in

_STORIES = {case.name: case for case in cases_in(STORIES)}
_DOCUMENTED = sorted(name for name, story in _STORIES.items() if story.answer.without)


@cache
def _tables() -> tuple[Catalogue, Knowledge]:
    return load_catalogue(), load_knowledge()


def _explained(story: BankCase, *, without: tuple[str, ...] = ()) -> Explanation:
    catalogue, knowledge = _tables()
    return explain(story.case.person(), catalogue.without(without), knowledge)


@pytest.mark.parametrize("name", sorted(_STORIES))
def test_a_story_names_the_source_that_was_found(name: str) -> None:
    wish = _STORIES[name].answer
    answer = _explained(_STORIES[name])
    first = answer.ranking[0]
    assert first.id in wish.first
    assert first.kind not in wish.not_first
    assert wish.band in ("", answer.headline.band)


@pytest.mark.parametrize("name", _DOCUMENTED)
def test_without_its_incident_the_kind_is_still_first(name: str) -> None:
    wish = _STORIES[name].answer
    answer = _explained(_STORIES[name], without=wish.without)
    assert answer.ranking[0].kind in wish.kind
    assert not {source.id for source in answer.ranking} & set(wish.without)


def test_the_founding_story_is_told_as_the_carrier_with_what_was_noticed_as_reason() -> None:
    answer = _explained(_STORIES["carrier-traffic-zhejiang"])
    source = answer.headline.source
    assert source is not None
    assert source.id == "cn-ruizhi-2018"
    assert "noticed" in answer.rests_on
    assert "known_incident" in answer.rests_on
    assert "published_match" not in answer.rests_on
    noticed = {reason.facts.get("symptom") for reason in source.argument.reasons}
    assert {"auto_follow", "auto_join_groups", "password_change_no_help"} <= noticed


def test_a_follow_that_stopped_after_a_new_password_gives_the_carrier_less() -> None:
    stopped = _explained(_STORIES["follow-stopped-after-password"])
    story = _explained(_STORIES["carrier-traffic-zhejiang"])
    assert stopped.kinds["carrier"] < story.kinds["carrier"] / 2
    # What a new password stops was most likely done with the old one.
    assert stopped.ranking[0].id == "stuffing"
    assert stopped.headline.band in (HeadlineBand.CANNOT_TELL, HeadlineBand.POSSIBLE)

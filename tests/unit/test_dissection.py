"""A source taken apart: nothing is left out, and the numbers are those that rank."""

from functools import cache
from math import log

import pytest

from exposure_app import i18n
from exposure_app.core.attribution.candidates import Route
from exposure_app.core.attribution.dissection import Dissection, dissect
from exposure_app.core.attribution.engine import explain
from exposure_app.core.attribution.explanation import Term
from exposure_app.core.attribution.knowledge import Knowledge
from exposure_app.core.breaches import Catalogue
from exposure_app.lookup.catalogue import load_catalogue
from exposure_app.lookup.knowledge import load_knowledge
from exposure_app.reports.dissection_report import dissection_form, dissection_report
from exposure_app.wording.dissection import route_label, term_label
from tests.case_bank import STORIES, cases_in

_PEOPLE = {story.name: story.case.person() for story in cases_in(STORIES)}
STORY = "carrier-traffic-zhejiang"
CARRIER = "carrier:China Mobile"


@cache
def _tables() -> tuple[Catalogue, Knowledge]:
    return load_catalogue(), load_knowledge()


def _dissect(source_id: str, name: str = STORY) -> Dissection:
    return dissect(source_id, _PEOPLE[name], *_tables())


@pytest.mark.parametrize("name", sorted(_PEOPLE))
def test_the_parts_of_every_source_add_up_to_the_share_it_is_given(name: str) -> None:
    ranking = explain(_PEOPLE[name], *_tables()).ranking
    unknown = next(source.probability for source in ranking if source.id == "unknown")
    for source in ranking[:10]:
        found = _dissect(source.id, name)
        assert found.share == pytest.approx(source.probability)
        for route in found.routes:
            assert route.total == pytest.approx(log(route.share / unknown))


def test_every_reason_of_a_source_is_one_of_its_parts() -> None:
    source = explain(_PEOPLE[STORY], *_tables()).ranking[0]
    (route,) = _dissect(source.id).routes
    parts = {
        (term.term, one.part.aspect, one.log_odds) for term in route.terms for one in term.parts
    }
    told = (*source.argument.reasons, *source.argument.against)
    assert {(reason.term, reason.aspect, reason.log_odds) for reason in told} <= parts


def test_staff_and_traffic_of_one_carrier_are_both_shown_the_likelier_first() -> None:
    found = _dissect(CARRIER)
    assert [route.route for route in found.routes] == [Route.TRAFFIC, Route.STAFF]
    assert found.routes[0].share > found.routes[1].share
    assert all([term.term for term in route.terms] == list(Term) for route in found.routes)


def test_the_unknown_source_is_what_the_others_are_measured_by() -> None:
    (route,) = _dissect("unknown").routes
    assert route.total == 0.0


def test_an_incident_is_found_by_either_of_its_names() -> None:
    catalogue, _knowledge = _tables()
    hit = catalogue.incidents["cn-csdn-2011"]
    assert hit.hibp_name
    assert _dissect(f"hibp:{hit.hibp_name}") == _dissect(hit.id)


def test_an_id_that_was_not_weighed_has_no_route_and_lists_what_was() -> None:
    found = _dissect("carrier:Nobody")
    assert found.routes == ()
    assert {CARRIER, "unknown", "device"} <= set(found.known_ids)


def test_a_report_shows_every_part_with_its_numbers() -> None:
    found = _dissect(CARRIER)
    text = dissection_report(found, _tables()[0], "CN", 200)
    form = dissection_form(found, _tables()[0], "CN")
    assert isinstance(form["routes"], list)
    assert [route["route"] for route in form["routes"]] == ["traffic", "staff"]
    for route in form["routes"]:
        assert route["log_odds"] == pytest.approx(sum(term["log_odds"] for term in route["terms"]))
        for term in route["terms"]:
            for part in term["parts"]:
                assert part["log_odds"] == pytest.approx(term["weight"] * part["value"])
                assert part["text"] in text
        assert f"{route['log_odds']:+7.2f}  Together" in text


def test_each_term_and_route_has_words_of_its_own_in_each_language() -> None:
    english = [*map(term_label, Term), *map(route_label, Route)]
    i18n.activate(i18n.CHINESE)
    chinese = [*map(term_label, Term), *map(route_label, Route)]
    assert len(set(english)) == len(set(chinese)) == len(english)
    assert not set(english) & set(chinese)

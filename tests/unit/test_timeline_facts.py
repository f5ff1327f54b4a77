"""The dates of one person as facts: spans kept, ordered, and nothing left out unsaid."""

from dataclasses import replace
from datetime import date

import pytest

from exposure_app.core import timeline as facts
from exposure_app.core.attribution.engine import explain, unlisted
from exposure_app.core.attribution.knowledge import Knowledge
from exposure_app.core.attribution.leading import leaders
from exposure_app.core.attribution.person import Account, Person, Symptom
from exposure_app.core.breaches import Catalogue
from exposure_app.core.periods import PartialDate
from exposure_app.core.timeline import Concern, LaneKind, Mark, Timeline, timeline
from exposure_app.lookup.knowledge import load_knowledge
from tests.simulators.incidents import catalogue, incident


def _when(text: str) -> PartialDate:
    return PartialDate.parse(text)


PERSON = Person(
    country="GB",
    asked_on=date(2020, 8, 1),
    carrier="North Mobile",
    number_since=_when("2015"),
    accounts=(Account("Chat", "social", _when("2019-03")), Account("Corner Shop", "ecommerce")),
    symptoms=(
        Symptom("spam_calls", None, _when("2020-06")),
        Symptom("contract_end_calls", None, _when("2020-05-02")),
        Symptom("scam_calls"),
        Symptom("none"),
    ),
)
WORLD = catalogue(
    incident("staff"),
    incident("older", exposed_from=_when("2017"), exposed_to=_when("2018-02"), published=None),
)


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def _timeline(
    person: Person, world: Catalogue, knowledge: Knowledge, hidden: frozenset[str] = frozenset()
) -> Timeline:
    answer = explain(person, world, knowledge)
    return timeline(person, world, answer, unlisted(person, world, answer), hidden)


def test_everything_with_a_date_has_its_line_in_order_of_kind_and_time(
    knowledge: Knowledge,
) -> None:
    found = _timeline(PERSON, WORLD, knowledge)
    assert [(lane.kind, lane.subject) for lane in found.lanes] == [
        (LaneKind.NUMBER, ""),
        (LaneKind.ACCOUNT, "Chat"),
        (LaneKind.INCIDENT, "older"),
        (LaneKind.INCIDENT, "staff"),
        (LaneKind.SYMPTOM, "contract_end_calls"),
        (LaneKind.SYMPTOM, "spam_calls"),
    ]
    assert found.onset == _when("2020-05-02")
    assert found.asked_on == PERSON.asked_on
    assert (found.undated, found.left_out) == (2, 0)


def test_a_year_stays_a_year_and_an_exposure_keeps_both_its_ends(knowledge: Knowledge) -> None:
    lanes = {lane.subject: lane for lane in _timeline(PERSON, WORLD, knowledge).lanes}
    began = lanes[""].events[0]
    assert (began.mark, began.begin.first, began.begin.last) == (
        Mark.BEGAN, date(2015, 1, 1), date(2015, 12, 31),
    )  # fmt: skip
    exposed, published = lanes["staff"].events
    assert (exposed.begin, exposed.end) == (_when("2020-01"), _when("2020-06"))
    assert (published.mark, published.begin) == (Mark.PUBLISHED, _when("2020-07-01"))
    assert [event.mark for event in lanes["older"].events] == [Mark.EXPOSED]


def test_the_axis_reaches_from_the_earliest_date_to_the_question(knowledge: Knowledge) -> None:
    found = _timeline(PERSON, WORLD, knowledge)
    assert (found.first, found.last) == (date(2015, 1, 1), date(2020, 8, 1))
    bare = Person(country="GB", asked_on=date(2020, 8, 1))
    empty = _timeline(bare, catalogue(), knowledge)
    assert (empty.lanes, empty.onset, empty.undated, empty.left_out) == ((), None, 0, 0)
    assert empty.first == empty.last == bare.asked_on


def test_an_incident_says_why_it_is_shown_and_a_match_counts_most(knowledge: Knowledge) -> None:
    person = replace(PERSON, hits=frozenset(("hibp:Staff",)))
    world = catalogue(incident("staff", hibp_name="Staff"), incident("older"))
    concerns = {
        lane.subject: lane.concern
        for lane in _timeline(person, world, knowledge).lanes
        if lane.kind is LaneKind.INCIDENT
    }
    assert concerns["staff"] is Concern.MATCH
    first = leaders(explain(PERSON, WORLD, knowledge)).sources[0].source.incident_id
    plain = {lane.subject: lane.concern for lane in _timeline(PERSON, WORLD, knowledge).lanes}
    assert plain[first] is Concern.PROBABLE
    assert Concern.NO_LIST in plain.values()


def test_an_incident_that_was_not_public_on_the_day_is_not_shown(knowledge: Knowledge) -> None:
    earlier = replace(PERSON, asked_on=date(2020, 6, 30))
    subjects = {lane.subject for lane in _timeline(earlier, WORLD, knowledge).lanes}
    assert "staff" not in subjects
    assert "older" in subjects


def test_what_is_left_out_is_counted(knowledge: Knowledge) -> None:
    accounts = tuple(
        Account(f"Service {place}", "social", _when(f"201{place}")) for place in range(5)
    )
    symptoms = tuple(
        Symptom("spam_calls", f"Service {place}", _when(f"2020-0{place + 1}")) for place in range(6)
    )
    person = replace(PERSON, accounts=accounts, symptoms=symptoms)
    found = _timeline(person, WORLD, knowledge)
    counts = {kind: sum(lane.kind is kind for lane in found.lanes) for kind in LaneKind}
    assert counts[LaneKind.ACCOUNT] == facts.MOST_ACCOUNTS
    assert counts[LaneKind.SYMPTOM] == facts.MOST_SYMPTOMS
    assert found.left_out == 5 - facts.MOST_ACCOUNTS + 6 - facts.MOST_SYMPTOMS
    assert found.onset == _when("2020-01")


def test_a_hidden_incident_is_counted_and_not_named(knowledge: Knowledge) -> None:
    found = _timeline(PERSON, WORLD, knowledge, frozenset(("older",)))
    assert "older" not in {lane.subject for lane in found.lanes}
    assert found.left_out == 1

"""An answer "no" counts against whoever would have caused it, and is kept."""

from dataclasses import replace
from datetime import date
from math import log

import pytest

from exposure_app.core.attribution.engine import explain
from exposure_app.core.attribution.explanation import Explanation, ProbableSource
from exposure_app.core.attribution.knowledge import Knowledge
from exposure_app.core.attribution.person import Account, Person, Symptom
from exposure_app.core.cases import case_of
from exposure_app.lookup.knowledge import load_knowledge
from tests.simulators.incidents import catalogue

_PERSON = Person(
    country="GB",
    asked_on=date(2020, 8, 1),
    carrier="North Mobile",
    accounts=(Account("Corner Shop", "ecommerce"), Account("Chat", "social")),
    symptoms=(Symptom("auto_follow", "Chat"), Symptom("scam_calls")),
    strangers_know=frozenset(("name",)),
)


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def _odds(answer: Explanation, source_id: str) -> float:
    """The share of a source against that of the unknown source."""
    shares = {source.id: source.probability for source in answer.ranking}
    return shares[source_id] / shares["unknown"]


def _source(answer: Explanation, source_id: str) -> ProbableSource:
    return next(source for source in answer.ranking if source.id == source_id)


def _explained(person: Person, knowledge: Knowledge) -> Explanation:
    return explain(person, catalogue(), knowledge)


def test_what_is_not_noticed_speaks_against_what_would_cause_it(knowledge: Knowledge) -> None:
    before = _explained(_PERSON, knowledge)
    clean = replace(_PERSON, not_noticed=frozenset(("installed_app_or_remote_help",)))
    after = _explained(clean, knowledge)
    assert _odds(after, "device") < _odds(before, "device")
    assert {"symptom": "installed_app_or_remote_help"} in [
        dict(reason.facts)
        for reason in _source(after, "device").argument.against
        if reason.aspect == "not_noticed_does_not_fit"
    ]


def test_what_strangers_do_not_know_speaks_against_who_held_it(knowledge: Knowledge) -> None:
    before = _explained(_PERSON, knowledge)
    after = _explained(replace(_PERSON, not_known=frozenset(("orders",))), knowledge)
    assert _odds(after, "platform:Corner Shop") < _odds(before, "platform:Corner Shop") / 1.2
    assert _odds(after, "carrier:North Mobile") > 0.9 * _odds(before, "carrier:North Mobile")


def test_one_service_alone_speaks_for_it_and_against_the_line(knowledge: Knowledge) -> None:
    shares = {
        told: {
            source.id: source.probability
            for source in _explained(replace(_PERSON, several_services=told), knowledge).ranking
        }
        for told in (False, None, True)
    }
    of_the_phone = [shares[told]["device"] for told in (False, None, True)]
    of_the_platform = [shares[told]["platform:Chat"] for told in (False, None, True)]
    assert of_the_phone == sorted(of_the_phone)
    assert of_the_platform == sorted(of_the_platform, reverse=True)
    assert len(set(of_the_phone)) == len(set(of_the_platform)) == 3


def test_what_was_seen_after_all_is_not_also_counted_as_unseen(knowledge: Knowledge) -> None:
    both = replace(
        _PERSON,
        not_noticed=frozenset(("auto_follow", "scam_calls", "none")),
        not_known=frozenset(("name",)),
    )
    assert _explained(both, knowledge) == _explained(_PERSON, knowledge)


def test_several_noes_count_less_than_their_sum(knowledge: Knowledge) -> None:
    def against(*codes: str) -> float:
        person = replace(_PERSON, not_known=frozenset(codes))
        return log(_odds(_explained(person, knowledge), "platform:Corner Shop") / usual)

    usual = _odds(_explained(_PERSON, knowledge), "platform:Corner Shop")
    assert against("orders") + against("address") < against("orders", "address") < 0


def test_a_saved_case_keeps_every_no() -> None:
    person = replace(
        _PERSON,
        not_noticed=frozenset(("unexpected_codes",)),
        not_known=frozenset(("orders",)),
        several_services=False,
    )
    assert case_of(person).person() == replace(person, has_phone=True)

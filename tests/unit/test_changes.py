"""What would change the answer: the moves are real, few, and said in words."""

from dataclasses import replace
from datetime import date

import pytest

from exposure_app import i18n
from exposure_app.core.attribution.changes import (
    MOST_CHANGES,
    Aspect,
    Change,
    what_would_change,
)
from exposure_app.core.attribution.engine import explain
from exposure_app.core.attribution.explanation import Explanation
from exposure_app.core.attribution.knowledge import Knowledge
from exposure_app.core.attribution.leading import leaders
from exposure_app.core.attribution.person import Account, Person, Symptom
from exposure_app.core.attribution.questionnaire import answer
from exposure_app.core.breaches import Catalogue
from exposure_app.lookup.knowledge import load_knowledge
from exposure_app.wording.changes import change_text
from tests.simulators.incidents import catalogue, incident

_HIJACKED = Person(
    country="GB",
    asked_on=date(2020, 8, 1),
    carrier="North Mobile",
    accounts=(Account("Chat", "social"), Account("Corner Shop", "ecommerce")),
    symptoms=(
        Symptom("auto_follow", "Chat"),
        Symptom("auto_join_groups", "Corner Shop"),
        Symptom("password_change_no_help"),
    ),
    others_affected=frozenset(("same_carrier",)),
)


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


@pytest.fixture(scope="module")
def world() -> Catalogue:
    tapped = incident("tapped", mechanism="interception", data_classes=frozenset(("session",)))
    return catalogue(tapped)


def _changes(
    person: Person, world: Catalogue, knowledge: Knowledge
) -> tuple[Explanation, tuple[Change, ...]]:
    explanation = explain(person, world, knowledge)
    return explanation, what_would_change(person, world, knowledge, explanation)


def _leading_share(explanation: Explanation, group: tuple[str, str]) -> float:
    return sum(one.probability for one in explanation.ranking if one.group == group)


def test_a_change_gives_the_shares_of_the_person_who_answers_so(
    world: Catalogue, knowledge: Knowledge
) -> None:
    explanation, found = _changes(_HIJACKED, world, knowledge)
    group = leaders(explanation).sources[0].source.group
    assert 0 < len(found) <= MOST_CHANGES
    for change in found:
        assert change.share_before == pytest.approx(_leading_share(explanation, group))
        again = explain(_as_changed(_HIJACKED, change), world, knowledge)
        assert change.share_after == pytest.approx(_leading_share(again, group))
        assert change.first_after == again.headline.source


def _as_changed(person: Person, change: Change) -> Person:
    match change.aspect:
        case Aspect.INSTEAD:
            kept = [s for s in person.symptoms if s.code != "password_change_no_help"]
            return replace(person, symptoms=(*kept, Symptom(change.code)))
        case Aspect.NOT_NOTICED:
            kept = [s for s in person.symptoms if s.code != change.code]
            return replace(person, symptoms=tuple(kept))
        case Aspect.NO_OTHERS:
            return replace(person, others_affected=person.others_affected - {change.code})
        case Aspect.OTHER_CARRIER:
            return replace(person, carrier=change.reply, carrier_from="user")
        case Aspect.ANSWERED:
            return answer(person, change.code, change.reply)
        case _:
            raise AssertionError(change.aspect)


def test_the_greatest_move_comes_first_and_no_answer_stands_twice(
    world: Catalogue, knowledge: Knowledge
) -> None:
    _explanation, found = _changes(_HIJACKED, world, knowledge)
    # The person named the carrier, and so is sure of it: another one comes last.
    is_of_carrier = [change.aspect in (Aspect.OTHER_CARRIER, Aspect.NO_CARRIER) for change in found]
    assert is_of_carrier == sorted(is_of_carrier)
    moves = [abs(change.share_after - change.share_before) for change in found]
    of_others = [
        move for move, is_carrier in zip(moves, is_of_carrier, strict=True) if not is_carrier
    ]
    assert of_others == sorted(of_others, reverse=True)
    assert min(moves) >= 0.05
    assert len({change.code for change in found}) == len(found)


def test_had_the_new_password_helped_another_source_would_lead(knowledge: Knowledge) -> None:
    person = replace(
        _HIJACKED, symptoms=(*_HIJACKED.symptoms[:1], Symptom("password_change_helped"))
    )
    person = replace(person, password_reused=True, others_affected=frozenset())
    _explanation, found = _changes(person, catalogue(), knowledge)
    turned = next(change for change in found if change.aspect is Aspect.INSTEAD)
    assert turned.code == "password_change_no_help"
    assert turned.share_after < turned.share_before
    text = change_text(turned, catalogue(), "GB")
    assert text.startswith("Had the new password not helped, it would fall from about ")


def test_a_carrier_read_from_the_number_is_tried_before_one_that_was_stated(
    knowledge: Knowledge,
) -> None:
    person = Person(
        "GB",
        date(2020, 8, 1),
        carrier="North Mobile",
        symptoms=(Symptom("contract_end_calls"),),
        strangers_know=frozenset(("telecom_contract",)),
    )
    stated, proposed = (
        _changes(replace(person, carrier_from=origin), catalogue(), knowledge)[1]
        for origin in ("user", "prefix")
    )
    of_carrier = (Aspect.OTHER_CARRIER, Aspect.NO_CARRIER)
    assert proposed[0].aspect in of_carrier
    assert stated[0].aspect not in of_carrier


def test_nothing_that_leads_means_nothing_that_would_change_it(knowledge: Knowledge) -> None:
    person = Person("GB", date(2020, 8, 1))
    explanation = explain(person, catalogue(), knowledge)
    nobody = replace(explanation, ranking=())
    assert what_would_change(person, catalogue(), knowledge, nobody) == ()


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_kind_of_change_is_worded(
    world: Catalogue, knowledge: Knowledge, language: str
) -> None:
    i18n.activate(language)
    first = explain(_HIJACKED, world, knowledge).ranking[0]
    codes = {
        Aspect.INSTEAD: ("password_change_helped", ""),
        Aspect.NOT_NOTICED: ("auto_follow", ""),
        Aspect.NOT_KNOWN: ("orders", ""),
        Aspect.NO_OTHERS: ("same_carrier", ""),
        Aspect.TURNED: ("password_reused", "no"),
        Aspect.OTHER_CARRIER: ("carrier", "South Mobile"),
        Aspect.NO_CARRIER: ("carrier", ""),
        Aspect.ANSWERED: ("callers_know_order", "parcel"),
    }
    assert set(codes) == set(Aspect)
    texts = set()
    for aspect, (code, reply) in codes.items():
        change = Change(aspect, code, reply, 0.82, 0.29, first, is_still_first=False)
        text = change_text(change, world, "GB")
        assert "{" not in text
        assert "80" in text
        assert "30" in text
        assert "North Mobile" in text
        assert "North Mobile" not in change_text(change, world, "GB", is_first_hidden=True)
        texts.add(text)
    assert len(texts) == len(codes)

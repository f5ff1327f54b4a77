"""Laws that hold for every person: shares, order, determinism, and reasons that are the numbers."""

from dataclasses import fields, replace
from datetime import date
from functools import cache
from math import isclose, log

from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_app.core.attribution.brand_names import spellings, with_canonical_brands
from exposure_app.core.attribution.candidates import candidates
from exposure_app.core.attribution.engine import explain
from exposure_app.core.attribution.explanation import Term
from exposure_app.core.attribution.knowledge import Knowledge
from exposure_app.core.attribution.person import Account, Person, Symptom
from exposure_app.core.attribution.posterior import (
    contributions,
    evaluate,
    softmax,
    term_scores,
    total_scores,
)
from exposure_app.core.attribution.weighing import weigh
from exposure_app.core.attribution.weighing_again import WeighingAgain
from exposure_app.core.breaches import Catalogue, Flags
from exposure_app.core.periods import PartialDate
from exposure_app.core.vocabulary import DATA_CLASSES, OTHERS_AFFECTED, SYMPTOMS
from exposure_app.lookup.knowledge import load_knowledge
from exposure_app.wording.questions import question_text, question_why
from exposure_app.wording.reasons import missing_text, reason_text
from tests.simulators.incidents import catalogue, incident

_PLACES = st.sampled_from((None, "Corner Shop", "Chat", "Old Forum"))
_DATES = st.none() | st.dates(date(2009, 1, 1), date(2024, 1, 1)).map(
    lambda day: PartialDate(day, day)
)
_SYMPTOM = st.builds(Symptom, st.sampled_from(SYMPTOMS), _PLACES, _DATES)
_ACCOUNT = st.builds(
    Account,
    st.sampled_from(("Corner Shop", "Chat", "Parcels")),
    st.sampled_from(("ecommerce", "social", "courier")),
    _DATES,
)
_PERSON = st.builds(
    Person,
    country=st.sampled_from(("GB", "CN")),
    asked_on=st.dates(date(2010, 1, 1), date(2026, 1, 1)),
    carrier=st.sampled_from((None, "North Mobile", "South Mobile", "Unheard Of")),
    carrier_from=st.sampled_from(("user", "prefix")),
    province=st.sampled_from((None, "Wales", "Kent")),
    number_since=_DATES,
    number_had_previous_holder=st.sampled_from((None, True, False)),
    has_phone=st.booleans(),
    accounts=st.lists(_ACCOUNT, max_size=3, unique_by=lambda a: a.service).map(tuple),
    address_used_only_for=st.sampled_from((None, "Corner Shop", "Nobody Known")),
    password_reused=st.sampled_from((None, True, False)),
    symptoms=st.lists(_SYMPTOM, max_size=6).map(tuple),
    strangers_know=st.frozensets(st.sampled_from(DATA_CLASSES), max_size=5),
    others_affected=st.frozensets(st.sampled_from(OTHERS_AFFECTED), max_size=3),
    hits=st.frozensets(st.sampled_from(("staff", "hibp:Forum", "nothing"))),
    misses=st.frozensets(st.sampled_from(("shop", "mixed"))),
    not_noticed=st.frozensets(st.sampled_from(SYMPTOMS), max_size=4),
    not_known=st.frozensets(st.sampled_from(DATA_CLASSES), max_size=3),
    several_services=st.sampled_from((None, True, False)),
    only_on_line=st.sampled_from((None, True, False)),
)


@cache
def _world() -> tuple[Catalogue, Knowledge]:
    rows = (
        incident("staff", regions=("Kent",), hibp_name="Staff"),
        incident("traffic", mechanism="interception", data_classes=frozenset(("session",))),
        incident("shop", brands=("Corner Shop",), kind="ecommerce", country="XX", coverage=0.0),
        incident("forum", brands=("Old Forum",), kind="forum", hibp_name="Forum", coverage=1.0),
        incident("mixed", brands=(), kind="aggregator", flags=Flags(is_fabricated=True)),
        incident("tried", brands=("Chat",), kind="social", mechanism="stuffing", confidence="low"),
    )
    return catalogue(*rows), load_knowledge()


@given(_PERSON)
@settings(max_examples=60, deadline=None)
def test_shares_sum_to_one_and_unknown_is_always_there(person: Person) -> None:
    answer = explain(person, *_world())
    shares = [source.probability for source in answer.ranking]
    assert isclose(sum(shares), 1.0, abs_tol=1e-9)
    assert isclose(sum(answer.kinds.values()), 1.0, abs_tol=1e-9)
    assert [source.id for source in answer.ranking].count("unknown") == 1
    assert shares == sorted(shares, reverse=True)
    assert answer.headline.source is None or answer.headline.probability >= 0.4


@given(_PERSON)
@settings(max_examples=60, deadline=None)
def test_a_source_contributed_at_least_as_likely_as_it_is_the_main_one(person: Person) -> None:
    for source in explain(person, *_world()).ranking:
        assert source.probability <= source.contributed <= 1.0


@given(_PERSON)
@settings(max_examples=40, deadline=None)
def test_the_order_of_answers_changes_nothing(person: Person) -> None:
    shuffled = replace(
        person,
        symptoms=tuple(reversed(person.symptoms)),
        accounts=tuple(reversed(person.accounts)),
    )
    assert explain(person, *_world()) == explain(shuffled, *_world())
    assert explain(person, *_world()) == explain(person, *_world())


@given(_PERSON)
@settings(max_examples=40, deadline=None)
def test_noticing_nothing_else_and_not_knowing_change_nothing(person: Person) -> None:
    unsure = replace(person, symptoms=(*person.symptoms, Symptom("none")))
    before, after = (explain(p, *_world()) for p in (person, unsure))
    assert [(s.id, s.probability) for s in before.ranking] == [
        (s.id, s.probability) for s in after.ranking
    ]


@given(_PERSON)
@settings(max_examples=60, deadline=None)
def test_contributions_add_up_to_the_log_odds_against_unknown(person: Person) -> None:
    world, knowledge = _world()
    person = with_canonical_brands(person, spellings(person, world))
    found = candidates(person, world, knowledge, {})
    matrix = evaluate(Term, found, person, knowledge)
    shares = softmax(total_scores(term_scores(matrix, knowledge)))
    unknown = next(place for place, c in enumerate(found) if c.id == "unknown")
    for place, share in enumerate(shares):
        added = sum(part.log_odds for part in contributions(matrix, place, knowledge))
        assert isclose(added, log(share / shares[unknown]), abs_tol=1e-6)


@given(_PERSON)
@settings(max_examples=60, deadline=None)
def test_every_reason_and_question_has_a_sentence(person: Person) -> None:
    world, knowledge = _world()
    answer = explain(person, world, knowledge)
    for source in answer.ranking:
        for reason in (*source.argument.reasons, *source.argument.against):
            sentence = reason_text(reason, world, person.country)
            assert sentence.endswith(".")
            assert "{" not in sentence
        assert all(reason.log_odds > 0 for reason in source.argument.reasons)
        assert all(reason.log_odds < 0 for reason in source.argument.against)
        assert all(missing_text(code) for code in source.argument.missing)
    if answer.next_question is not None:
        assert question_text(answer.next_question.code).endswith("?")
        assert question_why(answer.next_question.code)
        assert 0 < answer.next_question.expected_change <= 1


@given(_PERSON, _PERSON)
@settings(max_examples=60, deadline=None)
def test_weighing_again_gives_the_shares_of_weighing_from_the_start(
    person: Person, other: Person
) -> None:
    world, knowledge = _world()
    before = weigh(person, world, knowledge)
    again = WeighingAgain(before, world, knowledge)
    for name in (field.name for field in fields(Person)):
        changed = replace(before.person, **{name: getattr(other, name)})
        changed = with_canonical_brands(changed, spellings(changed, world))
        fresh = weigh(changed, world, knowledge)
        found, shares = again.shares(fresh.person)
        assert [(one.id, one.route) for one in found] == [
            (one.id, one.route) for one in fresh.candidates
        ]
        assert all(isclose(a, b, abs_tol=1e-12) for a, b in zip(shares, fresh.shares, strict=True))

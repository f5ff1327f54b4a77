"""Who may have contributed at all: several may, and each by what is known of its exposure."""

from dataclasses import replace
from datetime import date

import pytest

from exposure_app.core.attribution.candidates import candidates
from exposure_app.core.attribution.contributed import _symptom_items, contributed, exposure
from exposure_app.core.attribution.engine import explain
from exposure_app.core.attribution.explanation import Term
from exposure_app.core.attribution.knowledge import Knowledge
from exposure_app.core.attribution.leading import also_contributed, leaders
from exposure_app.core.attribution.person import Account, Person, Symptom
from exposure_app.core.attribution.posterior import evaluate
from exposure_app.core.attribution.terms.symptoms import chance, leak_of
from exposure_app.core.attribution.weighing import Weighed
from exposure_app.core.breaches import Catalogue, Flags, Incident
from exposure_app.core.periods import PartialDate
from exposure_app.lookup.knowledge import load_knowledge
from tests.simulators.incidents import catalogue, incident

_CALLED = Person(
    country="GB",
    asked_on=date(2020, 8, 1),
    carrier="North Mobile",
    accounts=(Account("Corner Shop", "ecommerce"),),
    symptoms=(Symptom("scam_call_knows_order", None, PartialDate.parse("2020-05")),),
    strangers_know=frozenset(("name", "orders", "telecom_contract")),
)


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def _shop(**changes: object) -> Incident:
    orders = frozenset(("name", "orders", "phone"))
    shop = {"brands": ("Corner Shop",), "kind": "ecommerce", "data_classes": orders}
    return incident("shop", coverage=0.2, **{**shop, **changes})


def _contributed(person: Person, world: Catalogue, knowledge: Knowledge, source: str) -> float:
    ranking = explain(person, world, knowledge).ranking
    return next(one.contributed for one in ranking if one.id == source)


def test_two_sources_that_both_hold_the_person_may_both_have_contributed(
    knowledge: Knowledge,
) -> None:
    carrier = incident("carrier", hibp_name="Carrier")
    world = catalogue(_shop(hibp_name="Shop"), carrier)
    person = replace(_CALLED, hits=frozenset(("shop", "carrier")))
    both = [_contributed(person, world, knowledge, one) for one in ("shop", "carrier")]
    assert min(both) > 0.5
    assert sum(both) > 1.0


def test_the_surer_it_is_that_a_list_holds_the_person_the_more_it_may_have_contributed(
    knowledge: Knowledge,
) -> None:
    hit = replace(_CALLED, hits=frozenset(("shop",)))
    missed = replace(_CALLED, misses=frozenset(("shop",)))
    verified, doubtful, mixed, unasked, clean = (
        _contributed(person, catalogue(row), knowledge, "shop")
        for person, row in (
            (hit, _shop()),
            (hit, _shop(flags=Flags(is_verified=False))),
            (hit, _shop(flags=Flags(is_spam_list=True))),
            (_CALLED, _shop()),
            (missed, _shop()),
        )
    )
    assert verified > doubtful > mixed
    assert verified > unasked > clean


@pytest.mark.parametrize(
    ("said", "low", "high"),
    [
        ("hit", 0.95, 1.0),
        ("hit_unverified", 0.3, 0.7),
        ("hit_in_mixed_list", 0.1, 0.5),
        ("hit_of_former_holder", 0.0, 0.0),
        ("miss", 0.0, 0.05),
        ("account_younger", 0.0, 0.0),
        ("", 0.2, 0.2),
    ],
)
def test_exposure_follows_what_the_list_said(
    knowledge: Knowledge, said: str, low: float, high: float
) -> None:
    found = candidates(_CALLED, catalogue(_shop()), knowledge, {})
    shop = next(one for one in found if one.id == "shop")
    assert low <= exposure(shop, frozenset((said,)), knowledge) <= high


def test_an_undocumented_relationship_counts_by_its_rate_and_unknown_is_not_asked(
    knowledge: Knowledge,
) -> None:
    found = candidates(_CALLED, catalogue(), knowledge, {})
    rates = {one.id: exposure(one, frozenset(), knowledge) for one in found}
    assert rates["platform:Corner Shop"] == knowledge.sectors["ecommerce"].prior
    assert rates["unknown"] == 0.0


def test_what_began_before_an_incident_was_not_led_to_by_it(knowledge: Knowledge) -> None:
    early = replace(
        _CALLED,
        hits=frozenset(("shop",)),
        symptoms=(Symptom("scam_call_knows_order", None, PartialDate.parse("2015-01")),),
    )
    share = next(
        one for one in explain(early, catalogue(_shop()), knowledge).ranking if one.id == "shop"
    )
    assert share.contributed == share.probability


def test_the_causes_of_a_symptom_are_the_chances_that_the_term_weighs(knowledge: Knowledge) -> None:
    world = catalogue(_shop(), incident("carrier"))
    person = replace(_CALLED, symptoms=(*_CALLED.symptoms, Symptom("spam_calls", "Corner Shop")))
    found = candidates(person, world, knowledge, {})
    items = _symptom_items(person, found, knowledge)
    ordered = sorted(person.symptoms, key=lambda symptom: symptom.code)
    for item, symptom in zip(items, ordered, strict=True):
        leak = leak_of(symptom.code, knowledge)
        for cause, candidate in zip(item.causes, found, strict=True):
            if candidate.id != "unknown":
                whole = chance(symptom, candidate, knowledge)
                assert cause == pytest.approx((whole - leak) / (1 - leak), abs=1e-9)


def test_beside_the_first_source_at_most_three_are_told_and_never_the_unknown_one(
    knowledge: Knowledge,
) -> None:
    rows = [
        _shop(),
        incident("carrier"),
        *(incident(f"other-{n}", brands=(f"Firm {n}",), kind="supplier") for n in range(4)),
    ]
    person = replace(_CALLED, hits=frozenset(row.id for row in rows))
    explanation = explain(person, catalogue(*rows), knowledge)
    told = also_contributed(explanation)
    first = leaders(explanation).sources[0].source.group
    assert 0 < len(told) <= 3
    assert first not in [one.source.group for one in told]
    assert "unknown" not in [one.source.id for one in told]
    chances = [one.probability for one in told]
    assert chances == sorted(chances, reverse=True)
    assert min(chances) >= 0.2


def test_nothing_noticed_and_nothing_known_leaves_the_shares(knowledge: Knowledge) -> None:
    person = replace(_CALLED, symptoms=(), strangers_know=frozenset())
    found = candidates(person, catalogue(_shop()), knowledge, {})
    matrix = evaluate(Term, found, person, knowledge)
    even = [1 / len(found)] * len(found)
    told = contributed(Weighed(person, found, matrix, even), knowledge)
    assert sum(told.values()) == pytest.approx(1.0)

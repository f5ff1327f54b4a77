"""The rules of the engine, each on a small invented world."""

from dataclasses import replace
from datetime import date

import pytest

from exposure_app.core.attribution.engine import explain, unlisted
from exposure_app.core.attribution.explanation import (
    Explanation,
    Grade,
    HeadlineBand,
    ProbableSource,
    Term,
)
from exposure_app.core.attribution.headline import band_for
from exposure_app.core.attribution.knowledge import Knowledge
from exposure_app.core.attribution.person import Account, Person, Symptom
from exposure_app.core.breaches import Catalogue, Flags, Incident
from exposure_app.core.periods import PartialDate
from exposure_app.lookup.knowledge import load_knowledge
from tests.simulators.incidents import brand, catalogue, incident

_DAY = date(2020, 8, 1)
_CALLED = Person(
    country="GB",
    asked_on=_DAY,
    carrier="North Mobile",
    symptoms=(Symptom("contract_end_calls", None, PartialDate.parse("2020-05")),),
    strangers_know=frozenset(("name", "phone", "telecom_contract")),
)


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def _source(answer: Explanation, source_id: str) -> ProbableSource | None:
    return next((source for source in answer.ranking if source.id == source_id), None)


def _share(answer: Explanation, source_id: str) -> float:
    source = _source(answer, source_id)
    assert source is not None
    return source.probability


def test_an_incident_published_after_the_question_is_not_known(knowledge: Knowledge) -> None:
    world = catalogue(incident("later", published=PartialDate.parse("2020-08-02")))
    assert _source(explain(_CALLED, world, knowledge), "later") is None
    next_day = replace(_CALLED, asked_on=date(2020, 8, 2))
    assert _source(explain(next_day, world, knowledge), "later") is not None


def test_the_same_brand_abroad_does_not_concern_the_person(knowledge: Knowledge) -> None:
    world = catalogue(incident("abroad", country="US"))
    assert _source(explain(_CALLED, world, knowledge), "abroad") is None


def test_a_match_in_a_list_from_abroad_does_concern_the_person(knowledge: Knowledge) -> None:
    world = catalogue(incident("abroad", country="US", hibp_name="Abroad"))
    person = replace(_CALLED, hits=frozenset(("hibp:Abroad",)))
    assert _source(explain(person, world, knowledge), "abroad") is not None


def test_staff_and_traffic_of_a_carrier_are_one_source(knowledge: Knowledge) -> None:
    answer = explain(_CALLED, catalogue(), knowledge)
    assert [s.id for s in answer.ranking].count("carrier:North Mobile") == 1


def test_ids_are_told_in_the_spelling_of_the_person(knowledge: Knowledge) -> None:
    person = replace(_CALLED, carrier="North Mobile Ltd")
    answer = explain(person, catalogue(incident("own")), knowledge)
    assert _source(answer, "carrier:North Mobile Ltd") is not None
    assert answer.ranking[0].brand == "North Mobile"


def test_tried_passwords_are_shown_as_reused_passwords(knowledge: Knowledge) -> None:
    tried = incident(
        "tried",
        brands=("Corner Shop",),
        kind="ecommerce",
        mechanism="stuffing",
        data_classes=frozenset(("username", "password")),
    )
    person = Person(
        "GB",
        _DAY,
        accounts=(Account("Corner Shop", "ecommerce"),),
        symptoms=(Symptom("account_takeover", "Corner Shop"),),
        password_reused=True,
    )
    answer = explain(person, catalogue(tried), knowledge)
    source = _source(answer, "tried")
    assert source is not None
    assert source.kind == "stuffing"
    assert answer.headline.source is not None
    assert answer.headline.source.kind == "stuffing"


def test_own_passwords_everywhere_speak_against_reuse(knowledge: Knowledge) -> None:
    person = Person("GB", _DAY, symptoms=(Symptom("account_takeover"),))
    shares = [
        _share(explain(replace(person, password_reused=reused), catalogue(), knowledge), "stuffing")
        for reused in (False, None, True)
    ]
    assert shares == sorted(shares)
    assert shares[0] < shares[1] < shares[2]


@pytest.mark.parametrize(
    "changes",
    [{"kind": "aggregator", "mechanism": "scrape"}, {"flags": Flags(is_stealer_log=True)}],
)
def test_a_mixed_list_is_a_match_but_hardly_a_reason(
    knowledge: Knowledge, changes: dict[str, object]
) -> None:
    mixed = incident("mixed", brands=(), country="XX", coverage=0.01, **changes)
    person = Person("GB", _DAY, hits=frozenset(("mixed",)), symptoms=(Symptom("spam_calls"),))
    answer = explain(person, catalogue(mixed), knowledge)
    source = _source(answer, "mixed")
    assert source is not None
    assert all(reason.term is not Term.DIGEST for reason in source.argument.reasons)
    assert answer.headline.band is HeadlineBand.CANNOT_TELL


def test_a_match_from_before_the_number_was_theirs_counts_for_somebody_else(
    knowledge: Knowledge,
) -> None:
    world = catalogue(incident("old", hibp_name="Old"))
    person = replace(
        _CALLED, hits=frozenset(("old",)), has_phone=True, number_since=PartialDate.parse("2015")
    )
    recycled = replace(person, number_since=PartialDate.parse("2020-07"))
    before, after = (explain(p, world, knowledge) for p in (person, recycled))
    assert _share(after, "old") < _share(before, "old") / 3
    told = replace(person, number_since=None, number_had_previous_holder=True)
    assert _share(explain(told, world, knowledge), "old") < _share(before, "old") / 3


def test_an_unverified_list_says_less_than_a_verified_one(knowledge: Knowledge) -> None:
    person = replace(_CALLED, hits=frozenset(("list",)))
    shares = [
        _share(
            explain(person, catalogue(incident("list", flags=Flags(is_verified=v))), knowledge),
            "list",
        )
        for v in (False, True)
    ]
    assert shares[0] < shares[1]


def test_an_address_given_to_one_company_names_it(knowledge: Knowledge) -> None:
    person = replace(
        _CALLED,
        symptoms=(Symptom("phishing_email"),),
        strangers_know=frozenset(("email",)),
        address_used_only_for="Corner Shop",
    )
    world = catalogue(brands=(brand("Corner Shop", "ecommerce"),))
    answer = explain(person, world, knowledge)
    assert answer.ranking[0].id == "platform:Corner Shop"
    assert answer.headline.band is HeadlineBand.VERY_LIKELY


def test_places_that_were_not_all_named_do_not_speak_against_it(knowledge: Knowledge) -> None:
    def share(row: Incident) -> float:
        return _share(
            explain(replace(_CALLED, province="Wales"), catalogue(row), knowledge), row.id
        )

    everywhere = share(incident("x"))
    assert share(incident("x", regions=("Kent",), regions_incomplete=True)) == everywhere
    assert share(incident("x", regions=("Kent",))) < everywhere
    assert share(incident("x", regions=("Wales",))) > everywhere


def test_an_undocumented_source_wins_over_an_incident_that_half_fits(knowledge: Knowledge) -> None:
    half = incident(
        "half", mechanism="hack", data_classes=frozenset(("name", "phone")),
        exposed_from=PartialDate.parse("2012-01"), exposed_to=PartialDate.parse("2012-02"),
    )  # fmt: skip
    answer = explain(_CALLED, catalogue(half), knowledge)
    assert answer.ranking[0].id == "carrier:North Mobile"
    assert answer.ranking[0].argument.grade is Grade.HOLDS_WHAT_THEY_KNOW


def test_another_carrier_is_hardly_the_source_of_what_one_carrier_knows(
    knowledge: Knowledge,
) -> None:
    world = catalogue(incident("own"), incident("other", brands=("South Mobile",)))
    answer = explain(_CALLED, world, knowledge)
    assert _share(answer, "own") > 20 * _share(answer, "other")


def test_nobody_is_named_while_an_unknown_source_is_likelier(knowledge: Knowledge) -> None:
    person = Person("GB", _DAY, symptoms=(Symptom("spam_calls"), Symptom("spam_sms")))
    answer = explain(person, catalogue(), knowledge)
    assert answer.ranking[0].id == "unknown"
    assert answer.headline.band is HeadlineBand.CANNOT_TELL
    assert answer.headline.source is None


@pytest.mark.parametrize(
    ("share", "band"),
    [
        (1.0, HeadlineBand.VERY_LIKELY),
        (0.80, HeadlineBand.VERY_LIKELY),
        (0.79, HeadlineBand.LIKELY),
        (0.60, HeadlineBand.LIKELY),
        (0.59, HeadlineBand.POSSIBLE),
        (0.30, HeadlineBand.POSSIBLE),
        (0.29, HeadlineBand.UNLIKELY),
        (0.14, HeadlineBand.VERY_UNLIKELY),
    ],
)
def test_every_share_has_one_of_the_five_words(share: float, band: HeadlineBand) -> None:
    assert band_for(share) is band


def test_what_was_answered_is_not_asked_again(knowledge: Knowledge) -> None:
    person = Person("GB", _DAY, symptoms=(Symptom("account_takeover", "Corner Shop"),))
    world: Catalogue = catalogue()
    asked = []
    question = explain(person, world, knowledge).next_question
    assert question is not None
    asked.append(question.code)
    answered = replace(
        person,
        carrier="North Mobile",
        password_reused=False,
        symptoms=(
            Symptom("account_takeover", "Corner Shop"),
            Symptom("account_takeover", "Book Club"),
            Symptom("password_change_no_help"),
            Symptom("sign_out_everywhere_helped"),
            Symptom("unknown_login_device"),
        ),
        others_affected=frozenset(("same_carrier",)),
    )
    later = explain(answered, world, knowledge).next_question
    assert later is None or later.code not in {
        "carrier", "password_reused", "several_services", "back_after_password_change",
        "after_sign_out_everywhere", "foreign_login", "others_same_carrier",
    }  # fmt: skip


def test_incidents_without_a_list_are_told_apart_from_matches(knowledge: Knowledge) -> None:
    world = catalogue(
        incident("silent"),
        incident("listed", hibp_name="Listed"),
        incident("rumour", confidence="low"),
        incident("elsewhere", brands=("South Mobile",)),
    )
    answer = explain(_CALLED, world, knowledge)
    assert unlisted(_CALLED, world, answer) == ("silent",)


def test_the_traffic_of_a_carrier_not_named_is_a_sector(knowledge: Knowledge) -> None:
    person = Person(
        "GB",
        _DAY,
        symptoms=(Symptom("auto_follow", "Chat"), Symptom("auto_join_groups", "Forum")),
    )
    source = _source(explain(person, catalogue(), knowledge), "sector:carrier")
    assert source is not None
    assert source.kind == "carrier"
    assert source.brand == ""
    assert "carrier" in source.argument.missing


def test_reused_passwords_weigh_more_when_a_list_with_passwords_holds_the_person(
    knowledge: Knowledge,
) -> None:
    forum = incident("forum", kind="forum", brands=(), data_classes=frozenset(("password",)))
    person = Person("GB", _DAY, symptoms=(Symptom("account_takeover"),))
    world = catalogue(forum)
    without, listed = (
        explain(replace(person, hits=hits), world, knowledge)
        for hits in (frozenset[str](), frozenset(("forum",)))
    )
    odds = [_share(a, "stuffing") / _share(a, "unknown") for a in (without, listed)]
    assert odds[1] > odds[0]

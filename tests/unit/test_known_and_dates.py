"""What strangers know, dates, other lines and former holders, each on a small invented world."""

from dataclasses import replace
from datetime import date

import pytest

from exposure_app.core.attribution.engine import explain
from exposure_app.core.attribution.explanation import Term
from exposure_app.core.attribution.knowledge import Knowledge
from exposure_app.core.attribution.person import Account, Person, Symptom
from exposure_app.core.attribution.weighing import weigh
from exposure_app.core.breaches import Catalogue
from exposure_app.core.periods import PartialDate
from exposure_app.core.vocabulary import DATA_CLASSES, PROFILES
from exposure_app.lookup.knowledge import load_knowledge
from tests.simulators.incidents import catalogue, incident

_PERSON = Person(
    country="GB",
    asked_on=date(2020, 8, 1),
    carrier="North Mobile",
    accounts=(Account("Grand Hotel", "hotel"), Account("Swift Parcel", "courier")),
    symptoms=(Symptom("scam_calls"),),
)


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def _share(person: Person, knowledge: Knowledge, source_id: str) -> float:
    ranking = explain(person, catalogue(), knowledge).ranking
    return next((one.probability for one in ranking if one.id == source_id), 0.0)


def _said(
    person: Person, world: Catalogue, knowledge: Knowledge, source_id: str, term: Term
) -> dict[str, float]:
    """What a term says of a source, by the aspect of each part, before any weight."""
    weighed = weigh(person, world, knowledge)
    place = next(n for n, one in enumerate(weighed.candidates) if one.id == source_id)
    return {part.aspect: part.value for part in weighed.matrix[term][place]}


_MAY = PartialDate.parse("2020-05")


def test_what_strangers_know_is_told_for_every_kind_in_range(knowledge: Knowledge) -> None:
    assert set(knowledge.known) == set(DATA_CLASSES)
    for by_profile in knowledge.known.values():
        assert set(by_profile) <= PROFILES
        assert "unknown" in by_profile
        assert all(0 < chance < 1 for chance in by_profile.values())


@pytest.mark.parametrize(
    ("data_class", "holder", "other"),
    [
        ("stay_history", "platform:Grand Hotel", "platform:Swift Parcel"),
        ("parcel", "platform:Swift Parcel", "platform:Grand Hotel"),
        ("telecom_contract", "carrier:North Mobile", "platform:Grand Hotel"),
    ],
)
def test_who_shows_what_strangers_know_gains_by_it(
    knowledge: Knowledge, data_class: str, holder: str, other: str
) -> None:
    known = replace(_PERSON, strangers_know=frozenset((data_class,)))
    assert _share(known, knowledge, holder) > 2 * _share(_PERSON, knowledge, holder)
    assert _share(known, knowledge, other) < _share(known, knowledge, holder) / 4


def test_names_and_numbers_known_hardly_tell_companies_apart(knowledge: Knowledge) -> None:
    known = replace(_PERSON, strangers_know=frozenset(("name", "phone")))
    hotel, courier = "platform:Grand Hotel", "platform:Swift Parcel"
    before = _share(_PERSON, knowledge, hotel) / _share(_PERSON, knowledge, courier)
    after = _share(known, knowledge, hotel) / _share(known, knowledge, courier)
    assert 0.5 < after / before < 2


def test_a_cheat_may_have_a_name_from_anywhere(knowledge: Knowledge) -> None:
    typed = replace(
        _PERSON,
        symptoms=(Symptom("typed_data_on_page"), Symptom("bank_account_emptied")),
        strangers_know=frozenset(("name", "phone", "address")),
    )
    said = _said(typed, catalogue(), knowledge, "phishing", Term.KNOW)
    assert min(said.values()) > -0.5


def test_of_an_incident_counts_what_was_taken(knowledge: Knowledge) -> None:
    known = replace(_PERSON, strangers_know=frozenset(("health",)))
    taken, left = (
        catalogue(incident("own", data_classes=frozenset(classes)))
        for classes in (("name", "health"), ("name", "email"))
    )
    shares = [
        next(one.probability for one in explain(known, world, knowledge).ranking if one.id == "own")
        for world in (taken, left)
    ]
    assert shares[0] > 4 * shares[1]


def test_what_reaches_a_number_may_be_meant_for_its_former_holder(knowledge: Knowledge) -> None:
    called = replace(
        _PERSON,
        symptoms=(Symptom("debt_calls"), Symptom("unexpected_codes")),
        strangers_know=frozenset(("name",)),
    )
    recycled = replace(called, number_had_previous_holder=True)
    assert _share(recycled, knowledge, "unknown") > 1.2 * _share(called, knowledge, "unknown")
    # What shows in the person's own accounts is theirs, whoever had the number.
    in_accounts = replace(_PERSON, symptoms=(Symptom("auto_follow"),))
    both = [
        _share(replace(in_accounts, number_had_previous_holder=had), knowledge, "unknown")
        for had in (False, True)
    ]
    assert both[0] == pytest.approx(both[1])


@pytest.mark.parametrize(
    ("began", "aspects"),
    [
        ("2020-06", {"soon_after", "long_after"}),
        ("2020-02", {"began_before"}),
        ("2021-06", {"long_after"}),
        ("2020", set()),
    ],
)
def test_what_began_soon_after_a_short_exposure_speaks_for_it(
    knowledge: Knowledge, began: str, aspects: set[str]
) -> None:
    symptom = Symptom("contract_end_calls", None, PartialDate.parse(began))
    person = replace(_PERSON, asked_on=date(2022, 1, 1), symptoms=(symptom,))
    world = catalogue(incident("own", exposed_from=_MAY, exposed_to=_MAY))
    said = _said(person, world, knowledge, "own", Term.TIME)
    assert set(said) == aspects
    if "soon_after" in said:
        assert said["soon_after"] > 0.3


def test_an_exposure_of_many_years_fits_any_day_and_tells_nothing(knowledge: Knowledge) -> None:
    symptom = Symptom("contract_end_calls", None, PartialDate.parse("2020-05"))
    world = catalogue(incident("own", exposed_from=PartialDate.parse("2012"), exposed_to=_MAY))
    person = replace(_PERSON, symptoms=(symptom,))
    assert not _said(person, world, knowledge, "own", Term.TIME)


_TWO_LINES = replace(
    _PERSON,
    accounts=(Account("South Mobile", "carrier"),),
    strangers_know=frozenset(("national_id",)),
)


def test_the_same_carrier_is_that_of_the_number(knowledge: Knowledge) -> None:
    alone = [_share(_TWO_LINES, knowledge, f"carrier:{name} Mobile") for name in ("North", "South")]
    told = replace(_TWO_LINES, others_affected=frozenset(("same_carrier",)))
    shared = [_share(told, knowledge, f"carrier:{name} Mobile") for name in ("North", "South")]
    assert shared[0] / shared[1] > 1.5 * alone[0] / alone[1]


def test_numbers_of_several_carriers_do_not_speak_against_another_line(
    knowledge: Knowledge,
) -> None:
    alone = [_share(_TWO_LINES, knowledge, f"carrier:{name} Mobile") for name in ("North", "South")]
    told = replace(_TWO_LINES, others_affected=frozenset(("different_carriers",)))
    shared = [_share(told, knowledge, f"carrier:{name} Mobile") for name in ("North", "South")]
    assert shared[1] / shared[0] > 1.5 * alone[1] / alone[0]

"""Incidents nobody can be looked up in: whose, when, what to do, and never as a match."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from exposure_app.core.attribution.engine import explain, unlisted
from exposure_app.core.attribution.knowledge import Knowledge
from exposure_app.core.attribution.person import Person
from exposure_app.core.breaches import Catalogue, Incident, Provenance
from exposure_app.core.causes import CARRIER
from exposure_app.core.findings import CheckResult
from exposure_app.core.fitting_step import fitting_step
from exposure_app.core.periods import PartialDate
from exposure_app.core.steps import Plan, Step, Urgency
from exposure_app.lookup.knowledge import load_knowledge
from exposure_app.reports.text_report import result_report
from exposure_app.wording.breaches import incident_period
from exposure_app.wording.unlisted import unlisted_facts, unlisted_lead
from tests.simulators import results
from tests.simulators.incidents import PLAIN, brand, catalogue, incident

_PERSON = Person(country="GB", asked_on=date(2020, 8, 1), carrier="North Mobile")
_PUBLIC = PartialDate.parse("2020-07-01")
_LATER = PartialDate.parse("2020-09-01")


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def _unlisted(world: Catalogue, knowledge: Knowledge, person: Person = _PERSON) -> tuple[str, ...]:
    return unlisted(person, world, explain(person, world, knowledge))


def test_only_an_incident_at_home_that_is_public_and_confirmed_is_told(
    knowledge: Knowledge,
) -> None:
    world = catalogue(
        incident("here"),
        incident("abroad", country="US"),
        incident("everywhere", country="XX"),
        incident("later", published=_LATER),
        incident("claimed", confidence="low"),
        incident("listed", hibp_name="Listed"),
        incident("other", brands=("South Mobile",)),
        brands=(brand("North Mobile", "carrier", "US"),),
    )
    assert _unlisted(world, knowledge) == ("here",)
    tomorrow = replace(_PERSON, asked_on=_LATER.first)
    assert set(_unlisted(world, knowledge, tomorrow)) == {"here", "later"}


def test_an_incident_without_a_list_is_neither_match_nor_miss(knowledge: Knowledge) -> None:
    world = catalogue(incident("here"))
    answer = explain(_PERSON, world, knowledge)
    assert _unlisted(world, knowledge) == ("here",)
    source = next(one for one in answer.ranking if one.id == "here")
    terms = {reason.term.value for reason in (*source.argument.reasons, *source.argument.against)}
    assert "digest" not in terms


def test_only_what_was_read_in_a_source_is_called_confirmed() -> None:
    assert unlisted_lead(PLAIN).startswith("Your carrier had a confirmed incident")
    known = replace(PLAIN, provenance=Provenance(basis="known"))
    assert unlisted_lead(known).startswith("An incident at your carrier was reported")
    shop = replace(PLAIN, kind="ecommerce")
    assert unlisted_lead(shop).startswith("A company you use had a confirmed incident")
    doubtful = replace(shop, confidence="medium")
    assert unlisted_lead(doubtful).startswith("An incident at a company you use was reported")
    for one in (PLAIN, known, shop, doubtful):
        assert incident_period(one) in unlisted_lead(one)
        assert unlisted_lead(one).endswith("It cannot be looked up.")


def _step(step_id: str, **changes: object) -> Step:
    plain = Step(
        id=step_id,
        causes=frozenset(),
        classes=frozenset(),
        urgency=Urgency.TODAY,
        minutes=5,
        is_reversible=True,
        needs_other_phone=False,
        helper_can=False,
        contact=None,
        source="",
        last_checked=_PUBLIC.first,
        grade="A",
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def _plan(*steps: Step) -> Plan:
    return Plan("GB", is_country_known=True, now=(), today=steps, week=(), urgent_contacts=())


def test_the_step_against_the_source_is_taken_before_the_one_for_the_data() -> None:
    anyway = _step("anyway")
    data = _step("data", classes=frozenset(("telecom_contract",)))
    source = _step("source", causes=frozenset((CARRIER,)))
    elsewhere = _step("elsewhere", causes=frozenset(("device",)))

    def chosen(*steps: Step) -> str:
        step = fitting_step(_plan(*steps), PLAIN)
        return "" if step is None else step.id

    assert chosen(anyway, elsewhere, data, source) == "source"
    assert chosen(anyway, elsewhere, data) == "data"
    assert chosen(elsewhere, anyway) == "anyway"
    assert chosen(elsewhere) == "elsewhere"
    assert chosen() == ""


@pytest.fixture(scope="module")
def answer(tmp_path_factory: pytest.TempPathFactory) -> CheckResult:
    return results.answer("symptoms_only", tmp_path_factory.mktemp("apart"))


def _incidents(answer: CheckResult) -> list[Incident]:
    found = [results.shipped().catalogue.find(one.incident_id) for one in answer.unlisted]
    return [one for one in found if one is not None]


def test_each_says_what_was_taken_where_it_was_learnt_and_what_to_do(
    answer: CheckResult, tmp_path: Path
) -> None:
    for one in _incidents(answer):
        names = [name for name, text in unlisted_facts(one, fitting_step(answer.plan, one)) if text]
        assert names == ["What was taken", "Where this was learnt", "Do this first"]


def test_the_report_tells_them_apart_from_matches(answer: CheckResult) -> None:
    report = result_report(answer, results.shipped().catalogue, 78)
    before, _title, apart = report.partition("Known incidents that have no list")
    assert answer.findings == ()
    assert "Matches" not in report
    assert "none counts as a match" in " ".join(apart.split())
    assert " ".join(apart.split()).count("It cannot be looked up.") == len(answer.unlisted)
    assert "It cannot be looked up." not in before

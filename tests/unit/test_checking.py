from collections.abc import Callable
from datetime import date

import pytest

from exposure_app import checking
from exposure_app.cancellation import CancelToken
from exposure_app.core.attribution.person import Person
from exposure_app.core.case_reading import parse_case
from exposure_app.core.findings import CheckRequest, CheckResult
from exposure_app.core.identifiers import Service, parse_handle, parse_phone
from exposure_app.core.periods import PartialDate
from exposure_app.workspace import Workspace, open_workspace

TODAY = date(2026, 11, 23)
PLANTED = "+86 121 8000 0006"
BLOCK = "+861380571"  # a block, not a whole number: nobody has it
Ask = Callable[..., CheckResult]


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return open_workspace(today=lambda: TODAY)


@pytest.fixture(scope="module")
def ask(workspace: Workspace) -> Ask:
    def asking(phone: str = PLANTED, **answers: object) -> CheckResult:
        person = Person(country="CN", asked_on=workspace.today(), **answers)  # type: ignore[arg-type]
        request = CheckRequest(person, (parse_phone(phone, "CN"),))
        return checking.check(workspace, request, lambda _progress: None, CancelToken())

    return asking


def test_every_planted_incident_of_a_number_is_found_and_weighed(ask: Ask) -> None:
    result = ask()
    found = {finding.incident_id for finding in result.findings}
    assert found == {
        "cn-weibo-2019", "cn-qqphone-2019", "cn-jd-2013", "cn-huazhu-2018", "cn-chaoxing-2022",
    }  # fmt: skip
    assert result.person.hits == found


def test_a_list_of_invented_people_gives_no_misses(ask: Ask) -> None:
    assert ask("+86 120 9999 9999").person.misses == frozenset()


def test_matches_older_than_the_ownership_of_the_number_are_marked(ask: Ask) -> None:
    result = ask(number_since=PartialDate.parse("2020-01"))
    before = {one.incident_id: one.is_before_ownership for one in result.findings}
    assert before["cn-jd-2013"]
    assert not before["cn-chaoxing-2022"]
    assert not any(one.is_before_ownership for one in ask().findings)


def test_a_carrier_that_was_not_stated_is_proposed_from_the_number(ask: Ask) -> None:
    person = ask(BLOCK).person
    assert (person.carrier, person.carrier_from) == ("China Mobile", "prefix")
    assert person.province is not None
    assert person.has_phone


def test_who_does_not_know_the_carrier_is_not_overruled_by_the_number(
    workspace: Workspace,
) -> None:
    person = Person(country="CN", asked_on=workspace.today())
    request = CheckRequest(person, (parse_phone(BLOCK, "CN"),), may_propose=False)
    asked = checking.check(workspace, request, lambda _: None, CancelToken()).person
    assert (asked.carrier, asked.province, asked.has_phone) == (None, None, True)


def test_a_stated_carrier_is_never_replaced(ask: Ask) -> None:
    person = ask(BLOCK, carrier="China Unicom", province="Zhejiang").person
    assert (person.carrier, person.carrier_from, person.province) == (
        "China Unicom", "user", "Zhejiang",
    )  # fmt: skip


def test_a_number_of_another_country_proposes_no_carrier(ask: Ask) -> None:
    assert ask("+44 7700 900123").person.carrier is None


def test_one_identifier_typed_twice_is_one_subject(workspace: Workspace) -> None:
    twice = (parse_phone(PLANTED, "CN"), parse_phone(PLANTED.replace(" ", ""), "CN"))
    request = CheckRequest(Person("CN", TODAY), twice)
    result = checking.check(workspace, request, lambda _progress: None, CancelToken())
    assert [subject.id for subject in result.subjects] == ["phone-1"]


def test_what_stays_here_is_named_before_the_check(workspace: Workspace) -> None:
    typed = (parse_phone(PLANTED, "CN"), parse_handle(Service.QQ, "99180000006"))
    plan = checking.sending_plan(workspace, CheckRequest(Person("CN", TODAY), typed))
    assert plan.departures == ()
    assert plan.local_sources == ("demo-phone", "demo-qq")
    assert plan.uncovered == ()


def test_a_case_names_incidents_by_either_of_their_names(workspace: Workspace) -> None:
    named = next(one for one in workspace.catalogue.incidents.values() if one.hibp_name)
    for name in (named.id, f"hibp:{named.hibp_name}"):
        case = parse_case({"country": "CN", "asked_on": "2026-01-01", "hits": [name, "no-such"]})
        assert checking.person_of_case(workspace, case).hits == {named.id}


def test_a_case_with_a_number_proposes_and_one_that_cannot_be_read_does_not(
    workspace: Workspace,
) -> None:
    form = {"country": "CN", "asked_on": "2026-01-01", "inputs": {"phone": BLOCK}}
    assert checking.person_of_case(workspace, parse_case(form)).carrier == "China Mobile"
    form["inputs"] = {"phone": "unreadable"}
    assert checking.person_of_case(workspace, parse_case(form)).carrier is None


def test_an_incident_left_out_is_no_candidate_and_no_hit(workspace: Workspace) -> None:
    form = {"country": "CN", "asked_on": "2026-01-01", "hits": ["cn-csdn-2011"]}
    without = workspace.without(["cn-csdn-2011"])
    assert checking.person_of_case(without, parse_case(form)).hits == frozenset()
    ranking = checking.explain_case(without, parse_case(form)).ranking
    assert "cn-csdn-2011" not in [source.id for source in ranking]


def test_carriers_come_with_the_largest_first(workspace: Workspace) -> None:
    assert workspace.carriers("CN")[0].name == "China Mobile"

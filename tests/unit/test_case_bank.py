"""The bank of cases: every file can be read and has its answer, and the bank has its shape."""

from itertools import chain
from pathlib import Path

import pytest

from exposure_app.core.case_answers import check_answer, read_answer
from exposure_app.core.case_reading import read_case
from exposure_app.lookup.catalogue import load_catalogue
from tests.case_bank import (
    CASES,
    FOLDERS,
    HELD,
    TUNING,
    BankCase,
    answer_file,
    case_files,
    cases_in,
)

_FILES = list(chain.from_iterable(case_files(folder) for folder in FOLDERS))
_CATALOGUE = load_catalogue()
_JUDGING = [*cases_in(TUNING), *cases_in(HELD)]


@pytest.mark.parametrize("name", [str(file.relative_to(CASES)) for file in _FILES])
def test_a_case_has_an_answer_with_its_source_that_can_be_given(name: str) -> None:
    file = CASES / name
    case = read_case(file.read_text("utf-8"))
    answer = read_answer(answer_file(file).read_text("utf-8"))
    check_answer(answer, case, _CATALOGUE)


def test_every_file_is_a_case_or_the_answer_of_one_and_names_are_unique() -> None:
    expected = {*_FILES, *map(answer_file, _FILES)}
    assert set(CASES.rglob("*.json")) == expected
    assert len({file.stem for file in _FILES}) == len(_FILES)


def test_no_case_that_judges_the_engine_holds_an_identifier() -> None:
    for one in _JUDGING:
        handles = [account.handle for account in one.case.accounts if account.handle]
        assert (one.case.phone, one.case.emails, handles) == (None, (), []), one.name


def test_every_hit_of_a_case_is_in_the_catalogue() -> None:
    unknown = [
        (case.name, hit)
        for case in _JUDGING
        for hit in case.case.hits
        if _CATALOGUE.find(hit) is None
    ]
    assert not unknown


def _undocumented(cases: list[BankCase]) -> list[BankCase]:
    return [case for case in cases if not case.answer.without]


def test_the_bank_is_large_enough_and_half_of_it_is_held_back() -> None:
    tuning, held = cases_in(TUNING), cases_in(HELD)
    assert len(_JUDGING) >= 40
    assert abs(len(tuning) - len(held)) <= 4


@pytest.mark.parametrize("folder", [TUNING, HELD])
def test_at_least_a_third_is_about_sources_that_no_table_tells_of(folder: Path) -> None:
    cases = cases_in(folder)
    assert len(_undocumented(cases)) * 3 >= len(cases)
    assert len(_undocumented(cases)) < len(cases)


def test_the_cases_reach_beyond_the_carriers_and_countries_of_the_tables() -> None:
    incidents = _CATALOGUE.incidents.values()
    about_carriers = [case for case in _JUDGING if "carrier" in case.answer.kind]
    told = {(one.country, brand) for one in incidents for brand in one.brands}
    own = {(case.case.country, case.case.carrier) for case in _undocumented(about_carriers)}
    assert len({case.case.country for case in _JUDGING}) >= 30
    assert len(about_carriers) * 4 >= len(_JUDGING)
    assert len(own - told) >= 10
    assert {case.case.country for case in _JUDGING} - {one.country for one in incidents}


def test_few_cases_are_constructed_and_all_others_say_who_settled_them() -> None:
    constructed = [case for case in _JUDGING if case.answer.settled_by == "constructed"]
    assert len(constructed) * 4 <= len(_JUDGING)
    bodies = {case.answer.settled_by for case in _JUDGING}
    assert {"court", "police", "regulator", "company"} <= bodies

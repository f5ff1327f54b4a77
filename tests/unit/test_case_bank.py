"""The bank of cases: every file can be read and has its answer, and the bank has its shape."""

from itertools import chain

import pytest

from exposure_app.core.case_answers import check_answer, read_answer
from exposure_app.core.case_reading import read_case
from exposure_app.lookup.catalogue import load_catalogue
from tests.case_bank import CASES, FOLDERS, HELD, TUNING, answer_file, case_files, cases_in

_FILES = list(chain.from_iterable(case_files(folder) for folder in FOLDERS))
_JUDGING = [*cases_in(TUNING), *cases_in(HELD)]


@pytest.mark.parametrize("name", [str(file.relative_to(CASES)) for file in _FILES])
def test_a_case_has_an_answer_with_its_source_that_can_be_given(name: str) -> None:
    file = CASES / name
    case = read_case(file.read_text("utf-8"))
    answer = read_answer(answer_file(file).read_text("utf-8"))
    check_answer(answer, case, load_catalogue())


def test_every_file_is_a_case_or_the_answer_of_one_and_names_are_unique() -> None:
    expected = {*_FILES, *map(answer_file, _FILES)}
    assert set(CASES.rglob("*.json")) == expected
    assert len({file.stem for file in _FILES}) == len(_FILES)


def test_no_case_that_judges_the_engine_holds_an_identifier() -> None:
    assert all(case.case == case.case.without_identifiers() for case in _JUDGING)


def test_every_hit_of_a_case_is_in_the_catalogue() -> None:
    catalogue = load_catalogue()
    unknown = [
        (case.name, hit)
        for case in _JUDGING
        for hit in case.case.hits
        if catalogue.find(hit) is None
    ]
    assert not unknown

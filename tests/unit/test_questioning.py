"""The questions of the terminal: numbers answer, Enter skips one, q skips the rest."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

import pytest

from exposure_app.cli import questioning
from exposure_app.core.attribution.explanation import NextQuestion
from exposure_app.core.attribution.questionnaire import MOST_ASKED
from exposure_app.core.attribution.questions import QUESTIONS
from exposure_app.core.findings import CheckResult
from exposure_app.wording.questions import question_text
from tests.simulators import results


@pytest.fixture(scope="module")
def result() -> CheckResult:
    wanted = results.request("old-forum", ("auto_follow@Weibo:2018-02", "scam_calls"))
    return results.run(results.shipped(), replace(wanted, identifiers=()))


def _lines(*typed: str) -> Callable[[], str]:
    """Reads these lines, then the end of the input."""
    waiting: Iterator[str] = iter(typed)
    return lambda: next(waiting, "")


def _asking(result: CheckResult, code: str) -> CheckResult:
    question = NextQuestion(code, 0.5)
    return replace(result, explanation=replace(result.explanation, next_question=question))


def _ask(result: CheckResult, typed: Iterable[str]) -> CheckResult:
    return questioning.ask(results.shipped(), result, _lines(*typed))


def test_a_number_answers_and_one_line_says_what_it_changed(
    result: CheckResult, capsys: pytest.CaptureFixture[str]
) -> None:
    question = result.explanation.next_question
    assert question is not None
    after = _ask(result, ("1\n", "q\n"))
    told = QUESTIONS[question.code].answers[next(iter(QUESTIONS[question.code].answers))]
    assert after.person == told.added_to(result.person)
    said = capsys.readouterr()
    assert said.out == ""
    assert question_text(question.code) in said.err
    assert "Question 1 of at most 8" in said.err
    assert "This answer" in said.err


def test_enter_changes_nothing_and_at_most_eight_are_put(
    result: CheckResult, capsys: pytest.CaptureFixture[str]
) -> None:
    after = _ask(result, ["\n"] * 20)
    assert after.person == result.person
    assert after.explanation.ranking == result.explanation.ranking
    said = capsys.readouterr().err
    assert 3 < said.count("Nothing changes by that.") <= MOST_ASKED


@pytest.mark.parametrize("end", ["q\n", "Q\n", ""])
def test_the_rest_is_skipped_on_request_and_at_the_end_of_the_input(
    result: CheckResult, end: str
) -> None:
    assert _ask(result, (end,)) == result


@pytest.mark.parametrize("wrong", ["0\n", "17\n", "perhaps\n", "²\n"])
def test_what_cannot_be_read_is_asked_for_again(
    result: CheckResult, wrong: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _ask(result, (wrong, "q\n"))
    assert "Type one of the numbers." in capsys.readouterr().err


def test_a_carrier_is_chosen_by_number_or_typed_by_name(result: CheckResult) -> None:
    unknown = replace(result, person=replace(result.person, carrier=None))
    largest = results.shipped().carriers("CN")[0].name
    assert _ask(_asking(unknown, "carrier"), ("1\n", "q\n")).person.carrier == largest
    assert _ask(_asking(unknown, "carrier"), ("My Mobile\n", "q\n")).person.carrier == "My Mobile"


def test_a_date_is_typed_by_year_and_month(
    result: CheckResult, capsys: pytest.CaptureFixture[str]
) -> None:
    after = _ask(_asking(result, "number_since"), ("May 2012\n", "2012-05\n", "q\n"))
    assert str(after.person.number_since) == "2012-05"
    assert "Write it as 2012-05." in capsys.readouterr().err

"""Reports name who may also have contributed and what would change the answer, in each form."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from exposure_app import checking, i18n
from exposure_app.core.attribution.later import Later
from exposure_app.core.findings import CheckResult
from exposure_app.reports.action_sheet import Sheet
from exposure_app.reports.full_report import full_report
from exposure_app.reports.json_report import result_form
from exposure_app.reports.privacy import private_sources
from exposure_app.reports.text_report import result_report
from tests.simulators import results


@pytest.fixture(scope="module")
def strong(tmp_path_factory: pytest.TempPathFactory) -> CheckResult:
    return results.answer("found_strong", tmp_path_factory.mktemp("strong"))


def _forms(result: CheckResult) -> tuple[str, str]:
    catalogue = results.shipped().catalogue
    text = " ".join(result_report(result, catalogue, 100).split())
    return text, full_report(Sheet(result, catalogue, date(2026, 11, 23)))


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_each_report_tells_what_would_change_the_answer(strong: CheckResult, language: str) -> None:
    i18n.activate(language)
    form = result_form(strong, results.shipped().catalogue)
    told = form["what_would_change"]
    assert isinstance(told, list)
    assert len(told) == len(strong.changes) > 0
    for report in _forms(strong):
        for change in told:
            sentence = change["text"].split("? ")[-1]
            assert sentence[:20] in report


def test_a_source_that_contributed_too_is_named_with_its_own_chance(strong: CheckResult) -> None:
    rows = result_form(strong, results.shipped().catalogue)["ranking"]
    assert isinstance(rows, list)
    assert all(row["probability"] <= row["contributed"] <= 1 for row in rows)
    first, *others = strong.explanation.ranking
    unknown = next(source for source in others if source.id == "unknown")
    told = {"sector:hotel": 0.41, "unknown": 0.0, first.id: first.contributed}
    hotel = replace(unknown, id="sector:hotel", kind="hotel", contributions=Later(lambda: told))
    ranking = (first, hotel, unknown)
    shown = replace(strong, explanation=replace(strong.explanation, ranking=ranking))
    for report in _forms(shown):
        assert "This may also have contributed: a hotel (about 40 in 100)." in report


def test_a_private_source_is_named_by_neither(tmp_path: Path) -> None:
    result = results.answer("private", tmp_path)
    assert private_sources(result, results.shipped().catalogue)
    for report in _forms(result):
        assert "FriendFinder" not in report


def test_another_answer_is_weighed_without_asking_any_list(strong: CheckResult) -> None:
    person = replace(strong.person, strangers_know=frozenset(("orders",)))
    again = checking.reweigh(results.shipped(), strong, person, frozenset(("carrier",)))
    assert again.person == person
    assert (again.findings, again.reports) == (strong.findings, strong.reports)
    assert again.explanation != strong.explanation
    assert again == checking.reweigh(results.shipped(), again, person, frozenset(("carrier",)))

"""The text of each picture tells the same facts as the picture, one line for each."""

from pathlib import Path

import pytest

from exposure_app import i18n
from exposure_app.core.attribution.leading import leaders
from exposure_app.core.attribution.waterfall import StepKind, waterfall
from exposure_app.core.findings import CheckResult
from exposure_app.core.timeline import Timeline, timeline
from exposure_app.reports.pictures.dates import dates_picture
from exposure_app.reports.pictures.metrics import EstimatedMetrics
from exposure_app.reports.text_report import explanation_report, result_report
from exposure_app.wording.dates import format_period
from exposure_app.wording.headline import about_in_100
from exposure_app.wording.reasons import reason_text
from exposure_app.wording.shares import share_lines, share_rows
from exposure_app.wording.timeline import timeline_lines, timeline_texts
from exposure_app.wording.waterfall import (
    end_text,
    times_text,
    waterfall_lines,
    weight_label,
)
from tests.simulators import results


@pytest.fixture(scope="module")
def answer(tmp_path_factory: pytest.TempPathFactory) -> CheckResult:
    return results.answer("symptoms_only", tmp_path_factory.mktemp("answer"))


def _dates(answer: CheckResult) -> Timeline:
    ids = [one.incident_id for one in answer.unlisted]
    return timeline(answer.person, results.shipped().catalogue, answer.explanation, ids)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_bars_are_told_with_place_name_and_number(answer: CheckResult, language: str) -> None:
    i18n.activate(language)
    catalogue = results.shipped().catalogue
    lines = share_lines(share_rows(answer.explanation, catalogue, "CN", frozenset()))
    shown = leaders(answer.explanation)
    assert len(lines) == len(shown.sources) + 1
    for place, (leader, line) in enumerate(zip(shown.sources, lines, strict=False), start=1):
        assert line.startswith(f"{place}. ")
        assert line.endswith(about_in_100(leader.probability))


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_each_step_is_a_sentence_with_its_side_and_weight(
    answer: CheckResult, language: str
) -> None:
    i18n.activate(language)
    catalogue = results.shipped().catalogue
    for leader in leaders(answer.explanation).sources:
        way = waterfall(leader, answer.explanation)
        first, *lines, last = waterfall_lines(way, catalogue, "CN")
        assert first
        assert last == end_text(way.total)
        assert len(lines) == len(way.steps)
        for step, line in zip(way.steps, lines, strict=True):
            label = weight_label(step)
            assert label[:1].upper() + label[1:] in line
            if step.kind is StepKind.REASON:
                assert step.reason is not None
                assert reason_text(step.reason, catalogue, "CN") in line


def test_the_end_is_told_as_times_never_as_a_logarithm() -> None:
    assert times_text(0.1).startswith("about as likely")
    assert times_text(2.4849).startswith("about 12 times as likely")
    assert times_text(-2.4849) == "a source that nobody knows is about 12 times as likely."
    assert times_text(9.0).startswith("more than 1,000 times")
    assert times_text(-9.0).endswith("more than 1,000 times as likely.")


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_dated_lines_are_in_order_and_end_with_what_is_not_shown(
    answer: CheckResult, language: str
) -> None:
    i18n.activate(language)
    dates = _dates(answer)
    lines = timeline_lines(dates, results.shipped().catalogue, "CN")
    events = sorted(
        (event for lane in dates.lanes for event in lane.events),
        key=lambda event: (event.begin.first, event.begin.last),
    )
    told = [when for when, _text in lines if when]
    assert told[:-1] == [format_period(event.begin, event.end) for event in events]
    assert dates.undated > 0
    assert str(dates.undated) in lines[-1][1]
    texts = timeline_texts(dates, results.shipped().catalogue, "CN")
    names = (results.shipped().catalogue, "CN")
    assert dates_picture(dates, names, 600.0, EstimatedMetrics()).description == texts


def test_text_reports_tell_the_dates_too(answer: CheckResult, tmp_path: Path) -> None:
    catalogue = results.shipped().catalogue
    whole = result_report(answer, catalogue, 78)
    case = explanation_report(answer.explanation, catalogue, answer.person, 78)
    for report in (whole, case):
        flat = " ".join(report.split())
        assert "What happened when" in flat
        assert "It began with: My account follows people I never chose (Weibo)." in flat
        assert max(len(line) for line in report.splitlines()) <= 78

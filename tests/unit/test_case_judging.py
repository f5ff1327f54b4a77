"""An answer held against the truth: by id, by company and by kind, in three modes."""

from dataclasses import replace
from functools import cache

import pytest

from exposure_app import checking
from exposure_app.checking.bank import judge_case, score_table, without_reports
from exposure_app.core.attribution.explanation import (
    Explanation,
    Headline,
    HeadlineBand,
    ProbableSource,
)
from exposure_app.core.attribution.scores import FIGURES
from exposure_app.core.breaches import Catalogue
from exposure_app.core.case_answers import CaseAnswer
from exposure_app.core.case_judging import Judgement, Measure, Mode, Verdict, judge
from exposure_app.lookup.catalogue import load_catalogue
from exposure_app.reports.score_report import CaseLine, score_form, score_lines
from exposure_app.workspace import Workspace, open_workspace
from tests.case_bank import STORIES, BankCase, cases_in
from tests.simulators.sources import source as named_source

ANSWER = CaseAnswer(("carrier:Acme",), (), ("carrier",), (), "court", "a record", "a story")
_STORIES = {case.name: case for case in cases_in(STORIES)}


@cache
def _catalogue() -> Catalogue:
    return load_catalogue()


@cache
def _workspaces() -> tuple[Workspace, Workspace]:
    workspace = open_workspace()
    return workspace, without_reports(workspace)


def _explanation(*sources: ProbableSource) -> Explanation:
    kinds: dict[str, float] = {}
    for source in sources:
        kinds[source.kind] = kinds.get(source.kind, 0.0) + source.probability
    headline = Headline(HeadlineBand.CANNOT_TELL, None, 0.0)
    return Explanation(sources, kinds, headline, (), None)


def _judged(answer: CaseAnswer, *sources: ProbableSource) -> Judgement:
    return judge(_explanation(*sources), answer, _catalogue())


SPLIT = (
    named_source("hibp:Nowhere", "social", 0.4),
    named_source("acme-2019", "carrier", 0.35, "Acme"),
    named_source("carrier:Acme", "carrier", 0.25, "Acme"),
)


def test_a_name_is_right_by_its_id_alone() -> None:
    found = _judged(ANSWER, *SPLIT)
    assert (found.first, found.said, found.verdict) == ("hibp:Nowhere", 0.4, Verdict.IN_THREE)
    by_name = found.outcomes[Measure.NAME]
    assert (by_name.first, by_name.in_three, by_name.share) == (0.0, 1.0, 0.25)


def test_a_name_that_ties_with_the_first_but_stands_second_is_not_first() -> None:
    tied = (named_source("carrier:Zed", "carrier", 0.5), named_source("unknown", "unknown", 0.5))
    answer = replace(ANSWER, first=("unknown",))
    assert _judged(answer, *tied).outcomes[Measure.NAME].first == 0.0
    assert _judged(answer, *tied[::-1]).outcomes[Measure.NAME].first == 1.0


def test_by_company_the_shares_of_one_company_are_one() -> None:
    by_company = _judged(ANSWER, *SPLIT).outcomes[Measure.COMPANY]
    assert by_company.first == 1.0
    assert by_company.said == by_company.share == pytest.approx(0.6)


def test_by_kind_the_kind_of_the_first_name_counts() -> None:
    by_kind = _judged(ANSWER, *SPLIT).outcomes[Measure.KIND]
    assert (by_kind.first, by_kind.in_three, by_kind.said) == (0.0, 1.0, 0.4)
    assert by_kind.share == pytest.approx(0.6)
    turned = _judged(ANSWER, *SPLIT[::-1]).outcomes[Measure.KIND]
    assert turned.first == 1.0
    assert turned.said == pytest.approx(0.6)


def test_a_name_that_counts_among_three_only_is_never_right_as_the_first() -> None:
    answer = replace(ANSWER, first=("carrier:Other",), in_three=("hibp:Nowhere",))
    found = _judged(answer, *SPLIT)
    assert (found.verdict, found.outcomes[Measure.NAME].share) == (Verdict.IN_THREE, 0.0)
    assert _judged(replace(answer, in_three=()), *SPLIT).verdict is Verdict.NO


def test_an_incident_is_right_by_either_of_its_names() -> None:
    incident = next(one for one in _catalogue().incidents.values() if one.hibp_name)
    answer = replace(ANSWER, first=(f"hibp:{incident.hibp_name}",))
    sources = (
        named_source(incident.id, incident.kind, 0.9),
        named_source("unknown", "unknown", 0.1),
    )
    assert _judged(answer, *sources).verdict is Verdict.RIGHT


def test_blanked_reports_leave_everything_else_of_the_catalogue() -> None:
    whole, blanked = _workspaces()
    assert whole.catalogue.incidents.keys() == blanked.catalogue.incidents.keys()
    assert any(one.symptoms_reported for one in whole.catalogue.incidents.values())
    assert not any(one.symptoms_reported for one in blanked.catalogue.incidents.values())


def _judge_story(story: BankCase) -> dict[Mode, Judgement]:
    return dict(judge_case(*_workspaces(), story.case, story.answer))


def test_only_a_documented_case_is_asked_with_its_incident_left_out() -> None:
    documented = _judge_story(_STORIES["small-charges-korea"])
    assert documented.keys() == set(Mode)
    assert documented[Mode.FULL].first == "kr-kt-2025"
    assert documented[Mode.WITHOUT].first != "kr-kt-2025"
    assert _judge_story(_STORIES["remote-help"]).keys() == {Mode.FULL, Mode.UNREPORTED}


def test_the_table_has_each_figure_with_its_range_the_same_each_time() -> None:
    judged = [_judge_story(_STORIES[name]) for name in ("small-charges-korea", "remote-help")]
    table = score_table(judged)
    assert table == score_table(judged)
    assert table[Mode.FULL].keys() == set(Measure)
    assert table[Mode.WITHOUT].keys() == {Measure.KIND}
    assert [table[mode][Measure.KIND].score.count for mode in Mode] == [2, 2, 1]
    for measured in table[Mode.FULL].values():
        for figure in FIGURES:
            kept = measured.ranges[figure]
            assert kept.low <= getattr(measured.score, figure) <= kept.high


def test_a_report_says_the_same_as_text_and_as_json() -> None:
    story = _STORIES["small-charges-korea"]
    judged = _judge_story(story)
    first = judged[Mode.FULL].first
    case = CaseLine(story.name, first, judged[Mode.FULL].said, story.answer, judged)
    alone = CaseLine("someone", "unknown", 0.51, None, {})
    table = score_table([judged])
    text = "\n".join(score_lines([case, alone], table, 100))
    assert "right     0." in text
    assert f"small-charges-korea: {first}; expected: kr-kt-2025" in text
    assert "0.51  someone: unknown" in text
    form = score_form([case, alone], table)
    assert isinstance(form["modes"], dict)
    assert form["modes"]["full"]["by_name"]["top_1"] == {"value": 1.0, "low": 1.0, "high": 1.0}
    assert form["cases"] == [
        {
            "name": "small-charges-korea",
            "first": first,
            "said": case.said,
            "verdict": "right",
            "expected": ["kr-kt-2025"],
            "modes": {
                mode.value: {
                    "first": one.first,
                    "kind_first": one.outcomes[Measure.KIND].first == 1.0,
                }
                for mode, one in judged.items()
            },
        },
        {"name": "someone", "first": "unknown", "said": 0.51},
    ]


def test_what_is_judged_is_the_same_as_what_is_explained() -> None:
    story = _STORIES["courier-parcel-call"]
    explained = checking.explain_case(_workspaces()[0], story.case).ranking[0]
    judged = _judge_story(story)[Mode.FULL]
    assert (judged.first, judged.said) == (explained.id, explained.probability)

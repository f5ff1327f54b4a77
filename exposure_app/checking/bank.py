"""Judge the engine with cases whose truth is known, in three modes.

As it is; with the symptoms that reports of incidents name blanked, since whoever wrote the case
may have read them; and with the incident left out, as if nobody had told of it. The chance of the
intervals begins at a fixed seed, so the same cases give the same figures.
"""

from collections.abc import Sequence
from dataclasses import replace
from random import Random
from typing import Final

from exposure_app.checking import explain_case
from exposure_app.core.attribution.scores import Outcome, intervals, score
from exposure_app.core.breaches import Catalogue
from exposure_app.core.case_answers import CaseAnswer
from exposure_app.core.case_judging import Judgements, Measure, Measured, Mode, Table, judge
from exposure_app.core.cases import Case
from exposure_app.workspace import Workspace

SEED: Final = 20260822


def without_reports(workspace: Workspace) -> Workspace:
    """The same workspace with nothing reported of what people noticed in any incident."""
    catalogue = workspace.catalogue
    blanked = {
        key: replace(incident, symptoms_reported=frozenset())
        for key, incident in catalogue.incidents.items()
    }
    found = Catalogue(incidents=blanked, brands=catalogue.brands, dated=catalogue.dated)
    return replace(workspace, catalogue=found)


def judge_case(
    workspace: Workspace, blanked: Workspace, case: Case, answer: CaseAnswer
) -> Judgements:
    """How the engine does on one case, in each mode that can be asked of it.

    Args:
        workspace: what to weigh with.
        blanked: the same after `without_reports`.
        case: the case.
        answer: what is right about it.
    """
    catalogue = workspace.catalogue
    found = {
        Mode.FULL: judge(explain_case(workspace, case), answer, catalogue),
        Mode.UNREPORTED: judge(explain_case(blanked, case), answer, catalogue),
    }
    if answer.without:
        explanation = explain_case(workspace.without(answer.without), case)
        found[Mode.WITHOUT] = judge(explanation, answer, catalogue)
    return found


def score_table(judged: Sequence[Judgements]) -> Table:
    """The figures of each mode; with the incident left out, by kind alone."""
    table: dict[Mode, dict[Measure, Measured]] = {}
    for mode in Mode:
        measures = (Measure.KIND,) if mode is Mode.WITHOUT else tuple(Measure)
        answers = [one[mode] for one in judged if mode in one]
        if answers:
            table[mode] = {
                measure: _measured([one.outcomes[measure] for one in answers])
                for measure in measures
            }
    return table


def _measured(outcomes: Sequence[Outcome]) -> Measured:
    chance = Random(SEED)  # noqa: S311 - the chance of a measurement, not of a secret

    def draw(count: int) -> Sequence[int]:
        return chance.choices(range(count), k=count)

    return Measured(score(outcomes), intervals(outcomes, draw))

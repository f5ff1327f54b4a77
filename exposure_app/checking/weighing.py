"""What follows from a person's answers and the matches: the attribution, and all that rests on it.

Start with `weigh_answers`; `reweigh` does the same once more when a question was answered.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from exposure_app.core.advice import choose_plan
from exposure_app.core.attribution.changes import Change, what_would_change
from exposure_app.core.attribution.engine import explain, unlisted
from exposure_app.core.attribution.explanation import Explanation
from exposure_app.core.attribution.person import Person
from exposure_app.core.findings import CheckResult, Finding, UnlistedIncident
from exposure_app.core.steps import Plan
from exposure_app.workspace import Workspace


class WeighedAnswers(NamedTuple):
    """The fields of a `CheckResult` that rest on the answers.

    Attributes:
        explanation: the attribution.
        unlisted: confirmed incidents that cannot be looked up.
        plan: what to do.
        changes: which other answers would move the leading source most.
    """

    explanation: Explanation
    unlisted: tuple[UnlistedIncident, ...]
    plan: Plan
    changes: tuple[Change, ...]


def weigh_answers(
    workspace: Workspace,
    person: Person,
    findings: Iterable[Finding],
    passed_over: frozenset[str] = frozenset(),
) -> WeighedAnswers:
    """Weigh the answers, and find what rests on the outcome.

    Args:
        workspace: what to weigh with.
        person: the answers, with hits and misses.
        findings: every match.
        passed_over: codes of questions that are not to be asked again.
    """
    catalogue, knowledge = workspace.catalogue, workspace.knowledge
    explanation = explain(person, catalogue, knowledge, passed_over)
    concerned = unlisted(person, catalogue, explanation)
    return WeighedAnswers(
        explanation=explanation,
        unlisted=tuple(UnlistedIncident(incident) for incident in concerned),
        plan=choose_plan(workspace.advice, explanation, tuple(findings), person),
        changes=what_would_change(person, catalogue, knowledge, explanation),
    )


def reweigh(
    workspace: Workspace, result: CheckResult, person: Person, passed_over: frozenset[str]
) -> CheckResult:
    """The same check with other answers of the person; no list is asked again."""
    weighed = weigh_answers(workspace, person, result.findings, passed_over)
    return replace(result, person=person, **weighed._asdict())

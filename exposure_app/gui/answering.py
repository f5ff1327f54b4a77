"""The work behind one more answer: the same check weighed again, and what that changed.

The one rule: a result is only replaced by one that was made from it.
"""

from dataclasses import dataclass

from exposure_app.cancellation import CancelToken
from exposure_app.checking import reweigh
from exposure_app.core.attribution.moved import Moved, moved
from exposure_app.core.attribution.questionnaire import Questionnaire, answer
from exposure_app.core.attribution.questions import DONT_KNOW
from exposure_app.core.findings import CheckResult
from exposure_app.gui.tasks import Report, Work
from exposure_app.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of one answer.

    Attributes:
        earlier: the result that it was given to.
        result: the result with it.
        questionnaire: every question put so far.
        is_known: whether something was answered at all.
        moved: how the leading source moved; None when none is shown.
    """

    earlier: CheckResult
    result: CheckResult
    questionnaire: Questionnaire
    is_known: bool
    moved: Moved | None


def answer_work(
    result: CheckResult,
    questionnaire: Questionnaire,
    workspace: Workspace,
    given: tuple[str, str] | None,
) -> Work:
    """Work that weighs one more answer.

    Args:
        result: the answer so far.
        questionnaire: the questions put so far.
        workspace: what to weigh with.
        given: code and reply of the question; None when no more are wanted.
    """

    def work(_report: Report, _token: CancelToken) -> Answered:
        if given is None:
            after, person = questionnaire.ended(), result.person
        else:
            after, person = questionnaire.after(*given), answer(result.person, *given)
        again = reweigh(workspace, result, person, after.passed_over)
        return Answered(
            earlier=result,
            result=again,
            questionnaire=after,
            is_known=given is not None and given[1] != DONT_KNOW,
            moved=moved(result.explanation, again.explanation),
        )

    return work


def with_replies(
    result: CheckResult, questionnaire: Questionnaire, workspace: Workspace
) -> CheckResult:
    """A new check with the replies that were given to an earlier one."""
    if not questionnaire.replies and not questionnaire.is_over:
        return result
    person = questionnaire.given_to(result.person)
    return reweigh(workspace, result, person, questionnaire.passed_over)

"""What a check would do, worked out as a task, and the work of the check itself."""

from dataclasses import dataclass, replace

from exposure_app.cancellation import CancelToken
from exposure_app.checking import check, sending_plan
from exposure_app.core.attribution.questionnaire import Questionnaire
from exposure_app.core.findings import CheckRequest, CheckResult, SendingPlan
from exposure_app.gui.answering import with_replies
from exposure_app.gui.draft import CheckDraft
from exposure_app.gui.places import Places
from exposure_app.gui.reach import Reach, reach_of
from exposure_app.gui.reading import request_of
from exposure_app.gui.session import Wishes
from exposure_app.gui.tasks import Report, Work
from exposure_app.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a check would do, and what it was made from.

    Attributes:
        draft: the answers.
        wishes: what was chosen for this check.
        request: what would be checked.
        plan: what would be sent.
        reach: whom the check asks.
    """

    draft: CheckDraft
    wishes: Wishes
    request: CheckRequest
    plan: SendingPlan
    reach: Reach


def prepare_work(draft: CheckDraft, wishes: Wishes, places: Places) -> Work:
    """Work that turns a copy of the answers into a `Prepared`; nothing is sent."""
    snapshot = draft.snapshot()

    def work(_report: Report, token: CancelToken) -> Prepared:
        asked = request_of(snapshot, places.workspace)
        request = replace(asked, accepts_fewer=wishes.accepts_fewer)
        token.check()
        reach = reach_of(places, snapshot, wishes)
        token.check()
        plan = sending_plan(reach.workspace, request)
        return Prepared(snapshot, wishes, request, plan, reach)

    return work


def check_work(request: CheckRequest, workspace: Workspace, questionnaire: Questionnaire) -> Work:
    """Work that runs the check, reports each `Progress`, and keeps what was answered before."""

    def work(report: Report, token: CancelToken) -> CheckResult:
        return with_replies(check(workspace, request, report, token), questionnaire, workspace)

    return work

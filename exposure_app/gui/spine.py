"""The pages after the first, and the work behind them: loaded after the first frame.

The one rule: everything heavy is imported from here, so that the window opens at once.
"""

from dataclasses import dataclass

from exposure_app.cancellation import CancelToken
from exposure_app.checking import check, sending_plan
from exposure_app.core.advice import urgent_contacts
from exposure_app.core.attribution.questionnaire import Questionnaire
from exposure_app.core.findings import CheckRequest, CheckResult, Progress, SendingPlan
from exposure_app.gui.answer_page import AnswerPage
from exposure_app.gui.answering import Answered, answer_work, with_replies
from exposure_app.gui.draft import CheckDraft
from exposure_app.gui.leaves_page import LeavesPage
from exposure_app.gui.noticed_page import NoticedPage
from exposure_app.gui.numbers_page import NumbersPage
from exposure_app.gui.page import Page
from exposure_app.gui.place_page import PlacePage
from exposure_app.gui.places import Places, open_places
from exposure_app.gui.plan_page import PlanPage
from exposure_app.gui.reading import request_of
from exposure_app.gui.running_page import RunningPage
from exposure_app.gui.session import Session
from exposure_app.gui.step import Step
from exposure_app.gui.tasks import Report, TaskRunner, Work
from exposure_app.gui.urgent_page import UrgentPage
from exposure_app.workspace import Workspace

__all__ = (
    "AnswerPage",
    "Answered",
    "CheckResult",
    "NumbersPage",
    "Places",
    "Prepared",
    "Progress",
    "Questionnaire",
    "RunningPage",
    "answer_work",
    "check_work",
    "open_places",
    "prepare_work",
    "running_page",
    "step_page",
    "urgent_page",
)


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a check would do, and the answers it was made from."""

    draft: CheckDraft
    request: CheckRequest
    plan: SendingPlan


def prepare_work(draft: CheckDraft, workspace: Workspace) -> Work:
    """Work that turns a copy of the answers into a `Prepared`."""
    snapshot = draft.snapshot()

    def work(_report: Report, token: CancelToken) -> Prepared:
        request = request_of(snapshot, workspace)
        token.check()
        return Prepared(snapshot, request, sending_plan(workspace, request))

    return work


def check_work(request: CheckRequest, workspace: Workspace, questionnaire: Questionnaire) -> Work:
    """Work that runs the check, reports each `Progress`, and keeps what was answered before."""

    def work(report: Report, token: CancelToken) -> CheckResult:
        return with_replies(check(workspace, request, report, token), questionnaire, workspace)

    return work


def step_page(step: Step, session: Session, places: Places, runner: TaskRunner) -> Page | None:
    """The page of a step after the first; None when what it shows does not exist yet."""
    match step:
        case Step.PLACE:
            return PlacePage(session.draft, places)
        case Step.NOTICED:
            return NoticedPage(session.draft, places)
        case Step.NUMBERS:
            return NumbersPage(session.draft, places, runner)
        case _:
            return _result_page(step, session, places)


def _result_page(step: Step, session: Session, places: Places) -> Page | None:
    if step is Step.LEAVES and session.plan is not None and session.request is not None:
        return LeavesPage(session.plan, session.request)
    if session.result is None:
        return None
    if step is Step.ANSWER:
        return AnswerPage(session.result, places.workspace, session.questionnaire, session.answered)
    return PlanPage(session.result, places.workspace, session.done)


def running_page(session: Session) -> RunningPage:
    """The page of a running check, showing what was reported so far."""
    page = RunningPage(session.plan.lists if session.plan is not None else ())
    for progress in session.progress:
        page.show_progress(progress)
    return page


def urgent_page(draft: CheckDraft, places: Places) -> UrgentPage:
    """Whom to call, for the country chosen so far."""
    carrier, _origin = draft.carrier_and_origin()
    contacts = urgent_contacts(places.workspace.advice, draft.country, carrier)
    return UrgentPage(contacts, draft.country)

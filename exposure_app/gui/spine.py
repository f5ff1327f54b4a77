"""The pages after the first, and the work behind them: loaded after the first frame.

The one rule: everything heavy is imported from here, so that the window opens at once.
"""

from dataclasses import dataclass

from exposure_app.cancellation import CancelToken
from exposure_app.checking import check, sending_plan
from exposure_app.core.advice import urgent_contacts
from exposure_app.core.findings import CheckRequest, CheckResult, Progress, SendingPlan
from exposure_app.core.vocabulary import SYMPTOM_GROUPS
from exposure_app.gui.answer_page import AnswerPage
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
    "CheckResult",
    "NumbersPage",
    "Places",
    "Prepared",
    "Progress",
    "RunningPage",
    "ask_again",
    "check_work",
    "open_places",
    "prepare_work",
    "running_page",
    "step_of_question",
    "step_page",
    "urgent_page",
)

_KNOWN = {"callers_know_plan": "telecom_contract", "callers_know_order": "orders"}
_SYMPTOMS = {
    "several_services": SYMPTOM_GROUPS["accounts"],
    "back_after_password_change": ("password_change_no_help", "password_change_helped"),
    "after_sign_out_everywhere": ("sign_out_everywhere_helped", "sign_out_everywhere_no_help"),
    "unknown_app_in_permissions": ("unknown_app_authorised",),
    "foreign_login": ("unknown_login_device",),
    "lost_signal_or_codes": ("sim_lost_service", "unexpected_codes"),
    "registry_new_lines": ("accounts_in_my_name",),
    "unknown_app_on_phone": ("installed_app_or_remote_help",),
}


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


def check_work(request: CheckRequest, workspace: Workspace) -> Work:
    """Work that runs the check and reports each `Progress`."""

    def work(report: Report, token: CancelToken) -> CheckResult:
        return check(workspace, request, report, token)

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
        return AnswerPage(session.result, places.workspace)
    return PlanPage(session.result, places.workspace, session.done)


def ask_again(page: Page, code: str) -> None:
    """Put the keyboard where the question of that code is answered."""
    if isinstance(page, NoticedPage):
        if code in _KNOWN:
            page.reveal_known(_KNOWN[code])
        elif code == "others_same_carrier":
            page.reveal_others()
        elif code == "password_reused":
            page.reveal_reused()
        else:
            page.reveal(_SYMPTOMS.get(code, ()))


def step_of_question(code: str) -> Step:
    """The page on which the question of that code is answered."""
    return Step.PLACE if code in ("carrier", "number_since") else Step.NOTICED


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

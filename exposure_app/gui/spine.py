"""The pages after the first, and the work behind them: loaded after the first frame.

The one rule: everything heavy is imported from here, so that the window opens at once; and so is
what every change of a page needs, so that the first takes no longer than the others.
"""

from exposure_app.core.advice import Step as AdviceStep
from exposure_app.core.advice import urgent_contacts
from exposure_app.core.attribution.questionnaire import Questionnaire
from exposure_app.core.findings import CheckResult, Progress
from exposure_app.gui import parting, tab_order, unfolding
from exposure_app.gui.answer_page import AnswerPage
from exposure_app.gui.answering import Answered, answer_work
from exposure_app.gui.aside import Aside
from exposure_app.gui.danger_page import DangerPage
from exposure_app.gui.desk_counts_page import DeskCountsPage
from exposure_app.gui.desk_noticed_page import DeskNoticedPage
from exposure_app.gui.draft import FAMILY, CheckDraft
from exposure_app.gui.leaves_page import LeavesPage
from exposure_app.gui.ledger_page import LedgerPage
from exposure_app.gui.letters_page import LettersPage
from exposure_app.gui.noticed_page import NoticedPage
from exposure_app.gui.numbers_page import NumbersPage
from exposure_app.gui.page import Page
from exposure_app.gui.place_page import PlacePage
from exposure_app.gui.places import Places
from exposure_app.gui.plan_page import PlanPage
from exposure_app.gui.preferences import Preferences
from exposure_app.gui.prepared import Prepared, check_work, prepare_work
from exposure_app.gui.running_page import RunningPage
from exposure_app.gui.session import Session
from exposure_app.gui.settings_page import SettingsPage
from exposure_app.gui.sources_page import SourcesPage
from exposure_app.gui.step import Step
from exposure_app.gui.tasks import TaskRunner
from exposure_app.gui.urgent_page import UrgentPage
from exposure_app.reports.letter_text import receivers
from exposure_app.storage import paths

__all__ = (
    "AnswerPage",
    "Answered",
    "CheckResult",
    "DangerPage",
    "LeavesPage",
    "NumbersPage",
    "Places",
    "PlanPage",
    "Prepared",
    "Progress",
    "Questionnaire",
    "RunningPage",
    "SettingsPage",
    "SourcesPage",
    "UrgentPage",
    "answer_work",
    "aside_page",
    "check_work",
    "parting",
    "prepare_work",
    "running_page",
    "step_page",
    "tab_order",
    "unfolding",
)


def step_page(step: Step, session: Session, places: Places, runner: TaskRunner) -> Page | None:
    """The page of a step after the first; None when what it shows does not exist yet."""
    match step:
        case Step.PLACE:
            return PlacePage(session.draft, places)
        case Step.NOTICED:
            page = DeskNoticedPage if session.is_desk else NoticedPage
            return page(session.draft, places)
        case Step.NUMBERS:
            return NumbersPage(session.draft, places, runner)
        case _:
            return _result_page(step, session, places)


def _result_page(step: Step, session: Session, places: Places) -> Page | None:
    if step is Step.LEAVES and session.plan is not None and session.request is not None:
        return LeavesPage(session.plan, session.request, session.reach, session.wishes)
    if session.result is None:
        return None
    workspace = session.used or places.workspace
    draft = session.draft
    label = draft.label if draft.audience == FAMILY else None
    if step is Step.ANSWER:
        asked, answered = session.questionnaire, session.answered
        return AnswerPage(
            session.result, workspace, asked, answered, label, may_take=session.may_print
        )
    country = session.result.person.country
    registries = [one for one in places.registries if country in one.countries]
    return PlanPage(
        session.result, workspace, session.marks, label, registries, may_take=session.may_print
    )


def running_page(session: Session) -> RunningPage:
    """The page of a running check, showing what was reported so far."""
    plan = session.plan
    page = RunningPage(() if plan is None else (*plan.lists, *plan.elsewhere))
    for progress in session.progress:
        page.show_progress(progress)
    return page


def aside_page(
    aside: Aside, session: Session, places: Places, runner: TaskRunner, preferences: Preferences
) -> Page:
    """A page beside the check."""
    match aside:
        case Aside.SOURCES:
            return SourcesPage(places, session.draft.audience, session.typed, runner)
        case Aside.LEDGER:
            return LedgerPage(places, session.draft.audience, runner)
        case Aside.SETTINGS:
            audience, seen = session.draft.audience, session.settings_seen
            return SettingsPage(places, audience, seen, runner, preferences)
        case Aside.URGENT:
            return UrgentPage(_contacts(session.draft, places), session.draft.country)
        case _:
            return _seldom_page(aside, session, places)


def _seldom_page(aside: Aside, session: Session, places: Places) -> Page:
    """A page that few people open."""
    if aside is Aside.LETTERS:
        return _letters_page(session, places)
    if aside is Aside.DANGER:
        return DangerPage(_contacts(session.draft, places))
    if aside is Aside.DESK_COUNTS:
        return DeskCountsPage(paths.desk_counts_file())
    raise ValueError("the window makes this page itself, before anything is read")


def _contacts(draft: CheckDraft, places: Places) -> tuple[AdviceStep, ...]:
    """Whom to call, for the country chosen so far."""
    carrier, _origin = draft.carrier_and_origin()
    return urgent_contacts(places.workspace.advice, draft.country, carrier)


def _letters_page(session: Session, places: Places) -> LettersPage:
    """Letters to those the answer speaks of."""
    result, catalogue = session.result, places.workspace.catalogue
    names = () if result is None else receivers(result, catalogue)
    country = session.draft.country
    return LettersPage(places.laws, places.countries, country, names, places.company_names)

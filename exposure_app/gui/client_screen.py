"""What the visitor's view shows for each page: words only, and nothing of the helper's notes.

The one rule: no number or account that was typed, nothing on private subjects, and nothing of what
is said about danger at home: others may look on.
"""

from dataclasses import dataclass

from exposure_app.core.attribution.leading import leaders, told_first
from exposure_app.core.breaches import Catalogue
from exposure_app.core.findings import CheckResult
from exposure_app.core.steps import Plan, Step
from exposure_app.gui import spine
from exposure_app.gui.desk_consent_page import DeskConsentPage
from exposure_app.gui.noticed_page import NoticedPage
from exposure_app.gui.page import Page
from exposure_app.gui.place_page import PlacePage
from exposure_app.gui.session import Session
from exposure_app.i18n import _
from exposure_app.reports.privacy import private_sources
from exposure_app.wording.advice import (
    contact_line,
    no_call_back_text,
    step_minutes,
    step_title,
    step_words_to_say,
    urgency_label,
)
from exposure_app.wording.desk import consent_questions, consent_sentences
from exposure_app.wording.questions import question_text
from exposure_app.wording.reasons import reason_text
from exposure_app.wording.sending import learns_text, sending_summary
from exposure_app.wording.sentences import join_sentences, labelled
from exposure_app.wording.vocabulary import symptom_label

_MOST_REASONS = 3


@dataclass(frozen=True, slots=True)
class ClientScreen:
    """What is shown.

    Attributes:
        title: in large text.
        lines: paragraphs; one that begins a part stands under `parts`.
        parts: headings by the place of the line they stand above.
    """

    title: str
    lines: tuple[str, ...] = ()
    parts: tuple[tuple[int, str], ...] = ()


def client_screen(page: Page, session: Session) -> ClientScreen:
    """What the visitor sees while the helper is on that page."""
    if isinstance(page, DeskConsentPage):
        return _consent(page)
    if isinstance(page, PlacePage):
        lines = (_("You are asked where you live, and which company your phone is with."), _any())
        return ClientScreen(page.title.text(), lines)
    if isinstance(page, NoticedPage):
        return _noticed(page, session)
    if isinstance(page, spine.NumbersPage):
        about = (
            _("You may give a number or an account, or leave this out."),
            _("It stays on this computer. It is forgotten when you go."),
            _("Nobody here needs a password, a code or an ID number."),
        )
        return ClientScreen(page.title.text(), about)
    return _later(page, session)


def _later(page: Page, session: Session) -> ClientScreen:
    """From what will leave to the plan."""
    if isinstance(page, spine.LeavesPage) and session.plan is not None:
        told = (
            labelled(departure.receiver, learns_text(departure))
            for departure in session.plan.departures
        )
        lines = (sending_summary(session.plan), *told, _("You can still say no."))
        return ClientScreen(page.title.text(), lines)
    if isinstance(page, spine.RunningPage):
        return ClientScreen(page.title.text(), (_("You can stop at any time."),))
    if isinstance(page, spine.UrgentPage) and page.contacts:
        return ClientScreen(page.title.text(), tuple(map(_step_line, page.contacts)))
    return _result(page, session) or ClientScreen(_("One moment, please"), (_any(),))


def _result(page: Page, session: Session) -> ClientScreen | None:
    if session.result is None or session.places is None:
        return None
    if isinstance(page, spine.AnswerPage):
        workspace = session.used or session.places.workspace
        return _answer(page, session.result, workspace.catalogue)
    if isinstance(page, spine.PlanPage):
        return _plan(page.title.text(), session.result.plan)
    return None


def _any() -> str:
    return _("You may leave out any answer. You can stop at any time.")


def _consent(page: DeskConsentPage) -> ClientScreen:
    said = {True: _("Yes"), False: _("No")}
    questions = []
    for (question, meaning), answer in zip(consent_questions(), page.answers, strict=True):
        questions.append(meaning if answer is None else join_sentences((question, said[answer])))
    asked = [question for question, _meaning in consent_questions()]
    lines, parts = [*consent_sentences()], []
    for place, line in enumerate(questions):
        if page.answers[place] is None:
            parts.append((len(lines), asked[place]))
        lines.append(line)
    return ClientScreen(_("Before we begin"), tuple(lines), tuple(parts))


def _noticed(page: NoticedPage, session: Session) -> ClientScreen:
    ticked = [symptom_label(code) for code in session.draft.noticed]
    lines = [_("You are asked what you noticed."), _any()]
    parts = [(len(lines), _("Taken down so far"))] if ticked else []
    return ClientScreen(page.title.text(), (*lines, *ticked), tuple(parts))


def _answer(page: Page, result: CheckResult, catalogue: Catalogue) -> ClientScreen:
    """The headline, the reasons when it names somebody, and what is asked now."""
    lines: list[str] = [_("It is an estimate, not a finding of fault.")]
    parts: list[tuple[int, str]] = []
    question = result.explanation.next_question
    if question is not None:
        parts.append((len(lines), _("One question that would help")))
        lines.append(question_text(question.code))
    country = result.person.country
    hidden = private_sources(result, catalogue)
    leading = leaders(result.explanation)
    is_named = bool(leading.sources) and leading.sources[0].source.id not in hidden
    if is_named and not leading.is_rest_first:
        argument = leading.sources[0].source.argument
        sides = ((_("For it"), argument.reasons), (_("Against it"), argument.against))
        for heading, reasons in sides:
            told = list(told_first(reasons))[:_MOST_REASONS]
            if told:
                parts.append((len(lines), heading))
                lines += [reason_text(reason, catalogue, country) for reason in told]
    return ClientScreen(page.title.text(), tuple(lines), tuple(parts))


def _plan(title: str, plan: Plan) -> ClientScreen:
    lines: list[str] = []
    parts: list[tuple[int, str]] = []
    for steps in (plan.now, plan.today, plan.week):
        if steps:
            parts.append((len(lines), urgency_label(steps[0].urgency)))
            lines += [_step_line(step) for step in steps]
    return ClientScreen(title, (*lines, no_call_back_text()), tuple(parts))


def _step_line(step: Step) -> str:
    """A step in a few lines: what, how long, whom to call and what to say."""
    lines = [labelled(step_title(step), step_minutes(step))]
    if step.contact is not None:
        lines.append(contact_line(step.contact))
    words = step_words_to_say(step)
    if words:
        lines.append(labelled(_("What to say"), words))
    return "\n".join(lines)

"""The stops of the tour, in the order in which a person meets them.

Pages that a relative or a visitor at a desk sees otherwise have stops of their own.
"""

from dataclasses import replace
from typing import Final

from exposure_app.core.findings import Progress, ProgressState, State
from exposure_app.gui.aside import Aside
from exposure_app.gui.desk_consent import DeskConsent
from exposure_app.gui.disclosure import Disclosure
from exposure_app.gui.draft import DESK, FAMILY
from exposure_app.gui.private_curtain import PrivateCurtain
from exposure_app.gui.running_page import RunningPage
from exposure_app.gui.step import Step
from tests.simulators import results
from tests.simulators.tour import Visit, stop

INVENTED: Final = "120 0000 0001"
TICKED: Final = ("auto_follow", "auto_join_groups", "password_change_no_help")


@stop("01-welcome")
def _welcome(visit: Visit) -> None:
    visit.window._aside = Aside.WELCOME
    visit.window.show_current()


@stop("02-who")
def _who(visit: Visit) -> None:
    visit.open(Step.WHO)


@stop("03-place")
def _place(visit: Visit) -> None:
    visit.open(Step.PLACE)


@stop("03-place-no-country")
def _place_problem(visit: Visit) -> None:
    visit.open(Step.PLACE)
    visit.window.session.draft.country = ""
    visit.press(visit.page.primary_button)


@stop("04-noticed")
def _noticed(visit: Visit) -> None:
    visit.open(Step.NOTICED)


@stop("04-noticed-ticked")
def _noticed_ticked(visit: Visit) -> None:
    visit.open(Step.NOTICED)
    _tick(visit)
    for group in visit.page.findChildren(Disclosure):
        group.open()


@stop("04-noticed-nothing-found")
def _noticed_not_found(visit: Visit) -> None:
    visit.open(Step.NOTICED)
    visit.page.search.setText("umbrella")  # type: ignore[attr-defined]


@stop("05-numbers")
def _numbers(visit: Visit) -> None:
    visit.open(Step.NUMBERS)


@stop("05-numbers-example")
def _numbers_example(visit: Visit) -> None:
    visit.open(Step.NUMBERS)
    visit.press(visit.named("example_button"))
    visit.page._pause.stop()  # type: ignore[attr-defined]
    visit.page._read_phone()  # type: ignore[attr-defined]


@stop("05-numbers-nothing-to-check")
def _numbers_nothing(visit: Visit) -> None:
    visit.open(Step.NUMBERS)
    visit.press(visit.page.primary_button)


@stop("05-numbers-mistakes")
def _numbers_mistakes(visit: Visit) -> None:
    visit.window.session.draft.phone = "12"
    visit.open(Step.NUMBERS)
    visit.page.rows[0].text.setText("somebody at example.org")  # type: ignore[attr-defined]
    visit.press(visit.page.primary_button)


@stop("06-leaves")
def _leaves(visit: Visit) -> None:
    visit.plan()
    visit.open(Step.LEAVES)


@stop("07-running")
def _running(visit: Visit) -> None:
    """A check in the middle: some lists are done, one could not be read, one is being read."""
    visit.plan()
    plan = visit.window.session.plan
    if plan is None:
        raise TypeError
    page = RunningPage((*plan.lists, *plan.elsewhere))
    states = (State.MATCH, State.COULD_NOT_CHECK, State.NO_MATCH)
    for place, (one, state) in enumerate(zip(plan.lists, states, strict=False), 1):
        page.show_progress(Progress(one.source_id, ProgressState.DONE, state, place, 5))
    at_work = plan.lists[len(states)]
    page.show_progress(Progress(at_work.source_id, ProgressState.RUNNING, None, 3, 5))
    visit.window._step = Step.LEAVES
    page.finish()
    visit.window._shell.show_page(page, is_faded=False)
    visit.window._shell.show_place(Step.LEAVES, visit.window.session.reachable())
    visit.wait(lambda: page.bar.value() > 0)


def _answer_stop(state: str) -> None:
    @stop(f"08-answer-{state.replace('_', '-')}")
    def _answer(visit: Visit) -> None:
        visit.answer(state)
        visit.open(Step.ANSWER)

    @stop(f"09-plan-{state.replace('_', '-')}")
    def _plan(visit: Visit) -> None:
        visit.answer(state)
        visit.open(Step.PLAN)


for _state in results.STATES:
    _answer_stop(_state)


@stop("08-answer-opened")
def _answer_opened(visit: Visit) -> None:
    visit.answer("private")
    visit.open(Step.ANSWER)
    _open_everything(visit)


@stop("08-answer-many-opened")
def _answer_many(visit: Visit) -> None:
    visit.answer("many_lists")
    visit.open(Step.ANSWER)
    _open_everything(visit)


@stop("09-plan-marked")
def _plan_marked(visit: Visit) -> None:
    visit.answer("symptoms_only")
    visit.open(Step.PLAN)
    steps = visit.page.steps  # type: ignore[attr-defined]
    cards = list(steps.cards.values())
    cards[0].tick.box.click()
    cards[1].skip_button.click()


@stop("10-urgent")
def _urgent(visit: Visit) -> None:
    visit.aside(Aside.URGENT)


@stop("10-urgent-no-country")
def _urgent_nowhere(visit: Visit) -> None:
    visit.window.session.draft.country = ""
    visit.aside(Aside.URGENT)


@stop("11-letters")
def _letters(visit: Visit) -> None:
    visit.answer("symptoms_only")
    visit.aside(Aside.LETTERS)


@stop("12-sources")
def _sources(visit: Visit) -> None:
    visit.aside(Aside.SOURCES)


@stop("13-ledger")
def _ledger(visit: Visit) -> None:
    visit.aside(Aside.LEDGER)


@stop("14-settings")
def _settings(visit: Visit) -> None:
    visit.aside(Aside.SETTINGS)


@stop("15-help")
def _help(visit: Visit) -> None:
    visit.open(Step.NOTICED)
    visit.page.toggle_help()


@stop("20-consent", FAMILY)
def _consent(visit: Visit) -> None:
    visit.window.session.draft.has_agreed = False
    visit.open(Step.PLACE)


@stop("20-consent-no", FAMILY)
def _consent_no(visit: Visit) -> None:
    _consent(visit)
    visit.press(visit.named("no"))


@stop("21-who-family", FAMILY)
def _who_family(visit: Visit) -> None:
    visit.open(Step.WHO)


def _question_stops(name: str, step: Step, total: int) -> None:
    for number in range(total):

        @stop(f"{name}-{number + 1}", FAMILY)
        def _question(visit: Visit, number: int = number) -> None:
            visit.open(step)
            if step is Step.NOTICED:
                _tick(visit)
            for _press in range(number):
                visit.press(visit.page.primary_button)


_question_stops("22-place-question", Step.PLACE, 5)
_question_stops("23-noticed-question", Step.NOTICED, 5)
_question_stops("24-numbers-question", Step.NUMBERS, 2)


@stop("25-answer-curtain", FAMILY)
def _curtain(visit: Visit) -> None:
    visit.answer("private")
    visit.open(Step.ANSWER)
    [curtain] = visit.page.findChildren(PrivateCurtain)
    if curtain.ask_button is None:
        raise TypeError
    curtain.ask_button.click()
    visit.page.scroll_area.ensureWidgetVisible(curtain)


@stop("26-plan-they-and-you", FAMILY)
def _plan_family(visit: Visit) -> None:
    visit.answer("symptoms_only")
    visit.open(Step.PLAN)


@stop("30-desk-consent", DESK)
def _desk_consent(visit: Visit) -> None:
    visit.window.session.draft.has_agreed = False
    visit.window.session.consent = DeskConsent()
    visit.open(Step.PLACE)


@stop("31-desk-place", DESK)
def _desk_place(visit: Visit) -> None:
    visit.open(Step.PLACE)


@stop("32-desk-noticed", DESK)
def _desk_noticed(visit: Visit) -> None:
    visit.open(Step.NOTICED)
    _tick(visit)


@stop("33-desk-numbers", DESK)
def _desk_numbers(visit: Visit) -> None:
    visit.window.session.draft.phone = INVENTED
    visit.open(Step.NUMBERS)


@stop("34-desk-leaves", DESK)
def _desk_leaves(visit: Visit) -> None:
    visit.plan()
    visit.open(Step.LEAVES)


@stop("35-desk-answer", DESK)
def _desk_answer(visit: Visit) -> None:
    visit.answer("partial")
    visit.open(Step.ANSWER)


@stop("35-desk-answer-private-closed", DESK)
def _desk_private(visit: Visit) -> None:
    visit.answer("private")
    consent = visit.window.session.consent
    visit.window.session.consent = replace(consent, may_see_private=False)
    visit.open(Step.ANSWER)


@stop("36-desk-plan", DESK)
def _desk_plan(visit: Visit) -> None:
    visit.answer("symptoms_only")
    visit.open(Step.PLAN)


@stop("37-desk-danger", DESK)
def _desk_danger(visit: Visit) -> None:
    visit.aside(Aside.DANGER)


@stop("38-desk-counts", DESK)
def _desk_counts(visit: Visit) -> None:
    visit.aside(Aside.DESK_COUNTS)


@stop("39-desk-urgent", DESK)
def _desk_urgent(visit: Visit) -> None:
    visit.aside(Aside.URGENT)


def _tick(visit: Visit) -> None:
    for code in TICKED:
        visit.page.rows[code].tick.box.setChecked(True)  # type: ignore[attr-defined]
    visit.settle()


def _open_everything(visit: Visit) -> None:
    for one in visit.page.findChildren(Disclosure):
        one.open()
    visit.settle()

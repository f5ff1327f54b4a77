"""Stops of every answer there can be: each as it opens, with everything open, and its plan."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from exposure_app.checking import sending_plan
from exposure_app.core.findings import CheckRequest
from exposure_app.gui.answer_page import AnswerPage
from exposure_app.gui.plan_page import PlanPage
from exposure_app.gui.step import Step
from tests.simulators import results
from tests.simulators.tourist import Persona, Stop, Tourist

_WITH_PLAN: Final = ("found_strong", "symptoms_only", "cannot_tell")


def _answer(state: str, tourist: Tourist) -> None:
    """Let a check end in that state, as the window is told of it."""
    scratch = tourist.folder / state
    scratch.mkdir()
    window, result = tourist.window, results.answer(state, scratch)
    session = window.session
    session.draft.country = result.person.country
    session.result, session.used = result, results.shipped()
    session.questionnaire = session.answered = None
    session.plan = sending_plan(results.shipped(), CheckRequest(result.person))
    session.prepared_from, session.furthest = session.draft.snapshot(), Step.NUMBERS
    window.arrive(Step.ANSWER)
    tourist.reach(AnswerPage)


def _open(tourist: Tourist) -> None:
    tourist.unfold()


def _plan(tourist: Tourist) -> None:
    tourist.go_on(PlanPage)


def _stops() -> Iterator[Stop]:
    for state in results.STATES:
        name = state.replace("_", "-")
        yield Stop(f"answer-{name}", Persona.ANSWERED, AnswerPage, partial(_answer, state))
        yield Stop(f"answer-{name}-open", Persona.ANSWERED, AnswerPage, _open)
        if state in _WITH_PLAN:
            yield Stop(f"plan-{name}", Persona.ANSWERED, PlanPage, _plan)


STOPS: Final = tuple(_stops())

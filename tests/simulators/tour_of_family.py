"""Stops of somebody who helps a relative: their own yes, their no, and who does what."""

from typing import Final

from exposure_app.core.findings import Audience
from exposure_app.gui.answer_page import AnswerPage
from exposure_app.gui.consent_page import ConsentPage
from exposure_app.gui.leaves_page import LeavesPage
from exposure_app.gui.noticed_page import NoticedPage
from exposure_app.gui.numbers_page import NumbersPage
from exposure_app.gui.place_page import PlacePage
from exposure_app.gui.plan_page import PlanPage
from exposure_app.gui.private_curtain import PrivateCurtain
from exposure_app.gui.who_page import WhoPage
from tests.simulators import results
from tests.simulators.tourist import Persona, Stop, Tourist


def _who(tourist: Tourist) -> None:
    page = tourist.page(WhoPage)
    percent = tourist.window.preferences.percent
    page.cards[Audience.FAMILY].radio.click()
    if tourist.window.preferences.percent != percent:
        tourist.wait(lambda: tourist.window.page is not page)
    tourist.reach(WhoPage).label.setText("Anna")


def _consent(tourist: Tourist) -> None:
    tourist.go_on(ConsentPage)


def _declined(tourist: Tourist) -> None:
    tourist.press(tourist.page(ConsentPage).no)


def _place(tourist: Tourist) -> None:
    tourist.press(tourist.page(ConsentPage).end)
    _who(tourist)
    tourist.press(tourist.go_on(ConsentPage).yes)
    tourist.choose(tourist.reach(PlacePage).country, "CN")


def _next(tourist: Tourist) -> None:
    tourist.next_question()


def _noticed(tourist: Tourist) -> None:
    tourist.go_on(NoticedPage).rows["auto_follow"].tick.box.setChecked(True)


def _numbers(tourist: Tourist) -> None:
    tourist.go_on(NumbersPage)


def _accounts(tourist: Tourist) -> None:
    tourist.next_question()
    tourist.press(tourist.page(NumbersPage).example_button)
    tourist.settle()


def _leaves(tourist: Tourist) -> None:
    tourist.go_on(LeavesPage)


def _answer(tourist: Tourist) -> None:
    tourist.go_on(AnswerPage)


def _curtain(tourist: Tourist) -> None:
    """Private items that a helper asked to see."""
    session = tourist.window.session
    session.result = results.answer("private", tourist.folder)
    tourist.window.show_current()
    page = tourist.reach(AnswerPage)
    [curtain] = page.findChildren(PrivateCurtain)
    if curtain.ask_button is None:
        raise RuntimeError
    tourist.press(curtain.ask_button)
    page.scroll_area.ensureWidgetVisible(curtain)


def _plan(tourist: Tourist) -> None:
    tourist.go_on(PlanPage)


STOPS: Final = (
    Stop("family-who", Persona.FAMILY, WhoPage, _who),
    Stop("family-consent", Persona.FAMILY, ConsentPage, _consent),
    Stop("family-declined", Persona.FAMILY, ConsentPage, _declined),
    Stop("family-place", Persona.FAMILY, PlacePage, _place),
    *(
        Stop(f"family-place-question-{number}", Persona.FAMILY, PlacePage, _next)
        for number in range(2, 6)
    ),
    Stop("family-noticed", Persona.FAMILY, NoticedPage, _noticed),
    *(
        Stop(f"family-noticed-question-{number}", Persona.FAMILY, NoticedPage, _next)
        for number in range(2, 6)
    ),
    Stop("family-numbers", Persona.FAMILY, NumbersPage, _numbers),
    Stop("family-numbers-question-2", Persona.FAMILY, NumbersPage, _accounts),
    Stop("family-leaves", Persona.FAMILY, LeavesPage, _leaves),
    Stop("family-answer", Persona.FAMILY, AnswerPage, _answer),
    Stop("family-curtain", Persona.FAMILY, AnswerPage, _curtain),
    Stop("family-plan", Persona.FAMILY, PlanPage, _plan),
)

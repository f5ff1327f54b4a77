"""Stops of somebody who asks for themselves: the first run, a check in China, and one abroad."""

from typing import Final

from exposure_app.gui.answer_page import AnswerPage
from exposure_app.gui.leaves_page import LeavesPage
from exposure_app.gui.noticed_page import NoticedPage
from exposure_app.gui.numbers_page import NumbersPage
from exposure_app.gui.place_page import PlacePage
from exposure_app.gui.plan_page import PlanPage
from exposure_app.gui.take_card import TakeCard
from exposure_app.gui.welcome_page import WelcomePage
from exposure_app.gui.who_page import WhoPage
from tests.simulators.tourist import Persona, Stop, Tourist

_TICKED = ("auto_follow", "auto_join_groups", "password_change_no_help")
_NOWHERE = "zzzz"


def _stay(_tourist: Tourist) -> None:
    """The window opens there."""


def _welcome_help(tourist: Tourist) -> None:
    tourist.window.page.toggle_help()


def _first_who(tourist: Tourist) -> None:
    tourist.go_on(WhoPage)


def _place_without_country(tourist: Tourist) -> None:
    tourist.go_on(PlacePage)
    tourist.window.session.draft.country = ""
    tourist.window.page.accept()


def _place(tourist: Tourist) -> None:
    page = tourist.page(PlacePage)
    tourist.choose(page.country, "CN")
    page.clear_problem()
    tourist.choose(page.carrier, "China Mobile")
    tourist.choose(page.province, "Zhejiang")


def _place_other(tourist: Tourist) -> None:
    page = tourist.page(PlacePage)
    page.carrier.setCurrentIndex(page.carrier.count() - 1)
    page.carrier.activated.emit(page.carrier.count() - 1)
    page.since.year.setCurrentIndex(5)


def _noticed(tourist: Tourist) -> None:
    page = tourist.page(PlacePage)
    tourist.choose(page.carrier, "China Mobile")
    tourist.go_on(NoticedPage)


def _noticed_ticked(tourist: Tourist) -> None:
    page = tourist.page(NoticedPage)
    for code in _TICKED:
        page.rows[code].tick.box.setChecked(True)
    page.know.ticks["name"].box.setChecked(True)


def _noticed_open(tourist: Tourist) -> None:
    tourist.page(NoticedPage)
    tourist.unfold()


def _noticed_search(tourist: Tourist) -> None:
    tourist.page(NoticedPage).search.setText("password")
    tourist.settle()


def _noticed_nothing_found(tourist: Tourist) -> None:
    tourist.page(NoticedPage).search.setText(_NOWHERE)
    tourist.settle()


def _noticed_none(tourist: Tourist) -> None:
    page = tourist.page(NoticedPage)
    page.search.clear()
    tourist.settle()
    page.nothing.box.setChecked(True)


def _numbers_too_little(tourist: Tourist) -> None:
    tourist.go_on(NumbersPage)
    tourist.page(NumbersPage).accept()
    tourist.settle()


def _numbers(tourist: Tourist) -> None:
    page = tourist.page(NumbersPage)
    page.clear_problem()


def _numbers_wrong(tourist: Tourist) -> None:
    page = tourist.page(NumbersPage)
    page.phone.setText("12")
    page.phone.textEdited.emit("12")
    tourist.press(page.add_button)
    for row, service in zip(page.rows, ("email", "qq"), strict=True):
        row.service.setCurrentIndex(row.service.findData(service))
        row.text.setText("@@")
        row.text.textEdited.emit("@@")
    page.accept()
    tourist.settle()


def _numbers_filled(tourist: Tourist) -> None:
    page = tourist.page(NumbersPage)
    tourist.press(page.example_button)
    tourist.settle()


def _leaves(tourist: Tourist) -> None:
    tourist.go_on(LeavesPage)


def _answer(tourist: Tourist) -> None:
    tourist.go_on(AnswerPage)


def _answer_help(tourist: Tourist) -> None:
    tourist.page(AnswerPage).toggle_help()


def _answer_one_more(tourist: Tourist) -> None:
    page = tourist.page(AnswerPage)
    page.toggle_help()
    if page.question is None:
        raise RuntimeError
    tourist.press(next(iter(page.question.buttons.values())))
    tourist.wait(lambda: tourist.window.page is not page)
    tourist.reach(AnswerPage)


def _answer_no_more(tourist: Tourist) -> None:
    page = tourist.page(AnswerPage)
    page.ended.emit()
    tourist.wait(lambda: tourist.window.page is not page)
    tourist.reach(AnswerPage)


def _answer_open(tourist: Tourist) -> None:
    tourist.unfold()


def _plan(tourist: Tourist) -> None:
    tourist.go_on(PlanPage)


def _plan_marked(tourist: Tourist) -> None:
    steps = tourist.page(PlanPage).steps
    first = steps.plan.today[0]
    steps.cards[first.id].tick.box.click()
    tourist.press(steps.cards[steps.plan.week[0].id].later_button)
    tourist.settle()
    tourist.press(steps.cards[steps.plan.week[-1].id].skip_button)
    tourist.settle()


def _plan_taken(tourist: Tourist) -> None:
    card = tourist.page(PlanPage).findChild(TakeCard)
    if not isinstance(card, TakeCard):
        raise TypeError
    tourist.press(card.copy_button)
    tourist.window.page.scroll_area.ensureWidgetVisible(card)


def _start_over(tourist: Tourist) -> None:
    tourist.ask(tourist.window.page.primary_button.click)


def _place_abroad(tourist: Tourist) -> None:
    page = tourist.go_on(PlacePage)
    tourist.choose(page.country, "US")
    page.previous.buttons[0].click()


def _noticed_abroad(tourist: Tourist) -> None:
    page = tourist.go_on(NoticedPage)
    page.rows["scam_calls"].tick.box.setChecked(True)


def _numbers_abroad(tourist: Tourist) -> None:
    page = tourist.go_on(NumbersPage)
    tourist.press(page.example_button)
    tourist.settle()


STOPS: Final = (
    Stop("welcome", Persona.FIRST, WelcomePage, _stay),
    Stop("welcome-help", Persona.FIRST, WelcomePage, _welcome_help),
    Stop("first-who", Persona.FIRST, WhoPage, _first_who),
    Stop("who", Persona.SELF, WhoPage, _stay),
    Stop("place-without-country", Persona.SELF, PlacePage, _place_without_country),
    Stop("place", Persona.SELF, PlacePage, _place),
    Stop("place-other-carrier", Persona.SELF, PlacePage, _place_other),
    Stop("noticed", Persona.SELF, NoticedPage, _noticed),
    Stop("noticed-ticked", Persona.SELF, NoticedPage, _noticed_ticked),
    Stop("noticed-open", Persona.SELF, NoticedPage, _noticed_open),
    Stop("noticed-search", Persona.SELF, NoticedPage, _noticed_search),
    Stop("noticed-nothing-found", Persona.SELF, NoticedPage, _noticed_nothing_found),
    Stop("noticed-none", Persona.SELF, NoticedPage, _noticed_none),
    Stop("numbers-too-little", Persona.SELF, NumbersPage, _numbers_too_little),
    Stop("numbers", Persona.SELF, NumbersPage, _numbers),
    Stop("numbers-wrong", Persona.SELF, NumbersPage, _numbers_wrong),
    Stop("numbers-filled", Persona.SELF, NumbersPage, _numbers_filled),
    Stop("leaves", Persona.SELF, LeavesPage, _leaves),
    Stop("answer", Persona.SELF, AnswerPage, _answer),
    Stop("answer-help", Persona.SELF, AnswerPage, _answer_help),
    Stop("answer-one-more", Persona.SELF, AnswerPage, _answer_one_more),
    Stop("answer-no-more", Persona.SELF, AnswerPage, _answer_no_more),
    Stop("answer-open", Persona.SELF, AnswerPage, _answer_open),
    Stop("plan", Persona.SELF, PlanPage, _plan),
    Stop("plan-marked", Persona.SELF, PlanPage, _plan_marked),
    Stop("plan-taken", Persona.SELF, PlanPage, _plan_taken),
    Stop("start-over", Persona.SELF, PlanPage, _start_over),
    Stop("place-abroad", Persona.ABROAD, PlacePage, _place_abroad),
    Stop("noticed-abroad", Persona.ABROAD, NoticedPage, _noticed_abroad),
    Stop("numbers-abroad", Persona.ABROAD, NumbersPage, _numbers_abroad),
    Stop("leaves-abroad", Persona.ABROAD, LeavesPage, _leaves),
    Stop("answer-abroad", Persona.ABROAD, AnswerPage, _answer),
    Stop("plan-abroad", Persona.ABROAD, PlanPage, _plan),
)

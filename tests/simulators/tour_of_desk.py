"""Stops at a support desk: three answers, dense forms, the visitor's view, and how a visit ends."""

from typing import Final

from exposure_app.gui.answer_page import AnswerPage
from exposure_app.gui.aside import Aside
from exposure_app.gui.danger_page import DangerPage
from exposure_app.gui.desk_consent_page import DeskConsentPage
from exposure_app.gui.desk_counts_page import DeskCountsPage
from exposure_app.gui.desk_noticed_page import DeskNoticedPage
from exposure_app.gui.leaves_page import LeavesPage
from exposure_app.gui.ledger_page import LedgerPage
from exposure_app.gui.numbers_page import NumbersPage
from exposure_app.gui.place_page import PlacePage
from exposure_app.gui.plan_page import PlanPage
from exposure_app.gui.step import Step
from exposure_app.gui.who_page import WhoPage
from exposure_app.storage import paths
from exposure_app.storage.desk_counts import count_visit, switch_desk_counts
from tests.simulators.tourist import Persona, Stop, Tourist

_TICKED: Final = ("auto_follow", "auto_join_groups", "password_change_no_help")
_COUNTED: Final = ("carrier", "carrier", "social")


def _consent(tourist: Tourist) -> None:
    tourist.reach(DeskConsentPage)


def _consent_help(tourist: Tourist) -> None:
    tourist.window.page.toggle_help()


def _consent_unanswered(tourist: Tourist) -> None:
    tourist.window.page.toggle_help()
    page = tourist.page(DeskConsentPage)
    page.questions[0].yes.click()
    tourist.press(page.primary_button)


def _open_view(tourist: Tourist) -> None:
    """The visitor's view as it is now; it is opened anew at each stop that looks at it."""
    view = tourist.window.desk.view
    if view.client is None:
        tourist.window.desk.toggle_view()
    if view.client is None:
        raise RuntimeError
    view.refresh()
    tourist.show_beside(view.client)


def _place(tourist: Tourist) -> None:
    page = tourist.page(DeskConsentPage)
    for question in page.questions:
        question.yes.click()
    tourist.press(page.primary_button)
    place = tourist.reach(PlacePage)
    tourist.choose(place.country, "CN")
    tourist.choose(place.carrier, "China Mobile")


def _without_script(tourist: Tourist) -> None:
    tourist.page(PlacePage)
    tourist.window.desk.toggle_script()


def _idle(tourist: Tourist) -> None:
    tourist.window.desk.toggle_script()
    frame = tourist.window.desk.frame
    if frame is None:
        raise RuntimeError
    frame.bar.warn()


def _noticed(tourist: Tourist) -> None:
    frame = tourist.window.desk.frame
    if frame is None:
        raise RuntimeError
    tourist.press(frame.bar.here_button)
    frame.bar.calm()
    page = tourist.go_on(DeskNoticedPage)
    for code in _TICKED:
        page.rows[code].tick.box.setChecked(True)


def _noticed_typed(tourist: Tourist) -> None:
    page = tourist.page(DeskNoticedPage)
    page.search.setText("call")
    page.search.textEdited.emit("call")
    tourist.settle()


def _numbers(tourist: Tourist) -> None:
    tourist.page(DeskNoticedPage).search.clear()
    tourist.settle()
    tourist.press(tourist.go_on(NumbersPage).example_button)
    tourist.settle()


def _leaves(tourist: Tourist) -> None:
    tourist.go_on(LeavesPage)


def _answer(tourist: Tourist) -> None:
    tourist.go_on(AnswerPage)


def _plan(tourist: Tourist) -> None:
    tourist.go_on(PlanPage)


def _danger(tourist: Tourist) -> None:
    tourist.aside(Aside.DANGER, DangerPage)


def _ledger(tourist: Tourist) -> None:
    page = tourist.aside(Aside.LEDGER, LedgerPage)
    tourist.wait(lambda: page.is_read)
    tourist.settle()


def _counts_off(tourist: Tourist) -> None:
    tourist.aside(Aside.DESK_COUNTS, DeskCountsPage)


def _counts(tourist: Tourist) -> None:
    file = paths.desk_counts_file()
    switch_desk_counts(file, is_on=True)
    for kind in _COUNTED:
        count_visit(file, "2026-11", kind)
    tourist.aside(Aside.DESK_COUNTS, DeskCountsPage)


def _declined(tourist: Tourist) -> None:
    page = tourist.reach(DeskConsentPage)
    for question in page.questions:
        question.no.click()
    tourist.press(page.primary_button)
    tourist.choose(tourist.reach(PlacePage).country, "CN")


def _nothing_to_weigh(tourist: Tourist) -> None:
    tourist.go_on(DeskNoticedPage)
    tourist.press(tourist.window.page.primary_button)


def _answer_declined(tourist: Tourist) -> None:
    page = tourist.page(DeskNoticedPage)
    page.clear_problem()
    for code in _TICKED:
        page.rows[code].tick.box.setChecked(True)
    tourist.go_on(AnswerPage)


def _who(tourist: Tourist) -> None:
    tourist.turn_to(Step.WHO, WhoPage)


def _desk(name: str, page: type, go: object, persona: Persona = Persona.DESK) -> Stop:
    return Stop(f"desk-{name}", persona, page, go)  # type: ignore[arg-type]


STOPS: Final = (
    _desk("consent", DeskConsentPage, _consent),
    _desk("consent-help", DeskConsentPage, _consent_help),
    _desk("consent-unanswered", DeskConsentPage, _consent_unanswered),
    _desk("view-of-consent", DeskConsentPage, _open_view),
    _desk("place", PlacePage, _place),
    _desk("view-of-place", PlacePage, _open_view),
    _desk("place-without-script", PlacePage, _without_script),
    _desk("idle", PlacePage, _idle),
    _desk("noticed", DeskNoticedPage, _noticed),
    _desk("noticed-typed", DeskNoticedPage, _noticed_typed),
    _desk("view-of-noticed", DeskNoticedPage, _open_view),
    _desk("numbers", NumbersPage, _numbers),
    _desk("leaves", LeavesPage, _leaves),
    _desk("view-of-leaves", LeavesPage, _open_view),
    _desk("answer", AnswerPage, _answer),
    _desk("view-of-answer", AnswerPage, _open_view),
    _desk("plan", PlanPage, _plan),
    _desk("view-of-plan", PlanPage, _open_view),
    _desk("danger", DangerPage, _danger),
    _desk("ledger", LedgerPage, _ledger),
    _desk("counts-off", DeskCountsPage, _counts_off),
    _desk("counts", DeskCountsPage, _counts),
    _desk("place-declined", PlacePage, _declined, Persona.DECLINING),
    _desk("nothing-to-weigh", DeskNoticedPage, _nothing_to_weigh, Persona.DECLINING),
    _desk("answer-declined", AnswerPage, _answer_declined, Persona.DECLINING),
    _desk("plan-declined", PlanPage, _plan, Persona.DECLINING),
    _desk("who", WhoPage, _who, Persona.DECLINING),
)

"""Stops of somebody who asks a publisher: what leaves, a slow check, a stop, and what was sent."""

from typing import Final

from exposure_app.checking.trying import try_sources
from exposure_app.core.identifiers import Service
from exposure_app.gui.answer_page import AnswerPage
from exposure_app.gui.aside import Aside
from exposure_app.gui.draft import TypedHandle
from exposure_app.gui.leaves_page import LeavesPage
from exposure_app.gui.ledger_page import LedgerPage
from exposure_app.gui.numbers_page import NumbersPage
from exposure_app.gui.running_page import RunningPage
from exposure_app.gui.source_box import PublisherBox
from exposure_app.gui.sources_page import SourcesPage
from exposure_app.gui.step import Step
from exposure_app.network_access import Access, with_network
from exposure_app.storage.api_keys import ApiKeys
from exposure_app.workspace import open_workspace
from tests.simulators.faults import Fault
from tests.simulators.neighbour import NAME, at_times, neighbour
from tests.simulators.tourist import Persona, Stop, Tourist

_PHONE: Final = "120 0000 0001"
_ADDRESS: Final = "anna.example@example.org"
_PAUSES: Final[set[Fault]] = set()


def _leaves(tourist: Tourist) -> None:
    """A publisher is on; a number and an address are typed."""
    _PAUSES.clear()
    world = neighbour(tourist.folder / "neighbour", lambda one: at_times(_PAUSES, one.answer))
    found = tourist.ends.enter_context(world)
    tourist.ends.callback(_PAUSES.clear)
    found.add(NAME)
    access = Access.of_this_computer(is_kept=False)
    # What is published now is not valid on the day of the other stops.
    today = open_workspace()
    tourist.use(today)
    opened = with_network(today, access, ApiKeys())
    if not all(one.is_right for one in try_sources(opened)):
        raise RuntimeError
    draft = tourist.window.session.draft
    draft.country = draft.number_region = "CN"
    draft.phone = _PHONE
    draft.handles = [TypedHandle(Service.EMAIL, _ADDRESS), TypedHandle(Service.QQ, "99000123456")]
    tourist.turn_to(Step.NUMBERS, NumbersPage)
    tourist.go_on(LeavesPage)


def _leaves_open(tourist: Tourist) -> None:
    tourist.unfold()


def _nobody_asked(tourist: Tourist) -> None:
    page = tourist.page(LeavesPage)
    tourist.press(page.nobody_button)
    tourist.settle()


def _running(tourist: Tourist) -> None:
    page = tourist.page(LeavesPage)
    if page.choice_button is None:
        raise RuntimeError
    tourist.press(page.choice_button)
    tourist.settle()
    _PAUSES.add(Fault.STALLED)
    tourist.press(page.primary_button)
    tourist.wait(lambda: len(tourist.window.session.progress) > 0)
    tourist.finish_page()


def _stopped(tourist: Tourist) -> None:
    tourist.press(tourist.page(RunningPage).stop_button)
    tourist.reach(LeavesPage)
    _PAUSES.clear()


def _answer(tourist: Tourist) -> None:
    tourist.go_on(AnswerPage)


def _answer_open(tourist: Tourist) -> None:
    tourist.unfold()


def _ledger(tourist: Tourist) -> None:
    page = tourist.aside(Aside.LEDGER, LedgerPage)
    tourist.wait(lambda: page.is_read)
    tourist.settle()


def _publisher(tourist: Tourist) -> None:
    page = tourist.aside(Aside.SOURCES, SourcesPage)
    tourist.wait(lambda: page.is_read)
    tourist.settle()


def _trying(tourist: Tourist) -> None:
    box = _box(tourist)
    tourist.press(box.trying.button)
    tourist.wait(lambda: box.trying.send_button is not None)
    tourist.settle()


def _tried(tourist: Tourist) -> None:
    box = _box(tourist)
    if box.trying.send_button is None:
        raise RuntimeError
    tourist.press(box.trying.send_button)
    tourist.settle()


def _box(tourist: Tourist) -> PublisherBox:
    box = tourist.page(SourcesPage).boxes[NAME]
    if not isinstance(box, PublisherBox):
        raise TypeError
    return box


def _failed(tourist: Tourist) -> None:
    """The publisher answers with rubbish."""
    tourist.window.go_back()
    tourist.turn_to(Step.LEAVES, LeavesPage)
    _PAUSES.add(Fault.SERVER_ERROR)
    tourist.go_on(AnswerPage)
    _PAUSES.clear()


STOPS: Final = (
    Stop("leaves-network", Persona.CAREFUL, LeavesPage, _leaves),
    Stop("leaves-network-open", Persona.CAREFUL, LeavesPage, _leaves_open),
    Stop("leaves-nobody", Persona.CAREFUL, LeavesPage, _nobody_asked),
    Stop("running", Persona.CAREFUL, RunningPage, _running),
    Stop("stopped", Persona.CAREFUL, LeavesPage, _stopped),
    Stop("answer-network", Persona.CAREFUL, AnswerPage, _answer),
    Stop("answer-network-open", Persona.CAREFUL, AnswerPage, _answer_open),
    Stop("ledger-network", Persona.CAREFUL, LedgerPage, _ledger),
    Stop("sources-publisher", Persona.CAREFUL, SourcesPage, _publisher),
    Stop("sources-trying", Persona.CAREFUL, SourcesPage, _trying),
    Stop("sources-tried", Persona.CAREFUL, SourcesPage, _tried),
    Stop("answer-failed", Persona.CAREFUL, AnswerPage, _failed),
)

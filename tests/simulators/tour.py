"""A tour of the window: every page, in every state that looks different from others.

It is walked to draw pictures, to measure that no text is cut, and to hear what a screen reader
would say. Each stop is reached on its own, so one can be looked at without the others. Only the
invented people of the demonstration are shown.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PySide6.QtWidgets import QApplication, QWidget

from exposure_app.checking import sending_plan
from exposure_app.core.findings import CheckResult
from exposure_app.gui.aside import Aside
from exposure_app.gui.desk_consent import DeskConsent
from exposure_app.gui.draft import FAMILY, SELF
from exposure_app.gui.main_window import MainWindow
from exposure_app.gui.page import Page
from exposure_app.gui.step import Step
from tests.simulators import results

NAME: Final = "Aunt Mei"
_TURNS: Final = 4


@dataclass
class Visit:
    """One window, and how its states are reached.

    Args:
        window: opened, with its tables read; of a desk or not.
        wait: lets the window work until something is so.
    """

    window: MainWindow
    wait: Callable[[Callable[[], bool]], None]

    @property
    def page(self) -> Page:
        """The page shown now."""
        return self.window.page

    def begin(self, audience: str = SELF, country: str = "CN") -> None:
        """Forget what the stop before left, and be somebody new."""
        self.window.session.forget()
        self.window._aside = None
        draft = self.window.session.draft
        draft.audience, draft.country, draft.has_agreed = audience, country, True
        draft.label = NAME if audience == FAMILY else ""
        self.window.session.consent = DeskConsent(True, True, True)  # noqa: FBT003 - three yes

    def open(self, step: Step) -> None:
        """Open the page of a step, and wait until all of it is there."""
        self.window.go_to(step)
        self.settle()

    def aside(self, aside: Aside) -> None:
        """Open a page beside the check."""
        self.window.open_aside(aside)
        self.settle()

    def settle(self) -> None:
        """Wait until nothing works any more."""
        self.wait(lambda: self.window.is_idle)
        # What was put on the page has its place after a few turns more.
        for _turn in range(_TURNS):
            QApplication.sendPostedEvents()
            QApplication.processEvents()

    def press(self, widget: QWidget) -> None:
        """Press a button of the page."""
        click = getattr(widget, "click", None)
        if click is None:
            raise TypeError(type(widget))
        click()
        self.settle()

    def answer(self, state: str) -> None:
        """Have an answer, as after a check."""
        session, result = self.window.session, _result(state)
        session.result, session.draft.country = result, result.person.country
        self.plan()
        session.furthest = Step.PLAN

    def plan(self) -> None:
        """Have what would leave the computer, as after the page of numbers."""
        session, wanted = self.window.session, results.request("old-forum")
        session.request, session.plan = wanted, sending_plan(results.shipped(), wanted)
        session.prepared_from, session.is_plan_fresh = session.draft, True

    def named(self, name: str) -> QWidget:
        """A widget of the page by the name of its attribute."""
        found = getattr(self.page, name)
        if not isinstance(found, QWidget):
            raise TypeError(name)
        return found


@dataclass(frozen=True)
class TourStop:
    """One state to be looked at.

    Attributes:
        name: of the picture.
        audience: whom the visit is for.
        reach: brings the window there.
    """

    name: str
    audience: str
    reach: Callable[[Visit], None]


STOPS: list[TourStop] = []
Reach = Callable[[Visit], None]


def stop(name: str, audience: str = SELF) -> Callable[[Reach], Reach]:
    def add(reach: Reach) -> Reach:
        STOPS.append(TourStop(name, audience, reach))
        return reach

    return add


def stops(audience: str | None = None) -> tuple[TourStop, ...]:
    """Every stop in order, or those of one way in."""
    import_module("tests.simulators.tour_stops")
    return tuple(one for one in STOPS if audience in (None, one.audience))


def walk(visit: Visit, wanted: tuple[TourStop, ...]) -> Iterator[TourStop]:
    """Go from stop to stop; each is given when it is reached."""
    for one in wanted:
        visit.begin(one.audience)
        one.reach(visit)
        visit.settle()
        yield one


@cache
def _result(state: str) -> CheckResult:
    with TemporaryDirectory() as scratch:
        return results.answer(state, Path(scratch))

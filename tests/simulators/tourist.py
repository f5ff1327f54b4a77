"""Somebody who goes through the window from stop to stop, in a test or in a script.

The one rule: needs nothing but a function that waits, and leaves nothing behind: what it keeps lies
in the folder it was given, and the day is always the same, so that two tours look alike.
"""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QAbstractButton, QApplication, QMessageBox, QWidget

from exposure_app.gui.aside import Aside
from exposure_app.gui.disclosure import Disclosure
from exposure_app.gui.main_window import MainWindow
from exposure_app.gui.page import Page
from exposure_app.gui.search_combo import QuietCombo
from exposure_app.gui.step import Step
from exposure_app.gui.theme import Theme
from exposure_app.workspace import Workspace
from tests.simulators import results

Wait = Callable[[Callable[[], bool]], None]
"""Lets the loop of events run until what it is given comes true, and fails when that takes long."""

_Page = TypeVar("_Page", bound=Page)


class Persona(StrEnum):
    """Who sits at the window; each begins with a window of its own."""

    FIRST = "first"
    SELF = "self"
    ABROAD = "abroad"
    CAREFUL = "careful"
    ANSWERED = "answered"
    FAMILY = "family"
    BESIDE = "beside"
    UNLUCKY = "unlucky"
    DESK = "desk"
    DECLINING = "declining"


@dataclass(frozen=True, slots=True)
class Stop:
    """One page in one state.

    Attributes:
        name: of its picture.
        persona: who comes there.
        page: what is shown then.
        go: goes there from the stop before of the same persona.
    """

    name: str
    persona: Persona
    page: type[Page]
    go: "Callable[[Tourist], None]"


class Tourist:
    """One person at one window.

    Args:
        theme: the look of the application.
        folder: an empty one, for settings, lists that are damaged, and publishers.
        wait: see `Wait`.
        persona: who it is.

    Attributes:
        window: the window.
        folder: for files of one stop.
        ends: what is closed with the window.
    """

    def __init__(self, theme: Theme, folder: Path, wait: Wait, persona: Persona) -> None:
        self.folder = folder
        self.wait = wait
        self.ends = ExitStack()
        self._others: list[QWidget] = []
        self._beside: QWidget | None = None
        self._theme = theme
        self._look = (theme.percent, theme.appearance, theme.motion)
        self.window = MainWindow(
            theme,
            folder / "settings.json",
            is_first_run=persona is Persona.FIRST,
            is_desk=persona in (Persona.DESK, Persona.DECLINING),
        )

    def open(self) -> None:
        """Show the window, and wait until its tables are read."""
        self.window.show()
        self.wait(lambda: self.window.session.places is not None)
        self.use(results.shipped())
        self.settle()

    def close(self) -> None:
        """Close the window and everything that was opened for it."""
        self.put_away()
        self.window.close()
        self.window.deleteLater()
        self.ends.close()
        percent, appearance, motion = self._look
        self._theme.set_percent(percent)
        self._theme.set_appearance(appearance)
        self._theme.set_motion(motion)
        QApplication.sendPostedEvents()

    @property
    def shown(self) -> QWidget:
        """What is to be looked at: a dialog or a second window, else the window."""
        return self._beside or (self._others[-1] if self._others else self.window)

    def use(self, workspace: Workspace) -> None:
        """Check with other lists from now on."""
        places = self.window.session.places
        if places is None:
            raise RuntimeError
        self.window.session.places = replace(places, workspace=workspace, today=workspace.today())

    def settle(self) -> None:
        """Wait until no work runs and the page is whole."""
        self.wait(lambda: self.window.is_idle)
        self.window.page.finish()
        QApplication.sendPostedEvents()

    def page(self, kind: type[_Page]) -> _Page:
        """The page shown now, of the kind that is expected."""
        page = self.window.page
        if not isinstance(page, kind):
            raise TypeError(f"{type(page).__name__} is shown, not {kind.__name__}")
        return page

    def reach(self, kind: type[_Page]) -> _Page:
        """Wait for a page, and until it is whole."""
        self.wait(lambda: isinstance(self.window.page, kind))
        self.settle()
        return self.page(kind)

    def go_on(self, kind: type[_Page]) -> _Page:
        """Press the way on, for each question of a page that asks one after the other."""
        page = self.window.page
        self.press(page.primary_button)
        self.settle()
        while self.window.page is page and page.turns is not None and page.problem is None:
            self.press(page.primary_button)
            self.settle()
        return self.reach(kind)

    def next_question(self) -> None:
        """Press the way on where the next question is on the same page."""
        page = self.window.page
        self.press(page.primary_button)
        self.settle()
        if self.window.page is not page:
            raise RuntimeError("that was the last question")

    def press(self, button: QAbstractButton) -> None:
        """Press a button that can be pressed."""
        if not button.isEnabled():
            raise RuntimeError(f"{button.text()} cannot be pressed")
        button.click()

    def choose(self, combo: QuietCombo, value: object) -> None:
        """Choose the row with that value, as with the mouse."""
        row = combo.findData(value)
        if row < 0:
            raise LookupError(value)
        combo.setCurrentIndex(row)
        combo.activated.emit(row)

    def turn_to(self, step: Step, kind: type[_Page]) -> _Page:
        """Choose a step in the list on the left."""
        self.window.go_to(step)
        return self.reach(kind)

    def aside(self, aside: Aside, kind: type[_Page]) -> _Page:
        """Open a page beside the check by its menu."""
        if self.window.is_aside:
            self.window.go_back()
        self.window.open_aside(aside)
        return self.reach(kind)

    def unfold(self) -> None:
        """Open everything on the page that can be opened."""
        for disclosure in self.window.page.findChildren(Disclosure):
            disclosure.open()
        self.settle()

    def look_at(self, other: QWidget) -> None:
        """Have something in front of the window."""
        other.show()
        self._others.append(other)
        QApplication.sendPostedEvents()

    def ask(self, act: Callable[[], object]) -> None:
        """Do what asks a question first, and let the question stand there unanswered."""
        usual = QMessageBox.exec

        def show(box: QMessageBox) -> int:
            self.look_at(box)
            return 0

        QMessageBox.exec = show  # type: ignore[method-assign,assignment]
        try:
            act()
        finally:
            QMessageBox.exec = usual  # type: ignore[method-assign]

    def show_beside(self, other: QWidget) -> None:
        """Look at another window of the program, which stays open."""
        self._beside = other
        QApplication.sendPostedEvents()

    def finish_page(self) -> None:
        """Have the page whole although work still runs."""
        self.window.page.finish()
        QApplication.sendPostedEvents()

    def put_away(self) -> None:
        """Close what stands in front of the window."""
        self._beside = None
        for other in self._others:
            other.close()
            other.deleteLater()
        self._others.clear()

"""The window: steps on the left, one page on the right, the bar for the hurried above.

The one rule: it only navigates. Pages are made anew from the session each time they are opened, so
a change of language or text size loses nothing.
"""

from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal

from exposure_app.gui.aside import Aside
from exposure_app.gui.draft import DESK
from exposure_app.gui.followed_window import FollowedWindow
from exposure_app.gui.icons import app_icon
from exposure_app.gui.kicker import kicker
from exposure_app.gui.menu_room import menu_room
from exposure_app.gui.outcomes import Outcomes
from exposure_app.gui.page import Page
from exposure_app.gui.preferences import Preferences
from exposure_app.gui.session import Session, Wishes
from exposure_app.gui.shell import Shell
from exposure_app.gui.step import Step
from exposure_app.gui.theme import Theme
from exposure_app.gui.who_page import WhoPage
from exposure_app.i18n import _

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QPaintEvent

    from exposure_app.gui.check_flow import CheckFlow
    from exposure_app.gui.desk_mode import DeskMode
    from exposure_app.gui.page_place import PagePlace
    from exposure_app.gui.steps import StepList
    from exposure_app.gui.tasks import TaskRunner
    from exposure_app.gui.urgent_bar import UrgentBar

_SMALLEST, _FIRST = (760, 560), (1180, 760)
# Pages on which nothing can be changed that a plan depends on.
_HARMLESS = (Aside.URGENT, Aside.WELCOME)


class MainWindow(FollowedWindow):
    """The one window of the program.

    Signals:
        page_shown: a page was opened and has the keyboard.
        bug_met: something failed that is no `ExposureError`.
    """

    page_shown = Signal(object)
    bug_met = Signal(object)

    def __init__(
        self,
        theme: Theme,
        settings_file: Path,
        *,
        is_first_run: bool = False,
        is_desk: bool = False,
        is_simple: bool = False,
    ) -> None:
        super().__init__()
        self._preferences = Preferences(theme, settings_file, self, is_simple=is_simple)
        self._preferences.spoken.connect(self._rebuild)
        self._preferences.font_missed.connect(self.say_font_is_missing)
        self._session = Session()
        if is_desk:
            self._session.draft.audience = DESK
            self._session.is_asking = True
        self._outcomes = Outcomes(self)
        self._preferences.failed.connect(self._outcomes.show_failure)
        self._step = Step.WHO
        self._aside = Aside.WELCOME if is_first_run else None
        self._before_aside: Aside | None = None
        self._place: PagePlace | None = None
        self._is_furnished = False
        # Qt would move what it holds into place step by step.
        self.setAnimated(False)
        self.setMinimumSize(*_SMALLEST)
        self.resize(QSize(*_FIRST).boundedTo(self.screen().availableSize()))
        self._build()
        theme.changing.connect(self._remember_place)
        theme.changed.connect(self._rebuild)

    @cached_property
    def _runner(self) -> "TaskRunner":
        from exposure_app.gui.tasks import TaskRunner  # noqa: PLC0415 - after the first frame

        return TaskRunner(self)

    @cached_property
    def flow(self) -> "CheckFlow":
        """The work of the check."""
        from exposure_app.gui.check_flow import CheckFlow  # noqa: PLC0415 - after the first frame

        flow = CheckFlow(self._runner, self._session, self)
        self._outcomes.listen(flow)
        return flow

    @cached_property
    def desk(self) -> "DeskMode":
        """What is different at a support desk."""
        from exposure_app.gui.desk_mode import DeskMode  # noqa: PLC0415 - only at a desk

        return DeskMode(self)

    @property
    def session(self) -> Session:
        """The answers and what came of them."""
        return self._session

    @property
    def preferences(self) -> Preferences:
        """Language and look."""
        return self._preferences

    @property
    def is_idle(self) -> bool:
        """Whether no work runs that could still change a page."""
        return self._runner.is_idle and (self._unfolding is None or self._unfolding.is_over)

    @property
    def is_aside(self) -> bool:
        """Whether a page beside the check is shown."""
        return self._aside is not None

    @property
    def page(self) -> Page:
        """The page shown now."""
        page = self._shell.page
        if page is None:
            raise TypeError("the window always shows a page")
        return page

    @property
    def urgent_bar(self) -> "UrgentBar":
        """Leads to whom to call."""
        return self._shell.urgent_bar

    @property
    def steps(self) -> "StepList | None":
        """The list of the steps; None before the first frame."""
        return self._shell.steps

    def is_at(self, step: Step) -> bool:
        """Whether the page of that step is shown."""
        return self._step is step and not self.is_aside

    def paintEvent(self, event: "QPaintEvent") -> None:
        """Begin to read the catalogue once the first frame is there."""
        super().paintEvent(event)
        if not self._is_furnished:
            self._is_furnished = True
            QTimer.singleShot(0, self._furnish)

    def closeEvent(self, event: "QCloseEvent") -> None:
        """Stop all work before going."""
        if self._session.is_desk:
            self.desk.end()
        self._runner.close()
        super().closeEvent(event)

    def go_to(self, step: Step) -> None:
        """Open the page of a step; as soon as it can be when the catalogue is still being read."""
        self._session.is_asking = step is not Step.WHO and self._session.draft.needs_yes
        if self._session.is_asking:
            self._step, self._aside = Step.WHO, None
            self.show_current()
            return
        if step is not Step.WHO and self._session.places is None:
            self._outcomes.open_later(step)
            return
        self._aside = None
        self._step = step
        self._session.furthest = max(self._session.furthest, step)
        self.show_current()
        self.when_whole(self.refresh_plan)

    def arrive(self, step: Step) -> None:
        """Be at a step; its page is opened unless the person reads one beside the check."""
        self._step = self._session.furthest = step
        if not self.is_aside:
            self.show_current()

    def open_aside(self, aside: Aside) -> None:
        """Open a page beside the check."""
        if self._session.places is not None and self._aside is not aside:
            self._before_aside = self._aside if self._aside is Aside.SETTINGS else None
            self._aside = aside
            self.show_current()

    def open_ways(self) -> None:
        """Open the page of lists and services where the way of requests is changed."""
        from exposure_app.gui import spine  # noqa: PLC0415 - after the first frame

        self.open_aside(Aside.SOURCES)
        if isinstance(self.page, spine.SourcesPage):
            self.page.show_ways()
            if self._unfolding is not None:
                self._unfolding.ended.connect(self.page.show_ways)

    def take_erased(self) -> None:
        """Go on as after the first start: nothing is kept any more."""
        self._session.forget_settings()
        self._preferences.forget()

    def wish(self, wishes: Wishes) -> None:
        """Work the plan out again with another choice; the page stays."""
        self.page.primary_button.setEnabled(False)
        self.flow.plan(wishes)

    def refresh_plan(self) -> None:
        """See that what is shown is what would be sent."""
        if self.is_at(Step.LEAVES) and not (self._session.is_plan_fresh or self.flow.is_checking):
            self.flow.plan()

    def show_current(self) -> None:
        """Make the page of where the person is, and show it."""
        page = self._make_page()
        if self._step is not Step.WHO or self.is_aside:
            page.back.connect(self.go_back)
        page.bug_met.connect(self.bug_met)
        is_first = self._shell.page is None
        if self._session.is_desk:
            self.desk.dress_page(page)
        # While one page gives way to another, Qt moves the keyboard as if Tab had been pressed.
        unfolding, self._unfolding = None, None
        if self._session.places is not None:
            from exposure_app.gui.unfolding import Unfolding  # noqa: PLC0415 - after the first frame

            unfolding = Unfolding(page)
        self._shell.show_page(page, is_faded=not is_first and self._preferences.may_move)
        self._shell.show_place(self._step, self._session.reachable())
        page.focus_first(is_announced=not is_first)
        self._unfolding = unfolding
        self._outcomes.tell_unsaid()
        self._wake_desk()
        self.page_shown.emit(page)

    def dress(self) -> None:
        """Put round the pages what belongs to a desk, or take it away."""
        if self._session.is_desk or "desk" in self.__dict__:
            self.desk.dress(self._shell)

    def say_font_is_missing(self) -> None:
        """Say why the window does not speak Chinese."""
        self._outcomes.say_font_is_missing()

    def _build(self) -> None:
        """Make everything that carries words; called again when the language changes."""
        self.setWindowTitle(_("Exposure Check"))
        if self._is_furnished:
            self._add_menus()
        else:
            self.setMenuWidget(menu_room(self.font()))
        self._shell = Shell()
        self._shell.urgent_wanted.connect(partial(self.open_aside, Aside.URGENT))
        self._shell.step_wanted.connect(self.go_to)
        self.setCentralWidget(self._shell)
        self.dress()
        self.show_current()
        if self._is_furnished:
            self._add_steps()
        place, self._place = self._place, None
        if place is not None and self._unfolding is not None:
            # At once, so that no key goes elsewhere; and again when all has its place.
            place.find(self.page)
            self._unfolding.ended.connect(partial(place.find, self.page))

    def _remember_place(self) -> None:
        """Note where the person is on the page, before it is drawn otherwise and made anew."""
        if self._place is None and self._unfolding is not None:
            from exposure_app.gui.page_place import PagePlace  # noqa: PLC0415 - seldom needed

            self._place = PagePlace.of(self.page)

    def _furnish(self) -> None:
        """Add what the first frame did without, and begin to read the catalogue."""
        self.setWindowIcon(app_icon())
        self._preferences.ask_system()
        self._add_menus()
        self._add_steps()
        self.flow.opened.connect(self._wake_desk)
        self.flow.open_places()

    def _add_steps(self) -> None:
        self._shell.add_steps()
        self._shell.show_place(self._step, self._session.reachable())

    def _rebuild(self) -> None:
        """Make everything anew, once whatever was pressed has returned."""
        QTimer.singleShot(0, self, self._build)

    def _add_menus(self) -> None:
        from exposure_app.gui.menus import Menus  # noqa: PLC0415 - after the first frame

        self.menus = menus = Menus(self._preferences)
        menus.aside_wanted.connect(self.open_aside)
        menus.help_wanted.connect(self._shell.toggle_help)
        menus.start_over_wanted.connect(self._start_over)
        menus.quit_wanted.connect(self.close)
        self.desk.add_menu(menus)
        self.setMenuBar(menus)

    def _make_page(self) -> Page:
        session, places = self._session, self._session.places
        if self._aside is Aside.WELCOME:
            from exposure_app.gui import first_pages  # noqa: PLC0415 - once in its life

            return first_pages.welcome_page(self)
        if places is None or self.is_at(Step.WHO):
            return self._first_page()
        from exposure_app.gui import page_signals, spine  # noqa: PLC0415 - after the first frame

        if self._aside is not None:
            beside = spine.aside_page(self._aside, session, places, self._runner, self._preferences)
            return page_signals.connected(beside, self)
        if self.flow.is_checking and self._step is Step.LEAVES:
            page: Page | None = spine.running_page(session)
        else:
            page = spine.step_page(self._step, session, places, self._runner)
        if page is None:
            self._step = Step.WHO
            return self._first_page()
        page.proceed.connect(self._go_on)
        page.set_kicker(kicker(self._step, session.draft))
        return page_signals.connected(page, self)

    def _first_page(self) -> Page:
        if self._session.is_asking:
            if self._session.is_desk:
                return self.desk.consent_page()
            from exposure_app.gui import first_pages  # noqa: PLC0415 - only with a relative

            return first_pages.consent_page(self)
        self._preferences.suit(self._session.draft.audience)
        page = WhoPage(self._session.draft, self._preferences)
        page.proceed.connect(self._go_on)
        page.chosen.connect(self._tell_place)
        page.set_kicker(kicker(self._step, self._session.draft))
        return page

    def decline(self) -> None:
        """The person who is helped said no: nothing of what was typed stays."""
        self._session.forget()
        self._shell.show_place(self._step, self._session.reachable())

    def _wake_desk(self) -> None:
        if self._session.is_desk:
            self.desk.wake()

    def _tell_place(self) -> None:
        self._preferences.suit(self._session.draft.audience)
        if self._session.is_desk is not (self.desk.frame is not None):
            self.desk.switch()
            QTimer.singleShot(0, self, self.show_current)
        self._shell.show_place(self._step, self._session.reachable())
        self.page.set_kicker(kicker(self._step, self._session.draft))

    def _go_on(self) -> None:
        if self._session.is_desk and self.desk.goes_on():
            return
        match self._step:
            case Step.NUMBERS:
                self.page.primary_button.setEnabled(False)
                self.flow.prepare()
            case Step.LEAVES if self._session.is_plan_fresh:
                self.flow.start()
                self.show_current()
            case Step.LEAVES:
                self.refresh_plan()
            case Step.PLAN:
                self._start_over()
            case _:
                self.go_to(Step(self._step + 1))

    def go_back(self) -> None:
        """Leave a page beside the check, or go to the step before."""
        if self._aside is None:
            self.go_to(self._session.step_before(self._step))
            return
        # What was changed there may make the plan another.
        self._session.is_plan_fresh = self._session.is_plan_fresh and self._aside in _HARMLESS
        self._aside, self._before_aside = self._before_aside, None
        self.show_current()
        self.when_whole(self.refresh_plan)

    def _start_over(self) -> None:
        if self._session.is_desk:
            self.desk.clear()
            return
        from exposure_app.gui import questions  # noqa: PLC0415 - seldom needed

        if questions.ask_start_over(self):
            self.flow.cancel()
            self._session.forget()
            self.go_to(Step.WHO)

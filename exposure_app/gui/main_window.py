"""The window: steps on the left, one page on the right, the bar for the hurried above.

The one rule: it only navigates. Pages are made anew from the session each time they are opened, so
a change of language or text size loses nothing.
"""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from exposure_app.errors import ExposureError, LedgerError
from exposure_app.gui import messages
from exposure_app.gui.aside import Aside
from exposure_app.gui.icons import app_icon
from exposure_app.gui.kicker import kicker
from exposure_app.gui.menu_room import menu_room
from exposure_app.gui.notice import Notice
from exposure_app.gui.page import Page
from exposure_app.gui.preferences import Preferences
from exposure_app.gui.session import Session, Wishes
from exposure_app.gui.step import Step, rail_width
from exposure_app.gui.theme import Theme
from exposure_app.gui.unfolding import Unfolding
from exposure_app.gui.urgent_bar import UrgentBar
from exposure_app.gui.who_page import WhoPage
from exposure_app.i18n import _

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QPaintEvent

    from exposure_app.gui.check_flow import CheckFlow
    from exposure_app.gui.menus import Menus
    from exposure_app.gui.steps import StepList
    from exposure_app.gui.tasks import TaskRunner

_SMALLEST = (760, 560)
_FIRST = (1180, 760)


class MainWindow(QMainWindow):
    """The one window of the program.

    Signals:
        page_shown: a page was opened and has the keyboard.
        bug_met: something failed that is no `ExposureError`.
    """

    page_shown = Signal(object)
    bug_met = Signal(object)

    def __init__(self, theme: Theme, settings_file: Path) -> None:
        super().__init__()
        self._preferences = Preferences(theme, settings_file, self)
        self._preferences.spoken.connect(self._rebuild)
        self._preferences.font_missed.connect(self.say_font_is_missing)
        self._preferences.failed.connect(self._show_failure)
        self._session = Session()
        self._step = Step.WHO
        self._wanted: Step | None = None
        self._aside: Aside | None = None
        self._unsaid: Exception | None = None
        self._unfolding: Unfolding | None = None
        self._is_furnished = False
        self.setMinimumSize(*_SMALLEST)
        self.resize(QSize(*_FIRST).boundedTo(self.screen().availableSize()))
        self._build()
        theme.changed.connect(self._rebuild)

    @cached_property
    def _runner(self) -> "TaskRunner":
        from exposure_app.gui.tasks import TaskRunner  # noqa: PLC0415 - after the first frame

        return TaskRunner(self)

    @cached_property
    def _flow(self) -> "CheckFlow":
        from exposure_app.gui.check_flow import CheckFlow  # noqa: PLC0415 - after the first frame

        flow = CheckFlow(self._runner, self._session, self)
        flow.opened.connect(self._places_opened)
        flow.opening_failed.connect(self._places_failed)
        flow.prepared.connect(self._prepared)
        flow.planned.connect(self._planned)
        flow.planning_failed.connect(self._show_failure)
        flow.answered.connect(self._answered)
        flow.reweighed.connect(self._reweighed)
        flow.stopped.connect(self._check_stopped)
        flow.failed.connect(self._check_failed)
        return flow

    @property
    def session(self) -> Session:
        """The answers and what came of them."""
        return self._session

    @property
    def is_idle(self) -> bool:
        """Whether no work runs that could still change a page."""
        return self._runner.is_idle and (self._unfolding is None or self._unfolding.is_over)

    @property
    def page(self) -> Page:
        """The page shown now."""
        page = self._stack.currentWidget()
        if not isinstance(page, Page):
            raise TypeError("the window always shows a page")
        return page

    def paintEvent(self, event: "QPaintEvent") -> None:
        """Begin to read the catalogue once the first frame is there."""
        super().paintEvent(event)
        if not self._is_furnished:
            self._is_furnished = True
            QTimer.singleShot(0, self._furnish)

    def closeEvent(self, event: "QCloseEvent") -> None:
        """Stop all work before going."""
        self._runner.close()
        super().closeEvent(event)

    def go_to(self, step: Step) -> None:
        """Open the page of a step; as soon as it can be when the catalogue is still being read."""
        if step is not Step.WHO and self._session.places is None:
            self._wanted = step
            self.page.primary_button.setEnabled(False)
            return
        self._aside = None
        self._step = step
        self._session.furthest = max(self._session.furthest, step)
        self._show_current()
        self._refresh_plan()

    def _build(self) -> None:
        """Make everything that carries words; called again when the language changes."""
        self.setWindowTitle(_("Exposure Check"))
        if self._is_furnished:
            self._add_menus()
        else:
            self.setMenuWidget(menu_room(self.font()))
        self.urgent_bar = UrgentBar()
        self.urgent_bar.pressed.connect(self._show_urgent)
        self._rail = QFrame()
        self._rail.setObjectName("rail")
        self._rail.setFixedWidth(rail_width(self.font()))
        self._rail_box = QVBoxLayout(self._rail)
        self._rail_box.setContentsMargins(0, 0, 0, 0)
        self.steps: StepList | None = None
        self._stack = QStackedWidget()
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.urgent_bar)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addWidget(self._stack, 1)
        column.addLayout(row, 1)
        self.setCentralWidget(whole)
        self._show_current()
        if self._is_furnished:
            self._add_steps()

    def _furnish(self) -> None:
        """Add what the first frame did without, and begin to read the catalogue."""
        self.setWindowIcon(app_icon())
        self._add_menus()
        self._add_steps()
        self._flow.open_places()

    def _add_steps(self) -> None:
        from exposure_app.gui.steps import StepList  # noqa: PLC0415 - after the first frame

        self.steps = StepList()
        self.steps.chosen.connect(self.go_to)
        self.steps.show_place(self._step, self._session.reachable())
        self._rail_box.addWidget(self.steps)

    def _rebuild(self) -> None:
        """Make everything anew, once whatever was pressed has returned."""
        QTimer.singleShot(0, self, self._build)

    def _add_menus(self) -> None:
        self.menus = self._make_menus()
        self.setMenuBar(self.menus)

    def _make_menus(self) -> "Menus":
        from exposure_app.gui.menus import Menus  # noqa: PLC0415 - after the first frame

        menus = Menus(self._preferences)
        menus.urgent_wanted.connect(self._show_urgent)
        menus.sources_wanted.connect(self._show_sources)
        menus.ledger_wanted.connect(self._show_ledger)
        menus.start_over_wanted.connect(self._start_over)
        menus.quit_wanted.connect(self.close)
        return menus

    def _show_current(self) -> None:
        page = self._make_page()
        if self._step is not Step.WHO or self._aside is not None:
            page.back.connect(self._go_back)
        page.bug_met.connect(self.bug_met)
        old = self.page if self._stack.count() else None
        if self._session.places is not None:
            self._unfolding = Unfolding(page.body, page, page.at_once)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if old is not None:
            old.leave()
            self._stack.removeWidget(old)
            old.hide()
            old.deleteLater()
        if self.steps is not None:
            self.steps.show_place(self._step, self._session.reachable())
        page.focus_first(is_announced=old is not None)
        if self._unsaid is not None and self._aside is None:
            error, self._unsaid = self._unsaid, None
            self._show_failure(error)
        self.page_shown.emit(page)

    def _make_page(self) -> Page:
        session, places = self._session, self._session.places
        if places is None or (self._step is Step.WHO and self._aside is None):
            return self._first_page()
        from exposure_app.gui import spine  # noqa: PLC0415 - loaded by the first task

        if self._aside is not None:
            return spine.aside_page(self._aside, session, places, self._runner)
        if self._flow.is_checking and self._step is Step.LEAVES:
            running = spine.running_page(session)
            running.cancelled.connect(self._flow.stop_check)
            self._flow.progressed.connect(running.show_progress)
            return running
        page = spine.step_page(self._step, session, places, self._runner)
        if page is None:
            self._step = Step.WHO
            return self._first_page()
        if isinstance(page, spine.NumbersPage):
            page.carrier_wanted.connect(self._go_to_carrier)
        if isinstance(page, spine.LeavesPage):
            page.sources_wanted.connect(self._show_sources)
            page.wished.connect(self._wish)
            page.primary_button.setEnabled(session.is_plan_fresh)
        if isinstance(page, spine.AnswerPage):
            page.answered.connect(self._flow.answer)
            page.ended.connect(self._flow.end_questions)
            page.ledger_wanted.connect(self._show_ledger)
        page.proceed.connect(self._go_on)
        page.set_kicker(kicker(self._step, session.draft))
        return page

    def _first_page(self) -> Page:
        page = WhoPage(self._session.draft)
        page.proceed.connect(self._go_on)
        page.chosen.connect(self._tell_place)
        page.set_kicker(kicker(self._step, self._session.draft))
        return page

    def _tell_place(self) -> None:
        self.page.set_kicker(kicker(self._step, self._session.draft))

    def _go_on(self) -> None:
        match self._step:
            case Step.NUMBERS:
                self.page.primary_button.setEnabled(False)
                self._flow.prepare()
            case Step.LEAVES if self._session.is_plan_fresh:
                self._flow.start()
                self._show_current()
            case Step.LEAVES:
                self._refresh_plan()
            case Step.PLAN:
                self._start_over()
            case _:
                self.go_to(Step(self._step + 1))

    def _go_back(self) -> None:
        if self._aside is None:
            self.go_to(Step(max(self._step - 1, Step.WHO)))
            return
        # What was changed there may make the plan another.
        self._session.is_plan_fresh = self._session.is_plan_fresh and self._aside is Aside.URGENT
        self._aside = None
        self._show_current()
        self._refresh_plan()

    def _go_to_carrier(self) -> None:
        self.go_to(Step.PLACE)

    def _show_urgent(self) -> None:
        self._open_aside(Aside.URGENT)

    def _show_sources(self) -> None:
        self._open_aside(Aside.SOURCES)

    def _show_ledger(self) -> None:
        self._open_aside(Aside.LEDGER)

    def _open_aside(self, aside: Aside) -> None:
        if self._session.places is not None and self._aside is not aside:
            self._aside = aside
            self._show_current()

    def _places_opened(self) -> None:
        if self._wanted is not None:
            step, self._wanted = self._wanted, None
            self.go_to(step)

    def _places_failed(self, error: Exception) -> None:
        self._wanted = None
        notice = self._show_failure(error)
        notice.add_button(_("&Try again")).clicked.connect(self._try_again)

    def _try_again(self) -> None:
        self.page.clear_problem()
        self._flow.open_places()

    def _prepared(self) -> None:
        self.go_to(Step.LEAVES)

    def _wish(self, wishes: Wishes) -> None:
        """Work the plan out again with another choice; the page stays."""
        self.page.primary_button.setEnabled(False)
        self._flow.plan(wishes)

    def _refresh_plan(self) -> None:
        """See that what is shown is what would be sent."""
        is_shown = self._step is Step.LEAVES and self._aside is None
        if is_shown and not self._session.is_plan_fresh and not self._flow.is_checking:
            self._flow.plan()

    def _planned(self) -> None:
        from exposure_app.gui import spine  # noqa: PLC0415 - loaded by the first task

        page, session = self.page, self._session
        if isinstance(page, spine.LeavesPage) and session.plan is not None:
            page.show_plan(session.plan, session.request, session.reach, session.wishes)
            page.primary_button.setEnabled(True)

    def _answered(self) -> None:
        """Show the answer; somebody who is reading something else is not interrupted."""
        self._step = Step.ANSWER
        self._session.furthest = Step.ANSWER
        if self._aside is None:
            self._show_current()

    def _reweighed(self) -> None:
        """Show what one more answer changed, and stay at the questions."""
        from exposure_app.gui import spine  # noqa: PLC0415 - loaded by the first task

        if self._step is Step.ANSWER and self._aside is None:
            self._show_current()
            if isinstance(self.page, spine.AnswerPage):
                self.page.show_question()

    def _check_stopped(self) -> None:
        if self._aside is None:
            self._show_current()
            notice = messages.say_stopped(self.page)
            if self._session.plan is not None and self._session.plan.departures:
                self._offer_ledger(notice)
            self._refresh_plan()

    def _check_failed(self, error: Exception) -> None:
        """Say so; to somebody who is reading something else, on the way back."""
        self._unsaid = error
        if self._aside is None:
            self._show_current()
            self._refresh_plan()

    def _show_failure(self, error: Exception) -> Notice:
        """Say what happened, what it means and what to press; the answers stay."""
        self.page.primary_button.setEnabled(True)
        if isinstance(error, ExposureError):
            notice = messages.say_failed(self.page, error)
            if isinstance(error, LedgerError):
                self._offer_ledger(notice)
            return notice
        self.bug_met.emit(error)
        return messages.say_own_error(self.page)

    def _offer_ledger(self, notice: Notice) -> None:
        """What was sent is one press away from where it is spoken of."""
        notice.add_button(_("&What was sent…")).clicked.connect(self._show_ledger)

    def _start_over(self) -> None:
        from exposure_app.gui import questions  # noqa: PLC0415 - seldom needed

        if questions.ask_start_over(self):
            self._flow.cancel()
            self._session.forget()
            self.go_to(Step.WHO)

    def say_font_is_missing(self) -> None:
        """Say why the window does not speak Chinese."""
        messages.say_font_is_missing(self.page)

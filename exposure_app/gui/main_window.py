"""The window: steps on the left, one page on the right, the bar for the hurried above.

The one rule: it only navigates. Pages are made anew from the session each time they are opened, so
a change of language or text size loses nothing.
"""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from exposure_app import i18n
from exposure_app.errors import ExposureError, SettingsError
from exposure_app.gui.draft import DESK, FAMILY
from exposure_app.gui.icons import app_icon
from exposure_app.gui.language import can_show, speak_qt
from exposure_app.gui.notice import Notice, Tone
from exposure_app.gui.page import Page
from exposure_app.gui.session import Session
from exposure_app.gui.step import Step, rail_width
from exposure_app.gui.theme import Theme
from exposure_app.gui.urgent_bar import UrgentBar
from exposure_app.gui.who_page import WhoPage
from exposure_app.i18n import _
from exposure_app.storage.settings import Appearance, Settings, save

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QPaintEvent

    from exposure_app.gui.check_flow import CheckFlow
    from exposure_app.gui.menus import Menus
    from exposure_app.gui.steps import StepList
    from exposure_app.gui.tasks import TaskRunner

_MENU_EDGES = 24
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
        self._theme = theme
        self._settings_file = settings_file
        self._session = Session()
        self._step = Step.WHO
        self._wanted: Step | None = None
        self._is_urgent = False
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
        return self._runner.is_idle

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
        self._is_urgent = False
        self._step = step
        self._session.furthest = max(self._session.furthest, step)
        self._show_current()

    def _build(self) -> None:
        """Make everything that carries words; called again when the language changes."""
        self.setWindowTitle(_("Exposure Check"))
        if self._is_furnished:
            self._add_menus()
        else:
            self._keep_room_for_menus()
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
        self._open_places()

    def _add_steps(self) -> None:
        from exposure_app.gui.steps import StepList  # noqa: PLC0415 - after the first frame

        self.steps = StepList()
        self.steps.chosen.connect(self.go_to)
        self.steps.show_place(self._step, self._session.reachable())
        self._rail_box.addWidget(self.steps)

    def _rebuild(self) -> None:
        """Make everything anew, once whatever was pressed has returned."""
        QTimer.singleShot(0, self, self._build)

    def _keep_room_for_menus(self) -> None:
        room = QFrame()
        room.setObjectName("rail")
        room.setFixedHeight(QFontMetrics(self.font()).height() + _MENU_EDGES)
        self.setMenuWidget(room)

    def _add_menus(self) -> None:
        self.menus = self._make_menus()
        self.setMenuBar(self.menus)

    def _make_menus(self) -> "Menus":
        from exposure_app.gui.menus import Menus  # noqa: PLC0415 - after the first frame

        menus = Menus(self._theme.percent, self._theme.appearance)
        menus.language_chosen.connect(self._speak)
        menus.text_size_chosen.connect(self._resize_text)
        menus.appearance_chosen.connect(self._change_look)
        menus.urgent_wanted.connect(self._show_urgent)
        menus.start_over_wanted.connect(self._start_over)
        menus.about_wanted.connect(self._about)
        menus.quit_wanted.connect(self.close)
        return menus

    def _show_current(self) -> None:
        page = self._make_page()
        if self._step is not Step.WHO or self._is_urgent:
            page.back.connect(self._go_back)
        old = self._stack.currentWidget()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if old is not None:
            self._stack.removeWidget(old)
            old.hide()
            old.deleteLater()
        if self.steps is not None:
            self.steps.show_place(self._step, self._session.reachable())
        page.focus_first(is_announced=old is not None)
        self.page_shown.emit(page)

    def _make_page(self) -> Page:
        session, places = self._session, self._session.places
        if places is None or (self._step is Step.WHO and not self._is_urgent):
            return self._first_page()
        from exposure_app.gui import spine  # noqa: PLC0415 - loaded by the first task

        if self._is_urgent:
            return spine.urgent_page(session.draft, places)
        if self._flow.is_checking and self._step is Step.LEAVES:
            running = spine.running_page(session)
            running.cancelled.connect(self._flow.cancel)
            self._flow.progressed.connect(running.show_progress)
            return running
        page = spine.step_page(self._step, session, places, self._runner)
        if page is None:
            self._step = Step.WHO
            return self._first_page()
        if isinstance(page, spine.NumbersPage):
            page.carrier_wanted.connect(self._go_to_carrier)
        if isinstance(page, spine.AnswerPage):
            page.answered.connect(self._flow.answer)
            page.ended.connect(self._flow.end_questions)
        page.proceed.connect(self._go_on)
        page.set_kicker(self._kicker())
        return page

    def _first_page(self) -> Page:
        page = WhoPage(self._session.draft)
        page.proceed.connect(self._go_on)
        page.chosen.connect(self._tell_place)
        page.set_kicker(self._kicker())
        return page

    def _tell_place(self) -> None:
        self.page.set_kicker(self._kicker())

    def _kicker(self) -> str:
        place = _("Step {n} of {total}").format(n=self._step + 1, total=len(Step))
        draft = self._session.draft
        if draft.audience == DESK:
            return _("{place} · Nothing will be saved").format(place=place)
        if draft.audience == FAMILY and draft.label:
            return _("{place} · for {name}").format(place=place, name=draft.label)
        return place

    def _go_on(self) -> None:
        match self._step:
            case Step.NUMBERS:
                self.page.primary_button.setEnabled(False)
                self._flow.prepare()
            case Step.LEAVES:
                self._flow.start()
                self._show_current()
            case Step.PLAN:
                self._start_over()
            case _:
                self.go_to(Step(self._step + 1))

    def _go_back(self) -> None:
        if self._is_urgent:
            self._is_urgent = False
            self._show_current()
        else:
            self.go_to(Step(max(self._step - 1, Step.WHO)))

    def _go_to_carrier(self) -> None:
        self.go_to(Step.PLACE)

    def _show_urgent(self) -> None:
        if self._session.places is not None and not self._is_urgent:
            self._is_urgent = True
            self._show_current()

    def _open_places(self) -> None:
        self._flow.open_places()

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
        self._open_places()

    def _prepared(self) -> None:
        self.go_to(Step.LEAVES)

    def _answered(self) -> None:
        """Show the answer; somebody who is reading whom to call is not interrupted."""
        self._step = Step.ANSWER
        self._session.furthest = Step.ANSWER
        if not self._is_urgent:
            self._show_current()

    def _reweighed(self) -> None:
        """Show what one more answer changed, and stay at the questions."""
        from exposure_app.gui import spine  # noqa: PLC0415 - loaded by the first task

        if self._step is Step.ANSWER and not self._is_urgent:
            self._show_current()
            if isinstance(self.page, spine.AnswerPage):
                self.page.show_question()

    def _check_stopped(self) -> None:
        if not self._is_urgent:
            self._show_current()
            self.page.show_problem(
                _("Press Check to begin again. All answers are still here."),
                _("The check was stopped."),
                Tone.INFO,
            )

    def _check_failed(self, error: Exception) -> None:
        if not self._is_urgent:
            self._show_current()
            self._show_failure(error)

    def _show_failure(self, error: Exception) -> Notice:
        """Say what happened, what it means and what to press; the answers stay."""
        self.page.primary_button.setEnabled(True)
        if isinstance(error, ExposureError):
            from exposure_app.wording.errors import error_text  # noqa: PLC0415 - seldom needed

            words = error_text(error)
            return self.page.show_problem(f"{words.meaning} {words.cure}", words.what)
        self.bug_met.emit(error)
        return self.page.show_problem(
            _("No answer was made. All answers are still here. Press the button again."),
            _("The program met an error of its own."),
        )

    def _start_over(self) -> None:
        from exposure_app.gui import questions  # noqa: PLC0415 - seldom needed

        if questions.ask_start_over(self):
            self._flow.cancel()
            self._session.forget()
            self.go_to(Step.WHO)

    def _about(self) -> None:
        from exposure_app.gui import questions  # noqa: PLC0415 - seldom needed

        questions.show_about(self)

    def say_font_is_missing(self) -> None:
        """Say why the window does not speak Chinese; in both languages it could only be boxes."""
        text = _("This computer has no Chinese font. Install one, such as fonts-noto-cjk.")
        self.page.show_problem(text, _("Chinese cannot be shown yet"))

    def _speak(self, language: str) -> None:
        """Change the language at once; every answer stays."""
        if not can_show(language):
            self.say_font_is_missing()
        elif language != i18n.active_language():
            i18n.activate(language)
            speak_qt(language)
            self._theme.change_language()
            self._save()
            self._rebuild()

    def _resize_text(self, percent: int) -> None:
        self._theme.set_percent(percent)
        self._save()

    def _change_look(self, appearance: Appearance) -> None:
        self._theme.set_appearance(appearance)
        self._save()

    def _save(self) -> None:
        settings = Settings(i18n.active_language(), self._theme.percent, self._theme.appearance)
        try:
            save(self._settings_file, settings)
        except SettingsError as error:
            self._show_failure(error)

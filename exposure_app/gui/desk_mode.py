"""What is different while the program works at a support desk.

The one rule: nothing of a visitor outlives the visit; `clear` ends it, whoever or whatever asks.
"""

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from exposure_app.gui import messages, questions
from exposure_app.gui.announce import announce
from exposure_app.gui.aside import Aside
from exposure_app.gui.density import make_dense, make_piece_dense
from exposure_app.gui.desk_consent import DeskConsent
from exposure_app.gui.desk_consent_page import DeskConsentPage
from exposure_app.gui.desk_frame import DeskFrame
from exposure_app.gui.draft import DESK, SELF
from exposure_app.gui.idle_watch import IdleWatch
from exposure_app.gui.kicker import kicker
from exposure_app.gui.own_clipboard import OwnClipboard
from exposure_app.gui.private_curtain import PrivateCurtain
from exposure_app.gui.step import Step
from exposure_app.gui.taking_away import hide_taking_away
from exposure_app.i18n import _

if TYPE_CHECKING:
    from exposure_app.errors import SettingsError
    from exposure_app.gui.desk_keys import DeskKeys
    from exposure_app.gui.desk_menu import DeskMenu
    from exposure_app.gui.desk_view import DeskView
    from exposure_app.gui.main_window import MainWindow
    from exposure_app.gui.menus import Menus
    from exposure_app.gui.page import Page
    from exposure_app.gui.shell import Shell

# Pages of short answers; the others hold tables and pictures that need the whole width.
_SPLIT = (Step.PLACE, Step.NOTICED, Step.NUMBERS, Step.ANSWER, Step.PLAN)


class DeskMode(QObject):
    """Dresses one window for a desk, and undresses it.

    Args:
        window: which; outlives this.

    Attributes:
        frame: what stands round the pages; None while the mode is off.
        idle: clears when nobody is there any more.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.frame: DeskFrame | None = None
        self._menu: DeskMenu | None = None
        self._is_view_offered = False
        self._clipboard = OwnClipboard(self)
        self.idle = IdleWatch(self)
        self.idle.expired.connect(self.clear)
        self.idle.warned.connect(self._warn)
        self.idle.stirred.connect(self._calm)

    @cached_property
    def keys(self) -> "DeskKeys":
        """Answers by one key and Enter."""
        from exposure_app.gui.desk_keys import DeskKeys  # noqa: PLC0415 - after the first frame

        return DeskKeys(self)

    @cached_property
    def view(self) -> "DeskView":
        """The visitor's view."""
        from exposure_app.gui.desk_view import DeskView  # noqa: PLC0415 - after the first frame

        return DeskView(self._window)

    @property
    def is_on(self) -> bool:
        """Whether the mode is on."""
        return self._window.session.is_desk

    def dress(self, shell: "Shell") -> None:
        """Put bar, script and key line round the pages, or take them away."""
        if self.frame is not None and (self.frame.shell is not shell or not self.is_on):
            self.frame.take_off()
            self.frame = None
        if self.is_on and self.frame is None:
            self.frame = DeskFrame(shell)
            self.frame.bar.clear_wanted.connect(self.clear)
            self.frame.bar.view_wanted.connect(self.toggle_view)
            self.frame.bar.danger_wanted.connect(partial(self.open_aside, Aside.DANGER))
            self.frame.bar.stirred.connect(self.idle.stir)
        if self._menu is not None:
            self._menu.show_mode(is_on=self.is_on)
        if not self.is_on:
            self._sleep()

    def dress_page(self, page: "Page") -> None:
        """Make a new page fit for a desk, before it is shown."""
        window, session = self._window, self._window.session
        is_split = session.is_asking or any(window.is_at(step) for step in _SPLIT)
        make_dense(page, is_split=is_split, keeps_lead=window.is_aside)
        self._keep_consent(page)
        page.dress_later(make_piece_dense)
        page.dress_later(self._keep_consent)

    def _keep_consent(self, part: QWidget) -> None:
        """Show nothing of a page or a piece of one that the visitor said no to."""
        session = self._window.session
        if not session.may_print:
            hide_taking_away(part)
        if not session.may_see_private:
            own = [part] if isinstance(part, PrivateCurtain) else []
            for curtain in (*own, *part.findChildren(PrivateCurtain)):
                curtain.lock()

    def wake(self) -> None:
        """Answer by keys on the page that is shown, once the tables are read."""
        window, frame = self._window, self.frame
        if frame is None:
            return
        if not window.is_aside:
            here = next(step for step in Step if window.is_at(step))
            frame.show_script(here, is_running=window.flow.is_checking)
        if window.session.places is None:
            return
        self.keys.listen(window.windowHandle())
        self.keys.take_page(window.page, frame.line)
        self.keys.arrive()
        self.idle.watch(window.windowHandle())
        if not self._is_view_offered:
            self._is_view_offered = True
            self.view.offer()
            self.idle.watch(self.view.handle)
        self.view.follow(window.page)
        if not window.session.draft.has_agreed:
            self.idle.stop()
        elif not self.idle.is_running:
            self.idle.stir()

    def add_menu(self, menus: "Menus") -> None:
        """Add the menu of the desk, before that of the look."""
        from exposure_app.gui.desk_menu import DeskMenu  # noqa: PLC0415 - after the first frame

        self._menu = DeskMenu(self, menus)
        menus.insertMenu(menus.actions()[1], self._menu)

    def consent_page(self) -> DeskConsentPage:
        """The page on which the visitor is asked for three answers."""
        page = DeskConsentPage()
        page.agreed.connect(self._agree)
        page.back.connect(partial(self._window.go_to, Step.WHO))
        page.set_kicker(kicker(Step.WHO, self._window.session.draft))
        return page

    def begin(self) -> "SettingsError | None":
        """Begin a visit with nothing of what was before; what went wrong with counting, if so."""
        failure = self._end_visit()
        self._window.session.draft.audience = DESK
        self._window.go_to(Step.PLACE)
        return failure

    def switch(self) -> None:
        """Somebody else was chosen on the first page: what a visitor said goes no further."""
        if not self.is_on:
            audience = self._window.session.draft.audience
            self._end_visit()
            self._window.session.draft.audience = audience
        self._window.dress()

    def goes_on(self) -> bool:
        """Go on in the way of a desk; False where it is the usual one."""
        window = self._window
        if window.is_at(Step.WHO):
            self.begin()
        elif window.is_at(Step.NOTICED) and not window.session.may_check:
            self._weigh_without_look_up()
        else:
            return False
        return True

    def turn(self, is_on: bool) -> None:  # noqa: FBT001 - the shape of Qt's own signal
        """Begin or end the mode; what was answered before is forgotten."""
        window = self._window
        if is_on and window.session.furthest > Step.WHO and not questions.ask_start_over(window):
            window.dress()
            return
        self._end_visit()
        window.session.draft.audience = DESK if is_on else SELF
        self._is_view_offered = False
        window.dress()
        window.go_to(Step.PLACE if is_on else Step.WHO)

    def clear(self) -> None:
        """End the visit: forget everything, and be ready for the next visitor."""
        if not self.is_on:
            return
        modal = QApplication.activeModalWidget()
        if modal is not None:
            modal.close()
        failure = self.begin()
        announce(self._window, _("Everything was cleared."))
        if failure is not None:
            messages.say_failed(self._window.page, failure)

    def end(self) -> None:
        """The window closes: nothing of the visit stays."""
        if self.is_on:
            self._end_visit()
        self._sleep()

    def open_aside(self, aside: Aside) -> None:
        """Open a page of the desk."""
        self._window.open_aside(aside)

    def toggle_script(self) -> None:
        """Show the words to say, or put them away."""
        if self.frame is not None:
            self.frame.toggle_script()

    def toggle_view(self) -> None:
        """Open the visitor's view, or close it."""
        if self._window.session.places is not None:
            self.view.toggle()
            self.idle.watch(self.view.handle)

    def resize_view(self, steps: int) -> None:
        """Make the text of the visitor's view larger or smaller."""
        self.view.resize_text(steps)

    def _weigh_without_look_up(self) -> None:
        """For somebody who does not want to be looked up: the answer from what was noticed."""
        page = self._window.page
        if not self._window.session.draft.has_symptoms:
            page.show_problem(
                _("Tick what the visitor noticed. Without a look-up there is nothing else."),
                _("There is nothing to weigh yet."),
            )
            return
        page.primary_button.setEnabled(False)
        self._window.flow.prepare()

    def _agree(self, consent: object) -> None:
        if not isinstance(consent, DeskConsent):
            return
        session = self._window.session
        session.consent, session.draft.has_agreed = consent, True
        if not consent.may_check:
            session.draft.phone = ""
            session.draft.handles = []
        self._window.go_to(Step.PLACE)

    def _end_visit(self) -> "SettingsError | None":
        """Forget everything; what went wrong with counting, if anything."""
        window = self._window
        failure = self._count() if self.is_on and window.session.draft.has_agreed else None
        self._clipboard.clear()
        window.flow.cancel()
        window.session.forget()
        self.idle.stop()
        self._calm()
        return failure

    def _count(self) -> "SettingsError | None":
        from exposure_app.gui import desk_counting  # noqa: PLC0415 - after the first frame

        return desk_counting.count_if_wanted(self._window.session)

    def _sleep(self) -> None:
        """Listen to nothing, and close the visitor's view."""
        self.idle.stop()
        if "keys" in self.__dict__:
            self.keys.listen(None)
            self.keys.take_page(None, None)
        if "view" in self.__dict__:
            self.view.close()

    def _warn(self) -> None:
        if self.frame is not None:
            self.frame.bar.warn()

    def _calm(self) -> None:
        if self.frame is not None:
            self.frame.bar.calm()

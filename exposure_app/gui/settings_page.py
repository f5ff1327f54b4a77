"""The settings: how the window speaks and looks, what it may ask, and what it keeps.

The one rule: a choice counts at once and needs no button; only erasing asks first.
"""

from dataclasses import replace

from PySide6.QtCore import Signal

from exposure_app.errors import ExposureError
from exposure_app.gui import questions
from exposure_app.gui.announce import announce
from exposure_app.gui.dates_card import DatesCard
from exposure_app.gui.field import without_mnemonic
from exposure_app.gui.kept_card import KeptCard
from exposure_app.gui.language_card import LanguageCard
from exposure_app.gui.look_card import LookCard
from exposure_app.gui.look_names import appearance_names
from exposure_app.gui.page import Page
from exposure_app.gui.places import Places
from exposure_app.gui.preferences import Preferences
from exposure_app.gui.proxy_card import ProxyCard
from exposure_app.gui.session import SettingsSeen
from exposure_app.gui.settings_state import SettingsState, SettingsWork
from exposure_app.gui.tasks import TaskRunner
from exposure_app.gui.text_size_card import TextSizeCard
from exposure_app.i18n import _, active_language
from exposure_app.storage.settings import Appearance, Motion
from exposure_app.wording.errors import error_text
from exposure_app.wording.sentences import join_sentences


class SettingsPage(Page):
    """Reads and erases as tasks; the window is told of each choice.

    Signals:
        sources_wanted: the page of lists and services is to be opened.
        ways_wanted: the same, where the way of requests is changed.
        erased: everything that was kept is gone, as far as it could be.

    Args:
        places: workspace, keys and ledgers.
        audience: whom the visit is for.
        seen: what was read last.
        runner: runs the work.
        preferences: what the window looks like now, and where choices go.
    """

    at_once = 5
    drawing = "settings"
    help_topic = "settings"

    sources_wanted = Signal()
    ways_wanted = Signal()
    erased = Signal()

    def __init__(
        self,
        places: Places,
        audience: str,
        seen: SettingsSeen,
        runner: TaskRunner,
        preferences: Preferences,
    ) -> None:
        super().__init__(_("Settings"), _("What you choose here counts at once."))
        self._work = SettingsWork(places, audience)
        self._seen = seen
        self._runner = runner
        self.language_card = LanguageCard()
        self.size_card = TextSizeCard(preferences.percent)
        self.colour_card = _colour_card(preferences.appearance)
        self.motion_card = _motion_card(preferences.motion)
        self.dates_card = DatesCard()
        self.proxy_card = ProxyCard()
        self.kept_card = KeptCard()
        self._arrange()
        self._connect(preferences)
        self.set_first_focus(self.language_card.choices[active_language()])
        if seen.state is not None:
            self._show(seen.state)
        self._read()

    @property
    def is_read(self) -> bool:
        """Whether what is on this computer is shown."""
        return self._seen.state is not None

    def leave(self) -> None:
        """What erasing left was told; the next visit begins anew."""
        self._seen.state = None

    def _arrange(self) -> None:
        for card in (
            self.language_card, self.size_card, self.colour_card, self.motion_card,
            self.dates_card, self.proxy_card, self.kept_card,
        ):  # fmt: skip
            self.add(card)

    def _connect(self, preferences: Preferences) -> None:
        self.language_card.chosen.connect(preferences.speak)
        preferences.font_missed.connect(self.language_card.show_spoken)
        self.size_card.chosen.connect(preferences.resize_text)
        self.colour_card.chosen.connect(preferences.change_look)
        self.motion_card.chosen.connect(preferences.change_motion)
        self.dates_card.wanted.connect(self.sources_wanted)
        self.proxy_card.wanted.connect(self.ways_wanted)
        self.kept_card.erasing_wanted.connect(self._erase)

    def _read(self) -> None:
        task = self._runner.start(self._work.reading())
        task.succeeded.connect(self._take)
        task.failed.connect(self._show_failure)

    def _take(self, state: object) -> None:
        """Show what was read; what came of erasing stays until the page is left."""
        if not isinstance(state, SettingsState):
            return
        seen = self._seen.state
        if seen is not None and state.left is None:
            state = replace(state, left=seen.left)
        if state != seen:
            self._seen.state = state
            self._show(state)

    def _show(self, state: SettingsState) -> None:
        self.dates_card.show_state(state)
        self.proxy_card.show_state(state)
        self.kept_card.show_state(state)

    def _erase(self) -> None:
        if questions.ask_erase_everything(self):
            self.kept_card.button.setEnabled(False)
            task = self._runner.start(self._work.erasing())
            task.succeeded.connect(self._tell_erased)
            task.failed.connect(self._show_failure)

    def _tell_erased(self, state: object) -> None:
        self.kept_card.button.setEnabled(True)
        self._take(state)
        notice = self.kept_card.notice
        if notice is not None:
            self.kept_card.told.setFocus()
            announce(self, notice.text)
        self.erased.emit()

    def _show_failure(self, error: object) -> None:
        self.kept_card.button.setEnabled(True)
        if isinstance(error, ExposureError):
            words = error_text(error)
            self.show_problem(join_sentences((words.meaning, words.cure)), words.what)
        else:
            self.bug_met.emit(error)


def _colour_card(appearance: Appearance) -> LookCard:
    names = {look: without_mnemonic(name) for look, name in appearance_names().items()}
    note = _("High contrast has strong edges, and is light or dark as the system.")
    return LookCard(_("Appearance"), names.items(), appearance, note)


def _motion_card(motion: Motion) -> LookCard:
    names = {Motion.SYSTEM: without_mnemonic(_("As the &system")), Motion.OFF: _("Nothing moves")}
    note = _("A page fades into the next within a blink. Nothing else moves.")
    return LookCard(_("Motion"), names.items(), motion, note)

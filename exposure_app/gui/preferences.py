"""Language, size of text, colours, motion: changed at once, and remembered for the next run."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from exposure_app import i18n
from exposure_app.errors import SettingsError
from exposure_app.gui.draft import FAMILY
from exposure_app.gui.language import can_show, speak_qt
from exposure_app.gui.theme import Theme
from exposure_app.storage.settings import (
    SMALLEST_TEXT,
    Appearance,
    Motion,
    Settings,
    save,
)

# 18 pt and more, for a person of eighty.
FAMILY_TEXT = 165


class Preferences(QObject):
    """What the person chose for the window.

    Signals:
        spoken: another language is spoken now.
        font_missed: no font here can show that language, so nothing was changed.
        failed: they could not be written; the exception.

    Args:
        theme: the look of the application.
        file: where they are written.
        parent: outlives this.
        is_simple: large text and one question at a time were chosen in an earlier run.
    """

    spoken = Signal()
    font_missed = Signal()
    failed = Signal(object)

    def __init__(
        self, theme: Theme, file: Path, parent: QObject, *, is_simple: bool = False
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._file = file
        # What stands in the settings; the size that suits a way in is not written there.
        self._own_percent = theme.percent
        self._has_chosen = theme.percent != SMALLEST_TEXT
        self._is_suited = False
        self._is_simple = is_simple

    @property
    def is_simple(self) -> bool:
        """Whether one question at a time is wished for."""
        return self._is_simple

    @property
    def theme(self) -> Theme:
        """The look they are applied to."""
        return self._theme

    @property
    def percent(self) -> int:
        """Size of all text."""
        return self._theme.percent

    @property
    def appearance(self) -> Appearance:
        """Light, dark or as the system."""
        return self._theme.appearance

    def remember_welcome(self) -> None:
        """The first run is over: with settings on file its page opens no more by itself."""
        self._save()

    @property
    def motion(self) -> Motion:
        """As the system, or none."""
        return self._theme.motion

    @property
    def may_move(self) -> bool:
        """Whether a page may fade into the next now."""
        return self._theme.may_move

    def ask_system(self) -> None:
        """Find out what the system asks for, and follow it where nobody chose."""
        self._theme.ask_system()

    def speak(self, language: str) -> None:
        """Change the language at once."""
        if not can_show(language):
            self.font_missed.emit()
        elif language != i18n.active_language():
            i18n.activate(language)
            speak_qt(language)
            self._theme.change_language()
            self._save()
            self.spoken.emit()

    def resize_text(self, percent: int) -> None:
        """Make all text this large."""
        self._own_percent, self._has_chosen = percent, True
        self._theme.set_percent(percent)
        self._save()

    def simplify(self, *, is_wanted: bool) -> None:
        """Large text and one question at a time for whoever asks for it, or neither."""
        self._is_simple = is_wanted
        self.resize_text(max(self._own_percent, FAMILY_TEXT) if is_wanted else SMALLEST_TEXT)
        self._has_chosen = is_wanted

    def suit(self, audience: str) -> None:
        """Use the text size of a way in, unless the person chose one themselves."""
        if self._has_chosen:
            return
        if audience == FAMILY:
            self._is_suited = True
            self._theme.set_percent(FAMILY_TEXT)
        elif self._is_suited:
            self._is_suited = False
            self._theme.set_percent(self._own_percent)

    def change_look(self, appearance: Appearance) -> None:
        """Use light, dark or high contrast, or follow the system."""
        self._theme.set_appearance(appearance)
        self._save()

    def change_motion(self, motion: Motion) -> None:
        """Let nothing move, or what the system allows."""
        self._theme.set_motion(motion)
        self._save()

    def forget(self) -> None:
        """Look as on the first run, and write nothing: everything kept was erased.

        The language stays until the program ends, so that what came of it can be read.
        """
        self._own_percent, self._has_chosen = SMALLEST_TEXT, False
        self._is_simple = False
        self._theme.forget()

    def _save(self) -> None:
        theme = self._theme
        language, percent, simple = i18n.active_language(), self._own_percent, self._is_simple
        settings = Settings(language, percent, theme.appearance, theme.motion, simple)
        try:
            save(self._file, settings)
        except SettingsError as error:
            self.failed.emit(error)

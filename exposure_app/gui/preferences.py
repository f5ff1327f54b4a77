"""Language, size of text, light or dark: changed at once, and remembered for the next run."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from exposure_app import i18n
from exposure_app.errors import SettingsError
from exposure_app.gui.language import can_show, speak_qt
from exposure_app.gui.theme import Theme
from exposure_app.storage.settings import Appearance, Settings, save


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
    """

    spoken = Signal()
    font_missed = Signal()
    failed = Signal(object)

    def __init__(self, theme: Theme, file: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._file = file

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
        self._theme.set_percent(percent)
        self._save()

    def change_look(self, appearance: Appearance) -> None:
        """Use light or dark, or follow the system."""
        self._theme.set_appearance(appearance)
        self._save()

    def _save(self) -> None:
        settings = Settings(i18n.active_language(), self._theme.percent, self._theme.appearance)
        try:
            save(self._file, settings)
        except SettingsError as error:
            self.failed.emit(error)

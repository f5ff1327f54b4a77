"""Start the window.

The one rule: before the first frame nothing is imported or read that the first page does not need;
the catalogue and all other pages follow as a task, see `spine`.
"""

import logging
import sys
from collections.abc import Sequence

from PySide6.QtWidgets import QApplication

from exposure_app import __version__, i18n, log
from exposure_app.errors import SettingsError
from exposure_app.gui.collector import Collector
from exposure_app.gui.faults import FaultHook
from exposure_app.gui.language import can_show, speak_qt
from exposure_app.gui.main_window import MainWindow
from exposure_app.gui.theme import Theme
from exposure_app.storage.paths import settings_file
from exposure_app.storage.settings import Settings, load

_log = logging.getLogger(__name__)


def main(*, is_desk: bool = False) -> int:
    """Open the window, at a support desk or not; the exit code."""
    return run(sys.argv[:1], is_desk=is_desk)


def run(argv: Sequence[str], *, is_desk: bool = False) -> int:
    """Open the window and stay until it is closed.

    Args:
        argv: name of the program, and what Qt should know.
        is_desk: whether it begins at a support desk.

    Returns:
        The exit code.
    """
    log.set_up()
    # Said to Qt here: `setStyle` gives the style back, which builds all of its enumerations.
    application = QApplication([*argv, "-style", "fusion"])
    application.setApplicationName("exposure-check")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("exposure-check")
    settings = stored_settings()
    wish = choose_language(settings)
    theme = Theme(application, settings.text_percent, settings.appearance, settings.motion)
    # A desk begins with its own words; it keeps nothing, also not that somebody was welcomed.
    is_first_run = not is_desk and not settings_file().exists()
    window = MainWindow(
        theme,
        settings_file(),
        is_first_run=is_first_run,
        is_desk=is_desk,
        is_simple=settings.is_simple,
    )
    if wish != i18n.active_language():
        window.say_font_is_missing()
    faults = FaultHook(window)
    faults.install()
    collector = Collector(lambda: window.is_idle, window)
    window.show()
    try:
        return application.exec()
    finally:
        collector.stop()
        faults.remove()


def stored_settings() -> Settings:
    """The settings of the last run; the defaults when they cannot be read."""
    try:
        return load(settings_file())
    except SettingsError:
        _log.warning("settings unreadable: the defaults are used")
        return Settings()


def choose_language(settings: Settings) -> str:
    """Speak the language chosen before, else the one of the system.

    Returns:
        The language wished for; English is spoken instead where no font can show it.
    """
    known = settings.language in i18n.LANGUAGES
    wish = settings.language if known else i18n.preferred_language()
    language = wish if can_show(wish) else i18n.ENGLISH
    i18n.activate(language)
    speak_qt(language)
    return wish

"""The page of lists and services in a process of its own, with the keyring of its session.

As a command, one step for each word: `keep KEY`, `forget`, `tell` (prints what the key card says).
"""

import os
import sys
import tempfile
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from exposure_app.gui.aside import Aside
from exposure_app.gui.main_window import MainWindow
from exposure_app.gui.sources_page import SourcesPage
from exposure_app.gui.theme import Theme

_TURN_MS = 20
_MOST_TURNS = 1_000


def _settle(window: MainWindow) -> None:
    for _turn in range(_MOST_TURNS):
        loop = QEventLoop()
        QTimer.singleShot(_TURN_MS, loop.quit)
        loop.exec()
        page = window.page
        is_read = isinstance(page, SourcesPage) and page.is_read
        if window.session.places is not None and window.is_idle and is_read:
            return
        if window.session.places is not None and not isinstance(page, SourcesPage):
            window.open_aside(Aside.SOURCES)
    raise TimeoutError


def main(words: list[str]) -> int:
    """Do what the words say, and print what the page says then."""
    application = QApplication([])
    theme = Theme(application)
    with tempfile.TemporaryDirectory() as scratch:
        window = MainWindow(theme, Path(scratch) / "settings.json")
        window.show()
        _settle(window)
        page = window.page
        assert isinstance(page, SourcesPage)
        card = page.key_card
        while words:
            match words.pop(0):
                case "keep":
                    card.line.setText(words.pop(0))
                    card.store_button.click()
                case "run":
                    card.line.setText(words.pop(0))
                    card.run_button.click()
                case "forget":
                    card.forget_button.click()
                case word:
                    raise ValueError(word)
            _settle(window)
        sys.stdout.write(f"{card.status.text()}\n{card.field.problem}\n")
        window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

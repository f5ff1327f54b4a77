"""Opens the visitor's view, keeps it at what is asked now, and closes it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QScreen, QWindow

from exposure_app.gui import spine
from exposure_app.gui.client_screen import client_screen
from exposure_app.gui.client_view import ClientView
from exposure_app.gui.desk_consent_page import DeskConsentPage
from exposure_app.gui.match_card import MatchCard
from exposure_app.gui.noticed_page import NoticedPage
from exposure_app.reports.matches import matches_by_incident

if TYPE_CHECKING:
    from exposure_app.gui.main_window import MainWindow
    from exposure_app.gui.page import Page


def screens() -> list[QScreen]:
    """The screens of this computer."""
    return QGuiApplication.screens()


class DeskView(QObject):
    """One view for one window.

    Args:
        window: of the helper.

    Attributes:
        client: the window of the visitor; None while it is closed.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._percent: int | None = None
        self.client: ClientView | None = None
        window.flow.planned.connect(self.refresh)

    def toggle(self) -> None:
        """Open or close it."""
        if self.client is None:
            self.open()
        else:
            self.close()

    def offer(self) -> None:
        """Open it where there is a screen for it."""
        if len(screens()) > 1:
            self.open()

    def open(self) -> None:
        """Open it, on another screen where there is one."""
        if self.client is not None:
            return
        self.client = ClientView(self._window.preferences.theme)
        if self._percent is not None:
            self.client.resize_to(self._percent)
        self.client.closed.connect(self._forget)
        self.refresh()
        self.client.open_on(screens(), self._window.screen())
        self._window.activateWindow()

    def close(self) -> None:
        """Close it."""
        if self.client is not None:
            self.client.close()

    def resize_text(self, steps: int) -> None:
        """Make its text larger or smaller; it stays so for the next visitor."""
        if self.client is not None:
            self.client.resize_text(steps)
            self._percent = self.client.percent

    @property
    def handle(self) -> QWindow | None:
        """Its window on the screen; None while it is closed."""
        return None if self.client is None else self.client.windowHandle()

    def follow(self, page: "Page") -> None:
        """Show what belongs to a page, also when an answer on it changes."""
        if isinstance(page, DeskConsentPage):
            page.changed.connect(self.refresh)
        elif isinstance(page, NoticedPage):
            for row in page.rows.values():
                row.changed.connect(self.refresh)
        self._show(page)

    def refresh(self) -> None:
        """Show again what is asked now."""
        self._show(self._window.page)

    def _show(self, page: "Page") -> None:
        if self.client is None:
            return
        session = self._window.session
        private: list[MatchCard] = []
        if isinstance(page, spine.AnswerPage) and session.result and session.places:
            result = session.result
            catalogue = (session.used or session.places.workspace).catalogue
            _shown, items = matches_by_incident(result)
            private = [MatchCard(findings, result, catalogue) for findings in items]
        self.client.show_screen(client_screen(page, session), private)

    def _forget(self) -> None:
        if self.client is not None:
            self.client.deleteLater()
            self.client = None

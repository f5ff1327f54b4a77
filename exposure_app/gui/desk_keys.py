"""Answers a desk's pages by one key and Enter.

The one rule: in a line of text a key is text; anywhere else it chooses the answer it stands before.
A key that is held down chooses once, so that nobody runs through pages unseen.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QToolButton,
    QWidget,
)

from exposure_app.gui import spine
from exposure_app.gui.desk_stop import Stop
from exposure_app.gui.desk_stops import stops_of
from exposure_app.gui.key_line import KeyLine
from exposure_app.gui.page import Page
from exposure_app.gui.theme import Space
from exposure_app.i18n import _

_TYPED_INTO = (
    QLineEdit, QComboBox, QAbstractSpinBox, QTextEdit, QPlainTextEdit, QAbstractItemView,
)  # fmt: skip
# A tick or a round button is chosen by its key or the space bar.
_PRESSED = (QPushButton, QToolButton)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_HARMLESS = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier


class DeskKeys(QObject):
    """Listens to the keys of one window, and says at its foot what they do.

    Args:
        parent: outlives this.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._window: QWindow | None = None
        self._line: KeyLine | None = None
        self._page: Page | None = None
        self._stops: list[Stop] = []
        self._arrived: Stop | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._tell_focus)

    def listen(self, window: QWindow | None) -> None:
        """Listen to that window, and to no other; to none at all for None."""
        if window is self._window:
            return
        if self._window is not None:
            self._window.removeEventFilter(self)
        self._window = window
        if window is not None:
            window.installEventFilter(self)

    def take_page(self, page: Page | None, line: KeyLine | None) -> None:
        """Answer this page from now on."""
        self._page, self._line, self._arrived = page, line, None
        self._stops = [] if page is None else stops_of(page, self.say)
        if isinstance(page, spine.NumbersPage):
            page.rows_shown.connect(self._renew_stops)
        if page is not None:
            page.scroll_area.verticalScrollBar().rangeChanged.connect(self._show_whole)

    def arrive(self) -> None:
        """Begin where the keyboard is on a page that was just shown."""
        focused = QApplication.focusWidget()
        stop = self._stop_of(focused)
        if stop is not None and self._page is not None:
            stop.enter()
        self._tell_focus(None, QApplication.focusWidget())

    def say(self, text: str) -> None:
        """Say what Enter would do."""
        if self._line is not None:
            self._line.say(text, is_announced=True)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take a key; what is not ours goes its usual way."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        is_elsewhere = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if self._page is None or is_elsewhere:
            return False
        self._arrived = None
        return self._press(self._page, event)

    def _press(self, page: Page, event: QKeyEvent) -> bool:
        modifiers = event.modifiers() & ~_HARMLESS
        is_enter = event.key() in _ENTER
        if is_enter and modifiers == Qt.KeyboardModifier.ControlModifier:
            self._go_on(page)
            return True
        if modifiers != Qt.KeyboardModifier.NoModifier:
            return False
        if is_enter:
            return event.isAutoRepeat() or self._enter(page)
        return not event.isAutoRepeat() and self._choose(event.text().casefold())

    def _enter(self, page: Page) -> bool:
        focused = QApplication.focusWidget()
        stop = self._stop_of(focused)
        if stop is not None:
            if stop.commit():
                self._go_to_next(page, stop)
            return True
        if isinstance(focused, QAbstractItemView):
            return False
        if isinstance(page, spine.RunningPage):
            return True
        if isinstance(focused, _PRESSED) and focused is not page.primary_button:
            focused.click()
        else:
            self._go_on(page)
        return True

    def _go_to_next(self, page: Page, stop: Stop) -> None:
        later = self._stops[self._stops.index(stop) + 1 :]
        following = next((one for one in later if one.is_open), None)
        if following is None:
            self._go_on(page)
            return
        following.enter()
        page.scroll_area.ensureWidgetVisible(following.root)

    def _go_on(self, page: Page) -> None:
        """Press what leads on; the last page ends with the key that clears, never by Enter."""
        button = page.primary_button
        is_last = isinstance(page, spine.PlanPage)
        if button.isVisible() and button.isEnabled() and not is_last:
            button.click()

    def _choose(self, key: str) -> bool:
        focused = QApplication.focusWidget()
        if not key.strip() or isinstance(focused, _TYPED_INTO):
            return False
        stop = self._stop_of(focused)
        stops = [stop] if stop is not None else [one for one in self._stops if one.is_anywhere]
        is_chosen = any(one.is_open and one.choose(key) for one in stops)
        chosen = QApplication.focusWidget()
        if is_chosen and chosen is not None and self._page is not None:
            self._page.scroll_area.ensureWidgetVisible(chosen)
        return is_chosen

    def _show_whole(self) -> None:
        """Scroll until every answer is seen, as far as there is room; the page may still grow."""
        if self._arrived is None or self._page is None:
            return
        for end in self._arrived.ends:
            self._page.scroll_area.ensureWidgetVisible(end, 0, Space.SMALL)

    def _renew_stops(self) -> None:
        """Stop at the rows that are there now; those before are about to go."""
        if isinstance(self._page, spine.NumbersPage):
            self._stops = stops_of(self._page, self.say)

    def _stop_of(self, widget: QWidget | None) -> Stop | None:
        return next((stop for stop in self._stops if stop.holds(widget)), None)

    def _tell_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Say what the keys do where the keyboard is now."""
        if self._line is None or self._page is None or new is None:
            return
        if new.window() is not self._page.window():
            return
        stop = self._stop_of(new)
        if stop is not None and stop.is_anywhere:
            self._arrived = stop
            self._show_whole()
        stop = stop or next((one for one in self._stops if one.is_open), None)
        if stop is not None:
            self._line.say(stop.hint)
        elif isinstance(self._page, spine.PlanPage):
            self._line.say(_("F12 clears everything for the next visitor."))
        elif isinstance(new, _PRESSED) and new is not self._page.primary_button:
            self._line.say(_("Enter presses this button."))
        else:
            self._line.say(_("Enter goes on."))

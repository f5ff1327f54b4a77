"""The menu bar: language, text size, light or dark, and what can be done at any time."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from exposure_app.gui.aside import Aside
from exposure_app.gui.look_names import LANGUAGE_NAMES, appearance_names
from exposure_app.gui.preferences import Preferences
from exposure_app.i18n import _, active_language
from exposure_app.storage.settings import LARGEST_TEXT, SMALLEST_TEXT, Appearance

TEXT_SIZES = (100, 125, 150, 175, 200, 250, 300)


class Menus(QMenuBar):
    """All menus; each choice is a signal, and those of the look go to the preferences.

    Signals:
        language_chosen: a code of `i18n.LANGUAGES`.
        text_size_chosen: per cent.
        appearance_chosen: an `Appearance`.
        aside_wanted: an `Aside`: a page beside the check.
        help_wanted: help with the page shown.
        start_over_wanted: forget all answers.
        quit_wanted: close the window.
    """

    language_chosen = Signal(str)
    text_size_chosen = Signal(int)
    appearance_chosen = Signal(object)
    aside_wanted = Signal(object)
    help_wanted = Signal()
    start_over_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._percent = preferences.percent
        self._add_check_menu()
        self._add_view_menu(preferences.appearance)
        self._add_language_menu()
        self._add_help_menu()
        self.language_chosen.connect(preferences.speak)
        self.text_size_chosen.connect(preferences.resize_text)
        self.appearance_chosen.connect(preferences.change_look)

    def _add_check_menu(self) -> None:
        menu = self.addMenu(_("Chec&k"))
        self._add(menu, _("&Start over"), self.start_over_wanted.emit, QKeySequence.StandardKey.New)
        self._add_aside(menu, _("&Urgent: whom to call"), Aside.URGENT)
        self._add_aside(menu, _("Write to a &company…"), Aside.LETTERS)
        menu.addSeparator()
        self._add_aside(menu, _("&Lists and services…"), Aside.SOURCES)
        self._add_aside(menu, _("&What was sent…"), Aside.LEDGER)
        menu.addSeparator()
        self._add_settings(menu)
        menu.addSeparator()
        self._add(menu, _("&Quit"), self.quit_wanted.emit, QKeySequence.StandardKey.Quit)

    def _add_view_menu(self, appearance: Appearance) -> None:
        menu = self.addMenu(_("&View"))
        larger, smaller = QKeySequence.StandardKey.ZoomIn, QKeySequence.StandardKey.ZoomOut
        self._add(menu, _("&Larger text"), self._make_larger, larger)
        self._add(menu, _("&Smaller text"), self._make_smaller, smaller)
        sizes = menu.addMenu(_("&Text size"))
        self._sizes = self._choices(
            sizes,
            ((f"{percent} %", percent) for percent in TEXT_SIZES),
            self._percent,
            self._choose_size,
        )
        looks = menu.addMenu(_("&Appearance"))
        names = ((name, look) for look, name in appearance_names().items())
        self._choices(looks, names, appearance, self.appearance_chosen.emit)

    def _add_help_menu(self) -> None:
        menu = self.addMenu(_("&Help"))
        key = QKeySequence.StandardKey.HelpContents
        self._add(menu, _("&Help with this page"), self.help_wanted.emit, key)
        self._add_aside(menu, _("&What this program does"), Aside.WELCOME)
        self._add(menu, _("&About this program"), self._tell_about)

    def _add_language_menu(self) -> None:
        menu = self.addMenu("&Language / 语言")
        names = ((name, language) for language, name in LANGUAGE_NAMES.items())
        self._choices(menu, names, active_language(), self.language_chosen.emit)

    def _add(
        self,
        menu: QMenu,
        text: str,
        act: Callable[[], None],
        key: QKeySequence.StandardKey | None = None,
    ) -> None:
        action = QAction(text, menu)
        if key is not None:
            action.setShortcuts(QKeySequence.keyBindings(key))
        action.triggered.connect(lambda _checked=False: act())
        menu.addAction(action)

    def _add_aside(self, menu: QMenu, text: str, aside: Aside) -> None:
        self._add(menu, text, lambda: self.aside_wanted.emit(aside))

    def _add_settings(self, menu: QMenu) -> None:
        action = QAction(_("Se&ttings…"), menu)
        keys = QKeySequence.keyBindings(QKeySequence.StandardKey.Preferences)
        action.setShortcuts(keys or [QKeySequence("Ctrl+,")])
        action.setMenuRole(QAction.MenuRole.PreferencesRole)
        action.triggered.connect(lambda _checked=False: self.aside_wanted.emit(Aside.SETTINGS))
        menu.addAction(action)

    def _tell_about(self) -> None:
        from exposure_app.gui import questions  # noqa: PLC0415 - seldom needed

        questions.show_about(self.window())

    def _choices(
        self,
        menu: QMenu,
        names: Iterable[tuple[str, object]],
        chosen: object,
        act: Callable[..., None],
    ) -> QActionGroup:
        group = QActionGroup(menu)
        for text, value in names:
            action = QAction(text, menu, checkable=True, checked=value == chosen)
            action.setData(value)
            # Not by its data: Qt gives an enumeration of ours back as plain text.
            action.triggered.connect(partial(act, value))
            group.addAction(action)
            menu.addAction(action)
        return group

    def _choose_size(self, percent: int) -> None:
        self._percent = min(max(percent, SMALLEST_TEXT), LARGEST_TEXT)
        for action in self._sizes.actions():
            action.setChecked(action.data() == self._percent)
        self.text_size_chosen.emit(self._percent)

    def _make_larger(self) -> None:
        self._choose_size(min((s for s in TEXT_SIZES if s > self._percent), default=LARGEST_TEXT))

    def _make_smaller(self) -> None:
        self._choose_size(max((s for s in TEXT_SIZES if s < self._percent), default=SMALLEST_TEXT))

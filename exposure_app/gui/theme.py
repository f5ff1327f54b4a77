"""Type, colour and motion of the whole window, set once on the application.

The one rule: no widget names a colour or a size; it takes a role, and the theme decides.
Text grows with the person's setting (100 to 300 %), so nothing may have a fixed height.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QWidget

from exposure_app.gui.colours import DARK, HIGH_DARK, HIGH_LIGHT, LIGHT, Colours, palette
from exposure_app.gui.scales import BODY_POINTS, TARGET, Space, TextRole
from exposure_app.gui.style_sheet import style_sheet
from exposure_app.gui.system_wishes import SystemWishes
from exposure_app.i18n import CHINESE, active_language
from exposure_app.storage.settings import SMALLEST_TEXT, Appearance, Motion

if TYPE_CHECKING:
    from PySide6.QtCore import Qt

__all__ = (
    "BODY_POINTS",
    "CHINESE_FAMILIES",
    "TARGET",
    "ButtonRole",
    "Space",
    "TextRole",
    "Theme",
    "set_role",
)

_HALF = 128
CHINESE_FAMILIES = ("Noto Sans CJK SC", "Microsoft YaHei UI", "PingFang SC", "WenQuanYi Zen Hei")


class ButtonRole(StrEnum):
    """What a button is for; a plain button has no role."""

    PRIMARY = "primary"
    QUIET = "quiet"
    URGENT = "urgent"
    CHOICE = "choice"


def set_role(widget: QWidget, role: TextRole | ButtonRole) -> None:
    """Give a label or button its part in the type scale and colours."""
    widget.setProperty("role", str(role))
    if widget.isVisible():
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class Theme(QObject):
    """The look of the application: follows the system unless the person chose.

    Signals:
        changing: all is about to be drawn anew; places on the screen are still the old ones.
        changed: colours or text size are other than before.

    Args:
        application: what it is the look of.
        percent: size of all text.
        appearance: which colours.
        motion: whether anything may move; off unless somebody asks for it.
    """

    changing = Signal()
    changed = Signal()

    def __init__(
        self,
        application: QApplication,
        percent: int = SMALLEST_TEXT,
        appearance: Appearance = Appearance.SYSTEM,
        motion: Motion = Motion.OFF,
    ) -> None:
        super().__init__(application)
        self._application = application
        self._percent = percent
        self._appearance = appearance
        self._family = application.font().family()
        self._is_system_dark = application.palette().window().color().lightness() < _HALF
        self._motion = motion
        self._wishes = SystemWishes(application)
        self._wishes.contrast_changed.connect(self._follow_contrast)
        if appearance is not Appearance.SYSTEM:
            self._ask_for_scheme()
        self._apply()
        application.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def percent(self) -> int:
        """Size of all text in per cent."""
        return self._percent

    @property
    def appearance(self) -> Appearance:
        """What the person chose."""
        return self._appearance

    @property
    def colours(self) -> Colours:
        """The scheme in use."""
        if self.is_high_contrast:
            return HIGH_DARK if self._is_dark() else HIGH_LIGHT
        return DARK if self._is_dark() else LIGHT

    @property
    def is_high_contrast(self) -> bool:
        """Whether the person, or the system, asks for high contrast."""
        if self._appearance is Appearance.SYSTEM:
            return self._wishes.is_contrast_high
        return self._appearance is Appearance.HIGH_CONTRAST

    @property
    def motion(self) -> Motion:
        """What the person chose."""
        return self._motion

    @property
    def may_move(self) -> bool:
        """Whether a page may fade into the next: nobody asked for stillness."""
        return self._motion is Motion.SYSTEM and not self._wishes.is_motion_unwanted

    def ask_system(self) -> None:
        """Find out what the system asks for; after the first frame, for it takes a moment."""
        self._wishes.ask_about_contrast()

    def change_language(self) -> None:
        """Use the letter forms of the language spoken now."""
        self._apply()

    def set_percent(self, percent: int) -> None:
        """Make all text this large."""
        if percent != self._percent:
            self._percent = percent
            self._apply()
            self.changed.emit()

    def set_appearance(self, appearance: Appearance) -> None:
        """Use light or dark, or follow the system."""
        if appearance != self._appearance:
            self._appearance = appearance
            self._ask_for_scheme()
            self._apply()
            self.changed.emit()

    def set_motion(self, motion: Motion) -> None:
        """Let nothing move, or what the system allows."""
        self._motion = motion

    def forget(self) -> None:
        """Look as if nobody had chosen anything yet."""
        self._percent, self._motion = SMALLEST_TEXT, Motion.SYSTEM
        self._appearance = Appearance.SYSTEM
        self._ask_for_scheme()
        self._apply()
        self.changed.emit()

    def _is_dark(self) -> bool:
        if self._appearance in (Appearance.SYSTEM, Appearance.HIGH_CONTRAST):
            return self._is_system_dark
        return self._appearance is Appearance.DARK

    def _ask_for_scheme(self) -> None:
        """Ask the platform for the same scheme, so that title bars and dialogs agree."""
        from PySide6.QtCore import Qt  # noqa: PLC0415 - costs a fifth of an empty window

        wish = {
            Appearance.SYSTEM: Qt.ColorScheme.Unknown,
            Appearance.LIGHT: Qt.ColorScheme.Light,
            Appearance.DARK: Qt.ColorScheme.Dark,
            Appearance.HIGH_CONTRAST: Qt.ColorScheme.Unknown,
        }
        self._application.styleHints().setColorScheme(wish[self._appearance])

    def _follow_system(self, scheme: "Qt.ColorScheme") -> None:
        self._is_system_dark = scheme.name == "Dark"
        if self._appearance in (Appearance.SYSTEM, Appearance.HIGH_CONTRAST):
            self._apply()
            self.changed.emit()

    def _follow_contrast(self) -> None:
        if self._appearance is Appearance.SYSTEM:
            self._apply()
            self.changed.emit()

    def _apply(self) -> None:
        self.changing.emit()
        points = BODY_POINTS * self._percent / 100
        font = QFont(self._application.font())
        is_chinese = active_language() == CHINESE
        font.setFamilies([self._family, *(CHINESE_FAMILIES if is_chinese else ())])
        font.setPointSizeF(points)
        name = "dark" if self._is_dark() else "light"
        with _no_collection():
            self._application.setFont(font)
            self._application.setPalette(palette(self.colours))
            sheet = style_sheet(self.colours, name, points, is_high_contrast=self.is_high_contrast)
            # Reading the same sheet again would cost a tenth of a second and change nothing.
            if sheet != self._application.styleSheet():
                self._application.setStyleSheet(sheet)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Let no widget go meanwhile.

    Qt walks over a list of all widgets and calls back into Python for each; a collection in such a
    call could delete one that is still ahead in the list, and the program would crash.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()

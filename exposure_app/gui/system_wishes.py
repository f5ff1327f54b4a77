"""What the system asks of every program: more contrast, less motion.

The one rule: what is not known is not assumed; until the system has answered, nothing moves.

Why contrast is asked for after the first frame: the first use of Qt's word for it builds every
enumeration of Qt, a tenth of the time an empty window takes.

Why two ways for motion: Qt knows of it on Windows alone (menus that appear at once). On Linux the
portal of the desktop tells, which is asked without waiting, and only where a session has a bus.
"""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusPendingCallWatcher

_PORTAL = (
    "org.freedesktop.portal.Desktop",
    "/org/freedesktop/portal/desktop",
    "org.freedesktop.portal.Settings",
    "Read",
)
_MOTION_KEY = ("org.gnome.desktop.interface", "enable-animations")


class SystemWishes(QObject):
    """Asks the system, and listens.

    Signals:
        contrast_changed: more contrast is wanted than before, or less.

    Args:
        application: outlives this.
    """

    contrast_changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._is_still: bool | None = None
        self._is_contrast_high = False
        self._watcher: QDBusPendingCallWatcher | None = None
        # Held, since Python forgets what these hints gave as soon as they themselves are forgotten.
        self._style_hints = application.styleHints()
        # Qt tells of contrast since 6.10.
        ask = getattr(self._style_hints, "accessibility", None)
        self._hints = None if ask is None else ask()

    def ask_about_contrast(self) -> None:
        """Find out whether high contrast is wanted, and hear of it from now on."""
        if self._hints is not None:
            self._hints.contrastPreferenceChanged.connect(self._take_contrast)
            self._take_contrast()

    @property
    def is_contrast_high(self) -> bool:
        """Whether the system asks for high contrast, as far as it was asked itself."""
        return self._is_contrast_high

    @property
    def is_motion_unwanted(self) -> bool:
        """Whether the system asks for stillness, or has not answered yet."""
        if self._is_still is None and self._watcher is None:
            self._ask_about_motion()
        return self._is_still is not False

    def _take_contrast(self, *_preference: object) -> None:
        wish = None if self._hints is None else self._hints.contrastPreference()
        is_high = getattr(wish, "name", "") == "HighContrast"
        if is_high is not self._is_contrast_high:
            self._is_contrast_high = is_high
            self.contrast_changed.emit()

    def _ask_about_motion(self) -> None:
        if not sys.platform.startswith("linux"):
            self._is_still = sys.platform == "win32" and not _has_moving_menus()
        elif not _has_bus():
            self._is_still = False
        else:
            self._watcher = _asked_portal(self)
            self._watcher.finished.connect(self._take_answer)

    def _take_answer(self, watcher: "QDBusPendingCallWatcher") -> None:
        """A desktop without such a setting has no wish."""
        answer: object = next(iter(watcher.reply().arguments()), None)
        while hasattr(answer, "variant"):
            answer = answer.variant()
        self._is_still = answer is False


def _has_moving_menus() -> bool:
    from PySide6.QtCore import Qt  # noqa: PLC0415 - after the first frame

    return QApplication.isEffectEnabled(Qt.UIEffect.UI_AnimateMenu)


def _has_bus() -> bool:
    """Whether this session has a bus; looking for one that is not there would start one."""
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    if os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return True
    return bool(folder) and (Path(folder) / "bus").exists()


def _asked_portal(parent: QObject) -> "QDBusPendingCallWatcher":
    """The question to the portal, under way."""
    from PySide6.QtDBus import (  # noqa: PLC0415 - after the first frame, and on Linux alone
        QDBusConnection,
        QDBusMessage,
        QDBusPendingCallWatcher,
    )

    message = QDBusMessage.createMethodCall(*_PORTAL)
    message.setArguments(list(_MOTION_KEY))
    return QDBusPendingCallWatcher(QDBusConnection.sessionBus().asyncCall(message), parent)

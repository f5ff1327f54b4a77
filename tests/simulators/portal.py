"""The portal of a desktop, on the bus of the session: tells whether anything may move.

Run inside ``dbus-run-session``: ``portal.py still|moving|mute``. It serves, asks as the program
does and says what the program makes of the answer.
"""

import sys

from PySide6.QtCore import ClassInfo, QObject, QTimer, Slot
from PySide6.QtDBus import QDBusConnection, QDBusVariant
from PySide6.QtWidgets import QApplication

from exposure_app.gui.system_wishes import _MOTION_KEY, SystemWishes

_NAME, _PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"


@ClassInfo({"D-Bus Interface": "org.freedesktop.portal.Settings"})  # type: ignore[call-arg]
class Portal(QObject):  # type: ignore[operator]
    """Answers one question."""

    def __init__(self, wish: str) -> None:
        super().__init__()
        self._wish = wish

    @Slot(str, str, result="QDBusVariant")
    def Read(self, namespace: str, key: str) -> QDBusVariant:  # noqa: N802 - the portal's own name
        """Whether animations are on."""
        if (namespace, key) != _MOTION_KEY:
            return QDBusVariant("another question")
        return QDBusVariant(QDBusVariant(self._wish == "moving"))


def main(wish: str) -> None:
    """Serve, ask and say what came of it."""
    application = QApplication(["portal", "-platform", "offscreen"])
    bus = QDBusConnection.sessionBus()
    portal = Portal(wish)
    if wish != "mute":
        bus.registerObject(_PATH, portal, QDBusConnection.RegisterOption.ExportAllSlots)
        bus.registerService(_NAME)
    wishes = SystemWishes(application)
    sys.stdout.write(f"before {wishes.is_motion_unwanted}\n")

    def look() -> None:
        if wishes._is_still is not None:
            sys.stdout.write(f"after {wishes.is_motion_unwanted}\n")
            application.quit()

    watch = QTimer(application, interval=10)
    watch.timeout.connect(look)
    watch.start()
    application.exec()


if __name__ == "__main__":
    main(sys.argv[1])

"""Notices that nobody is there any more.

The one rule: any key, press, touch or move of the pointer begins the time anew.
"""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

_SIGNS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


@dataclass(frozen=True, slots=True)
class IdleTimes:
    """How long nobody may be there.

    Attributes:
        quiet_ms: until it is said that everything will be cleared.
        notice_ms: from then until it is.
    """

    quiet_ms: int = 240_000
    notice_ms: int = 60_000


class IdleWatch(QObject):
    """Two timers, and a filter on the windows that somebody may touch.

    Signals:
        warned: nobody was there for long.
        stirred: somebody is there again.
        expired: nobody came after the warning.

    Args:
        parent: outlives this.
        times: how long.
    """

    warned = Signal()
    stirred = Signal()
    expired = Signal()

    def __init__(self, parent: QObject, times: IdleTimes | None = None) -> None:
        super().__init__(parent)
        self._quiet = QTimer(self, singleShot=True)
        self._notice = QTimer(self, singleShot=True)
        self._quiet.timeout.connect(self._warn)
        self._notice.timeout.connect(self.expired)
        self.set_times(times or IdleTimes())

    def set_times(self, times: IdleTimes) -> None:
        """Take other times, from the next sign on."""
        self._quiet.setInterval(times.quiet_ms)
        self._notice.setInterval(times.notice_ms)

    @property
    def times(self) -> IdleTimes:
        """How long nobody may be there."""
        return IdleTimes(self._quiet.interval(), self._notice.interval())

    @property
    def is_running(self) -> bool:
        """Whether somebody is waited for."""
        return self._quiet.isActive() or self._notice.isActive()

    def watch(self, window: QObject | None) -> None:
        """Take what happens to that window as a sign; twice is once."""
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def stir(self) -> None:
        """Somebody is there: begin the time anew."""
        was_warned = self._notice.isActive()
        self._notice.stop()
        self._quiet.start()
        if was_warned:
            self.stirred.emit()

    def stop(self) -> None:
        """There is nothing to clear."""
        self._quiet.stop()
        self._notice.stop()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look on; everything goes its way."""
        if event.type() in _SIGNS and self.is_running:
            self.stir()
        return False

    def _warn(self) -> None:
        self._notice.start()
        self.warned.emit()

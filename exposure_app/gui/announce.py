"""Tell a screen reader that something changed, without moving the focus."""

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str) -> None:
    """Have the text spoken when the reader is next silent; nothing happens without a reader."""
    from PySide6.QtGui import (  # noqa: PLC0415 - not needed for the first frame
        QAccessible,
        QAccessibleAnnouncementEvent,
    )

    event = QAccessibleAnnouncementEvent(widget, text)
    event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
    QAccessible.updateAccessibility(event)

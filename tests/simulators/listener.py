"""Somebody who hears what the window tells a screen reader without moving the keyboard."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent


class Listener:
    """Keeps what is announced.

    Attributes:
        heard: every announcement, in order.
    """

    def __init__(self) -> None:
        self.heard: list[str] = []

    def hear(self, event: QAccessibleEvent) -> None:
        """Keep an announcement; other events move with the keyboard anyway."""
        if isinstance(event, QAccessibleAnnouncementEvent):
            self.heard.append(event.message())

    def has_heard(self, words: str) -> bool:
        """Whether one of the announcements holds these words."""
        return any(words in text for text in self.heard)


@contextmanager
def listening() -> Iterator[Listener]:
    """Hear everything that is announced meanwhile."""
    listener = Listener()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QAccessible, "updateAccessibility", listener.hear)
        yield listener

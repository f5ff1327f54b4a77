"""A few sentences under one heading, each read by itself."""

from collections.abc import Iterable

from exposure_app.gui.card import Card
from exposure_app.gui.reading_text import ReadingText


class LinesCard(Card):
    """Sentences one under the other.

    Args:
        heading: what they are about.
        lines: at least one.
    """

    def __init__(self, heading: str, lines: Iterable[str]) -> None:
        super().__init__(heading)
        self.lines = [ReadingText(line) for line in lines]
        for line in self.lines:
            self.add(line)

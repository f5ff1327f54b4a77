"""Makes a page dense: less air, and two columns where they fit. Targets keep their 44 pixels."""

from PySide6.QtWidgets import QLabel

from exposure_app.gui.card import Card
from exposure_app.gui.columns import WIDE
from exposure_app.gui.notice import Notice
from exposure_app.gui.page import Page
from exposure_app.gui.theme import Space

_CHARACTERS = 38


def make_dense(page: Page, *, is_split: bool) -> None:
    """Take air out of a page that was just made.

    Args:
        page: which.
        is_split: whether it may stand in two columns; tables need the whole width.
    """
    narrowest = page.fontMetrics().horizontalAdvance("n") * _CHARACTERS
    page.make_dense(narrowest if is_split else 0)
    for card in page.findChildren(Card):
        card.body.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.MEDIUM, Space.SMALL)
        card.body.setSpacing(Space.TIGHT)
    for place in range(page.body.count()):
        item = page.body.itemAt(place)
        widget = None if item is None else item.widget()
        # A heading or a message belongs to both columns.
        if isinstance(widget, QLabel | Notice):
            widget.setProperty(WIDE, True)  # noqa: FBT003 - Qt's own signature

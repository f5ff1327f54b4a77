"""Makes a page dense: less air, and two columns where they fit. Targets keep their 44 pixels."""

from PySide6.QtWidgets import QLabel, QTableView, QWidget

from exposure_app.gui.card import Card
from exposure_app.gui.columns import WIDE
from exposure_app.gui.notice import Notice
from exposure_app.gui.page import Page
from exposure_app.gui.theme import Space
from exposure_app.gui.timeline_card import TimelineCard

_CHARACTERS = 38


def make_dense(page: Page, *, is_split: bool, keeps_lead: bool) -> None:
    """Take air out of a page that was just made.

    Args:
        page: which.
        is_split: whether it may stand in two columns; tables need the whole width.
        keeps_lead: whether the sentence under the heading stays; the script says it otherwise.
    """
    narrowest = page.fontMetrics().horizontalAdvance("n") * _CHARACTERS
    page.make_dense(narrowest if is_split else 0)
    if not keeps_lead:
        page.lead.hide()
    for place in range(page.body.count()):
        item = page.body.itemAt(place)
        widget = None if item is None else item.widget()
        if widget is not None:
            make_piece_dense(widget)


def make_piece_dense(piece: QWidget) -> None:
    """Take air out of one piece of a page."""
    own = [piece] if isinstance(piece, Card) else []
    for card in (*own, *piece.findChildren(Card)):
        card.body.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.MEDIUM, Space.SMALL)
        card.body.setSpacing(Space.TIGHT)
    if _needs_width(piece):
        piece.setProperty(WIDE, True)  # noqa: FBT003 - Qt's own signature


def _needs_width(widget: QWidget) -> bool:
    """A heading or a message belongs to both columns; a table or line of time needs the room."""
    is_wide = isinstance(widget, QLabel | Notice | TimelineCard)
    return is_wide or widget.findChild(QTableView) is not None

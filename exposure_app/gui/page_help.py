"""The help with a page: it opens under the heading, and gives the keyboard back when it closes."""

from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from exposure_app.gui.help_card import HelpCard
from exposure_app.gui.page import Page

_UNDER_THE_HEADING = 1


class PageHelp:
    """Opens and closes the help of one page.

    Args:
        page: whose help it is.
        column: where its heading stands first.

    Attributes:
        card: the help shown now, if any.
    """

    def __init__(self, page: Page, column: QVBoxLayout) -> None:
        self._page, self._column = page, column
        self._before: QWidget | None = None
        self.card: HelpCard | None = None

    def toggle(self) -> None:
        """Show it, or put it away."""
        if self.card is not None:
            self._close()
            return
        self._before = self._page.focusWidget()
        self.card = HelpCard(self._page.help_topic)
        self.card.closed.connect(self._close)
        self._column.insertWidget(_UNDER_THE_HEADING, self.card)
        self.card.show()
        self.card.texts[0].setFocus()
        self._page.scroll_area.ensureVisible(0, 0)

    def _close(self) -> None:
        """Put the keyboard back where it was."""
        if self.card is None:
            return
        self._column.removeWidget(self.card)
        self.card.hide()
        self.card.deleteLater()
        self.card = None
        if self._before is not None and isValid(self._before):
            self._before.setFocus()

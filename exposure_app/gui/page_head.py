"""The head of a page: where in the check it is, its heading, what it is for, and a drawing."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from exposure_app.gui.card import text_label
from exposure_app.gui.drawing import WIDTH, Drawing
from exposure_app.gui.scales import LARGE_POINTS
from exposure_app.gui.theme import Space, TextRole

# Words come first: the drawing leaves when they would have less than this many of its widths.
_WIDTHS_FOR_WORDS = 3


class PageHead(QWidget):
    """Heading and lead, with a drawing at the other end where there is room.

    Args:
        title: of the page.
        lead: one sentence under it; may be empty.
        drawing: name of a file; empty for none.
    """

    def __init__(self, title: str, lead: str, drawing: str) -> None:
        super().__init__()
        self.kicker = text_label("", TextRole.KICKER)
        self.kicker.hide()
        self._kicker = self._turn = ""
        self.title = text_label(title, TextRole.TITLE)
        self.lead = text_label(lead, TextRole.LEAD)
        if not lead:
            self.lead.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.LARGE)
        words = QVBoxLayout()
        is_large = self.font().pointSizeF() > LARGE_POINTS
        words.setSpacing(Space.TIGHT if is_large else Space.MEDIUM)
        words.addStretch(1)
        for label in (self.kicker, self.title, self.lead):
            words.addWidget(label)
        words.addStretch(1)
        row.addLayout(words, 1)
        self._drawing = Drawing(drawing) if drawing else None
        if self._drawing is not None:
            row.addWidget(self._drawing)

    def set_kicker(self, text: str) -> None:
        """Say above the heading where in the check this page is."""
        self._kicker = text
        self._show_kicker()

    def set_turn(self, text: str) -> None:
        """Say behind it which question is asked."""
        self._turn = text
        self._show_kicker()

    def _show_kicker(self) -> None:
        self.kicker.setText(" · ".join(filter(None, (self._kicker, self._turn))))
        self.kicker.setVisible(bool(self.kicker.text()))

    def make_dense(self) -> None:
        """Take the height of the heading alone."""
        self.kicker.hide()
        if self._drawing is not None:
            self._drawing.hide()
            self._drawing = None

    def fit(self, width: int) -> None:
        """Show the drawing only where the words keep enough room."""
        if self._drawing is not None:
            is_large = self.font().pointSizeF() > LARGE_POINTS
            self._drawing.setVisible(width > WIDTH * _WIDTHS_FOR_WORDS and not is_large)

"""Lines shown exactly as they are, in letters of one width, to be read and copied."""

from collections.abc import Sequence

from PySide6.QtGui import QFontDatabase, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from exposure_app.gui.theme import Space

_MOST_LINES = 18


class ExactText(QPlainTextEdit):
    """Cannot be changed; Tab leaves it. It is as high as its lines, up to a limit.

    Args:
        lines: of text.
        name: what assistive technology calls it.
    """

    def __init__(self, lines: Sequence[str], name: str) -> None:
        super().__init__("\n".join(lines))
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._use_even_letters()
        self._fit()

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show other lines."""
        self.setPlainText("\n".join(lines))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow with the lines that break anew."""
        super().resizeEvent(event)
        self._fit()

    def _use_even_letters(self) -> None:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(self.font().pointSizeF())
        self.setFont(font)

    def _fit(self) -> None:
        blocks = [self.document().findBlockByNumber(number) for number in range(self.blockCount())]
        heights = [self.blockBoundingRect(block).height() for block in blocks]
        # A letter that another font lends makes its line higher.
        line = max(self.fontMetrics().lineSpacing(), min(heights, default=0))
        edges = 2 * (self.document().documentMargin() + self.frameWidth() + Space.TIGHT)
        self.setFixedHeight(round(min(sum(heights), _MOST_LINES * line) + edges))

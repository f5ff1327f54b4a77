"""The lines of the ledger, a few at a time: there can be many thousands."""

from math import ceil
from typing import Final

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QSizePolicy, QTableView

from exposure_app.gui.ledger_model import (
    LEARNS,
    MAY_END,
    OUTCOME,
    RECEIVER,
    TIME,
    LedgerModel,
    LedgerRow,
)
from exposure_app.gui.theme import TARGET, Space
from exposure_app.i18n import _

_MOST_ROWS: Final = 5
# What the sheet and Qt keep free on each side of a cell.
_CELL_EDGE: Final = Space.SMALL + 4
_FEWEST_LINES: Final = 2
_WIDEST: Final = {TIME: 0.3, RECEIVER: 0.28, OUTCOME: 0.2}


class LedgerTable(QTableView):
    """Arrow keys walk the lines, Tab leaves the table.

    Signals:
        chosen: the `LedgerRow` that the person is at.

    Args:
        model: the lines; the table keeps it alive.
    """

    chosen = Signal(object)

    def __init__(self, model: LedgerModel) -> None:
        super().__init__()
        self._lines = model
        self.setModel(model)
        self.setAccessibleName(_("Requests, the newest first"))
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._prepare_headers()
        self.selectionModel().currentRowChanged.connect(self._choose)

    def _prepare_headers(self) -> None:
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._give_lines(_FEWEST_LINES)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def choose_first(self) -> None:
        """Begin at the newest line."""
        if self._lines.rowCount():
            self.selectRow(0)
            self.setCurrentIndex(self._lines.index(0, TIME))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give each column what its texts need, and the rest to what the receiver learns."""
        super().resizeEvent(event)
        width = self.viewport().width()
        left = width
        for column, share in _WIDEST.items():
            wish = max(self.sizeHintForColumn(column), self._heading_width(column)) + Space.LARGE
            most = max(int(width * share), self._widest_word(column))
            self.setColumnWidth(column, min(wish, most))
            left -= self.columnWidth(column)
        self.setColumnWidth(LEARNS, left)
        self._give_lines(max(map(self._lines_in, range(self._lines.columnCount()))))

    def _widest_word(self, column: int) -> int:
        """The width that no text of a column can do with less than."""
        words = (word for text in self._lines.texts(column) for word in MAY_END.split(text))
        return max(map(self.fontMetrics().horizontalAdvance, words), default=0) + 2 * _CELL_EDGE

    def _lines_in(self, column: int) -> int:
        """How many lines the longest text of a column takes, in the width that it has."""
        letters = self.fontMetrics()
        room = QRect(0, 0, max(1, self.columnWidth(column) - 2 * _CELL_EDGE), 0)
        heights = (
            letters.boundingRect(room, Qt.TextFlag.TextWordWrap, text).height()
            for text in self._lines.texts(column)
        )
        return ceil(max(heights, default=0) / letters.lineSpacing())

    def _give_lines(self, lines: int) -> None:
        """Make every row as high; only so can thousands of them scroll smoothly."""
        height = max(_FEWEST_LINES, lines) * self.fontMetrics().lineSpacing() + Space.MEDIUM
        height = max(TARGET, height)
        if self.verticalHeader().defaultSectionSize() != height:
            self.verticalHeader().setDefaultSectionSize(height)
            self.updateGeometry()

    def _heading_width(self, column: int) -> int:
        return self.horizontalHeader().sectionSizeHint(column)

    def _choose(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            row: LedgerRow = self._lines.row(current.row())
            self.chosen.emit(row)

    def sizeHint(self) -> QSize:
        """A few rows and the header."""
        rows = min(self._lines.rowCount(), _MOST_ROWS)
        height = rows * self.verticalHeader().defaultSectionSize()
        header = self.horizontalHeader().sizeHint().height()
        return QSize(super().sizeHint().width(), height + header + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        """Never less high; the width can shrink because texts wrap, and end in dots at last."""
        return QSize(0, self.sizeHint().height())

"""The lines of the ledger, a few at a time: there can be many thousands."""

from typing import Final

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QSizePolicy, QTableView

from exposure_app.gui.ledger_model import LEARNS, OUTCOME, RECEIVER, TIME, LedgerModel, LedgerRow
from exposure_app.gui.theme import TARGET, Space
from exposure_app.i18n import _

_MOST_ROWS: Final = 5
_LINES: Final = 2
_WIDEST: Final = {TIME: 0.26, RECEIVER: 0.24, OUTCOME: 0.2}


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
        height = _LINES * self.fontMetrics().lineSpacing() + Space.MEDIUM
        rows.setDefaultSectionSize(max(TARGET, height))
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
            self.setColumnWidth(column, min(wish, int(width * share)))
            left -= self.columnWidth(column)
        self.setColumnWidth(LEARNS, left)

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

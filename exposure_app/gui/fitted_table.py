"""A table that is as high as its rows, so that a page has one scroll bar and no second."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QSizePolicy, QTableView

from exposure_app.gui.sign_delegate import SignDelegate
from exposure_app.gui.text_table_model import TextTableModel
from exposure_app.gui.theme import Space

_LEAST_SHARE = 0.14


class FittedTable(QTableView):
    """Shows a `TextTableModel` in full: texts wrap, columns share the width.

    Arrow keys walk the cells, Tab leaves the table.

    Args:
        model: what to show; the table keeps it alive.
        name: what assistive technology calls the table.
    """

    def __init__(self, model: TextTableModel, name: str) -> None:
        super().__init__()
        self._texts = model
        self.setModel(model)
        self.setItemDelegate(SignDelegate(self))
        self.setAccessibleName(name)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._prepare_headers()
        model.dataChanged.connect(self._fit)

    def _prepare_headers(self) -> None:
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width among the columns and let the rows grow."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._share_width(self.viewport().width())
        self.resizeRowsToContents()
        self.updateGeometry()

    def _share_width(self, width: int) -> None:
        columns = range(self._texts.columnCount())
        wishes = [max(self.sizeHintForColumn(c), self._heading_width(c)) for c in columns]
        least = [min(wish, int(width * _LEAST_SHARE)) for wish in wishes]
        spare = width - sum(least)
        wanted = sum(wishes) - sum(least)
        grow = 1.0 if wanted <= 0 else min(1.0, max(0, spare) / wanted)
        widths = [low + int((w - low) * grow) for low, w in zip(least, wishes, strict=True)]
        widths[0] += max(0, width - sum(widths))
        for column, share in enumerate(widths):
            self.setColumnWidth(column, share)
        self._fit_header(widths)

    def _fit_header(self, widths: list[int]) -> None:
        """Let the headings break where their columns are narrow."""
        header = self.horizontalHeader()
        heights = [self._wrapped_height(column, width) for column, width in enumerate(widths)]
        header.setFixedHeight(max(heights, default=0) + 2 * Space.MEDIUM)

    def _wrapped_height(self, column: int, width: int) -> int:
        text = str(self._texts.headerData(column, Qt.Orientation.Horizontal))
        letters = self.horizontalHeader().fontMetrics()
        room = QRect(0, 0, max(1, width - 3 * Space.SMALL), 0)
        return letters.boundingRect(room, Qt.TextFlag.TextWordWrap, text).height()

    def _heading_width(self, column: int) -> int:
        return self.horizontalHeader().sectionSizeHint(column)

    def sizeHint(self) -> QSize:
        """All rows and the header, nothing hidden."""
        rows = sum(self.rowHeight(row) for row in range(self._texts.rowCount()))
        header = self.horizontalHeader().height()
        return QSize(super().sizeHint().width(), rows + header + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        """Never less high than all rows; width can shrink because texts wrap."""
        return QSize(0, self.sizeHint().height())

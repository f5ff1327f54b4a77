"""A table of texts for views: the rows are values, and nothing in it can be edited."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from exposure_app.core.findings import State

_NOWHERE = QModelIndex()
_AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Cell:
    """One text in a table.

    Attributes:
        text: what is shown.
        spoken: what a screen reader says instead, empty when it says the text.
        state: drawn as a small sign beside the text, None for no sign.
    """

    text: str
    spoken: str = ""
    state: State | None = None


StateRole = Qt.ItemDataRole.UserRole + 1


class TextTableModel(QAbstractTableModel):
    """Headings and rows of cells.

    Args:
        headings: one for each column.
        rows: as many cells in each row as there are headings.
    """

    def __init__(self, headings: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
        super().__init__()
        self._headings = tuple(headings)
        self._rows = [tuple(row) for row in rows]

    def rowCount(self, parent: _AnyIndex = _NOWHERE) -> int:
        """How many rows there are; cells have no children."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _AnyIndex = _NOWHERE) -> int:
        """How many columns there are; cells have no children."""
        return 0 if parent.isValid() else len(self._headings)

    def cell(self, row: int, column: int) -> Cell:
        """The cell at that place."""
        return self._rows[row][column]

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own type
        """The text of a cell, what is spoken for it, or its state."""
        if not index.isValid():
            return None
        cell = self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return cell.spoken or cell.text
        if role == StateRole:
            return None if cell.state is None else cell.state.value
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:  # noqa: ANN401 - Qt's own type
        """The heading of a column."""
        is_heading = orientation is Qt.Orientation.Horizontal and section < len(self._headings)
        if is_heading and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return None

    def replace_rows(self, rows: Mapping[int, Sequence[Cell]]) -> None:
        """Put these cells in place of rows; views are told once."""
        if not rows:
            return
        for row, cells in rows.items():
            self._rows[row] = tuple(cells)
        last = len(self._headings) - 1
        self.dataChanged.emit(self.index(min(rows), 0), self.index(max(rows), last))

"""The ledger as rows, the newest first; words are made only for the rows that are looked at."""

import re
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from exposure_app.core.ledger import LedgerEntry
from exposure_app.i18n import _
from exposure_app.reports.sent_bytes import escaped
from exposure_app.storage.ledger_record import LedgerReading
from exposure_app.wording.dates import format_date
from exposure_app.wording.ledger import (
    conclusion_in_short,
    moment_text,
    outcome_text,
    torn_text,
)
from exposure_app.wording.sentences import capitalised

TIME, RECEIVER, LEARNS, OUTCOME = range(4)
_MAY_BREAK: Final = "\u200b"
# Where the drawn text of a cell may go on in another line.
MAY_END: Final = re.compile(rf"\s|{_MAY_BREAK}")
_NOWHERE = QModelIndex()
_AnyIndex = QModelIndex | QPersistentModelIndex
_SHOWN: Final = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.ToolTipRole,
)


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One line of the ledger.

    Attributes:
        number: of the request in the whole ledger, from 1; 0 for a line that was cut off.
        entry: the request; None for a line that was cut off.
    """

    number: int
    entry: LedgerEntry | None


class LedgerModel(QAbstractTableModel):
    """When, to whom, what that one learns, and what became of it.

    Args:
        reading: of the ledger.
    """

    def __init__(self, reading: LedgerReading) -> None:
        super().__init__()
        self._rows = _rows(reading)
        self._texts: dict[int, set[str]] = {}

    def rowCount(self, parent: _AnyIndex = _NOWHERE) -> int:
        """How many lines there are; cells have no children."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _AnyIndex = _NOWHERE) -> int:
        """The four columns; cells have no children."""
        return 0 if parent.isValid() else OUTCOME + 1

    def row(self, row: int) -> LedgerRow:
        """The line in that row."""
        return self._rows[row]

    def texts(self, column: int) -> set[str]:
        """Each different text of a column, as it is shown; many lines share few of them."""
        if column not in self._texts:
            self._texts[column] = self._different(column)
        return self._texts[column]

    def _different(self, column: int) -> set[str]:
        entries = [row.entry for row in self._rows if row.entry is not None]
        alike: dict[object, LedgerEntry] = {_kind(entry, column): entry for entry in entries}
        texts = {_shown(LedgerRow(0, entry), column) for entry in alike.values()}
        is_torn = len(entries) < len(self._rows)
        return texts | {_text(LedgerRow(0, None), column)} if is_torn else texts

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own type
        """The text of a cell, drawn so that it fits; the tip and what is read aloud are plain."""
        if not index.isValid() or role not in _SHOWN:
            return None
        row, column = self._rows[index.row()], index.column()
        return (_shown if role == Qt.ItemDataRole.DisplayRole else _text)(row, column)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:  # noqa: ANN401 - Qt's own type
        """The heading of a column."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        names = (_("When"), _("To"), _("What it learns"), _("Outcome"))
        return names[section] if section < len(names) else None


def _rows(reading: LedgerReading) -> list[LedgerRow]:
    rows: list[LedgerRow] = []
    torn = list(reading.torn)
    for place, entry in enumerate(reading.entries):
        rows += [LedgerRow(0, None)] * torn.count(place)
        rows.append(LedgerRow(place + 1, entry))
    rows += [LedgerRow(0, None)] * torn.count(len(reading.entries))
    return rows[::-1]


def _kind(entry: LedgerEntry, column: int) -> object:
    """What entries have in common whose texts in that column are as long."""
    match column:
        case _ if column == TIME:
            return entry.at.date()
        case _ if column == RECEIVER:
            return entry.receiver
        case _ if column == LEARNS:
            return entry.conclusion, bool(entry.sent)
        case _:
            return entry.outcome


def _shown(row: LedgerRow, column: int) -> str:
    """The text of a cell as it is drawn: the hour first, and addresses may break at their dots."""
    if column == TIME and row.entry is not None:
        return _clock_first(row.entry)
    text = _text(row, column)
    return re.sub(r"(?<=[.:])", _MAY_BREAK, text) if column == RECEIVER else text


def _clock_first(entry: LedgerEntry) -> str:
    """The moment in two lines: of many requests of one day the hour tells them apart."""
    there = entry.at.astimezone()
    return f"{there.strftime('%H:%M:%S')}\n{format_date(there.date())}"


def _text(row: LedgerRow, column: int) -> str:
    entry = row.entry
    if entry is None:
        return {TIME: _("not known"), LEARNS: torn_text()}.get(column, "")
    match column:
        case _ if column == TIME:
            return moment_text(entry.at)
        case _ if column == RECEIVER:
            return escaped(entry.receiver.encode())
        case _ if column == LEARNS:
            return capitalised(conclusion_in_short(entry))
        case _:
            return capitalised(outcome_text(entry.outcome))

"""A list to choose from that can be searched by typing any part of a name."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QListView, QWidget


class QuietCombo(QComboBox):
    """A drop-down that a turn of the wheel over the page does not change."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumContentsLength(8)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._measure_rows(is_open=False)

    def showPopup(self) -> None:
        """Measure every row, now that they are seen."""
        self._measure_rows(is_open=True)
        super().showPopup()

    def hidePopup(self) -> None:
        """Leave the rows unmeasured again."""
        super().hidePopup()
        self._measure_rows(is_open=False)

    def _measure_rows(self, *, is_open: bool) -> None:
        """Qt measures all rows each time a piece round a closed list gets another parent.

        With hundreds of rows that takes longer than all the rest of a page.
        """
        view = self.view()
        if isinstance(view, QListView):
            view.setUniformItemSizes(not is_open)

    def setAccessibleName(self, name: str) -> None:
        """Say it as a description too: where AT-SPI is used, Qt gives the choice as the name."""
        super().setAccessibleName(name)
        if not self.accessibleDescription():
            self.setAccessibleDescription(name)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, unless the list has the keyboard."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def show_data(self, value: object) -> None:
        """Show the row of that value without telling anybody; the first row when there is none."""
        blocked = self.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.setCurrentIndex(max(self.findData(value), 0))
        self.blockSignals(blocked)


class SearchCombo(QuietCombo):
    """A drop-down with a search: type part of a name, choose with the arrows and Enter.

    Signals:
        chosen: the value of the row the person chose.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = QCompleter(self.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        # Before the completer hears of it: what it shows is made by the first letter that is typed.
        line = self.lineEdit()
        if line is not None:
            line.textEdited.connect(self._name_completions)
        self.setCompleter(completer)
        self.activated.connect(self._tell)
        completer.activated.connect(self._take_completion)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let what is typed take the place of the name that stands there."""
        super().focusInEvent(event)
        line = self.lineEdit()
        if line is not None and event.reason() is not Qt.FocusReason.PopupFocusReason:
            line.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what was typed when it can mean one name only; else put the last choice back."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._take_completion(self.currentText())

    def _name_completions(self, _text: str) -> None:
        """Give what is found the look of a list; most lists are never searched, and it is dear."""
        completer = self.completer()
        popup = None if completer is None else completer.popup()
        if popup is not None:
            popup.setObjectName("completions")

    def _take_completion(self, text: str) -> None:
        row = self.findText(text.strip(), Qt.MatchFlag.MatchFixedString)
        if row < 0:
            row = self._only_match(text.strip())
        if row >= 0 and row != self.currentIndex():
            self.setCurrentIndex(row)
            self._tell(row)
        else:
            self.setEditText(self.itemText(self.currentIndex()))

    def _tell(self, row: int) -> None:
        self.chosen.emit(self.itemData(row))

    def _only_match(self, part: str) -> int:
        """The one row whose name holds the typed part; -1 when there are none or several."""
        names = (self.itemText(row).casefold() for row in range(self.count()))
        rows = [row for row, name in enumerate(names) if part and part.casefold() in name]
        return rows[0] if len(rows) == 1 else -1

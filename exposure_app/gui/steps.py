"""The list of the steps beside the pages."""

from collections.abc import Container

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout

from exposure_app.gui.step import Step, is_compact, rail_width, step_name
from exposure_app.gui.style_sheet import least_side
from exposure_app.gui.theme import Space
from exposure_app.i18n import _


class StepList(QFrame):
    """Where the person is; a step already done leads back to its page.

    With large text only the numbers are shown, so that the page keeps its width.

    Signals:
        chosen: the step the person wants.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._is_narrow = False
        self.setObjectName("rail")
        self.list = QListWidget()
        self.list.setObjectName("steps")
        self.list.setAccessibleName(_("Steps of the check"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.SMALL, Space.LARGE, Space.SMALL, Space.LARGE)
        layout.addWidget(self.list)
        for step in Step:
            item = QListWidgetItem(self.list)
            item.setData(Qt.ItemDataRole.UserRole, step)
        self._current = Step.WHO
        self._reachable: Container[Step] = frozenset({Step.WHO})
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)
        self._fit()

    def show_place(self, current: Step, reachable: Container[Step]) -> None:
        """Mark where the person is, and which steps can be gone to."""
        self._current, self._reachable = current, reachable
        self._label()
        self.list.setCurrentRow(current)

    @property
    def is_compact(self) -> bool:
        """Whether only numbers are shown."""
        return self._is_narrow or is_compact(self.font())

    def narrow(self, *, is_narrow: bool) -> None:
        """Show only numbers whatever the text size; something else needs the room."""
        if self._is_narrow is not is_narrow:
            self._is_narrow = is_narrow
            self._fit()
            self._label()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep in sight where the person is, once the list has its new height."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._show_current)

    def changeEvent(self, event: QEvent) -> None:
        """Fit the list to another text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _show_current(self) -> None:
        self.list.scrollToItem(self.list.currentItem())

    def _fit(self) -> None:
        room = rail_width(self.font(), is_narrow=self._is_narrow)
        if self.width() != room or self.minimumWidth() != room:
            self.setFixedWidth(room)
            self._label()

    def _label(self) -> None:
        line = max(self.fontMetrics().height() + Space.LARGE, least_side(self.font().pointSizeF()))
        for step in Step:
            item = self.list.item(step)
            is_open = step in self._reachable
            mark = "✓" if is_open and step < self._current else str(step + 1)
            name = step_name(step)
            item.setText(mark if self.is_compact else f"{mark}   {name}")
            item.setToolTip(name if self.is_compact else "")
            item.setSizeHint(QSize(0, line))
            if self.is_compact:
                item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
            spoken = self._spoken(step, name, is_open=is_open)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            selectable = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            item.setFlags(selectable if is_open else Qt.ItemFlag.NoItemFlags)

    def _spoken(self, step: Step, name: str, *, is_open: bool) -> str:
        facts = {"n": step + 1, "total": len(Step), "name": name}
        if step == self._current:
            return _("Step {n} of {total}, {name}, you are here").format(**facts)
        if is_open:
            return _("Step {n} of {total}, {name}, can be opened").format(**facts)
        return _("Step {n} of {total}, {name}, not yet").format(**facts)

    def _choose(self, item: QListWidgetItem) -> None:
        step = item.data(Qt.ItemDataRole.UserRole)
        if step != self._current:
            self.chosen.emit(Step(step))

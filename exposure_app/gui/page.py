"""What every page has: a heading, a lead, a column that scrolls, and one row of buttons below.

The one rule: *Back* and the way on are always in the same place, and nothing has a fixed height.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from exposure_app.gui.announce import announce
from exposure_app.gui.card import clear_layout, text_label
from exposure_app.gui.columns import Columns
from exposure_app.gui.light import keep_from_focus
from exposure_app.gui.notice import Notice, Tone
from exposure_app.gui.theme import ButtonRole, Space, TextRole, set_role
from exposure_app.i18n import _

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

_LINE_CHARACTERS = 80


class Page(QWidget):
    """One thought of the check.

    Subclasses fill `body`, and call `set_first_focus` when something is to be typed or chosen.

    Attributes:
        at_once: how many pieces of the body are there when it opens; the rest follows in a blink.

    Signals:
        back: the person wants the page before.
        proceed: the person is done here.
        bug_met: work of the page failed with something that is no `ExposureError`.
    """

    at_once = 3

    back = Signal()
    proceed = Signal()
    bug_met = Signal(object)

    def __init__(
        self, title: str, lead: str = "", *, primary: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self._first_focus: QWidget | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._column = QWidget()
        self._column.setObjectName("column")
        self.scroll_area = self._scrolling(self._column)
        outer.addWidget(self.scroll_area, 1)
        words = QVBoxLayout(self._column)
        words.setContentsMargins(0, Space.HUGE, 0, Space.HUGE)
        words.setSpacing(Space.MEDIUM)
        self._kicker = text_label("", TextRole.KICKER)
        self._kicker.hide()
        self.title = text_label(title, TextRole.TITLE)
        self.lead = text_label(lead, TextRole.LEAD)
        if not lead:
            self.lead.hide()
        for label in (self._kicker, self.title, self.lead):
            words.addWidget(label)
        self._problem: Notice | None = None
        self._words = words
        self._edge, self._lines = Space.HUGE, 1
        self._body = Columns()
        self._body.setSpacing(Space.LARGE)
        words.addSpacing(Space.SMALL)
        words.addLayout(self._body)
        words.addStretch(1)
        outer.addWidget(self._footer(primary))

    def _scrolling(self, column: QWidget) -> QScrollArea:
        canvas = QWidget()
        canvas.setObjectName("canvas")
        row = QHBoxLayout(canvas)
        self._canvas_row = row
        row.setContentsMargins(Space.HUGE, 0, Space.HUGE, 0)
        row.addStretch(1)
        row.addWidget(column, 1000)
        row.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        keep_from_focus(area)
        area.setWidget(canvas)
        area.verticalScrollBar().rangeChanged.connect(self._align_footer)
        return area

    def _footer(self, primary: str) -> QFrame:
        footer = QFrame()
        footer.setObjectName("footer")
        outer = QHBoxLayout(footer)
        outer.setContentsMargins(Space.HUGE, Space.MEDIUM, Space.HUGE, Space.MEDIUM)
        self._footer_layout = outer
        outer.addStretch(1)
        self._buttons = QWidget()
        outer.addWidget(self._buttons, 1000)
        outer.addStretch(1)
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.MEDIUM)
        self.back_button = QPushButton(_("&Back"))
        self.back_button.clicked.connect(self.back)
        self.primary_button = QPushButton(primary)
        set_role(self.primary_button, ButtonRole.PRIMARY)
        self.primary_button.setDefault(True)
        if not primary:
            self.primary_button.hide()
        self.primary_button.clicked.connect(self.accept)
        row.addWidget(self.back_button)
        row.addStretch(1)
        row.addWidget(self.primary_button)
        self._button_row = row
        return footer

    @property
    def body(self) -> QVBoxLayout:
        """Where the page's own widgets go, one under the other."""
        return self._body

    def add(self, widget: QWidget) -> None:
        """Put a widget under what is already on the page."""
        self._body.addWidget(widget)

    def empty(self) -> None:
        """Take everything off that was put on the page; heading and messages stay."""
        clear_layout(self._body)

    def add_footer_button(self, text: str, role: ButtonRole | None = None) -> QPushButton:
        """Put one more button left of the primary one, and give it back."""
        button = QPushButton(text)
        if role is not None:
            set_role(button, role)
        self._button_row.insertWidget(self._button_row.count() - 1, button)
        return button

    def make_dense(self, narrowest: int) -> None:
        """Take little space, and two columns as long as neither is narrower than that.

        What stands round a dense page says where it is.
        """
        self._edge, self._lines = Space.LARGE, 2
        self._words.setContentsMargins(0, Space.MEDIUM, 0, Space.MEDIUM)
        self._words.setSpacing(Space.TIGHT)
        self._kicker.hide()
        self._canvas_row.setContentsMargins(self._edge, 0, self._edge, 0)
        self._body.setSpacing(Space.MEDIUM)
        self._body.split(narrowest)
        self._align_footer(0, 0)

    def set_kicker(self, text: str) -> None:
        """Say above the heading where in the check this page is."""
        self._kicker.setText(text)
        self._kicker.setVisible(bool(text))

    def set_first_focus(self, widget: QWidget) -> None:
        """Where the keyboard starts when the page opens."""
        self._first_focus = widget

    def focus_first(self, *, is_announced: bool = True) -> None:
        """Put the keyboard on the page's first thing, and tell screen readers which page it is.

        Args:
            is_announced: False for a page that opens with the window, which is read anyway.
        """
        target = self._first_focus or self._first_button() or self.title
        target.setFocus()
        kicker = self._kicker.text()
        if is_announced:
            announce(self, f"{kicker}. {self.title.text()}" if kicker else self.title.text())

    def accept(self) -> None:
        """Go on; pages that must look first override this and call `proceed.emit`."""
        self.proceed.emit()

    def leave(self) -> None:
        """The page is about to go; those with work of their own stop it."""

    def show_problem(self, text: str, heading: str = "", tone: Tone = Tone.CAUTION) -> Notice:
        """Say under the lead what is wrong and what to press; nothing on the page is lost."""
        self.clear_problem()
        self._problem = Notice(text, tone, heading)
        self._words.insertWidget(3, self._problem)
        self.scroll_area.ensureVisible(0, 0)
        announce(self, f"{heading} {text}".strip())
        return self._problem

    def clear_problem(self) -> None:
        """Take the message of `show_problem` away."""
        if self._problem is not None:
            self._words.removeWidget(self._problem)
            self._problem.hide()
            self._problem.deleteLater()
            self._problem = None

    @property
    def problem(self) -> Notice | None:
        """The message shown now, if any."""
        return self._problem

    def _first_button(self) -> QWidget | None:
        return self.primary_button if not self.primary_button.isHidden() else None

    def showEvent(self, event: "QShowEvent") -> None:
        """Set the width of the column once fonts are known."""
        super().showEvent(event)
        self._limit_width()

    def resizeEvent(self, event: "QResizeEvent") -> None:
        """Keep lines short enough to read."""
        super().resizeEvent(event)
        self._limit_width()

    def _align_footer(self, _least: int, most: int) -> None:
        """Keep the buttons under the column when a scroll bar takes some of its room."""
        bar = self.scroll_area.verticalScrollBar()
        right = self._edge + (bar.sizeHint().width() if most > 0 else 0)
        upper = Space.MEDIUM if self._lines == 1 else Space.SMALL
        self._footer_layout.setContentsMargins(self._edge, upper, right, upper)

    def _limit_width(self) -> None:
        width = self.fontMetrics().horizontalAdvance("n") * _LINE_CHARACTERS * self._lines
        for column in (self._column, self._buttons):
            column.setMaximumWidth(width)

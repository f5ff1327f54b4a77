"""What every page has: a heading, a lead, a column that scrolls, and one row of buttons below.

The one rule: *Back* and the way on are always in the same place, and nothing has a fixed height.
"""

import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from exposure_app.gui.canvas import Canvas
from exposure_app.gui.card import clear_layout
from exposure_app.gui.columns import Columns
from exposure_app.gui.light import keep_from_focus
from exposure_app.gui.page_footer import PageFooter
from exposure_app.gui.page_head import PageHead
from exposure_app.gui.step import is_compact
from exposure_app.gui.theme import ButtonRole, Space

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from exposure_app.gui.help_card import HelpCard
    from exposure_app.gui.notice import Notice, Tone
    from exposure_app.gui.page_help import PageHelp
    from exposure_app.gui.portions import Portions
    from exposure_app.gui.turns import Turns

_LINE_CHARACTERS = 80


class Page(QWidget):
    """One thought of the check.

    Subclasses fill `body`, and call `set_first_focus` when something is to be typed or chosen.

    Attributes:
        at_once: how many pieces of the body are there when it opens; the rest follows in a blink.
        is_still: whether nothing but presses changes it, so that it may go piece by piece.
        drawing: name of the drawing beside the heading; empty for none.
        help_topic: which help is for this page, see `wording.help`.
        turns: shows one question at a time; None where all stand on the page.

    Signals:
        back: the person wants the page before.
        proceed: the person is done here.
        bug_met: work of the page failed with something that is no `ExposureError`.
        more_waits: a piece was given that is to be made in its turn.
    """

    at_once = 2
    is_still = False
    drawing = ""
    help_topic = ""

    back = Signal()
    proceed = Signal()
    bug_met = Signal(object)
    more_waits = Signal()

    def __init__(
        self, title: str, lead: str = "", *, primary: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self._first_focus: QWidget | None = None
        self._later: list[Callable[[], QWidget | None]] = []
        self._dressers: list[Callable[[QWidget], None]] = []
        self.turns: Turns | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._column = QWidget()
        self._column.setObjectName("column")
        self.scroll_area = self._scrolling(self._column)
        outer.addWidget(self.scroll_area, 1)
        words = QVBoxLayout(self._column)
        # Large text needs the room that air takes elsewhere.
        is_large = is_compact(self.font())
        above = Space.SMALL if is_large else Space.HUGE
        words.setContentsMargins(0, above, 0, Space.LARGE)
        words.setSpacing(Space.SMALL if is_large else Space.MEDIUM)
        self.head = PageHead(title, lead, self.drawing)
        words.addWidget(self.head)
        self._problem: Notice | None = None
        self._page_help: PageHelp | None = None
        self._words = words
        self._edge, self._lines = Space.HUGE, 1
        self._body = Columns()
        self._body.setSpacing(Space.MEDIUM if is_large else Space.LARGE)
        words.addSpacing(Space.TIGHT if is_large else Space.SMALL)
        words.addLayout(self._body)
        words.addStretch(1)
        self._footer = PageFooter(primary)
        self.back_button = self._footer.back_button
        self.primary_button = self._footer.primary_button
        self.back_button.clicked.connect(self._press_back)
        self.primary_button.clicked.connect(self._press_on)
        outer.addWidget(self._footer)

    def _scrolling(self, column: QWidget) -> QScrollArea:
        canvas = Canvas(column)
        self._canvas_row = canvas.row
        self._canvas_row.setContentsMargins(Space.HUGE, 0, Space.HUGE, 0)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        keep_from_focus(area)
        area.setWidget(canvas)
        area.verticalScrollBar().rangeChanged.connect(self._align_footer)
        return area

    @property
    def title(self) -> QLabel:
        """The heading."""
        return self.head.title

    @property
    def lead(self) -> QLabel:
        """The sentence under the heading."""
        return self.head.lead

    @property
    def body(self) -> QVBoxLayout:
        """Where the page's own widgets go, one under the other."""
        return self._body

    def add(self, widget: QWidget) -> None:
        """Put a widget under what is already on the page."""
        self._body.addWidget(widget)

    def add_later(self, make: "Callable[[], QWidget | None]") -> None:
        """Let a piece be made and added once the page is shown, in its turn.

        Args:
            make: gives the piece, or that of the page to which it added something; None when
                there is nothing to add.
        """
        self._later.append(make)
        self.more_waits.emit()

    def make_later(self, portions: "Portions") -> None:
        """Let pieces of a long row be made in their turns, whenever more are wanted."""
        # A method, not a `partial`: that would keep the page alive as long as its own piece.
        portions.wanted.connect(self._make_pieces)

    def _make_pieces(self, portions: "Portions", count: int) -> None:
        """Before what stands below the row, which it would push away."""
        self.add_next_pieces([partial(self._make_piece, portions)] * count)

    def add_next_pieces(self, makers: "Sequence[Callable[[], QWidget | None]]") -> None:
        """As `add_later`, but before everything that waits."""
        self._later[:0] = makers
        self.more_waits.emit()

    def _make_piece(self, portions: "Portions") -> None:
        portions.add_next()
        for dress in self._dressers:
            dress(portions)

    def add_next(self) -> bool:
        """Make and add the next piece that waits; False when none does."""
        if not self._later:
            return False
        piece = self._later.pop(0)()
        if piece is not None:
            if not self.isAncestorOf(piece):
                self.add(piece)
            for dress in self._dressers:
                dress(piece)
        return True

    def dress_later(self, dress: "Callable[[QWidget], None]") -> None:
        """Have every piece that is still to be made changed once it is there."""
        self._dressers.append(dress)

    def finish(self) -> None:
        """Make and add every piece that waits."""
        while self.add_next():
            pass

    def stop_making(self) -> None:
        """Make nothing more: what waits is no longer wanted."""
        self._later.clear()

    def empty(self) -> None:
        """Take everything off that was put on the page; heading and messages stay."""
        self.stop_making()
        clear_layout(self._body)

    def add_footer_button(self, text: str, role: ButtonRole | None = None) -> QPushButton:
        """Put one more button left of the primary one, and give it back."""
        return self._footer.add_button(text, role)

    def make_dense(self, narrowest: int) -> None:
        """Take little space, and two columns as long as neither is narrower than that.

        What stands round a dense page says where it is.
        """
        self._edge, self._lines = Space.LARGE, 2
        self._words.setContentsMargins(0, Space.MEDIUM, 0, Space.MEDIUM)
        self._words.setSpacing(Space.TIGHT)
        self.head.make_dense()
        self._canvas_row.setContentsMargins(self._edge, 0, self._edge, 0)
        self._body.setSpacing(Space.MEDIUM)
        self._body.split(narrowest)
        self._align_footer(0, 0)

    def set_kicker(self, text: str) -> None:
        """Say above the heading where in the check this page is."""
        self.head.set_kicker(text)

    def set_first_focus(self, widget: QWidget) -> None:
        """Where the keyboard starts when the page opens."""
        self._first_focus = widget

    def begins_in(self, piece: QWidget) -> bool:
        """Whether the keyboard starts in that piece."""
        first = self._first_focus
        return first is not None and (piece is first or piece.isAncestorOf(first))

    def focus_first(self, *, is_announced: bool = True) -> None:
        """Put the keyboard on the page's first thing, and tell screen readers which page it is.

        Args:
            is_announced: False for a page that opens with the window, which is read anyway.
        """
        asked = None if self.turns is None else self.turns.first_stop(self._first_focus)
        target = asked or self._first_focus or self._first_button() or self.title
        target.setFocus()
        kicker = self.head.kicker.text()
        if is_announced:
            from exposure_app.gui.announce import announce  # noqa: PLC0415 - after the first frame

            announce(self, f"{kicker}. {self.title.text()}" if kicker else self.title.text())

    def take_turns(self, total: int, first: int) -> "Turns":
        """Show one question at a time from now on; call it before any is added.

        Args:
            total: how many questions there are at most.
            first: which one to begin with.
        """
        from exposure_app.gui.turns import Turns  # noqa: PLC0415 - not for everybody

        # All pieces of one question belong on the screen at once, and no others.
        self.at_once = sys.maxsize
        self.turns = Turns(self, total, first)
        self.turns.turned.connect(self._show_turn)
        self.dress_later(self._arrange_turns)
        return self.turns

    def ask(self, number: int, widget: QWidget) -> QWidget:
        """The widget as part of a question; itself where all stand on the page."""
        return widget if self.turns is None else self.turns.box(number, widget)

    def may_pass(self, _number: int) -> bool:
        """Whether a question may be left behind; pages that need an answer override this."""
        return True

    def reveal(self, widget: QWidget) -> None:
        """Have what the widget belongs to on the screen, and the keyboard on it."""
        if self.turns is not None:
            self.turns.reveal(widget)
        widget.setFocus()
        self.scroll_area.ensureWidgetVisible(widget)

    def _press_on(self) -> None:
        # Whoever presses by its letter leaves the field as well, which takes what was typed there.
        self.primary_button.setFocus()
        if self.turns is not None:
            if not self.may_pass(self.turns.number):
                return
            self.clear_problem()
            if self.turns.go_on():
                return
        self.accept()

    def _press_back(self) -> None:
        if self.turns is None or not self.turns.go_back():
            self.back.emit()

    def _show_turn(self, _number: int) -> None:
        self._arrange_turns()
        self.scroll_area.verticalScrollBar().setValue(0)
        self.focus_first()

    def _arrange_turns(self, _piece: QWidget | None = None) -> None:
        """Show the question whose turn it is."""
        if self.turns is None:
            return
        self.turns.arrange(self.body_pieces())
        self.head.set_turn(self.turns.place_text())

    def accept(self) -> None:
        """Go on; pages that must look first override this and call `proceed.emit`."""
        self.proceed.emit()

    def leave(self) -> None:
        """The page is about to go; those with work of their own stop it."""

    def show_problem(self, text: str, heading: str = "", tone: "Tone | None" = None) -> "Notice":
        """Say under the lead what is wrong and what to press; nothing on the page is lost.

        Args:
            text: what is said.
            heading: what it is about; empty for none.
            tone: caution where none is given.
        """
        from exposure_app.gui.announce import announce  # noqa: PLC0415 - after the first frame
        from exposure_app.gui.notice import Notice, Tone  # noqa: PLC0415 - after the first frame

        self.clear_problem()
        self._problem = Notice(text, tone or Tone.CAUTION, heading)
        self._words.insertWidget(1, self._problem)
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

    def toggle_help(self) -> None:
        """Show the help with this page under its heading, or put it away."""
        if self._page_help is None:
            from exposure_app.gui.page_help import PageHelp  # noqa: PLC0415 - seldom needed

            self._page_help = PageHelp(self, self._words)
        self._page_help.toggle()

    @property
    def help(self) -> "HelpCard | None":
        """The help shown now, if any."""
        return None if self._page_help is None else self._page_help.card

    @property
    def problem(self) -> "Notice | None":
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
        is_usual = self._lines == 1 and not is_compact(self.font())
        self._footer.stand_under(self._edge, right, is_usual=is_usual)

    def pieces(self) -> list[QWidget]:
        """Everything on the page in the order in which it is read."""
        return [self.head, *self._pieces(self._words), *self.body_pieces(), self._footer.row]

    def body_pieces(self) -> list[QWidget]:
        """What was added to the page, from top to bottom."""
        return self._pieces(self._body)

    @staticmethod
    def _pieces(layout: QVBoxLayout) -> list[QWidget]:
        items = (layout.itemAt(place) for place in range(layout.count()))
        return [widget for item in items if item is not None and (widget := item.widget())]

    def _limit_width(self) -> None:
        width = self.fontMetrics().horizontalAdvance("n") * _LINE_CHARACTERS * self._lines
        for column in (self._column, self._footer.row):
            column.setMaximumWidth(width)
        self.head.fit(min(width, self.width() - 2 * Space.HUGE))

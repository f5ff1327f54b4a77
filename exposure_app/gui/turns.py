"""One question on the screen at a time, for somebody who reads slowly or has it read to them.

The one rule: the same widgets as on a full page stand in boxes of which one number is shown, so a
question is asked the same way whoever answers it, and what was answered before is still there.
"""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exposure_app.gui.theme import Space
from exposure_app.i18n import _


class Question(QWidget):
    """What belongs to one question; it may stand in a card with others.

    Args:
        number: which question, counted from 0.
        widget: what it is asked with.
    """

    def __init__(self, number: int, widget: QWidget) -> None:
        super().__init__()
        self.number = number
        self._widget = widget
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(widget)

    @property
    def is_empty(self) -> bool:
        """Whether the page itself does not ask this, after other answers."""
        is_decided = self._widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
        return is_decided and self._widget.isHidden()


class Turns(QObject):
    """Shows the questions of a page in turns.

    Signals:
        turned: which question is shown now.

    Args:
        page: what holds the questions.
        total: how many there are at most.
        first: which one to begin with.
    """

    turned = Signal(int)

    def __init__(self, page: QWidget, total: int, first: int) -> None:
        super().__init__(page)
        self._total = total
        self._number = min(first, total - 1)
        self._boxes: list[Question] = []

    @property
    def number(self) -> int:
        """Which question is shown."""
        return self._number

    def box(self, number: int, widget: QWidget) -> Question:
        """Put the widget in the box of a question, and give that."""
        question = Question(number, widget)
        self._boxes.append(question)
        return question

    def place_text(self) -> str:
        """Which question of how many this is."""
        asked = self._asked()
        n = sum(number <= self._number for number in asked)
        return _("Question {n} of {total}").format(n=n, total=len(asked))

    def go_on(self) -> bool:
        """Show the next question; False after the last."""
        return self._turn_to([number for number in self._asked() if number > self._number], 0)

    def go_back(self) -> bool:
        """Show the question before; False at the first."""
        return self._turn_to([number for number in self._asked() if number < self._number], -1)

    def reveal(self, widget: QWidget) -> None:
        """Show the question that the widget belongs to."""
        for box in self._boxes:
            if box.isAncestorOf(widget):
                self._turn_to([box.number], 0)

    def first_stop(self, usual: QWidget | None) -> QWidget | None:
        """Where the keyboard starts in the question; None when it has no such place.

        Args:
            usual: where it starts on the full page, taken when it is part of this question.
        """
        shown = [box for box in self._boxes if box.number == self._number and not box.is_empty]
        if usual is not None and any(box.isAncestorOf(usual) for box in shown):
            return usual
        stops = (one for box in shown for one in box.findChildren(QWidget) if _is_stop(one, box))
        return next(stops, None)

    def arrange(self, pieces: "list[QWidget]") -> None:
        """Show the boxes of this question, and of the pieces those that hold one."""
        for box in self._boxes:
            box.setVisible(box.number == self._number)
        for piece in pieces:
            if isinstance(piece, Question):
                continue
            held = [box.number for box in self._boxes if piece.isAncestorOf(box)]
            if held:
                piece.setVisible(self._number in held)

    def _turn_to(self, numbers: list[int], place: int) -> bool:
        if not numbers:
            return False
        self._number = numbers[place]
        self.turned.emit(self._number)
        return True

    def _asked(self) -> list[int]:
        """The numbers that have something to ask; a box still to be made has."""
        asked = []
        for number in range(self._total):
            boxes = [box for box in self._boxes if box.number == number]
            if not boxes or not all(box.is_empty for box in boxes):
                asked.append(number)
        return asked


def _is_stop(widget: QWidget, box: Question) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isVisibleTo(box)

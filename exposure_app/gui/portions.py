"""A long row of pieces of which some are shown, and more when the person asks.

The one rule: a piece costs nothing before it is wanted, and then each is made in a turn of its own.
"""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from exposure_app.gui.announce import announce
from exposure_app.gui.reading_text import ReadingText
from exposure_app.gui.theme import Space, TextRole
from exposure_app.i18n import _

PORTION: Final = 20
Make = Callable[[], QWidget]


class Portions(QWidget):
    """The pieces one under the other, and how many there are in all.

    Signals:
        wanted: these portions, and how many pieces should be made: call `add_next` that often, in
            turns of the loop.

    Args:
        makers: one for each piece, in order.
        about: what the pieces are, for assistive technology.

    Attributes:
        pieces: those that are made.
    """

    wanted = Signal(object, int)

    def __init__(self, makers: Sequence[Make], about: str) -> None:
        super().__init__()
        self._makers = makers
        self._about = about
        self._asked = 0
        self._keyboard_goes_to: int | None = None
        self.pieces: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.LARGE)
        self.told = ReadingText("", TextRole.NOTE)
        self.more_button = QPushButton()
        self.more_button.clicked.connect(self._ask_for_more)
        self._column.addWidget(self.told)
        self._column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._tell()

    @property
    def is_whole(self) -> bool:
        """Whether there is no piece left to ask for."""
        return self._asked >= len(self._makers)

    def begin(self) -> None:
        """Want the first portion; later calls do nothing."""
        if self._asked == 0:
            self._want()

    def add_next(self) -> None:
        """Make and show the next piece that was wanted."""
        place = len(self.pieces)
        if place >= self._asked:
            return
        piece = self._makers[place]()
        self.pieces.append(piece)
        self._column.insertWidget(place, piece)
        piece.show()
        if place == self._keyboard_goes_to:
            self._keyboard_goes_to = None
            _first_stop(piece).setFocus()
        if len(self.pieces) == self._asked:
            self._tell()

    def _ask_for_more(self) -> None:
        # Who reads by keyboard goes on with the first of the new ones.
        self._keyboard_goes_to = len(self.pieces)
        self._want()
        announce(self, self.told.text())

    def _want(self) -> None:
        count = min(PORTION, len(self._makers) - self._asked)
        self._asked += count
        self.more_button.setEnabled(False)
        self.more_button.setVisible(not self.is_whole)
        self._tell_count()
        self.wanted.emit(self, count)

    def _tell(self) -> None:
        """Say how many are shown, and offer the rest."""
        self._tell_count()
        left = len(self._makers) - self._asked
        text = _("Show {n} more").format(n=min(PORTION, left))
        self.more_button.setText(text)
        self.more_button.setAccessibleName(f"{text}: {self._about}")
        self.more_button.setEnabled(True)
        self.more_button.setVisible(left > 0)

    def _tell_count(self) -> None:
        total = len(self._makers)
        self.told.say(_("{n} of {total} are shown.").format(n=self._asked, total=total))
        self.told.setVisible(total > PORTION)


def _first_stop(piece: QWidget) -> QWidget:
    """Where Tab would stop first in a piece; the piece itself when nowhere."""
    stops = (
        one for one in piece.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus
    )
    return next(stops, piece)

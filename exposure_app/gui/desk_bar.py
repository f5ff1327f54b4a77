"""The bar of a support desk, under the bar for the hurried: that nothing is saved, and how it ends.

The one rule: it is there on every page of a visit.
"""

from PySide6.QtCore import QEvent, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from exposure_app.gui.announce import announce
from exposure_app.gui.card import text_label
from exposure_app.gui.flow import Flow
from exposure_app.gui.icons import IconLabel
from exposure_app.gui.theme import Space, TextRole
from exposure_app.i18n import _


class DeskBar(QFrame):
    """Words on the left, four buttons on the right; they move below where there is no room.

    Signals:
        script_wanted: the words to say are to be shown or put away.
        view_wanted: the visitor's view is to be opened or closed.
        danger_wanted: something is more urgent than a check.
        clear_wanted: the visit is over.
        stirred: somebody is still here.
    """

    script_wanted = Signal()
    view_wanted = Signal()
    danger_wanted = Signal()
    clear_wanted = Signal()
    stirred = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("deskBar")
        self.text = text_label(_("Nothing will be saved"), TextRole.HEADING)
        self.text.setWordWrap(False)
        words = QHBoxLayout()
        words.setSpacing(Space.MEDIUM)
        words.addWidget(IconLabel("desk", is_centred=True))
        words.addWidget(self.text, 1)
        self.buttons = QWidget()
        self._buttons_row = Flow(self.buttons, gap=Space.SMALL)
        self.script_button = self._button(_("Script (F2)"), self.script_wanted)
        self.view_button = self._button(_("Visitor's view (F8)"), self.view_wanted)
        self.danger_button = self._button(_("Danger (F9)"), self.danger_wanted)
        self.clear_button = self._button(_("Clear (F12)"), self.clear_wanted)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(Space.SMALL)
        self._row.addLayout(words, 1)
        self._row.addWidget(self.buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.SMALL)
        column.setSpacing(Space.SMALL)
        column.addLayout(self._row)
        column.addWidget(self._make_idle())

    def _button(self, text: str, wanted: SignalInstance) -> QPushButton:
        button = QPushButton(text)
        button.clicked.connect(wanted)
        self._buttons_row.addWidget(button)
        return button

    def _make_idle(self) -> QWidget:
        self.idle = QWidget()
        row = QHBoxLayout(self.idle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.MEDIUM)
        self.idle_text = text_label(
            _("Nobody has typed for a while. Everything is cleared in one minute.")
        )
        self.here_button = QPushButton(_("I am still &here"))
        self.here_button.clicked.connect(self.stirred)
        row.addWidget(self.idle_text, 1)
        row.addWidget(self.here_button)
        self.idle.hide()
        return self.idle

    def warn(self) -> None:
        """Say quietly that the visit is about to be cleared."""
        self.idle.show()
        self._arrange()
        announce(self, self.idle_text.text())

    def calm(self) -> None:
        """Take that back."""
        self.idle.hide()
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below the words where both do not fit side by side."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """The same with another text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._arrange()

    def _arrange(self) -> None:
        needed = self.text.sizeHint().width() + self.buttons.sizeHint().width() + 5 * Space.LARGE
        direction = QBoxLayout.Direction
        wanted = direction.TopToBottom if needed > self.width() else direction.LeftToRight
        if self._row.direction() is not wanted:
            self._row.setDirection(wanted)
        # Three rows of a bar would press on the page; the keys of the buttons go on to work.
        self.buttons.setVisible(self.idle.isHidden() or wanted is direction.LeftToRight)

"""A second window for the visitor, in large text, for another screen or to be turned round.

The one rule: it shows a `ClientScreen` and nothing else; what is private only after the visitor
pressed the button for it.
"""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QFont, QGuiApplication, QScreen
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from exposure_app.gui.card import clear_layout, text_label
from exposure_app.gui.client_screen import ClientScreen
from exposure_app.gui.colours import DARK
from exposure_app.gui.disclosure import Disclosure
from exposure_app.gui.icons import app_icon
from exposure_app.gui.reading_text import ReadingText
from exposure_app.gui.style_sheet import style_sheet
from exposure_app.gui.theme import BODY_POINTS, Space, TextRole, Theme
from exposure_app.i18n import _

SIZES = (100, 125, 150, 175, 200, 250, 300)
FIRST_SIZE = 150
_FIRST_SHAPE = (900, 700)


class ClientView(QWidget):
    """A window of its own.

    Signals:
        closed: somebody closed it.

    Args:
        theme: colours of the program; the size of the text is this window's own.
    """

    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setWindowTitle(_("For the visitor"))
        self.setWindowIcon(app_icon())
        self.resize(*_FIRST_SHAPE)
        self._theme = theme
        self._percent = FIRST_SIZE
        self.private: Disclosure | None = None
        self._words = QVBoxLayout()
        self._words.setSpacing(Space.LARGE)
        column = _Column()
        column.setObjectName("column")
        inside = QVBoxLayout(column)
        inside.setContentsMargins(Space.HUGE, Space.HUGE, Space.HUGE, Space.HUGE)
        inside.setSpacing(Space.LARGE)
        self.banner = text_label(_("Nothing will be saved"), TextRole.KICKER)
        inside.addWidget(self.banner)
        inside.addLayout(self._words)
        inside.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName(_("For the visitor"))
        self._area.setWidget(column)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        self._dress()

    @property
    def percent(self) -> int:
        """Size of its text."""
        return self._percent

    def resize_text(self, steps: int) -> None:
        """Make the text larger or smaller by so many steps."""
        place = SIZES.index(self._percent) + steps
        self.resize_to(SIZES[min(max(place, 0), len(SIZES) - 1)])

    def resize_to(self, percent: int) -> None:
        """Make the text one of `SIZES`."""
        self._percent = percent
        self._dress()

    def show_screen(self, screen: ClientScreen, private: Sequence[QWidget] = ()) -> None:
        """Show something else; what is private is closed again.

        Args:
            screen: what everybody may see.
            private: what only the visitor may open.
        """
        clear_layout(self._words)
        self.private = None
        title = ReadingText(screen.title, TextRole.TITLE)
        self._words.addWidget(title)
        parts = dict(screen.parts)
        for place, line in enumerate(screen.lines):
            if place in parts:
                self._words.addSpacing(Space.SMALL)
                self._words.addWidget(text_label(parts[place], TextRole.HEADING))
            self._words.addWidget(ReadingText(line))
        if private:
            self._add_private(private)
        self._area.ensureVisible(0, 0)

    def open_on(self, screens: Sequence[QScreen], own: QScreen | None) -> None:
        """Open on the screen that is not the helper's, if there is one."""
        other = next((screen for screen in screens if screen is not own), None)
        if other is None:
            self.show()
            return
        self.setGeometry(other.availableGeometry())
        self.showMaximized()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that it is gone."""
        super().closeEvent(event)
        self.closed.emit()

    def _add_private(self, cards: Sequence[QWidget]) -> None:
        behind = QWidget()
        column = QVBoxLayout(behind)
        column.setContentsMargins(0, Space.SMALL, 0, 0)
        column.setSpacing(Space.LARGE)
        for card in cards:
            column.addWidget(card)
        self._words.addWidget(
            ReadingText(_("There is something private. Open it when nobody else looks on."))
        )
        self.private = Disclosure(_("Show to me only"), _("Hide it again"), behind)
        self._words.addWidget(self.private)

    def _dress(self) -> None:
        colours = self._theme.colours
        points = BODY_POINTS * self._percent / 100
        font = QFont(QGuiApplication.font())
        font.setPointSizeF(points)
        self.setFont(font)
        self.setStyleSheet(style_sheet(colours, "dark" if colours is DARK else "light", points))


class _Column(QWidget):
    """As high as its texts in the width they have, not as in the narrowest."""

    def minimumSizeHint(self) -> QSize:
        """Leave the height to the width."""
        return QSize(super().minimumSizeHint().width(), 0)

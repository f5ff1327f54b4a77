"""What the person at the desk says on this page, why it is asked, and what is not."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from exposure_app.gui.card import clear_layout, text_label
from exposure_app.gui.light import keep_from_focus
from exposure_app.gui.reading_text import ReadingText
from exposure_app.gui.theme import Space, TextRole
from exposure_app.i18n import _
from exposure_app.wording.desk import script_for

_CHARACTERS = 26


class ScriptPanel(QFrame):
    """A column beside the page; each sentence can be reached by Tab and read aloud.

    Attributes:
        code: of the page whose script is shown.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("script")
        self.setAccessibleName(_("Script"))
        self.code = ""
        content = QWidget()
        content.setObjectName("scriptWords")
        self._words = QVBoxLayout(content)
        self._words.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        self._words.setSpacing(Space.SMALL)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        keep_from_focus(self._area)
        self._area.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)

    def show_script(self, code: str) -> None:
        """Show the script of another page."""
        if code == self.code:
            return
        self.code = code
        clear_layout(self._words)
        script = script_for(code)
        self._add(_("Say"), script.say, TextRole.BODY)
        self._add(_("Why we ask"), (script.why,), TextRole.NOTE)
        self._add(_("What to leave alone"), (script.leave,), TextRole.NOTE)
        self._words.addStretch(1)
        self._area.ensureVisible(0, 0)

    def _add(self, heading: str, texts: tuple[str, ...], role: TextRole) -> None:
        self._words.addWidget(text_label(heading, TextRole.KICKER))
        for text in texts:
            self._words.addWidget(ReadingText(text, role))
        self._words.addSpacing(Space.SMALL)


def room_for_script(metrics: QFontMetrics) -> int:
    """How wide the column is with that text."""
    return metrics.horizontalAdvance("n") * _CHARACTERS + 2 * Space.LARGE

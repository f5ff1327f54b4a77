"""Try one source: first what that would send, then, if the person says so, what came of it.

The one rule: nothing is sent before the second press, and *Stop* is obeyed at once.
"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from exposure_app.core.findings import SendingPlan
from exposure_app.gui.announce import announce
from exposure_app.gui.button_row import ButtonRow
from exposure_app.gui.card import clear_layout, text_label
from exposure_app.gui.fact_grid import FactGrid
from exposure_app.gui.notice import Notice, Tone
from exposure_app.gui.primary_button import PrimaryButton
from exposure_app.gui.reading_text import ReadingText
from exposure_app.gui.receivers import by_receiver, departure_facts
from exposure_app.gui.theme import Space, TextRole
from exposure_app.i18n import _
from exposure_app.wording.sending import sending_summary
from exposure_app.wording.sentences import labelled


class TryingPanel(QWidget):
    """Empty until its button is pressed, which stands elsewhere.

    Signals:
        planned: what a try would send is wanted; `show_plan` follows.
        sent: it may be sent; `show_result` follows.
        stopped: it is no longer wanted.

    Args:
        title: of the publisher.
        begin: words of the button that begins.

    Attributes:
        button: begins.
    """

    planned = Signal()
    sent = Signal()
    stopped = Signal()

    def __init__(self, title: str, begin: str) -> None:
        super().__init__()
        self.button = QPushButton(begin)
        self.button.setAccessibleName(labelled(begin, title))
        self.button.clicked.connect(self._begin)
        self.send_button: QPushButton | None = None
        self.stop_button: QPushButton | None = None
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, Space.MEDIUM, 0, 0)
        self._body.setSpacing(Space.SMALL)
        self.hide()

    def show_plan(self, plan: SendingPlan) -> None:
        """Show what would be sent, and wait."""
        self._open()
        self._body.addWidget(text_label(_("What trying it would send"), TextRole.HEADING))
        self._body.addWidget(ReadingText(sending_summary(plan)))
        for receiver, departures in by_receiver(plan.departures):
            self._body.addWidget(text_label(receiver, TextRole.KICKER))
            for one in departures:
                self._body.addWidget(FactGrid(departure_facts(one)))
        self.send_button = PrimaryButton(_("Send it"))
        self.send_button.clicked.connect(self._send)
        self.stop_button = QPushButton(_("Do not send"))
        self.stop_button.clicked.connect(self.close_panel)
        self._body.addWidget(ButtonRow(self.send_button, self.stop_button))
        self.send_button.setFocus()
        announce(self, sending_summary(plan))

    def show_result(self, texts: Sequence[tuple[str, bool]]) -> None:
        """Say of each list what came of it, and whether nothing is wrong with it."""
        self._open()
        self._body.addWidget(text_label(_("What came of it"), TextRole.HEADING))
        for text, is_right in texts:
            self._body.addWidget(Notice(text, Tone.INFO if is_right else Tone.CAUTION))
        self._end(" ".join(text for text, _is_right in texts))

    def show_failure(self, text: str) -> None:
        """Say why it could not be tried."""
        self._open()
        self._body.addWidget(Notice(text, Tone.CAUTION))
        self._end(text)

    def close_panel(self) -> None:
        """Show nothing more, and stop what runs."""
        self.stopped.emit()
        clear_layout(self._body)
        self.send_button = self.stop_button = None
        self.hide()
        self.button.setEnabled(True)
        self.button.setFocus()

    def _begin(self) -> None:
        self.button.setEnabled(False)
        self.planned.emit()

    def _send(self) -> None:
        self._open()
        status = ReadingText(_("It is being asked. This can take a minute."))
        self.stop_button = QPushButton(_("Stop"))
        self.stop_button.clicked.connect(self._stop)
        self._body.addWidget(status)
        self._body.addWidget(ButtonRow(self.stop_button))
        self.stop_button.setFocus()
        announce(self, status.text())
        self.sent.emit()

    def _stop(self) -> None:
        self.stopped.emit()
        self._open()
        text = _("Stopped. What was sent until then stands in the list of what was sent.")
        self._body.addWidget(Notice(text))
        self._end(text)

    def _end(self, text: str) -> None:
        self.send_button = self.stop_button = None
        self.button.setEnabled(True)
        self.button.setFocus()
        announce(self, text)

    def _open(self) -> None:
        clear_layout(self._body)
        self.send_button = self.stop_button = None
        self.show()

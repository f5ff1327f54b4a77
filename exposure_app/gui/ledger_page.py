"""What was sent: every request that left this computer, for its owner to read, keep or delete.

The one rule: what cannot be read is said before what can, so that a short list never looks whole.
"""

from PySide6.QtWidgets import QPushButton

from exposure_app.errors import ExposureError, LedgerError, ReportError
from exposure_app.gui import export_dialog, questions
from exposure_app.gui.announce import announce
from exposure_app.gui.button_row import ButtonRow
from exposure_app.gui.card import Card
from exposure_app.gui.draft import DESK
from exposure_app.gui.ledger_model import LedgerModel
from exposure_app.gui.ledger_state import LedgerState, LedgerWork
from exposure_app.gui.ledger_table import LedgerTable
from exposure_app.gui.notice import Notice, Tone
from exposure_app.gui.page import Page
from exposure_app.gui.places import Places
from exposure_app.gui.reading_text import ReadingText
from exposure_app.gui.request_card import RequestCard
from exposure_app.gui.tasks import TaskRunner, Work
from exposure_app.gui.theme import ButtonRole, set_role
from exposure_app.i18n import _, ngettext
from exposure_app.storage.ledger_record import LedgerReading
from exposure_app.wording.errors import error_text
from exposure_app.wording.ledger import always_concluded_text, ledger_failure_text, torn_text
from exposure_app.wording.sentences import join_sentences

# Where a keyring that does not answer costs earlier lines, not those of this run.
_KEYRING = frozenset({"locked", "no_keyring"})


class LedgerPage(Page):
    """Reads, writes out and wipes as tasks.

    Args:
        places: ledgers of this run.
        audience: whom the visit is for.
        runner: runs the work.
    """

    drawing = "lists"
    help_topic = "ledger"

    def __init__(self, places: Places, audience: str, runner: TaskRunner) -> None:
        super().__init__(_("What was sent"), _lead(is_desk=audience == DESK))
        self._work = LedgerWork(places, audience)
        self._runner = runner
        self._state: LedgerState | None = None
        self.table: LedgerTable | None = None
        self.request: RequestCard | None = None
        self.export_button: QPushButton | None = None
        self.wipe_button: QPushButton | None = None
        self.again_button: QPushButton | None = None
        self.told = ReadingText(_("It is being read."))
        self.add(self.told)
        self.set_first_focus(self.back_button)
        self._read()

    @property
    def is_read(self) -> bool:
        """Whether the ledger is shown, or why it cannot be."""
        return self._state is not None

    def _read(self) -> None:
        self._start(self._work.reading())

    def _start(self, work: Work) -> None:
        """Run work that ends in what is to be shown."""
        task = self._runner.start(work)
        task.succeeded.connect(self._show_state)
        task.failed.connect(self._show_failure)

    def _show_state(self, state: object) -> None:
        if not isinstance(state, LedgerState):
            return
        self._state = state
        self.clear_problem()
        self.empty()
        self.table = self.request = None
        self.export_button = self.wipe_button = self.again_button = None
        self._add_problem(state)
        if state.is_empty:
            self._add_nothing(state)
        else:
            self._add_requests(state.reading)
        if not state.is_empty or state.problem not in {"", *_KEYRING}:
            self._add_keeping(state)
        self.told = ReadingText("")
        self.told.hide()
        self.add(self.told)

    def _add_problem(self, state: LedgerState) -> None:
        """Everything that keeps the list from being whole, each with its cure."""
        if state.problem in _KEYRING:
            words = ledger_failure_text(state.problem)
            text = _(
                "What was sent in earlier runs cannot be shown. "
                "What is sent now is listed here until the program ends."
            )
            self._add_notice(join_sentences((text, words.cure)), words.what)
        elif state.problem:
            words = ledger_failure_text(state.problem)
            self._add_notice(join_sentences((words.meaning, words.cure)), words.what)
        if state.reading.is_damaged:
            words = ledger_failure_text("damaged")
            self._add_notice(join_sentences((words.meaning, words.cure)), words.what)
        if state.reading.torn:
            self.add(Notice(torn_text(), Tone.CAUTION, _cut_off(len(state.reading.torn))))

    def _add_notice(self, text: str, heading: str) -> None:
        notice = Notice(text, Tone.CAUTION, heading)
        self.again_button = notice.add_button(_("&Try again"))
        self.again_button.clicked.connect(self._read)
        self.add(notice)

    def _add_nothing(self, state: LedgerState) -> None:
        """An empty ledger; of one that cannot be read nothing is said."""
        if state.problem not in {"", *_KEYRING} or state.reading.is_damaged:
            return
        text = _("Lists on this computer are read without sending anything.")
        if state.problem:
            card = Card(_("In this run no request has left this computer"))
        else:
            card = Card(_("No request has left this computer"))
        card.add(ReadingText(text))
        self.add(card)

    def _add_requests(self, reading: LedgerReading) -> None:
        self.summary = ReadingText(_summary(reading))
        self.add(self.summary)
        card = Card(_("Requests, the newest first"))
        self.table = LedgerTable(LedgerModel(reading))
        card.add(self.table)
        self.add(card)
        self.request = RequestCard()
        self.table.chosen.connect(self.request.show_row)
        self.add(self.request)
        self.table.choose_first()

    def _add_keeping(self, state: LedgerState) -> None:
        card = Card(_("Keep or delete this list"))
        buttons = []
        if not state.is_empty:
            text = _(
                "A file that you export is not sealed: whoever opens it reads what was sent. "
                "What is wiped cannot be brought back."
            )
            card.add(ReadingText(text))
            self.export_button = QPushButton(_("&Export…"))
            self.export_button.clicked.connect(self._export)
            buttons.append(self.export_button)
        self.wipe_button = QPushButton(_("&Wipe…"))
        set_role(self.wipe_button, ButtonRole.QUIET)
        self.wipe_button.clicked.connect(self._wipe)
        card.add(ButtonRow(*buttons, self.wipe_button))
        self.add(card)

    def _export(self) -> None:
        file = export_dialog.ask(self)
        if file is not None:
            task = self._runner.start(self._work.exporting(file))
            task.succeeded.connect(self._exported)
            task.failed.connect(self._show_failure)

    def _exported(self, count: object) -> None:
        if isinstance(count, int):
            text = ngettext(
                "{n} request was written to the file.",
                "{n} requests were written to the file.",
                count,
            )
            self._tell(text.format(n=count))

    def _wipe(self) -> None:
        if questions.ask_wipe_ledger(self):
            task = self._runner.start(self._work.wiping())
            task.succeeded.connect(self._show_state)
            task.succeeded.connect(self._wiped)
            task.failed.connect(self._show_failure)

    def _wiped(self, _state: object) -> None:
        self.back_button.setFocus()
        self._tell(_("The list and its key are gone."))

    def _tell(self, text: str) -> None:
        self.told.say(text)
        self.told.show()
        announce(self, text)
        self.scroll_area.ensureWidgetVisible(self.told, 0, 0)

    def _show_failure(self, error: object) -> None:
        if isinstance(error, ReportError) and "exists" in error.args:
            text = _("Nothing was written over. Choose another name.")
            self.show_problem(text, _("There is such a file already."))
        elif isinstance(error, ReportError):
            text = _("Choose another folder, then export again.")
            self.show_problem(text, _("The file could not be written."))
        elif isinstance(error, LedgerError):
            words = ledger_failure_text(error.why)
            self.show_problem(join_sentences((words.meaning, words.cure)), words.what)
        elif isinstance(error, ExposureError):
            self.show_problem(str(error_text(error)))
        else:
            self.bug_met.emit(error)


def _lead(*, is_desk: bool) -> str:
    if is_desk:
        return _("Every request of this visit. The list is gone when the visit ends.")
    return _("Every request that left this computer. The list stays here, sealed by your keyring.")


def _summary(reading: LedgerReading) -> str:
    count, hosts = len(reading.entries), len({one.receiver for one in reading.entries})
    receivers = ngettext("{n} receiver", "{n} receivers", hosts).format(n=hosts)
    text = ngettext("{n} request went to {receivers}.", "{n} requests went to {receivers}.", count)
    return join_sentences((text.format(n=count, receivers=receivers), always_concluded_text()))


def _cut_off(count: int) -> str:
    return ngettext("{n} line was cut off", "{n} lines were cut off", count).format(n=count)

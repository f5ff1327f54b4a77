"""The phone number and accounts to look up; all of it may be left out."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from exposure_app.cancellation import CancelToken
from exposure_app.core.identifiers import Service
from exposure_app.errors import ExposureError, InvalidIdentifierError
from exposure_app.gui.card import Card
from exposure_app.gui.draft import CheckDraft, TypedHandle
from exposure_app.gui.example import example_for, fill_in
from exposure_app.gui.field import Field
from exposure_app.gui.handle_row import HandleRow
from exposure_app.gui.later import Later
from exposure_app.gui.notice import Notice
from exposure_app.gui.page import Page
from exposure_app.gui.phone_note import carrier_note, phone_note
from exposure_app.gui.places import Places
from exposure_app.gui.question_turns import ask_in_turns
from exposure_app.gui.reading import Reading, ReadPhone, read_phone, read_typed
from exposure_app.gui.search_combo import SearchCombo
from exposure_app.gui.tasks import Report, Task, TaskRunner
from exposure_app.gui.theme import ButtonRole, Space, set_role
from exposure_app.i18n import _
from exposure_app.wording.countries import name_in_language
from exposure_app.wording.errors import error_text

_PAUSE_MS = 350
# The number, and the accounts.
_QUESTIONS = 2


class NumbersPage(Page):
    """Typed text is read on another thread while the person types; nothing is refused then.

    Signals:
        carrier_wanted: the carrier proposed from the number is to be changed.
        rows_shown: the rows of the accounts are others than before.
    """

    drawing = "numbers"
    help_topic = "numbers"

    at_once = 1
    region = Later[SearchCombo]()
    _proposal = Later[Notice]()

    carrier_wanted = Signal()
    rows_shown = Signal()

    def __init__(self, draft: CheckDraft, places: Places, runner: TaskRunner) -> None:
        super().__init__(
            _("Numbers and names"),
            _("What you type here stays on this computer. We never ask for a password."),
            primary=_("&Continue"),
        )
        self._draft = draft
        self._places = places
        self._runner = runner
        ask_in_turns(self, draft, _QUESTIONS)
        self._task: Task | None = None
        self._example: Notice | None = None
        if draft.is_example:
            self._show_example()
        self._add_phone()
        self._rows: list[HandleRow] | None = None
        if not draft.handles:
            draft.handles.append(TypedHandle(Service.EMAIL))
        for make in (self._fill_regions, self._add_proposal):
            self.add_later(make)
        self.add_later(self._accounts)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._read_phone)
        self.set_first_focus(self.phone)
        if draft.phone.strip():
            self._pause.start()

    def accept(self) -> None:
        """Read every line on another thread; go on when all can be read."""
        if not self._draft.can_be_checked:
            self.show_problem(
                _("Type a number or an account here, or go back and tick what you noticed."),
                _("There is nothing to check yet."),
            )
            self.reveal(self.phone)
            return
        self.clear_problem()
        self._pause.stop()
        self.primary_button.setEnabled(False)
        draft, names = self._draft.snapshot(), self._places.workspace.carrier_names

        def work(_report: Report, _token: CancelToken) -> Reading:
            return read_typed(draft, names)

        task = self._start(work)
        task.succeeded.connect(self._all_read)
        task.failed.connect(self._not_read)

    def _add_phone(self) -> None:
        card = Card(
            _("Phone number"),
            _("Why we ask: many lists hold phone numbers only. You may leave this out."),
        )
        self._empty_region = SearchCombo()
        self.phone = QLineEdit(self._draft.phone)
        self.phone.setInputMethodHints(
            Qt.InputMethodHint.ImhDialableCharactersOnly | Qt.InputMethodHint.ImhSensitiveData
        )
        self.phone.textChanged.connect(self._type_phone)
        self._phone_field = Field(_("&Number"), self.phone, _("It stays on this computer."))
        line = QHBoxLayout()
        line.setSpacing(Space.MEDIUM)
        line.addWidget(Field(_("C&ountry of the number"), self._empty_region), 2, _TOP)
        line.addWidget(self._phone_field, 3, _TOP)
        card.body.addLayout(line)
        self._phone_card = card
        self.add(self.ask(0, card))

    def _fill_regions(self) -> None:
        """Hundreds of countries, which may wait until the number can be typed."""
        self.region = self._empty_region
        for shown, code in sorted(
            (f"{name_in_language(row.names)} +{row.calling_code}", row.code)
            for row in self._places.countries
        ):
            self.region.addItem(shown, code)
        self.region.show_data(self._draft.region)
        self.region.chosen.connect(self._choose_region)

    def _add_proposal(self) -> QWidget:
        """What the number says of its carrier; shown once it is read."""
        self._proposal = Notice("")
        self._use_proposal = self._proposal.add_button("")
        self._use_proposal.clicked.connect(self._take_proposal)
        self._change_carrier = self._proposal.add_button(_("Choose ano&ther carrier"))
        self._change_carrier.clicked.connect(self.carrier_wanted)
        self._proposal.hide()
        self._phone_card.add(self._proposal)
        return self._phone_card

    @property
    def rows(self) -> list[HandleRow]:
        """One for each account; they are made now when they still wait to be."""
        if self._rows is None:
            self.finish()
        return self._rows or []

    def _accounts(self) -> QWidget:
        card = Card(
            _("Accounts"),
            _("Why we ask: a name used at one service only tells much. You may leave this out."),
        )
        self._rows_box = QVBoxLayout()
        self._rows_box.setSpacing(Space.SMALL)
        card.body.addLayout(self._rows_box)
        self._rows = []
        self.add_button = QPushButton(_("&Add an account"))
        self.add_button.clicked.connect(self._add_account)
        self.example_button = QPushButton(_("&Fill in an invented example"))
        set_role(self.example_button, ButtonRole.QUIET)
        self.example_button.clicked.connect(self._fill_example)
        for button in (self.add_button, self.example_button):
            card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._show_rows()
        return self.ask(1, card)

    def _show_rows(self) -> None:
        for row in self.rows:
            self._rows_box.removeWidget(row)
            row.hide()
            row.deleteLater()
        year = self._places.today.year
        self._rows = [
            HandleRow(handle, place, year) for place, handle in enumerate(self._draft.handles, 1)
        ]
        for row in self.rows:
            row.removed.connect(partial(self._remove_account, row.handle))
            self._rows_box.addWidget(row)
        self.rows_shown.emit()

    def _add_account(self) -> None:
        self._draft.handles.append(TypedHandle(Service.EMAIL))
        self._show_rows()
        self.rows[-1].service.setFocus()

    def _remove_account(self, handle: TypedHandle) -> None:
        place = next(n for n, own in enumerate(self._draft.handles) if own is handle)
        del self._draft.handles[place]
        self._show_rows()
        near = self.rows[min(place, len(self.rows) - 1)].service if self.rows else self.add_button
        near.setFocus()

    def _fill_example(self) -> None:
        draft = self._draft
        fill_in(draft, example_for(self._places.examples, draft.country))
        self.region.show_data(draft.number_region)
        self.phone.setText(draft.phone)
        self._phone_field.set_problem("")
        example = self._show_example()
        self._show_rows()
        self.clear_problem()
        self._read_phone()
        self.scroll_area.ensureWidgetVisible(example)

    def _show_example(self) -> Notice:
        """Say above all that the person is invented."""
        if self._example is None:
            self._example = Notice(
                _("Invented person: the entries below belong to nobody."),
                heading=_("Demonstration"),
            )
            self.body.insertWidget(0, self._example)
        return self._example

    def _type_phone(self, text: str) -> None:
        self._draft.phone = text
        self._pause.start()

    def _choose_region(self, code: str) -> None:
        self._draft.number_region = code
        self._pause.start()

    def _read_phone(self) -> None:
        text, region = self._draft.phone, self._draft.region
        if not text.strip():
            self._show_proposal(None)
            self._phone_field.set_problem("")
            self._phone_field.set_note(_("It stays on this computer."))
            return
        names = self._places.workspace.carrier_names

        def work(_report: Report, _token: CancelToken) -> ReadPhone:
            return read_phone(text, region, names)

        task = self._start(work)
        task.succeeded.connect(self._phone_read)
        task.failed.connect(self._phone_not_read)

    def _start(self, work: object) -> Task:
        """Start the newest reading; an older one is no longer wanted."""
        if self._task is not None:
            self._task.cancel()
        if not callable(work):
            raise TypeError
        self._task = self._runner.start(work)
        return self._task

    def _phone_read(self, read: object) -> None:
        if isinstance(read, ReadPhone):
            self._phone_field.set_problem("")
            self._phone_field.set_note(phone_note(read))
            self._show_proposal(read)

    def _phone_not_read(self, error: object) -> None:
        self._show_proposal(None)
        if isinstance(error, InvalidIdentifierError):
            self._phone_field.set_problem(_problem_words(error))

    def _show_proposal(self, read: ReadPhone | None) -> None:
        draft = self._draft
        draft.proposed_carrier = read.proposal.brand if read else None
        draft.proposed_province = read.proposal.province if read else None
        note = carrier_note(draft, self._places) if read else None
        self._proposal.setVisible(note is not None)
        if note is not None:
            self._proposal.set_text(note.text)
            self._use_proposal.setText(note.action)
            self._use_proposal.setVisible(bool(note.action))
            self._change_carrier.setVisible(not note.action)

    def _take_proposal(self) -> None:
        self._draft.carrier = None
        self._read_phone()

    def _all_read(self, reading: object) -> None:
        self.primary_button.setEnabled(True)
        if not isinstance(reading, Reading):
            return
        if reading.phone is not None:
            self._phone_read(reading.phone)
        if reading.is_whole:
            self.proceed.emit()
        else:
            self._show_problems(reading)

    def _show_problems(self, reading: Reading) -> None:
        wrong: list[QLineEdit] = []
        if reading.phone_problem is not None:
            self._phone_field.set_problem(_problem_words(reading.phone_problem))
            wrong.append(self.phone)
        for place, error in reading.handle_problems.items():
            self.rows[place].set_problem(_problem_words(error))
            wrong.append(self.rows[place].text)
        self.reveal(wrong[0])

    def _not_read(self, error: object) -> None:
        self.primary_button.setEnabled(True)
        if isinstance(error, ExposureError):
            words = error_text(error)
            self.show_problem(f"{words.meaning} {words.cure}", words.what)


_TOP = Qt.AlignmentFlag.AlignTop


def _problem_words(error: InvalidIdentifierError) -> str:
    words = error_text(error)
    return f"{words.what} {words.cure}"

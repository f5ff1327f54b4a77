"""The one question that is worth asking now, its answers, and what the last answer changed."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from exposure_app.core.attribution.questionnaire import MOST_ASKED
from exposure_app.core.attribution.questions import CARRIER, DONT_KNOW, NUMBER_SINCE, QUESTIONS
from exposure_app.core.breaches import Brand
from exposure_app.gui.card import Card, text_label
from exposure_app.gui.field import Field
from exposure_app.gui.flow import Flow
from exposure_app.gui.month_field import MonthField
from exposure_app.gui.notice import Notice
from exposure_app.gui.reading_text import ReadingText
from exposure_app.gui.search_combo import SearchCombo
from exposure_app.gui.theme import ButtonRole, Space, TextRole, set_role
from exposure_app.i18n import _
from exposure_app.wording.countries import name_in_language
from exposure_app.wording.questions import question_text, question_why, reply_label

_MOST_IN_A_ROW = 2


class QuestionCard(Card):
    """Asks one question; every question may be left open.

    Signals:
        answered: code of the question and the reply.
        ended: the person wants no more questions.

    Args:
        code: which question; None when there is nothing left to ask.
        asked: how many were put before.
        told: what the last answer changed, empty before the first.
        carriers: the carriers of the person's country.
        year: the year it is now.

    Attributes:
        buttons: by reply, what is pressed to answer; for a name or a date the button under it.
    """

    answered = Signal(str, str)
    ended = Signal()

    def __init__(
        self, code: str | None, asked: int, told: str, carriers: Sequence[Brand], year: int
    ) -> None:
        super().__init__(
            _("No more questions") if code is None else _("One question that would help")
        )
        self.buttons: dict[str, QPushButton] = {}
        self._start: QWidget | None = None
        self._carriers, self._year = carriers, year
        self.told = Notice(told) if told else None
        if self.told is not None:
            self.add(self.told)
        if code is not None:
            self._add_question(code, asked)

    @property
    def first(self) -> QWidget:
        """Where the keyboard is put after an answer."""
        return self._start or next(iter(self.buttons.values()), self)

    def start_at(self, widget: QWidget) -> None:
        """Put the keyboard there instead."""
        self._start = widget

    def _add_question(self, code: str, asked: int) -> None:
        place = _("Question {n} of at most {total}").format(n=asked + 1, total=MOST_ASKED)
        self.add(text_label(place, TextRole.NOTE))
        self.question = ReadingText(question_text(code))
        self.add(self.question)
        why = _("Why we ask: {why}").format(why=question_why(code))
        self.add(ReadingText(why, TextRole.NOTE))
        if code == CARRIER:
            self._add_carrier()
        elif code == NUMBER_SINCE:
            self._add_date()
        else:
            self._add_replies(code)
        rest = QPushButton(_("Skip the &rest"))
        set_role(rest, ButtonRole.QUIET)
        rest.clicked.connect(self.ended)
        self.rest = rest
        self.body.addWidget(rest, alignment=Qt.AlignmentFlag.AlignLeft)

    def _add_replies(self, code: str) -> None:
        replies = tuple(QUESTIONS[code].answers)
        if len(replies) <= _MOST_IN_A_ROW:
            row: QLayout = Flow(gap=Space.SMALL)
            self.body.addLayout(row)
        else:
            row = self.body
        for reply in (*replies, DONT_KNOW):
            self._add_button(code, reply, row)

    def _add_button(self, code: str, reply: str, row: QLayout) -> None:
        button = QPushButton(reply_label(code, reply))
        button.clicked.connect(partial(self._answer, code, reply))
        self.buttons[reply] = button
        row.addWidget(button)
        row.setAlignment(button, Qt.AlignmentFlag.AlignLeft)

    def _add_carrier(self) -> None:
        self.carrier = SearchCombo()
        self.carrier.addItem(_("Choose a carrier"), "")
        for brand in self._carriers:
            self.carrier.addItem(name_in_language(brand.names), brand.name)
        self.add(Field(_("Your carrier"), self.carrier))
        use = self._add_use(CARRIER)
        use.clicked.connect(self._answer_carrier)
        self.carrier.currentIndexChanged.connect(self._choose_carrier)

    def _add_date(self) -> None:
        self.since = MonthField(_("&Since when is the number yours?"), self._year)
        self.add(self.since)
        use = self._add_use(NUMBER_SINCE)
        use.clicked.connect(self._answer_date)
        self.since.changed.connect(self._choose_date)

    def _add_use(self, code: str) -> QPushButton:
        """A button that takes what was chosen above it, beside "don't know"."""
        row = Flow(gap=Space.SMALL)
        use = QPushButton(_("&Use this answer"))
        use.setEnabled(False)
        row.addWidget(use)
        self._add_button(code, DONT_KNOW, row)
        self.body.addLayout(row)
        self.use = use
        return use

    def _choose_carrier(self, row: int) -> None:
        self.use.setEnabled(row > 0)

    def _choose_date(self, since: object) -> None:
        self.use.setEnabled(since is not None)

    def _answer_carrier(self) -> None:
        self._answer(CARRIER, str(self.carrier.currentData()))

    def _answer_date(self) -> None:
        if self.since.value is not None:
            self._answer(NUMBER_SINCE, str(self.since.value))

    def _answer(self, code: str, reply: str) -> None:
        self.setEnabled(False)
        self.answered.emit(code, reply)

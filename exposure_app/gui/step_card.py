"""One step to take: what, how long, whom to call, and what to say."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from exposure_app.core.steps import Contact, Mark, Step, Urgency
from exposure_app.gui.button_row import ButtonRow
from exposure_app.gui.card import Card, text_label
from exposure_app.gui.fact_grid import FactGrid
from exposure_app.gui.reading_text import ReadingText
from exposure_app.gui.scales import LARGE_POINTS
from exposure_app.gui.theme import ButtonRole, Space, TextRole, set_role
from exposure_app.gui.tick import Tick
from exposure_app.i18n import _
from exposure_app.wording.advice import (
    contact_label,
    grade_note,
    step_detail,
    step_minutes,
    step_source,
    step_title,
    step_words_to_say,
)
from exposure_app.wording.sentences import join_sentences


class StepCard(Card):
    """A step with its facts, and what became of it.

    Signals:
        marked: id of the step and a `Mark`, or None when the mark was taken away.

    Args:
        step: which step.
        mark: what became of it; only `Mark.DONE` is shown here.
        can_be_marked: False for a step of the urgent page.
    """

    marked = Signal(str, object)

    def __init__(self, step: Step, mark: Mark | None = None, *, can_be_marked: bool = True) -> None:
        super().__init__()
        self._id = step.id
        title = step_title(step)
        self.setAccessibleName(title)
        self._add_head(step, title, mark, can_be_marked=can_be_marked)
        self.add(ReadingText(step_detail(step)))
        if step.contact is not None:
            self._add_contact(step.contact)
        words = step_words_to_say(step)
        if words:
            self.add(FactGrid([(_("What to say"), words)]))
        notes = join_sentences((grade_note(step), step_source(step)))
        self.add(text_label(notes, TextRole.NOTE))
        if can_be_marked and step.urgency is not Urgency.NOW:
            self._add_put_off(title)

    def _add_head(self, step: Step, title: str, mark: Mark | None, *, can_be_marked: bool) -> None:
        # Large letters need the whole line for the title.
        is_large = self.font().pointSizeF() > LARGE_POINTS
        head: QBoxLayout = QVBoxLayout() if is_large else QHBoxLayout()
        head.setSpacing(Space.MEDIUM)
        if can_be_marked:
            self.tick = Tick(title, is_ticked=mark is Mark.DONE)
            self.tick.toggled.connect(self._mark_done)
            self.tick.words.setProperty("role", str(TextRole.HEADING))
            head.addWidget(self.tick, 1)
        else:
            head.addWidget(text_label(title, TextRole.HEADING), 1)
        minutes = text_label(step_minutes(step), TextRole.NOTE)
        minutes.setWordWrap(False)
        head.addWidget(minutes)
        self.body.addLayout(head)

    def _add_put_off(self, title: str) -> None:
        """Two quiet buttons; the next best step takes the place of one that is put off."""
        self.later_button = QPushButton(_("Later"))
        self.skip_button = QPushButton(_("Skip"))
        for button, mark in ((self.later_button, Mark.LATER), (self.skip_button, Mark.SKIPPED)):
            set_role(button, ButtonRole.QUIET)
            button.setAccessibleName(_("{action}: {step}").format(action=button.text(), step=title))
            button.clicked.connect(partial(self._mark, mark))
        self.add(ButtonRow(self.later_button, self.skip_button))

    def _mark_done(self, is_ticked: bool) -> None:  # noqa: FBT001 - a slot
        self._mark(Mark.DONE if is_ticked else None)

    def _mark(self, mark: Mark | None, _is_checked: object = None) -> None:
        self.marked.emit(self._id, mark)

    def _add_contact(self, contact: Contact) -> None:
        self.add(text_label(contact_label(contact), TextRole.NOTE))
        if contact.phone:
            self.add(_number(contact.phone))
        if contact.web:
            self.add(ReadingText(contact.web))


def _number(phone: str) -> QLabel:
    """The number as large text to select, spoken digit by digit."""
    label = ReadingText(phone, TextRole.HEADLINE)
    label.setAccessibleName(" ".join(phone.replace(" ", "")))
    return label

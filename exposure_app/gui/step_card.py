"""One step to take: what, how long, whom to call, and what to say."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel

from exposure_app.core.steps import Contact, Step
from exposure_app.gui.card import Card, text_label
from exposure_app.gui.fact_grid import FactGrid
from exposure_app.gui.reading_text import ReadingText
from exposure_app.gui.theme import Space, TextRole
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
    """A step with its facts; ticking it changes nothing but the tick.

    Args:
        step: which step.
        done: ids of the steps that are ticked, kept up to date; None for a step without a box.
    """

    def __init__(self, step: Step, done: set[str] | None) -> None:
        super().__init__()
        self._id, self._done = step.id, done
        title = step_title(step)
        self.setAccessibleName(title)
        head = QHBoxLayout()
        head.setSpacing(Space.MEDIUM)
        if done is not None:
            self.tick = Tick(title, is_ticked=step.id in done)
            self.tick.toggled.connect(self._remember)
            self.tick.words.setProperty("role", str(TextRole.HEADING))
            head.addWidget(self.tick, 1)
        else:
            head.addWidget(text_label(title, TextRole.HEADING), 1)
        minutes = text_label(step_minutes(step), TextRole.NOTE)
        minutes.setWordWrap(False)
        head.addWidget(minutes, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(head)
        self.add(ReadingText(step_detail(step)))
        if step.contact is not None:
            self._add_contact(step.contact)
        words = step_words_to_say(step)
        if words:
            self.add(FactGrid([(_("What to say"), words)]))
        notes = join_sentences((grade_note(step), step_source(step)))
        self.add(text_label(notes, TextRole.NOTE))

    def _remember(self, is_ticked: bool) -> None:  # noqa: FBT001 - a slot
        if self._done is not None:
            (self._done.add if is_ticked else self._done.discard)(self._id)

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

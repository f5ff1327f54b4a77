"""Before a visit at a desk: the words that are read aloud, and the three answers."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exposure_app.gui.consent_question import ConsentQuestion
from exposure_app.gui.desk_consent import DeskConsent
from exposure_app.gui.page import Page
from exposure_app.gui.reading_text import ReadingText
from exposure_app.gui.theme import Space, TextRole
from exposure_app.i18n import _
from exposure_app.wording.desk import consent_questions, consent_sentences


class DeskConsentPage(Page):
    """Nothing is asked of the visitor before all three are answered.

    Signals:
        agreed: the answers as a `DeskConsent`.
        changed: one of the questions was answered.
    """

    help_topic = "desk_consent"

    agreed = Signal(object)
    changed = Signal()

    def __init__(self) -> None:
        super().__init__(
            _("Read this aloud first"),
            _("Then ask the three questions. The visitor decides."),
            primary=_("&Continue"),
        )
        self.add(_together(Space.SMALL, *(_aloud(one) for one in consent_sentences())))
        self.questions = tuple(ConsentQuestion(*texts) for texts in consent_questions())
        for question in self.questions:
            question.changed.connect(self.changed)
        # One piece, so that two columns never part them.
        self.add(_together(Space.MEDIUM, *self.questions))
        self.set_first_focus(self.questions[0].yes)

    @property
    def answers(self) -> tuple[bool | None, ...]:
        """What was answered so far, in the order of the questions."""
        return tuple(question.answer for question in self.questions)

    def accept(self) -> None:
        """Go on once all three are answered."""
        for question in self.questions:
            if question.answer is None:
                self.show_problem(_("Press Yes or No for each question. Both are fine."))
                question.yes.setFocus()
                self.scroll_area.ensureWidgetVisible(question)
                return
        self.agreed.emit(DeskConsent(*map(bool, self.answers)))


def _aloud(sentence: str) -> ReadingText:
    return ReadingText(sentence, TextRole.ALOUD)


def _together(gap: int, *widgets: QWidget) -> QWidget:
    """Widgets one under the other as one piece of the page."""
    piece = QWidget()
    column = QVBoxLayout(piece)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(gap)
    for widget in widgets:
        column.addWidget(widget)
    return piece

"""The one question that is still worth asking, and a way back to it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton

from exposure_app.core.attribution.explanation import NextQuestion
from exposure_app.gui.card import Card
from exposure_app.gui.reading_text import ReadingText
from exposure_app.gui.theme import TextRole
from exposure_app.i18n import _
from exposure_app.wording.questions import question_text, question_why


class QuestionCard(Card):
    """Offers to answer one more question.

    Signals:
        asked: the code of the question the person wants to answer.

    Args:
        question: which question.
    """

    asked = Signal(str)

    def __init__(self, question: NextQuestion) -> None:
        super().__init__(_("One more answer would help most"))
        self._code = question.code
        self.add(ReadingText(question_text(question.code)))
        self.add(ReadingText(question_why(question.code), TextRole.NOTE))
        self.button = QPushButton(_("Answer &this question"))
        self.button.clicked.connect(self._ask)
        self.body.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignLeft)

    def _ask(self) -> None:
        self.asked.emit(self._code)

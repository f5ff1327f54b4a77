"""Which stops each page has for the keys of a desk.

The one rule: stops stand in the order in which the page is read.
"""

from collections.abc import Iterable, Mapping

from PySide6.QtWidgets import QAbstractButton

from exposure_app.core.attribution import questions
from exposure_app.gui import spine
from exposure_app.gui.consent_question import ConsentQuestion
from exposure_app.gui.desk_consent_page import DeskConsentPage
from exposure_app.gui.desk_noticed_page import DeskNoticedPage, SymptomStop
from exposure_app.gui.desk_stop import DONT_KNOW, NO, YES, ChoiceStop, Stop
from exposure_app.gui.page import Page
from exposure_app.gui.place_page import PlacePage
from exposure_app.gui.question_card import QuestionCard
from exposure_app.gui.type_ahead import Say, TypeAhead
from exposure_app.gui.who_page import WhoPage
from exposure_app.gui.yes_no import YesNo

_LETTERS = {questions.YES: YES, questions.NO: NO, questions.DONT_KNOW: DONT_KNOW}


def stops_of(page: Page, say: Say) -> list[Stop]:
    """The stops of a page; none for one that has nothing to answer.

    Args:
        page: shown at a desk.
        say: tells what Enter would do.
    """
    match page:
        case WhoPage():
            cards = [card.radio for card in page.cards.values()]
            stops: list[Stop] = [ChoiceStop(page, _numbered(cards), is_anywhere=True)]
        case DeskConsentPage():
            stops = [_of_consent(question) for question in page.questions]
        case PlacePage():
            stops = _of_place(page, say)
        case DeskNoticedPage():
            stops = [SymptomStop(page, say), _of_yes_no(page.reused)]
        case spine.NumbersPage():
            stops = [Stop(page.phone), *(Stop(row.text) for row in page.rows)]
        case spine.AnswerPage():
            stops = [] if page.question is None else _of_question(page.question, say)
        case _:
            stops = []
    return stops


def _of_consent(question: ConsentQuestion) -> Stop:
    answers = _yes_no((question.yes, question.no))
    return ChoiceStop(question, answers, must_be_answered=True)


def _of_place(page: PlacePage, say: Say) -> list[Stop]:
    return [
        TypeAhead(page.country, say),
        TypeAhead(page.province, say),
        TypeAhead(page.carrier, say),
        Stop(page.other),
        Stop(page.since, page.since.year),
        _of_yes_no(page.previous),
    ]


def _of_yes_no(card: YesNo) -> Stop:
    return ChoiceStop(card, _yes_no(card.buttons))


def _of_question(card: QuestionCard, say: Say) -> list[Stop]:
    if not card.buttons:
        return []
    if hasattr(card, "carrier"):
        card.start_at(card.carrier)
        return [_Used(TypeAhead(card.carrier, say), card), _replies(card)]
    if hasattr(card, "since"):
        card.start_at(card.since.year)
        return [_Used(Stop(card.since, card.since.year), card), _replies(card)]
    card.start_at(card.question)
    return [_replies(card)]


def _replies(card: QuestionCard) -> Stop:
    answers = _numbered(card.buttons.values())
    for reply, button in card.buttons.items():
        if reply in _LETTERS:
            answers[_LETTERS[reply]] = button
    return ChoiceStop(card, answers, neutral=card.question, is_anywhere=True)


def _numbered(buttons: Iterable[QAbstractButton]) -> dict[str, QAbstractButton]:
    return {str(place): button for place, button in enumerate(buttons, start=1)}


def _yes_no(buttons: Iterable[QAbstractButton]) -> Mapping[str, QAbstractButton]:
    """Numbers first, then letters, which are the same in every language."""
    given = tuple(buttons)
    return _numbered(given) | dict(zip((YES, NO, DONT_KNOW), given, strict=False))


class _Used(Stop):
    """A name or a date that is given as the answer at once when Enter takes it."""

    def __init__(self, typed: Stop, card: QuestionCard) -> None:
        super().__init__(typed.root)
        self._typed, self._card = typed, card

    @property
    def hint(self) -> str:
        """That of what is typed into."""
        return self._typed.hint

    def enter(self) -> None:
        """Take the keyboard."""
        self._typed.enter()

    def commit(self) -> bool:
        """Give what was taken as the answer."""
        is_taken = self._typed.commit()
        if is_taken and self._card.use.isEnabled():
            self._card.use.click()
            return False
        return is_taken

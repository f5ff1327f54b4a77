"""Questions asked one after the other: the one worth most first, at most eight, all skippable.

The one rule: an answer "don't know" and a skipped question leave the person as they were, so they
can never raise a share; they only keep the question from being asked again.
"""

from dataclasses import dataclass
from typing import Final

from exposure_app.core.attribution.explanation import Explanation
from exposure_app.core.attribution.person import Person
from exposure_app.core.attribution.questions import told_by

MOST_ASKED: Final = 8


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """Which questions were put to a person.

    Attributes:
        asked: their codes, in the order asked; answered and skipped ones alike.
        is_over: whether the person wants no more of them.
    """

    asked: tuple[str, ...] = ()
    is_over: bool = False

    @property
    def passed_over(self) -> frozenset[str]:
        """What `engine.explain` is to ask no more."""
        return frozenset(self.asked)

    def open_question(self, explanation: Explanation) -> str | None:
        """The code of the question to put now; None when there is none, or enough were put."""
        question = explanation.next_question
        if question is None or self.is_over or len(self.asked) >= MOST_ASKED:
            return None
        return None if question.code in self.asked else question.code

    def after(self, code: str) -> "Questionnaire":
        """The same with one more question put."""
        return Questionnaire((*self.asked, code), self.is_over)

    def ended(self) -> "Questionnaire":
        """The same without any further question."""
        return Questionnaire(self.asked, is_over=True)


def answer(person: Person, code: str, reply: str) -> Person:
    """The person with one more answer given; unchanged by "don't know".

    Args:
        person: the answers so far.
        code: one of `questions.QUESTIONS`.
        reply: ``yes``, ``no``, ``dont_know``, another answer of that question, the name of a
            carrier, or since when a number is the person's.

    Raises:
        KeyError: the question has no such answer.
        ValueError: the reply is no date where one is asked for.
    """
    return told_by(code, reply).added_to(person)

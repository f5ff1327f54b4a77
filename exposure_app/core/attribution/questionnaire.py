"""Questions asked one after the other: the one worth most first, at most eight, all skippable.

The one rule: an answer "don't know" and a skipped question leave the person as they were, so they
can never raise a share; they only keep the question from being asked again.
"""

from dataclasses import dataclass
from typing import Final

from exposure_app.core.attribution.person import Person
from exposure_app.core.attribution.questions import QUESTIONS, told_by

MOST_ASKED: Final = 8


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """Which questions were put to a person, and what was answered.

    Attributes:
        replies: code and reply of each question, in the order asked.
        is_ended: whether the person wants no more of them.
    """

    replies: tuple[tuple[str, str], ...] = ()
    is_ended: bool = False

    @property
    def is_over(self) -> bool:
        """Whether no further question is put."""
        return self.is_ended or len(self.replies) >= MOST_ASKED

    @property
    def passed_over(self) -> frozenset[str]:
        """Questions that `engine.explain` is to ask no more; all of them when it is over."""
        return frozenset(QUESTIONS) if self.is_over else frozenset(dict(self.replies))

    def after(self, code: str, reply: str) -> "Questionnaire":
        """The same with one more question put."""
        return Questionnaire((*self.replies, (code, reply)), self.is_ended)

    def ended(self) -> "Questionnaire":
        """The same without any further question."""
        return Questionnaire(self.replies, is_ended=True)

    def given_to(self, person: Person) -> Person:
        """The person with every reply whose question is still open, as after another check."""
        for code, reply in self.replies:
            if QUESTIONS[code].is_open(person):
                person = answer(person, code, reply)
        return person


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

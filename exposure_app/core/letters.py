"""Letters to a company that holds data: ask for a copy, or ask that it deletes them.

The one rule: a letter has blanks where the person is named. Nothing that was typed gets into it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class LetterKind(StrEnum):
    """What is asked for."""

    ACCESS = "access"
    DELETION = "deletion"


class TimeUnit(StrEnum):
    """What a law counts time in."""

    DAY = "day"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Deadline:
    """How long a company may take to answer.

    Attributes:
        count: above zero.
        unit: of the count; a month of the law is not so many days.
    """

    count: int
    unit: TimeUnit


@dataclass(frozen=True, slots=True)
class Law:
    """The law a letter rests on.

    Attributes:
        id: key of its name, worded by `exposure_app.wording.letters`.
        countries: ISO 3166 codes it holds for.
        articles: number of the article for each kind; empty where none is cited.
        deadlines: how long the company may take for each kind; None where the law names no number.
        answering: number of the article on how a request is answered; empty where none is cited.
        authority: key of who takes complaints, worded there too.
        source: where the facts come from.
        last_checked: when they were last checked.
        grade: ``A`` official, ``B`` secondary, ``C`` to be confirmed by the reader.
    """

    id: str
    countries: frozenset[str]
    articles: Mapping[LetterKind, str]
    deadlines: Mapping[LetterKind, Deadline | None]
    answering: str
    authority: str
    source: str
    last_checked: date
    grade: str


@dataclass(frozen=True, slots=True)
class Letter:
    """What a letter asks, of whom, and on what it rests.

    Attributes:
        kind: what is asked for.
        receiver: the company; empty leaves a blank.
        law: None where no law of the country is known to us.
    """

    kind: LetterKind
    receiver: str
    law: Law | None

    @property
    def article(self) -> str:
        """Number of the article; empty where none is cited."""
        return "" if self.law is None else self.law.articles[self.kind]

    @property
    def deadline(self) -> Deadline | None:
        """How long the company may take; None where no law names it."""
        return None if self.law is None else self.law.deadlines[self.kind]


def law_of(country: str, laws: tuple[Law, ...]) -> Law | None:
    """The law for that country; None where none is on file."""
    return next((law for law in laws if country in law.countries), None)

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


@dataclass(frozen=True, slots=True)
class Law:
    """The law a letter rests on.

    Attributes:
        id: key of its name, worded by `exposure_app.wording.letters`.
        countries: ISO 3166 codes it holds for.
        articles: number of the article for each kind; empty where none is cited.
        days: how long the company may take; None where the law names no number.
        authority: key of who takes complaints, worded there too.
        source: where the facts come from.
        last_checked: when they were last checked.
        grade: ``A`` official, ``B`` secondary, ``C`` to be confirmed by the reader.
    """

    id: str
    countries: frozenset[str]
    articles: Mapping[LetterKind, str]
    days: int | None
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


def law_of(country: str, laws: tuple[Law, ...]) -> Law | None:
    """The law for that country; None where none is on file."""
    return next((law for law in laws if country in law.countries), None)

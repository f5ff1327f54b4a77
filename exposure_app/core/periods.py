"""Dates that are known only to the month or the year, as people and reports give them.

The one rule: a partial date is the span of days it may mean, never a guess at one of them.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
DAYS_PER_MONTH = 30.4375


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A day, month or year, as the span from its first to its last day.

    >>> PartialDate.parse("2018-02").last
    datetime.date(2018, 2, 28)
    """

    first: date
    last: date

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.

        Raises:
            ValueError: the text has another form, or names no real day.
        """
        form = _FORM.fullmatch(text)
        if form is None:
            raise ValueError("a date is written YYYY, YYYY-MM or YYYY-MM-DD")
        year, month, day = (int(part) if part else 0 for part in form.groups())
        first = date(year, month or 1, day or 1)
        if day:
            return cls(first, first)
        month = month or 12
        return cls(first, date(year, month, monthrange(year, month)[1]))

    def __str__(self) -> str:
        """The shortest ISO form that means the same span."""
        if self.first == self.last:
            return self.first.isoformat()
        same_month = (self.first.year, self.first.month) == (self.last.year, self.last.month)
        return self.first.isoformat()[: 7 if same_month else 4]


def months_between(earlier: date, later: date) -> float:
    """Months from ``earlier`` to ``later``; negative when it is the other way round."""
    return (later - earlier).days / DAYS_PER_MONTH

"""Dates and large numbers as people of the language spoken now write them.

The one rule: a partial date is never shown as more exact than it is.
"""

from datetime import date
from typing import Final

from exposure_app import i18n
from exposure_app.core.periods import PartialDate
from exposure_app.i18n import N_, _

_MONTHS: Final = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"),
    N_("July"), N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip

# Chinese counts in ten thousands, so the two languages round at different sizes.
_SIZES: Final = {
    i18n.ENGLISH: ((10**9, N_("{number} billion")), (10**6, N_("{number} million"))),
    i18n.CHINESE: ((10**8, N_("{number} hundred million")), (10**4, N_("{number} ten thousand"))),
}


def format_date(value: date | PartialDate) -> str:
    """A day, month or year: ``3 March 2018``, ``March 2018`` or ``2018``.

    >>> format_date(PartialDate.parse("2018-03"))
    'March 2018'
    """
    year, *rest = str(value).split("-")
    if not rest:
        return _("{year}").format(year=year)
    month = _(_MONTHS[int(rest[0]) - 1])
    if len(rest) == 1:
        return _("{month} {year}").format(month=month, year=year)
    return _("{day} {month} {year}").format(day=int(rest[1]), month=month, year=year)


def format_period(earliest: PartialDate, latest: PartialDate) -> str:
    """A span of time, or one date when it begins and ends in the same."""
    if earliest == latest:
        return format_date(earliest)
    return _("{first} to {last}").format(first=format_date(earliest), last=format_date(latest))


def format_count(count: int) -> str:
    """A count as people read it, such as ``1,200`` or ``3.2 million``."""
    for size, words in _SIZES[i18n.active_language()]:
        if count >= size:
            return _(words).format(number=f"{count / size:,.1f}".removesuffix(".0"))
    return f"{count:,}"

"""What a desk counted, in words.

The one rule: the words say what a number is of, and that nobody can be found by it.
"""

from collections.abc import Mapping

from exposure_app.core.periods import PartialDate
from exposure_app.i18n import _
from exposure_app.wording.dates import format_date
from exposure_app.wording.sentences import capitalised
from exposure_app.wording.vocabulary import kind_label

_CANNOT_TELL = "cannot_tell"


def counted_rows(months: Mapping[str, Mapping[str, int]]) -> list[tuple[str, str, str]]:
    """Month, kind of cause and number, the newest month first and in it the most frequent."""
    return [
        (format_date(PartialDate.parse(month)), _kind(kind), str(number))
        for month, row in sorted(months.items(), reverse=True)
        for kind, number in sorted(row.items(), key=lambda one: (-one[1], one[0]))
    ]


def counts_meaning() -> str:
    """What is counted and what is not."""
    return _(
        "It counts how many visits ended in which kind of cause, for each month. "
        "No name, number, day or time is written down."
    )


def _kind(kind: str) -> str:
    return _("Cannot tell") if kind == _CANNOT_TELL else capitalised(kind_label(kind))

"""The two sizes of paper that printers hold."""

from enum import StrEnum
from typing import Final

# Where Letter is usual (CLDR supplemental data, measurement data).
_LETTER: Final = frozenset(
    {
        "US", "CA", "MX", "PH", "CL", "CO", "CR", "GT", "NI", "PA", "SV", "VE", "PR", "BZ", "DO",
    }
)  # fmt: skip


class Paper(StrEnum):
    """A size of paper."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def css(self) -> str:
        """Its name in a style sheet."""
        return {Paper.A4: "A4", Paper.LETTER: "letter"}[self]

    @property
    def margin_mm(self) -> int:
        """What is left free at each edge, in millimetres."""
        return 12


def usual_paper(country: str) -> Paper:
    """The paper of a country.

    >>> usual_paper("US"), usual_paper("CN")
    (<Paper.LETTER: 'letter'>, <Paper.A4: 'a4'>)
    """
    return Paper.LETTER if country in _LETTER else Paper.A4

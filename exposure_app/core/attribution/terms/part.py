"""What a term says of one candidate: parts, each a log ratio against the unknown source.

The one rule: a term's value is the sum of its parts, so that the reasons shown are the numbers
that rank.
"""

from collections.abc import Sequence, Sized
from typing import Final, NamedTuple

Fact = str | int | tuple[str, ...]


_DENIALS: Final = ("not_noticed", "not_known")


class Part(NamedTuple):
    """One statement of a term.

    Attributes:
        aspect: stable code of what it says.
        value: log ratio against the unknown source, before the term's weight.
        facts: what its sentence names, as pairs.
    """

    aspect: str
    value: float
    facts: tuple[tuple[str, Fact], ...] = ()

    @property
    def is_denial(self) -> bool:
        """Whether it speaks of an answer "no": not noticed, or not known to strangers."""
        return self.aspect.startswith(_DENIALS)


Parts = tuple[Part, ...]
NOTHING: Parts = ()

Column = Sequence[Parts]
"""What a term says of each candidate in turn."""


def silent(candidates: Sized) -> Column:
    """The column of a term that says nothing of any candidate."""
    return (NOTHING,) * len(candidates)

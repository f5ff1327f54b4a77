"""How far a build is: what is done, how fast, and how long the rest takes.

The one rule: it counts; whoever prints decides when.
"""

from collections.abc import Callable
from typing import Final

_MINUTE, _HOUR = 60, 3600
_THOUSAND: Final = 1000


class Progress:
    """Counts what is done in each step, and tells it to whoever prints.

    Args:
        clock: seconds that never run backwards.
        told: called after each change, with one line for the step.
    """

    def __init__(self, clock: Callable[[], float], told: Callable[[str], None]) -> None:
        self._clock = clock
        self._told = told
        self._name, self._unit = "", ""
        self._done, self._total = 0, 0
        self._begun = clock()

    def begin(self, name: str, unit: str, total: int = 0) -> None:
        """Begin a step.

        Args:
            name: what is being done.
            unit: what is counted.
            total: how many there will be; 0 when nobody knows.
        """
        self._name, self._unit, self._total = name, unit, total
        self._done, self._begun = 0, self._clock()
        self._told(self.line())

    def more(self, count: int) -> None:
        """So many more are done."""
        self._done += count
        self._told(self.line())

    def line(self) -> str:
        """One line for a person."""
        seconds = self._clock() - self._begun
        rate = self._done / seconds if seconds > 0 else 0.0
        of = f" of {self._total:,}" if self._total else ""
        line = f"{self._name}: {self._done:,}{of} {self._unit}"
        if rate:
            line += f", {_rate(rate)} a second"
        if rate and self._total > self._done:
            line += f", {_span((self._total - self._done) / rate)} left"
        return line


def _rate(rate: float) -> str:
    return f"{rate:,.0f}" if rate >= 10 else f"{rate:.1f}"  # noqa: PLR2004 - two digits are enough


def _span(seconds: float) -> str:
    if seconds < _MINUTE:
        return f"{seconds:.0f} s"
    if seconds < _HOUR:
        return f"{seconds / _MINUTE:.0f} min"
    return f"{seconds / _HOUR:.1f} h"

"""Figures of several runs: the median and the worst of each, beside an empty event loop."""

import statistics
import sys
from dataclasses import dataclass, field
from typing import Final

from tests.bench.event_loop import LIMIT_MS, Gap, Gaps, wait

EMPTY: Final = "an empty event loop"
_EMPTY_MS: Final = 1_000
_HEAD: Final = ("longest gap", "median", "worst", "computed in it", "over", "x empty")


@dataclass
class Tally:
    """The longest gap of each thing that was measured, run by run.

    Attributes:
        gaps: by what was done, in the order in which it was first done.
        runs: how often everything is done.
    """

    runs: int
    gaps: dict[str, list[Gap]] = field(default_factory=dict)

    def note(self, what: str, gap: Gap) -> None:
        """Keep one figure."""
        self.gaps.setdefault(what, []).append(gap)

    def note_empty(self, gaps: Gaps) -> None:
        """Let the loop run without anything to do, and keep how long it was away."""
        gaps.begin()
        wait(_EMPTY_MS)
        self.note(EMPTY, gaps.end())

    def write(self) -> bool:
        """Print every figure; whether one is above the limit."""
        empty = statistics.median(gap.lasted for gap in self.gaps.get(EMPTY, [Gap()]))
        width = max(len(what) for what in self.gaps)
        sys.stdout.write(f"{_HEAD[0]:{width}} {''.join(f'{one:>16}' for one in _HEAD[1:])}\n")
        for what, own in self.gaps.items():
            sys.stdout.write(f"{what:{width}} {_line(own, empty)}\n")
        measured = [gap for what, own in self.gaps.items() if what != EMPTY for gap in own]
        over = sum(_is_over(gap) for gap in measured)
        worst = max(measured)
        sys.stdout.write(
            f"of {len(measured)} gaps in {self.runs} runs {over} are over {LIMIT_MS:.0f} ms; "
            f"the worst is {_ms(worst.lasted)}, of which {_ms(worst.computed)} computed\n"
        )
        sys.stdout.flush()
        return over > 0


def _line(own: list[Gap], empty: float) -> str:
    """Median, worst, what the thread computed in the worst, how many are over, and the ratio."""
    worst = max(own)
    median = statistics.median(gap.lasted for gap in own)
    over = f"{sum(map(_is_over, own))} of {len(own)}"
    ratio = f"{median / empty:.0f}" if empty else "-"
    cells = (_ms(median), _ms(worst.lasted), _ms(worst.computed), over, ratio)
    return "".join(f"{cell:>16}" for cell in cells)


def _ms(seconds: float) -> str:
    return f"{seconds * 1e3:.0f} ms"


def _is_over(gap: Gap) -> bool:
    return gap.lasted * 1e3 > LIMIT_MS

"""What the page of the ledger shows, and the work that reads, writes out and wipes it; as tasks.

The one rule: what was sent is shown also where no keyring can seal it, and then it is said that it
is for this run alone.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from exposure_app.cancellation import CancelToken
from exposure_app.errors import LedgerError
from exposure_app.gui.draft import DESK
from exposure_app.gui.places import Places
from exposure_app.gui.tasks import Report, Work
from exposure_app.reports.ledger_report import save_ledger
from exposure_app.storage import paths
from exposure_app.storage.ledger import Ledger
from exposure_app.storage.ledger_record import LedgerReading


@dataclass(frozen=True, slots=True)
class LedgerState:
    """What left this computer, as far as it can be told.

    Attributes:
        reading: every line that can be read.
        problem: stable code of why the sealed ledger cannot be read; empty when it can.
        is_desk: the lines are those of a visit of which nothing is kept.
    """

    reading: LedgerReading
    problem: str = ""
    is_desk: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is no line to show."""
        return not self.reading.entries and not self.reading.torn


@dataclass(frozen=True, slots=True)
class LedgerWork:
    """The work of the page.

    Attributes:
        places: ledgers of this run.
        audience: whom the visit is for.
    """

    places: Places
    audience: str

    def reading(self) -> Work:
        """Work that reads everything."""
        return self._after(lambda: None)

    def wiping(self) -> Work:
        """Work that deletes everything that is shown, and its key."""

        def act() -> None:
            for ledger in self._ledgers():
                ledger.wipe()

        return self._after(act)

    def exporting(self, file: Path) -> Work:
        """Work that writes everything that is shown to a new file, and tells how much that was."""

        def work(_report: Report, _token: CancelToken) -> int:
            reading = self._read().reading
            save_ledger(reading, file)
            return len(reading.entries)

        return work

    def _after(self, act: Callable[[], object]) -> Work:
        def work(_report: Report, _token: CancelToken) -> LedgerState:
            act()
            return self._read()

        return work

    def _read(self) -> LedgerState:
        """All ledgers of this visit as one, the sealed one first."""
        found, problem = LedgerReading(), ""
        for ledger in self._ledgers():
            try:
                found = _joined(found, ledger.read())
            except LedgerError as error:
                problem = error.why
        return LedgerState(found, problem, is_desk=self.audience == DESK)

    def _ledgers(self) -> tuple[Ledger, ...]:
        """The one that is written to; before it the sealed one, when that could not be."""
        ledger = self.places.ledgers.of(self.audience).ledger
        if ledger.is_kept or self.audience == DESK:
            return (ledger,)
        return (Ledger.open(paths.ledger_file()), ledger)


def _joined(first: LedgerReading, then: LedgerReading) -> LedgerReading:
    return LedgerReading(
        entries=(*first.entries, *then.entries),
        torn=(*first.torn, *(len(first.entries) + place for place in then.torn)),
        is_damaged=first.is_damaged or then.is_damaged,
    )

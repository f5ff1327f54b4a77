"""The ledgers of one run of the window: that of this computer, and that of the desk.

The one rule: what is sent while somebody works at a desk is written down for this run alone.
"""

from dataclasses import dataclass, field

from exposure_app.gui.draft import DESK
from exposure_app.network_access import RunLedger
from exposure_app.storage import paths


@dataclass
class Ledgers:
    """One for a visit that is kept, and one for a desk.

    Attributes:
        kept: of this computer; of this run alone where no keyring can seal one.
        desk: of this run alone.
    """

    kept: RunLedger = field(default_factory=lambda: RunLedger(paths.ledger_file()))
    desk: RunLedger = field(default_factory=lambda: RunLedger(None))

    def of(self, audience: str) -> RunLedger:
        """The one that a check for these people is written to."""
        return self.desk if audience == DESK else self.kept

    def forget_all(self) -> None:
        """Begin again, after the files and keys of all ledgers are gone."""
        self.kept = RunLedger(paths.ledger_file())
        self.forget_desk()

    def forget_desk(self) -> None:
        """Keep nothing of the one who was helped."""
        self.desk = RunLedger(None)

"""One request that was sent: every fact of it, and every byte when somebody asks."""

from exposure_app.core.ledger import LedgerEntry
from exposure_app.gui.card import Card
from exposure_app.gui.disclosure import Disclosure
from exposure_app.gui.exact_text import ExactText
from exposure_app.gui.fact_grid import FactGrid
from exposure_app.gui.ledger_model import LedgerRow
from exposure_app.i18n import _, ngettext
from exposure_app.reports.sent_bytes import escaped, sent_lines
from exposure_app.wording.ledger import (
    conclusion_text,
    moment_text,
    nothing_sent_text,
    outcome_text,
    shared_text,
    torn_text,
)
from exposure_app.wording.lookups import purpose_text
from exposure_app.wording.sentences import capitalised, join_sentences


class RequestCard(Card):
    """Shows the line that was chosen in the table above."""

    def __init__(self) -> None:
        super().__init__(_("The chosen request"))
        self.facts = FactGrid(())
        self.text = ExactText((), _("Every byte that was sent"))
        self.bytes = Disclosure(_("Show every byte that was sent"), _("Hide the bytes"), self.text)
        self.add(self.facts)
        self.add(self.bytes)

    def show_row(self, row: LedgerRow) -> None:
        """Show another line; bytes that are open stay open."""
        entry = row.entry
        if entry is None:
            heading = _("A line that was cut off")
            self.facts.show_facts([(_("Outcome"), torn_text())])
        else:
            heading = _("Request {n}, {moment}").format(n=row.number, moment=moment_text(entry.at))
            self.facts.show_facts(_facts(entry))
            self.text.show_lines(sent_lines(entry.sent))
        self.heading.setText(heading)
        self.setAccessibleName(heading)
        self.bytes.setVisible(entry is not None and bool(entry.sent))


def _facts(entry: LedgerEntry) -> list[tuple[str, str]]:
    concluded = conclusion_text(entry.conclusion) if entry.sent else nothing_sent_text()
    shared = shared_text(entry.shared_by) if entry.sent else ""
    return [
        (_("To"), escaped(entry.receiver.encode())),
        (_("What for"), capitalised(purpose_text(entry.purpose))),
        (_("It can conclude"), join_sentences((concluded, shared))),
        (_("Sent"), _exact_size(len(entry.sent))),
        (_("Received"), _exact_size(entry.received)),
        (_("Outcome"), capitalised(outcome_text(entry.outcome))),
    ]


def _exact_size(count: int) -> str:
    """So many bytes, to the last."""
    return ngettext("{n} byte", "{n} bytes", count).format(n=f"{count:,}")

"""What a check would send, as text for a terminal.

The one rule: it is complete; whoever would get something has a line.
"""

from exposure_app.core.findings import Departure, SendingPlan
from exposure_app.i18n import _, ngettext
from exposure_app.reports.wrapping import wrap
from exposure_app.wording.ledger import size_text
from exposure_app.wording.lookups import purpose_text
from exposure_app.wording.sending import learns_text, sending_summary, together_texts

_INDENT = "    "


def sending_lines(plan: SendingPlan, width: int) -> list[str]:
    """Summary, then receiver by receiver: what for, how much, and what it can conclude."""
    lines = wrap(sending_summary(plan), width)
    receiver = ""
    for departure in plan.departures:
        if departure.receiver != receiver:
            receiver = departure.receiver
            lines.append(f"  {receiver}")
        lines += wrap(_what(departure), width, f"{_INDENT}- ", f"{_INDENT}  ")
        lines += wrap(learns_text(departure), width, f"{_INDENT}  ", f"{_INDENT}  ")
    for text in together_texts(plan.departures):
        lines += wrap(text, width)
    return lines


def _what(departure: Departure) -> str:
    count = ngettext("{n} request", "{n} requests", departure.requests).format(n=departure.requests)
    return _("{purpose}: {count}, {sent} out, at most {back} back").format(
        purpose=purpose_text(departure.purpose),
        count=count,
        sent=size_text(departure.bytes_sent),
        back=size_text(departure.bytes_back),
    )

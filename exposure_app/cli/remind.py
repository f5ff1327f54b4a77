"""``exposure-app remind``: a calendar file for the next check."""

import argparse
from pathlib import Path

from exposure_app.cli import terminal
from exposure_app.cli.refusal import InputRefusedError
from exposure_app.i18n import _
from exposure_app.reports.calendar_file import USUAL, calendar_file
from exposure_app.reports.files import write_report
from exposure_app.workspace import event_name, today

_MOST_DAYS = 3650


def add(parser: argparse.ArgumentParser) -> None:
    """Describe the options of this command."""
    parser.add_argument(
        "--days",
        metavar="DAYS",
        default=str(USUAL),
        help=_("in how many days; {days} when left out").format(days=USUAL),
    )
    parser.add_argument("--out", metavar="FILE", required=True, help=_("write to this file"))


def run(options: argparse.Namespace) -> int:
    """Write the file.

    Raises:
        InputRefusedError: the number of days cannot be used.
        ReportError: the file cannot be written.
    """
    days = int(options.days) if options.days.isascii() and options.days.isdigit() else 0
    if not 0 < days <= _MOST_DAYS:
        cure = _("Give a number from 1 to {most}.").format(most=_MOST_DAYS)
        raise InputRefusedError("--days", _("The value is missing or cannot be used."), cure)
    write_report(Path(options.out), calendar_file(today(), days, event_name()))
    terminal.say(_("The calendar file was saved. Open it to add the day to your calendar."))
    return 0

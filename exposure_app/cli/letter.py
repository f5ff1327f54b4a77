"""``exposure-app letter``: a letter to a company that holds data, to fill in and send."""

import argparse
from pathlib import Path

from exposure_app.cli import terminal
from exposure_app.cli.answers import country_of
from exposure_app.cli.arguments import name_of, one_of
from exposure_app.core.letters import Letter, LetterKind, law_of
from exposure_app.i18n import _
from exposure_app.lookup.countries import load_countries
from exposure_app.lookup.laws import load_laws
from exposure_app.reports.files import write_report
from exposure_app.reports.letter_text import letter_text
from exposure_app.wording.letters import before_sending


def add(parser: argparse.ArgumentParser) -> None:
    """Describe the options of this command."""
    kinds = ", ".join(LetterKind)
    parser.add_argument(
        "--kind",
        metavar="KIND",
        default=LetterKind.ACCESS,
        help=_("what to ask for: {kinds}").format(kinds=kinds),
    )
    parser.add_argument("--country", metavar="CODE", default="", help=_("where you live"))
    parser.add_argument("--to", metavar="COMPANY", help=_("who gets the letter"))
    parser.add_argument("--out", metavar="FILE", default="", help=_("write to this file"))


def run(options: argparse.Namespace) -> int:
    """Print the letter, or write it to a file.

    Raises:
        InputRefusedError: an option cannot be used.
        ReportError: the file cannot be written.
    """
    kind = LetterKind(one_of("--kind", options.kind, tuple(LetterKind)))
    country = country_of(options, load_countries()) if options.country else ""
    law = law_of(country, load_laws())
    letter = Letter(kind, name_of("--to", options.to) or "", law)
    terminal.say(before_sending(law))
    if options.out:
        write_report(Path(options.out), letter_text(letter))
        terminal.say(_("The letter was saved."))
    else:
        print(letter_text(letter, terminal.width()), end="")
    return 0

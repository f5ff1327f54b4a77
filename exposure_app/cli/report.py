"""The option that writes an answer to a file: one page or everything, in the form of its ending.

The one rule: the file is refused before anything is looked up, when it cannot be written later.
"""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Final

from exposure_app.cli import terminal
from exposure_app.cli.arguments import one_of
from exposure_app.cli.refusal import InputRefusedError
from exposure_app.i18n import _
from exposure_app.reports.action_sheet import Sheet, action_sheet
from exposure_app.reports.files import write_report
from exposure_app.reports.full_report import full_report
from exposure_app.reports.paper import Paper, usual_paper

HTML: Final = ".html"
PDF: Final = ".pdf"
FORMS: Final = (HTML, PDF)

# Makes the content of a PDF file; True for the full report.
PdfMaker = Callable[[Sheet, bool], bytes]


def add(group: argparse._ArgumentGroup) -> None:
    """Describe the options."""
    group.add_argument(
        "--report",
        metavar="FILE",
        help=_("write a sheet to take away, without number and accounts: {forms}").format(
            forms=", ".join(FORMS)
        ),
    )
    group.add_argument(
        "--full", action="store_true", help=_("write everything, not only the one page")
    )
    group.add_argument(
        "--paper",
        metavar="PAPER",
        help=_("one of: {papers}; the usual one of the country when left out").format(
            papers=", ".join(Paper)
        ),
    )


def expect_usable(options: argparse.Namespace) -> None:
    """Refuse what cannot be written.

    Raises:
        InputRefusedError: of another form, in a folder that is not there, or on no known paper.
    """
    if options.paper is not None:
        one_of("--paper", options.paper, tuple(Paper))
    if options.report is None:
        return
    file = Path(options.report)
    if file.suffix.lower() == PDF and options.make_pdf is None:
        cure = _("Give it a name that ends in {form}.").format(form=HTML)
        raise InputRefusedError("--report", _("No PDF can be made here."), cure)
    if file.suffix.lower() not in FORMS:
        cure = _("Give it one of these endings: {forms}").format(forms=", ".join(FORMS))
        raise InputRefusedError("--report", _("The file has no known ending."), cure)
    if not file.parent.is_dir():
        cure = _("Name a folder that is there.")
        raise InputRefusedError("--report", _("There is no such folder."), cure)


def write(options: argparse.Namespace, sheet: Sheet) -> None:
    """Write the file that was asked for, if any.

    Args:
        options: with the file and the amount; and with who makes PDF files, see `main.run`.
        sheet: what it is made from.

    Raises:
        ReportError: the file cannot be written.
    """
    if options.report is None:
        return
    file = Path(options.report)
    is_full = bool(options.full)
    if file.suffix.lower() == PDF:
        content: str | bytes = options.make_pdf(sheet, is_full)
    else:
        content = full_report(sheet) if is_full else action_sheet(sheet)
    write_report(file, content)
    terminal.say(_("The sheet was saved."))


def paper_of(options: argparse.Namespace, country: str) -> Paper:
    """The paper asked for, or the usual one of the country."""
    return usual_paper(country) if options.paper is None else Paper(options.paper)

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
from exposure_app.reports.action_sheet import Sheet, action_sheet, sheet_text
from exposure_app.reports.files import write_report
from exposure_app.reports.full_report import full_report, full_text
from exposure_app.reports.paper import Paper, usual_paper

HTML: Final = ".html"
PDF: Final = ".pdf"
TEXT: Final = ".txt"
FORMS: Final = (HTML, PDF, TEXT)

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
    """Refuse what cannot be written; the paper is kept as one of the words for it.

    Raises:
        InputRefusedError: of another form, in a folder that is not there, over a file that is
            there, or on no known paper.
    """
    if options.paper is not None:
        options.paper = one_of("--paper", options.paper.lower(), tuple(Paper))
    if options.report is None:
        return
    file = Path(options.report)
    if file.suffix.lower() not in FORMS:
        cure = _("Give it one of these endings: {forms}").format(forms=", ".join(FORMS))
        raise InputRefusedError("--report", _("The file has no known ending."), cure)
    if file.suffix.lower() == PDF and options.make_pdf is None:
        raise _no_pdf()
    if not file.parent.is_dir():
        cure = _("Name a folder that is there.")
        raise InputRefusedError("--report", _("There is no such folder."), cure)
    if file.exists():
        cure = _("Choose another name.")
        raise InputRefusedError("--report", _("There is such a file already."), cure)


def write(options: argparse.Namespace, sheet: Sheet) -> None:
    """Write the file that was asked for, if any.

    Args:
        options: with the file and the amount; and with who makes PDF files, see `main.run`.
        sheet: what it is made from.

    Raises:
        InputRefusedError: it would be a PDF, and the library that makes it cannot be loaded.
        ReportError: the file cannot be written.
    """
    if options.report is None:
        return
    file = Path(options.report)
    write_report(file, _content(file.suffix.lower(), options, sheet))
    terminal.say(_("The sheet was saved."))


def _content(form: str, options: argparse.Namespace, sheet: Sheet) -> str | bytes:
    is_full = bool(options.full)
    if form == HTML:
        return full_report(sheet) if is_full else action_sheet(sheet)
    if form == TEXT:
        return full_text(sheet) if is_full else sheet_text(sheet)
    try:
        content: bytes = options.make_pdf(sheet, is_full)
    except ImportError:
        raise _no_pdf() from None
    return content


def _no_pdf() -> InputRefusedError:
    """The library of the window is missing or cannot be loaded."""
    cure = _("Give it one of these endings: {forms}").format(forms=f"{HTML}, {TEXT}")
    return InputRefusedError("--report", _("No PDF can be made here."), cure)


def paper_of(options: argparse.Namespace, country: str) -> Paper:
    """The paper asked for, or the usual one of the country."""
    return usual_paper(country) if options.paper is None else Paper(options.paper)

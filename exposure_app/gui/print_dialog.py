"""Asks for a printer.

Why a late import: the part of Qt that prints is loaded when somebody prints, not with the window.
"""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from exposure_app.gui.paged import use_paper
from exposure_app.i18n import _
from exposure_app.reports.paper import Paper

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


def ask(parent: QWidget, name: str, paper: Paper) -> "QPrinter | None":
    """The printer to use, None when the person decided against it.

    Args:
        parent: the dialog stands before it.
        name: what is printed.
        paper: the size proposed.
    """
    from PySide6.QtPrintSupport import QPrintDialog  # noqa: PLC0415 - see above

    printer = new_printer(name, paper)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return None
    return printer


def new_printer(name: str, paper: Paper) -> "QPrinter":
    """The usual printer with that paper."""
    from PySide6.QtPrintSupport import QPrinter  # noqa: PLC0415 - see above

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    use_paper(printer, paper)
    return printer


def pages_wanted(printer: "QPrinter") -> range | None:
    """Numbers of the pages that were chosen in the dialog; None for all."""
    first, last = printer.fromPage(), printer.toPage()
    return range(first, last + 1) if 0 < first <= last else None


def failure_text() -> str:
    """What is said when a printer did not take the pages."""
    return _("It could not be printed. Look at the printer, or save it as a file.")

"""Asks for a printer.

Why a late import: the part of Qt that prints is loaded when somebody prints, not with the window.
"""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from exposure_app.i18n import _

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


def ask(parent: QWidget, name: str = "") -> "QPrinter | None":
    """The printer to use, None when the person decided against it.

    Args:
        parent: the dialog stands before it.
        name: what is printed; the sheet when not given.
    """
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - see above

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name or _("Action sheet"))
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return None
    return printer

"""Shows how the pages will look, before they are printed."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from exposure_app.gui.print_dialog import new_printer
from exposure_app.i18n import _
from exposure_app.reports.paper import Paper

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtPrintSupport import QPrinter


def show(parent: QWidget, paper: Paper, paint: "Callable[[QPrinter], None]") -> None:
    """Show the pages until the person closes them.

    Args:
        parent: the dialog stands before it.
        paper: the size proposed.
        paint: paints all pages on a printer.
    """
    from PySide6.QtPrintSupport import QPrintPreviewDialog  # noqa: PLC0415 - see `print_dialog`

    dialog = QPrintPreviewDialog(new_printer(_("What to do now"), paper), parent)
    dialog.setWindowTitle(_("How it will look on paper"))
    dialog.paintRequested.connect(paint)
    dialog.exec()

"""A PDF file without a window: for the command line, also where there is no screen."""

from PySide6.QtGui import QGuiApplication

from exposure_app.gui.pdf_file import pdf_of
from exposure_app.reports.action_sheet import Sheet


def pdf_alone(sheet: Sheet, *, is_full: bool) -> bytes:
    """The content of the file.

    Args:
        sheet: what it is made from.
        is_full: the full report; else the one page.
    """
    # Letters need an application; this one asks for no screen.
    application = QGuiApplication.instance() or QGuiApplication(
        ["exposure-app", "-platform", "offscreen"]
    )
    try:
        return pdf_of(sheet, is_full=is_full)
    finally:
        del application

"""A PDF file without a window: for the command line, also where there is no screen."""

from PySide6.QtGui import QGuiApplication

from exposure_app import i18n
from exposure_app.gui.language import can_show
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
        language = i18n.active_language()
        # Boxes in place of letters help nobody; the window speaks English then too.
        with i18n.in_language(language if can_show(language) else i18n.ENGLISH):
            return pdf_of(sheet, is_full=is_full)
    finally:
        del application

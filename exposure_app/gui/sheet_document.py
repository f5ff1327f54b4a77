"""The action sheet as a document: laid out to print, or as plain text."""

from PySide6.QtGui import QFont, QTextDocument

PRINT_POINTS = 12


def sheet_document(sheet: str) -> QTextDocument:
    """The sheet ready to print: black on white whatever the window looks like.

    Args:
        sheet: HTML made by `exposure_app.reports.html_report.action_sheet`.
    """
    document = QTextDocument()
    document.setDefaultFont(QFont(document.defaultFont().families(), PRINT_POINTS))
    document.setHtml(sheet)
    return document


def sheet_text(sheet: str) -> str:
    """The words of the sheet alone, for a screen reader or a message."""
    return sheet_document(sheet).toPlainText().strip() + "\n"

"""Asks where something is to be saved, and in which form."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from exposure_app.i18n import _

HTML, TEXT, PDF, CALENDAR = ".html", ".txt", ".pdf", ".ics"
SHEET_FORMS = (HTML, TEXT)


def ask(
    parent: QWidget, name: str, title: str = "", forms: Sequence[str] = SHEET_FORMS
) -> Path | None:
    """The file to write, None when the person decided against it.

    Args:
        parent: the dialog stands before it.
        name: proposed file name without its ending.
        title: of the dialog; that of the sheet when not given.
        forms: endings to choose from, the usual one first.

    Returns:
        A file with one of these endings.
    """
    labels = {form: _label(form) for form in forms}
    chosen, kind = QFileDialog.getSaveFileName(
        parent, title or _("Save the sheet"), f"{name}{forms[0]}", ";;".join(labels.values())
    )
    if not chosen:
        return None
    file = Path(chosen)
    if file.suffix.lower() in labels:
        return file
    form = next((form for form, label in labels.items() if label == kind), forms[0])
    return file.with_name(f"{file.name}{form}")


def _label(form: str) -> str:
    labels = {
        HTML: _("Web page (*.html)"),
        TEXT: _("Plain text (*.txt)"),
        PDF: _("PDF (*.pdf)"),
        CALENDAR: _("Calendar (*.ics)"),
    }
    return labels[form]

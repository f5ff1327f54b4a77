"""Asks where a sheet or an answer is to be saved."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from exposure_app.i18n import _


def ask(parent: QWidget, name: str, title: str = "") -> Path | None:
    """The file to write, None when the person decided against it.

    Args:
        parent: the dialog stands before it.
        name: proposed file name without its ending.
        title: of the dialog; that of the sheet when not given.
    """
    page, text = _("Web page (*.html)"), _("Plain text (*.txt)")
    chosen, kind = QFileDialog.getSaveFileName(
        parent, title or _("Save the sheet"), f"{name}.html", f"{page};;{text}"
    )
    if not chosen:
        return None
    file = Path(chosen)
    if file.suffix.lower() in {".html", ".htm", ".txt"}:
        return file
    return file.with_name(f"{file.name}{'.txt' if kind == text else '.html'}")

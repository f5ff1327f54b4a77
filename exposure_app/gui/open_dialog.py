"""Asks for the file that a publisher gave."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from exposure_app.i18n import _


def ask(parent: QWidget) -> Path | None:
    """The chosen file, None when the person decided against it."""
    kinds = ";;".join((_("File of a publisher (*.json)"), _("All files (*)")))
    chosen, _kind = QFileDialog.getOpenFileName(parent, _("Add a publisher"), "", kinds)
    return Path(chosen) if chosen else None

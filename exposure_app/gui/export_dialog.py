"""Asks where what was sent is to be written."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from exposure_app.i18n import _

_ENDING = ".jsonl"


def ask(parent: QWidget) -> Path | None:
    """The new file, None when the person decided against it; no file is ever written over."""
    chosen, _kind = QFileDialog.getSaveFileName(
        parent,
        _("Export what was sent"),
        f"{_('sent')}{_ENDING}",
        _("Lines of JSON (*.jsonl)"),
        options=QFileDialog.Option.DontConfirmOverwrite,
    )
    if not chosen:
        return None
    file = Path(chosen)
    return file if file.suffix else file.with_suffix(_ENDING)

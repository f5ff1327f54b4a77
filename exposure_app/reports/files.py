"""Writes what a person takes away: whole or not at all."""

from pathlib import Path

from exposure_app.atomic_file import write_atomically
from exposure_app.errors import ReportError


def write_report(file: Path, content: str | bytes) -> None:
    """Write a file.

    Raises:
        ReportError: the file cannot be written.
    """
    try:
        write_atomically(file, content.encode("utf-8") if isinstance(content, str) else content)
    except OSError:
        raise ReportError("unwritable") from None

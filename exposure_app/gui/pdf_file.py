"""A sheet or report as a PDF file.

The one rule: the file tells nothing of the computer it was made on, and the day but not the hour.
"""

import re
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPdfWriter

from exposure_app.gui.paged import paint_pages, use_paper
from exposure_app.gui.report_document import full_document, sheet_document
from exposure_app.reports.action_sheet import Sheet, sheet_title

_DOTS_TO_THE_INCH: Final = 300
# Hour, minute, second and zone of the moments it was made and changed (PDF 1.7, section 7.9.4).
_MOMENT: Final = re.compile(rb"(/(?:Creation|Mod)Date \(D:\d{8})\d{6}[^)]*\)")
_MIDNIGHT: Final = b"000000+00'00'"


def pdf_of(sheet: Sheet, *, is_full: bool) -> bytes:
    """The content of the file.

    Args:
        sheet: what it is made from.
        is_full: the full report; else the one page.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS_TO_THE_INCH)
    writer.setTitle(sheet_title(sheet))
    writer.setCreator("Exposure Check")
    use_paper(writer, sheet.paper)
    make = full_document if is_full else sheet_document
    paint_pages(make(sheet, writer), writer)
    buffer.close()
    return _without_moment(bytes(buffer.data().data()))


def _without_moment(content: bytes) -> bytes:
    """The file with the day alone; its length stays, since the file counts its own bytes."""

    def day(found: "re.Match[bytes]") -> bytes:
        room = len(found[0]) - len(found[1]) - 1
        midnight = _MIDNIGHT if room == len(_MIDNIGHT) else b"000000".ljust(room, b"Z")
        return found[1] + midnight + b")"

    return _MOMENT.sub(day, content)

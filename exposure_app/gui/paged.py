"""A document on pages of real paper: laid out, and painted page by page with their numbers.

Why not the printing of `QTextDocument`: it puts a margin of its own around the pages and a number
in small letters on each, so that nothing could be said about what fits on one side.
"""

from collections.abc import Container
from typing import Final

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QTextDocument,
)

from exposure_app.errors import ReportError
from exposure_app.gui.kept_headings import keep_headings
from exposure_app.i18n import _
from exposure_app.reports.paper import Paper

_SIZES: Final = {Paper.A4: QPageSize.PageSizeId.A4, Paper.LETTER: QPageSize.PageSizeId.Letter}
_NUMBER_LINES: Final = 1.5
_HAIR: Final = 0.5


def use_paper(device: QPagedPaintDevice, paper: Paper) -> None:
    """Give a device the size and the edges of that paper."""
    margin = float(paper.margin_mm)
    layout = QPageLayout(
        QPageSize(_SIZES[paper]),
        QPageLayout.Orientation.Portrait,
        QMarginsF(margin, margin, margin, margin),
        QPageLayout.Unit.Millimeter,
    )
    device.setPageLayout(layout)


def lay_out(
    document: QTextDocument, device: QPagedPaintDevice, *, is_numbered: bool = True
) -> None:
    """Break the document into pages as large as the device's; headings stay with what follows.

    Args:
        document: with its words.
        device: with its paper.
        is_numbered: leave room for the number of the page; not needed on a single side.
    """
    document.documentLayout().setPaintDevice(device)
    document.setDocumentMargin(0)
    room = device.height() - (_number_height(document, device) if is_numbered else 0)
    document.setPageSize(QSizeF(device.width(), room))
    keep_headings(document)


def paint_pages(
    document: QTextDocument, device: QPagedPaintDevice, only: Container[int] | None = None
) -> None:
    """Paint every page; where there are several, each has its number.

    Args:
        document: laid out.
        device: paints it.
        only: numbers of the pages that are wanted; None for all.

    Raises:
        ReportError: the device cannot paint, such as a printer that is gone or a full disk.
    """
    numbers = range(1, document.pageCount() + 1)
    wanted = [number for number in numbers if only is None or number in only]
    painter = QPainter()
    if not painter.begin(device):
        raise ReportError("unpaintable")
    for place, number in enumerate(wanted):
        if place:
            device.newPage()
        _paint_page(painter, document, number)
        if document.pageCount() > 1:
            _paint_number(painter, document, device, number)
    if not painter.end():
        raise ReportError("unpaintable")


def _paint_page(painter: QPainter, document: QTextDocument, number: int) -> None:
    size = document.pageSize()
    top = (number - 1) * size.height()
    # A line that ends where the page begins belongs to the page before.
    seen = QRectF(0, top, size.width(), size.height()).adjusted(0, _HAIR, 0, -_HAIR)
    painter.save()
    painter.translate(0, -top)
    document.drawContents(painter, seen)
    painter.restore()


def _paint_number(
    painter: QPainter, document: QTextDocument, device: QPagedPaintDevice, number: int
) -> None:
    height = _number_height(document, device)
    foot = QRectF(0, device.height() - height, device.width(), height)
    text = _("Page {n} of {total}").format(n=number, total=document.pageCount())
    painter.setFont(document.defaultFont())
    painter.drawText(foot, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, text)


def _number_height(document: QTextDocument, device: QPagedPaintDevice) -> float:
    font = QFont(document.defaultFont())
    return _NUMBER_LINES * QFontMetricsF(font, device).height()

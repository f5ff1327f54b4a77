"""Sheet and report as documents: laid out on real paper in black on white."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QImage,
    QPagedPaintDevice,
    QPainter,
    QPalette,
    QTextCursor,
    QTextDocument,
)

from exposure_app import i18n
from exposure_app.gui.colours import PAPER, palette
from exposure_app.gui.paged import lay_out
from exposure_app.gui.painting import FontMetrics, paint
from exposure_app.gui.theme import CHINESE_FAMILIES
from exposure_app.reports.action_sheet import FITS, Fit, Sheet, action_sheet
from exposure_app.reports.full_report import LETTERS, Look, full_report
from exposure_app.reports.markup import SMALLEST
from exposure_app.reports.pictures.display import Picture
from exposure_app.reports.pictures.metrics import NOTE_SCALE

POINTS: Final = SMALLEST
_SHARPNESS: Final = 3
_SCREEN_DPI: Final = 96


def sheet_document(sheet: Sheet, device: QPagedPaintDevice) -> QTextDocument:
    """The action sheet on one side of the device's paper, see `reports.action_sheet.FITS`."""
    _fit, document = _fitted(sheet, device, FITS, is_numbered=False)
    return document


def full_document(sheet: Sheet, device: QPagedPaintDevice) -> QTextDocument:
    """The full report with its pictures painted in; the action sheet in it is on a side alone."""
    at_size = [fit for fit in FITS if fit.points == POINTS]
    fit, _sheet_alone = _fitted(sheet, device, at_size, is_numbered=True)
    document = QTextDocument()
    font = QFont(_families())
    font.setPixelSize(round(LETTERS / NOTE_SCALE))
    metrics, colours = FontMetrics(font), palette(PAPER)

    def markup(picture: Picture, key: str) -> str:
        image = _painted(picture, colours, metrics)
        document.addResource(QTextDocument.ResourceType.ImageResource, QUrl(key), image)
        return f'<img src="{key}" width="{picture.width:.0f}" height="{picture.height:.0f}">'

    page = full_report(_on_paper(sheet), Look(markup, metrics, is_paper=True), fit)
    _fill(document, page, device)
    lay_out(document, device)
    return document


def _fitted(
    sheet: Sheet, device: QPagedPaintDevice, fits: Iterable[Fit], *, is_numbered: bool
) -> tuple[Fit, QTextDocument]:
    """The sheet as the first of these that is one side; the last where none is."""
    for fit in fits:
        document = QTextDocument()
        _fill(document, action_sheet(_on_paper(sheet), fit), device)
        lay_out(document, device, is_numbered=is_numbered)
        if document.pageCount() == 1:
            break
    return fit, document


def _on_paper(sheet: Sheet) -> Sheet:
    """The sheet with the style for paper alone: Qt drops a style sheet it does not know whole."""
    return replace(sheet, is_for_browser=False)


def _fill(document: QTextDocument, html: str, device: QPagedPaintDevice) -> None:
    document.setDefaultFont(QFont(_families(), POINTS))
    document.setHtml(html)
    _scale_indents(document, device.logicalDpiX() / _SCREEN_DPI)


def _scale_indents(document: QTextDocument, scale: float) -> None:
    """Make what is set in from the left as wide as on a screen; Qt scales all but these."""
    block = document.begin()
    while block.isValid():
        form = block.blockFormat()
        if form.textIndent():
            form.setLeftMargin(form.leftMargin() * scale)
            form.setTextIndent(form.textIndent() * scale)
            QTextCursor(block).setBlockFormat(form)
        block = block.next()


def _families() -> list[str]:
    """The font of the window; without one, Chinese letters would come in their Japanese shapes."""
    families = list(QGuiApplication.font().families())
    is_chinese = i18n.active_language() == i18n.CHINESE
    return [*families, *(CHINESE_FAMILIES if is_chinese else ())]


def _painted(picture: Picture, colours: QPalette, metrics: FontMetrics) -> QImage:
    """The picture as sharp as paper needs it."""
    size = (round(picture.width * _SHARPNESS), round(picture.height * _SHARPNESS))
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.scale(_SHARPNESS, _SHARPNESS)
    paint(painter, picture, colours, metrics)
    painter.end()
    return image

"""Sheet and report as documents: laid out on real paper, black on white, or as plain text."""

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
    QTextDocument,
)

from exposure_app.gui.colours import PAPER, palette
from exposure_app.gui.paged import lay_out
from exposure_app.gui.painting import FontMetrics, paint
from exposure_app.reports.action_sheet import BREVITIES, Sheet, action_sheet
from exposure_app.reports.full_report import LETTERS, Look, full_report
from exposure_app.reports.pictures.display import Picture
from exposure_app.reports.pictures.metrics import NOTE_SCALE, EstimatedMetrics

POINTS: Final = 14
_SHARPNESS: Final = 3


def sheet_document(sheet: Sheet, device: QPagedPaintDevice) -> QTextDocument:
    """The action sheet on one side of the device's paper.

    What is left out when it would not fit stands in `reports.action_sheet.BREVITIES`.
    """
    for brevity in BREVITIES:
        document = _document(action_sheet(_on_paper(sheet), brevity))
        lay_out(document, device, is_numbered=False)
        if document.pageCount() == 1:
            break
    return document


def full_document(sheet: Sheet, device: QPagedPaintDevice) -> QTextDocument:
    """The full report with its pictures painted in."""
    document = QTextDocument()
    font = QFont(QGuiApplication.font().families())
    font.setPixelSize(round(LETTERS / NOTE_SCALE))
    metrics, colours = FontMetrics(font), palette(PAPER)

    def markup(picture: Picture, key: str) -> str:
        image = _painted(picture, colours, metrics)
        document.addResource(QTextDocument.ResourceType.ImageResource, QUrl(key), image)
        return f'<img src="{key}" width="{picture.width:.0f}" height="{picture.height:.0f}">'

    _fill(document, full_report(_on_paper(sheet), Look(markup, metrics, has_words=False)))
    lay_out(document, device)
    return document


def sheet_text(sheet: Sheet) -> str:
    """The words of the sheet alone, for a screen reader or a message."""
    return _words(action_sheet(_on_paper(sheet)))


def full_text(sheet: Sheet) -> str:
    """The words of the report alone; those of each picture stand where it would be."""
    return _words(full_report(_on_paper(sheet), Look(_no_picture, EstimatedMetrics())))


def _on_paper(sheet: Sheet) -> Sheet:
    """The sheet with the style for paper alone: Qt drops a style sheet it does not know whole."""
    return replace(sheet, is_for_browser=False)


def _document(html: str) -> QTextDocument:
    document = QTextDocument()
    _fill(document, html)
    return document


def _fill(document: QTextDocument, html: str) -> None:
    document.setDefaultFont(QFont(QGuiApplication.font().families(), POINTS))
    document.setHtml(html)


def _words(html: str) -> str:
    return _document(html).toPlainText().strip() + "\n"


def _no_picture(_picture: Picture, _key: str) -> str:
    return ""


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

"""The whole answer as a document to print: black on white whatever the window looks like."""

from datetime import date
from typing import Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QFont, QGuiApplication, QImage, QPainter, QPalette, QTextDocument

from exposure_app.core.breaches import Catalogue
from exposure_app.core.findings import CheckResult
from exposure_app.gui.colours import PAPER, palette
from exposure_app.gui.painting import FontMetrics, paint
from exposure_app.gui.sheet_document import sheet_text
from exposure_app.reports.answer_html import PAPER_STYLE, Look, answer_html
from exposure_app.reports.pictures.display import Picture
from exposure_app.reports.pictures.metrics import EstimatedMetrics

POINTS: Final = 11
_SHARPNESS: Final = 3
_PIXELS: Final = 14


def answer_document(result: CheckResult, catalogue: Catalogue, today: date) -> QTextDocument:
    """The page of `reports.answer_html` with its pictures painted in.

    Args:
        result: the answer with its plan.
        catalogue: names of brands and incidents.
        today: the date to print.
    """
    document = QTextDocument()
    families = QGuiApplication.font().families()
    document.setDefaultFont(QFont(families, POINTS))
    font = QFont(families)
    font.setPixelSize(_PIXELS)
    metrics, colours = FontMetrics(font), palette(PAPER)

    def markup(picture: Picture, key: str) -> str:
        image = _painted(picture, colours, metrics)
        document.addResource(QTextDocument.ResourceType.ImageResource, QUrl(key), image)
        return f'<img src="{key}" width="{picture.width:.0f}" height="{picture.height:.0f}">'

    document.setHtml(
        answer_html(result, catalogue, today, Look(markup, metrics, PAPER_STYLE, has_words=False))
    )
    return document


def answer_text(result: CheckResult, catalogue: Catalogue, today: date) -> str:
    """The words alone; those of each picture stand where it would be."""
    look = Look(_no_picture, EstimatedMetrics(), PAPER_STYLE)
    return sheet_text(answer_html(result, catalogue, today, look))


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

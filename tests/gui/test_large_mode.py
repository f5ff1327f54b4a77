"""What large text promises: room to press, and everything to choose from on the first page."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from exposure_app import i18n
from exposure_app.gui.main_window import MainWindow
from exposure_app.gui.preferences import FAMILY_TEXT
from exposure_app.gui.step import Step
from exposure_app.gui.theme import Theme
from exposure_app.gui.who_page import WhoPage
from exposure_app.storage.settings import Appearance
from tests.gui.test_contrast import contrast
from tests.simulators.onlooker import resize_text, settle

_LARGE_TARGET = 60
_EDGE_CONTRAST = 3.0


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_way_in_is_on_the_first_screen(
    qtbot: QtBot, window: MainWindow, theme: Theme, language: str
) -> None:
    i18n.activate(language)
    theme.change_language()
    resize_text(qtbot, window, theme, FAMILY_TEXT)
    settle(qtbot, window)
    page = window.page
    assert isinstance(page, WhoPage)
    viewport = page.scroll_area.viewport()

    def ends() -> list[int]:
        return [card.mapTo(viewport, QPoint(0, card.height())).y() for card in page.cards.values()]

    qtbot.waitUntil(lambda: ends() == sorted(set(ends())))
    assert max(ends()) <= viewport.height()


def test_steps_are_as_high_as_what_is_pressed_with_large_text(
    qtbot: QtBot, window: MainWindow, theme: Theme
) -> None:
    assert window.steps is not None
    assert window.steps.list.item(0).sizeHint().height() >= 44
    resize_text(qtbot, window, theme, FAMILY_TEXT)
    assert window.steps is not None
    rows = (window.steps.list.item(step) for step in Step)
    assert min(row.sizeHint().height() for row in rows) >= _LARGE_TARGET


@pytest.mark.parametrize("look", [Appearance.LIGHT, Appearance.DARK, Appearance.HIGH_CONTRAST])
def test_the_ring_of_the_way_on_stands_out_from_the_fill_and_from_the_page(
    qtbot: QtBot, window: MainWindow, theme: Theme, look: Appearance
) -> None:
    if look is not theme.appearance:
        before = window.page
        theme.set_appearance(look)
        qtbot.waitUntil(lambda: window.page is not before)
    settle(qtbot, window)
    button = window.page.primary_button
    button.setFocus()
    picture = button.grab().toImage()
    middle = picture.height() // 2
    row = [_colour(picture, x, middle) for x in range(picture.width() // 4)]
    fill, page = QColor(theme.colours.accent), QColor(theme.colours.window)
    inner = max(contrast(one.name(), fill.name()) for one in row[2:])
    outer = contrast(row[1].name(), page.name())
    assert inner >= _EDGE_CONTRAST
    assert outer >= _EDGE_CONTRAST


def _colour(picture: QImage, x: int, y: int) -> QColor:
    return picture.pixelColor(x, y)

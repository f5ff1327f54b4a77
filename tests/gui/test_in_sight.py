"""What somebody has to see next is on the screen, also where large text leaves little of it."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from exposure_app import i18n
from exposure_app.gui.aside import Aside
from exposure_app.gui.crash_dialog import CrashDialog
from exposure_app.gui.main_window import MainWindow
from exposure_app.gui.noticed_page import NoticedPage
from exposure_app.gui.sources_page import SourcesPage
from exposure_app.gui.step import Step
from exposure_app.gui.theme import Theme
from tests.simulators.onlooker import resize_text, settle


def _is_in_sight(widget: QWidget, part: QWidget) -> bool:
    """Whether nothing of a widget is outside the part of the page that is seen."""
    seen = QRect(part.mapToGlobal(QPoint()), part.size())
    return widget.isVisible() and seen.contains(QRect(widget.mapToGlobal(QPoint()), widget.size()))


@pytest.mark.parametrize("percent", [100, 200])
def test_a_problem_is_seen_with_its_field(
    qtbot: QtBot, window: MainWindow, theme: Theme, percent: int
) -> None:
    window.resize(1280, 720)
    resize_text(qtbot, window, theme, percent)
    window.open_aside(Aside.SOURCES)
    settle(qtbot, window)
    page = window.page
    assert isinstance(page, SourcesPage)
    page.key_card.line.setText("too short")
    page.key_card.run_button.click()
    field = page.key_card.field
    qtbot.waitUntil(lambda: bool(field.problem))
    qtbot.waitUntil(lambda: _is_in_sight(field, page.scroll_area.viewport()))
    assert page.key_card.line.hasFocus()


def test_the_step_one_is_at_is_seen_when_the_list_loses_height(
    qtbot: QtBot, window: MainWindow, theme: Theme
) -> None:
    window.resize(1280, 720)
    resize_text(qtbot, window, theme, 200)
    window.session.draft.country = "CN"
    window.go_to(Step.NUMBERS)
    settle(qtbot, window)
    steps = window.steps
    assert steps is not None
    for height in (720, 560):
        window.resize(1280, height)
        settle(qtbot, window)
        place = steps.list.visualItemRect(steps.list.currentItem())
        assert steps.list.viewport().rect().contains(place)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("percent", [100, 200, 300])
def test_the_dialog_of_a_fault_is_no_wider_than_the_screen(
    qtbot: QtBot, theme: Theme, language: str, percent: int
) -> None:
    i18n.activate(language)
    theme.set_percent(percent)
    dialog = CrashDialog(ValueError("unseen"))
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.width() <= dialog.screen().availableSize().width()
    for button in (dialog.go_on, dialog.copy, dialog.close_program):
        assert button.width() >= button.sizeHint().width()


def test_a_search_is_cleared_by_its_word_or_by_escape(qtbot: QtBot, window: MainWindow) -> None:
    window.session.draft.country = "CN"
    window.go_to(Step.NOTICED)
    settle(qtbot, window)
    page = window.page
    assert isinstance(page, NoticedPage)
    search = page.search
    assert search.clear_button.isHidden()
    QTest.keyClicks(search, "calls")
    button = search.clear_button
    assert search.rect().contains(button.geometry())
    assert button.height() >= 44
    assert search.textMargins().right() == button.width()
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""
    assert button.isHidden()
    assert search.textMargins().right() == 0
    QTest.keyClicks(search, "calls")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert search.text() == ""
    assert search.hasFocus()

"""What somebody in front of the window sees, and what a screen reader could not name."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from exposure_app.gui.fact_grid import FactGrid
from exposure_app.gui.main_window import MainWindow
from exposure_app.gui.theme import Theme


def settle(qtbot: QtBot, window: MainWindow) -> None:
    """Wait for work to end, and for what it put on the page to be there."""
    qtbot.waitUntil(lambda: window.is_idle, timeout=20_000)
    QApplication.sendPostedEvents()


def texts(page: QWidget) -> str:
    """Every text that can be seen."""
    QApplication.sendPostedEvents()
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def facts(page: QWidget) -> list[tuple[str, str]]:
    """Every line of every grid that can be seen."""
    grids = [grid for grid in page.findChildren(FactGrid) if grid.isVisible()]
    return [fact for grid in grids for fact in grid.facts]


def nameless(page: QWidget) -> list[str]:
    """Kinds of what the keyboard reaches and a screen reader could not name."""
    return [
        type(widget).__name__
        for widget in page.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (widget.accessibleName() or _own_text(widget))
        and not isinstance(widget.parentWidget(), QComboBox)
    ]


def _own_text(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QAbstractButton) else ""


def resize_text(qtbot: QtBot, window: MainWindow, theme: Theme, percent: int) -> None:
    """Have all text that large, on a page that was made for it."""
    before, is_same = window.page, theme.percent == percent
    theme.set_percent(percent)
    if is_same:
        window._rebuild()
    qtbot.waitUntil(lambda: window.page is not before)

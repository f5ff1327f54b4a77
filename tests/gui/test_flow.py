"""A row of buttons goes on in the next line where it has no more room."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from exposure_app.gui.button_row import ButtonRow
from exposure_app.gui.theme import Theme


def _row(qtbot: QtBot, width: int) -> tuple[ButtonRow, list[QPushButton]]:
    buttons = [QPushButton(f"A button with words {place}") for place in range(4)]
    row = ButtonRow(*buttons)
    qtbot.addWidget(row)
    row.resize(width, row.heightForWidth(width))
    row.show()
    return row, buttons


def _lay_out(row: ButtonRow) -> None:
    layout = row.layout()
    assert layout is not None
    layout.activate()


def test_one_line_where_there_is_room(qtbot: QtBot, theme: Theme) -> None:
    _, buttons = _row(qtbot, 2000)
    assert len({button.y() for button in buttons}) == 1


@pytest.mark.parametrize("width", [320, 480, 700])
def test_more_lines_where_there_is_none_and_none_is_cut(
    qtbot: QtBot, theme: Theme, width: int
) -> None:
    row, buttons = _row(qtbot, width)
    wide = [button for button in buttons if button.width() < button.sizeHint().width()]
    assert not wide
    assert all(button.geometry().bottom() <= row.height() for button in buttons)
    for one, other in pairwise(buttons):
        assert other.y() > one.geometry().bottom() or other.x() > one.geometry().right()
        assert other.geometry().right() <= max(width, other.sizeHint().width())


def test_what_is_hidden_takes_no_room(qtbot: QtBot, theme: Theme) -> None:
    row, buttons = _row(qtbot, 2000)
    before = buttons[3].x()
    buttons[1].hide()
    _lay_out(row)
    assert buttons[3].x() < before


def test_it_begins_on_the_right_where_reading_does(qtbot: QtBot, theme: Theme) -> None:
    row, buttons = _row(qtbot, 2000)
    row.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    _lay_out(row)
    assert buttons[0].geometry().right() > 1900
    assert buttons[1].x() < buttons[0].x()

"""A dense page stands in two columns where they fit, in one where they do not, and is never cut."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from exposure_app.gui.columns import WIDE, Columns
from exposure_app.gui.main_window import MainWindow
from exposure_app.gui.theme import TARGET, Theme
from tests.simulators.onlooker import resize_text, settle
from tests.simulators.typist import Typist, founding_story

WORDS = "some words that need more than one line in a narrow column "


def _column(qtbot: QtBot, count: int, width: int) -> tuple[QWidget, Columns, list[QLabel]]:
    box = QWidget()
    qtbot.addWidget(box)
    layout = Columns()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(10)
    box.setLayout(layout)
    labels = [QLabel(WORDS * (place + 1)) for place in range(count)]
    for label in labels:
        label.setWordWrap(True)
        layout.addWidget(label)
    layout.split(200)
    box.show()
    box.resize(width, layout.heightForWidth(width))
    return box, layout, labels


def test_pieces_go_down_the_first_column_and_then_the_second(qtbot: QtBot) -> None:
    _box, layout, labels = _column(qtbot, 4, 500)
    assert layout.is_split(500)
    lefts = [label.x() for label in labels]
    assert lefts == sorted(lefts)
    assert set(lefts) == {0, 255}
    for before, after in pairwise(labels):
        assert after.x() > before.x() or after.y() > before.y()


def test_what_is_wide_takes_both_columns_and_ends_those_above(qtbot: QtBot) -> None:
    _box, layout, labels = _column(qtbot, 5, 500)
    labels[2].setProperty(WIDE, True)  # noqa: FBT003 - Qt's own signature
    layout.invalidate()
    layout.setGeometry(QRect(0, 0, 500, layout.heightForWidth(500)))
    assert labels[2].width() == 500
    assert labels[0].geometry().bottom() < labels[2].y()
    assert labels[1].geometry().bottom() < labels[2].y()
    assert min(labels[3].y(), labels[4].y()) > labels[2].geometry().bottom()


def test_one_piece_alone_takes_the_whole_width(qtbot: QtBot) -> None:
    _box, _layout, labels = _column(qtbot, 1, 500)
    assert labels[0].width() == 500


def test_a_narrow_column_is_one(qtbot: QtBot) -> None:
    _box, layout, labels = _column(qtbot, 3, 400)
    assert not layout.is_split(400)
    assert {label.x() for label in labels} == {0}


@pytest.mark.parametrize("width", [300, 500, 900])
def test_no_piece_is_cut_or_overlaps_another(qtbot: QtBot, width: int) -> None:
    _box, _layout, labels = _column(qtbot, 6, width)
    places = [label.geometry() for label in labels]
    for label in labels:
        assert label.height() >= label.heightForWidth(label.width())
    for place, rect in enumerate(places):
        assert not any(rect.intersects(other) for other in places[place + 1 :])


@pytest.mark.parametrize("percent", [100, 200])
def test_a_desk_s_pages_are_dense_and_their_targets_large_enough(
    qtbot: QtBot, desk: MainWindow, typist: Typist, theme: Theme, percent: int
) -> None:
    resize_text(qtbot, desk, theme, percent)
    settle(qtbot, desk)
    frame = desk.desk.frame
    assert frame is not None
    assert frame.script.isVisible() is (percent == 100)
    founding_story(typist)
    settle(qtbot, desk)
    frame = desk.desk.frame
    assert frame is not None
    buttons = (
        frame.bar.script_button, frame.bar.view_button, frame.bar.danger_button,
        frame.bar.clear_button, desk.page.back_button,
    )  # fmt: skip
    for button in buttons:
        assert button.height() >= TARGET
        assert button.width() >= button.sizeHint().width()
    assert frame.bar.text.width() >= frame.bar.text.sizeHint().width()
    assert frame.line.height() >= frame.line.heightForWidth(frame.line.width())
    assert desk.page.scroll_area.horizontalScrollBar().maximum() == 0


def test_the_script_comes_and_goes_by_its_key(
    qtbot: QtBot, desk: MainWindow, typist: Typist
) -> None:
    frame = desk.desk.frame
    assert frame is not None
    seen = [frame.script.isVisible()]
    for _press in range(2):
        typist.press(Qt.Key.Key_F2)
        seen.append(frame.script.isVisible())
    assert seen == [True, False, True]
    assert frame.script.code == "consent"
    typist.consent()
    assert frame.script.code == "place"

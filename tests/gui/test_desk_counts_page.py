"""Counting at a desk: off until switched on, read and erased on one page, told when it fails."""

from pytestqt.qtbot import QtBot

from exposure_app.gui.aside import Aside
from exposure_app.gui.desk_counts_page import DeskCountsPage
from exposure_app.gui.main_window import MainWindow
from exposure_app.storage.desk_counts import load_desk_counts, switch_desk_counts
from exposure_app.storage.kept import What, kept
from exposure_app.storage.paths import desk_counts_file
from tests.simulators.onlooker import settle, texts
from tests.simulators.typist import Typist, founding_story


def _open(qtbot: QtBot, window: MainWindow) -> DeskCountsPage:
    window.open_aside(Aside.DESK_COUNTS)
    settle(qtbot, window)
    page = window.page
    assert isinstance(page, DeskCountsPage)
    return page


def _state(page: DeskCountsPage) -> tuple[bool, bool]:
    """Whether visits are counted, and whether there are numbers."""
    return page.switch.is_on, page.table is not None


def _is_kept() -> bool | None:
    return {row.what: row.is_there for row in kept()}[What.DESK_COUNTS]


def test_a_visit_is_counted_only_after_it_was_switched_on(
    qtbot: QtBot, desk: MainWindow, typist: Typist
) -> None:
    founding_story(typist)
    desk.desk.clear()
    assert not desk_counts_file().exists()
    assert not _is_kept()
    page = _open(qtbot, desk)
    assert _state(page) == (False, False)
    page.switch.box.click()
    assert _state(page) == (True, False)
    page.back_button.click()
    founding_story(typist)
    desk.desk.clear()
    [month] = load_desk_counts(desk_counts_file()).months.values()
    assert month == {"carrier": 1}
    assert _is_kept()
    page = _open(qtbot, desk)
    assert _state(page) == (True, True)
    page.erase_button.click()
    assert _state(page) == (False, False)
    assert "Nothing was counted yet." in texts(page)
    assert not desk_counts_file().exists()


def test_a_visit_without_an_answer_is_not_counted(desk: MainWindow, typist: Typist) -> None:
    switch_desk_counts(desk_counts_file(), is_on=True)
    typist.consent()
    desk.desk.clear()
    assert load_desk_counts(desk_counts_file()).months == {}


def test_a_spoilt_file_is_told_after_clearing_and_can_be_erased(
    qtbot: QtBot, desk: MainWindow, typist: Typist
) -> None:
    desk_counts_file().parent.mkdir(parents=True)
    desk_counts_file().write_text("spoilt")
    founding_story(typist)
    desk.desk.clear()
    assert desk.session.result is None
    assert desk.page.problem is not None
    page = _open(qtbot, desk)
    told = page.problem
    page.erase_button.click()
    assert (told is None, page.problem is None) == (False, True)
    assert not desk_counts_file().exists()

"""A visit ends: by a key, with the window, when nobody is there any more. Then nothing is left."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from exposure_app import i18n
from exposure_app.gui import questions
from exposure_app.gui.aside import Aside
from exposure_app.gui.danger_page import DangerPage
from exposure_app.gui.desk_consent_page import DeskConsentPage
from exposure_app.gui.draft import DESK, SELF, CheckDraft
from exposure_app.gui.idle_watch import IdleTimes
from exposure_app.gui.main_window import MainWindow
from exposure_app.gui.plan_page import PlanPage
from exposure_app.gui.session import Session
from exposure_app.gui.step import Step
from exposure_app.gui.take_card import TakeCard
from exposure_app.gui.who_page import WhoPage
from tests.simulators.ledgers import line
from tests.simulators.onlooker import settle, texts
from tests.simulators.typist import ENTER, INVENTED, Typist, founding_story

AT_ONCE = IdleTimes(quiet_ms=30, notice_ms=30)
NEVER_ALONE = IdleTimes(quiet_ms=30, notice_ms=60_000)


@pytest.fixture(autouse=True)
def clipboard() -> Iterator[None]:
    """Nothing is on the clipboard before or after."""
    QApplication.clipboard().clear()
    yield
    QApplication.clipboard().clear()


def _is_forgotten(window: MainWindow) -> bool:
    """Whether nothing of a visit is left in the session or on the screen."""
    session = window.session
    untouched = CheckDraft(audience=DESK)
    kept = Session(draft=untouched, places=session.places, is_asking=True)
    return session == kept and INVENTED not in texts(window)


def test_one_key_forgets_everything(qtbot: QtBot, desk: MainWindow, typist: Typist) -> None:
    founding_story(typist, INVENTED)
    places = desk.session.places
    assert places is not None
    places.ledgers.desk.note(line("visitor"))
    typist.press(Qt.Key.Key_F12)
    settle(qtbot, desk)
    assert isinstance(desk.page, DeskConsentPage)
    assert desk.page.answers == (None, None, None)
    assert _is_forgotten(desk)
    assert places.ledgers.desk.ledger.entries() == ()
    typist.consent("nnn")
    assert desk.session.draft.country == ""


def test_the_same_key_works_in_a_line_of_text_and_during_a_check(
    qtbot: QtBot, desk: MainWindow, typist: Typist
) -> None:
    typist.consent()
    typist.say_where()
    typist.say_what()
    typist.give_number(INVENTED)
    typist.keys(ENTER)
    typist.press(Qt.Key.Key_F12)
    settle(qtbot, desk)
    assert isinstance(desk.page, DeskConsentPage)
    assert _is_forgotten(desk)


def test_starting_over_at_a_desk_asks_nothing(desk: MainWindow, typist: Typist) -> None:
    founding_story(typist)
    assert isinstance(desk.page, PlanPage)
    desk.page.primary_button.click()
    assert isinstance(desk.page, DeskConsentPage)
    assert _is_forgotten(desk)


def test_closing_the_window_forgets_everything(desk: MainWindow, typist: Typist) -> None:
    founding_story(typist, INVENTED)
    QApplication.clipboard().setText("a step")
    desk.close()
    assert desk.session.result is None
    assert desk.session.draft == CheckDraft()
    assert QApplication.clipboard().text() == ""


def test_what_was_copied_is_taken_from_the_clipboard(
    qtbot: QtBot, desk: MainWindow, typist: Typist
) -> None:
    founding_story(typist)
    page = desk.page
    assert isinstance(page, PlanPage)
    card = page.findChild(TakeCard)
    assert isinstance(card, TakeCard)
    card.copy_button.click()
    assert QApplication.clipboard().text()
    typist.press(Qt.Key.Key_F12)
    assert QApplication.clipboard().text() == ""


def test_five_minutes_are_what_a_desk_waits(desk: MainWindow) -> None:
    times = desk.desk.idle.times
    assert times.quiet_ms + times.notice_ms == 5 * 60 * 1000
    assert times.notice_ms == 60 * 1000


def test_nobody_is_waited_for_before_a_visit_begins(desk: MainWindow, typist: Typist) -> None:
    idle = desk.desk.idle
    waited = [idle.is_running]
    typist.consent()
    waited.append(idle.is_running)
    typist.press(Qt.Key.Key_F12)
    waited.append(idle.is_running)
    assert waited == [False, True, False]


def test_when_nobody_types_it_is_said_and_then_everything_goes(
    qtbot: QtBot, desk: MainWindow, typist: Typist
) -> None:
    typist.consent()
    idle, frame = desk.desk.idle, desk.desk.frame
    assert frame is not None
    idle.set_times(AT_ONCE)
    with qtbot.waitSignals([idle.warned, idle.expired], order="strict"):
        idle.stir()
    qtbot.waitUntil(lambda: isinstance(desk.page, DeskConsentPage))
    assert _is_forgotten(desk)
    assert frame.bar.idle.isHidden()


def test_whoever_is_still_there_says_so(qtbot: QtBot, desk: MainWindow, typist: Typist) -> None:
    idle, frame = desk.desk.idle, desk.desk.frame
    assert frame is not None
    typist.consent()
    idle.set_times(NEVER_ALONE)
    with qtbot.waitSignal(idle.warned):
        idle.stir()
    assert frame.bar.idle.isVisible()
    assert "cleared in one minute" in texts(frame.bar)
    idle.set_times(IdleTimes())
    with qtbot.waitSignal(idle.stirred):
        frame.bar.here_button.click()
    assert frame.bar.idle.isHidden()
    assert desk.session.draft.has_agreed
    assert idle.is_running


@pytest.mark.parametrize("sign", ["key", "mouse"])
def test_any_sign_takes_the_warning_back(
    qtbot: QtBot, desk: MainWindow, typist: Typist, sign: str
) -> None:
    idle = desk.desk.idle
    typist.consent()
    idle.set_times(NEVER_ALONE)
    with qtbot.waitSignal(idle.warned):
        idle.stir()
    idle.set_times(IdleTimes())
    with qtbot.waitSignal(idle.stirred):
        if sign == "key":
            typist.press(Qt.Key.Key_Shift)
        else:
            QTest.mouseClick(desk.windowHandle(), Qt.MouseButton.LeftButton)
    assert desk.session.draft.has_agreed


def test_a_dialog_that_was_left_open_does_not_keep_the_visit(
    qtbot: QtBot, desk: MainWindow, typist: Typist
) -> None:
    typist.consent()
    box = QMessageBox(desk)
    box.setText("left open")
    QTimer.singleShot(0, desk.desk.clear)
    box.exec()
    settle(qtbot, desk)
    assert isinstance(desk.page, DeskConsentPage)
    assert _is_forgotten(desk)


def test_the_danger_page_shows_whom_to_call_and_stops_the_check(
    qtbot: QtBot, desk: MainWindow, typist: Typist
) -> None:
    typist.consent()
    typist.say_where()
    typist.press(Qt.Key.Key_F9)
    page = desk.page
    assert isinstance(page, DangerPage)
    settle(qtbot, desk)
    shown = texts(page)
    for thing in ("Money is moving now", "Someone at home", "A child", "96110"):
        assert thing in shown
    typist.keys(ENTER)
    assert not isinstance(desk.page, DangerPage)
    desk.open_aside(Aside.DANGER)
    page = desk.page
    assert isinstance(page, DangerPage)
    page.clear_button.click()
    assert isinstance(desk.page, DeskConsentPage)
    assert _is_forgotten(desk)


def test_the_banner_stands_under_the_urgent_bar_on_every_page(
    qtbot: QtBot, desk: MainWindow, typist: Typist
) -> None:
    places = set()
    founding_story(typist)
    for step in Step:
        desk.go_to(step)
        settle(qtbot, desk)
        frame = desk.desk.frame
        assert frame is not None
        assert "Nothing will be saved" in texts(frame.bar)
        assert frame.bar.text.isVisible()
        bar, urgent = frame.bar.geometry(), desk.urgent_bar.geometry()
        assert urgent.top() == 0
        places.add((urgent.getRect(), bar.getRect()))
    assert len(places) == 1


def test_what_a_visitor_said_does_not_go_on_into_another_kind_of_check(
    qtbot: QtBot, desk: MainWindow, typist: Typist
) -> None:
    founding_story(typist, INVENTED)
    desk.go_to(Step.WHO)
    settle(qtbot, desk)
    typist.keys("1")
    settle(qtbot, desk)
    assert desk.session.draft == CheckDraft(audience=SELF)
    assert desk.session.result is None
    assert desk.session.reachable() == {Step.WHO}


def test_what_somebody_answered_for_themselves_does_not_go_on_into_a_visit(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.session.draft.phone = INVENTED
    page = window.page
    assert isinstance(page, WhoPage)
    page.cards[DESK].radio.click()
    qtbot.waitUntil(lambda: window.page is not page)
    assert window.session.draft.phone == INVENTED
    window.page.primary_button.click()
    assert isinstance(window.page, DeskConsentPage)
    assert window.session.draft == CheckDraft(audience=DESK)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_key_still_clears_after_a_change_of_language(
    qtbot: QtBot, desk: MainWindow, typist: Typist, language: str
) -> None:
    typist.consent()
    for spoken in (i18n.CHINESE, language):
        desk.menus.language_chosen.emit(spoken)
        settle(qtbot, desk)
        qtbot.waitUntil(lambda: desk.page.title.text() == i18n._("Place and carrier"))
        qtbot.waitUntil(desk.menus.isVisible)
    typist.press(Qt.Key.Key_F12)
    settle(qtbot, desk)
    assert isinstance(desk.page, DeskConsentPage)
    assert _is_forgotten(desk)


@pytest.mark.parametrize("is_wanted", [True, False])
def test_turning_the_mode_on_asks_before_answers_are_forgotten(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, *, is_wanted: bool
) -> None:
    monkeypatch.setattr(questions, "ask_start_over", lambda _parent: is_wanted)
    window.session.draft.country = "CN"
    window.go_to(Step.NOTICED)
    window.desk.turn(True)  # noqa: FBT003 - as the menu does
    settle(qtbot, window)
    assert window.session.is_desk is is_wanted
    assert (window.session.draft.country == "") is is_wanted


def test_the_mode_is_turned_on_and_off_from_the_menu(qtbot: QtBot, window: MainWindow) -> None:
    window.desk.turn(True)  # noqa: FBT003 - as the menu does
    settle(qtbot, window)
    assert isinstance(window.page, DeskConsentPage)
    assert window.session.draft.country == ""
    frame = window.desk.frame
    assert frame is not None
    assert frame.bar.isVisible()
    window.desk.turn(False)  # noqa: FBT003 - as the menu does
    settle(qtbot, window)
    assert isinstance(window.page, WhoPage)
    assert window.session.draft.audience == SELF
    assert window.desk.frame is None
    assert not any(
        label.text() == "Nothing will be saved"
        for label in window.findChildren(QLabel)
        if label.isVisible()
    )

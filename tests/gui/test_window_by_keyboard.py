"""A person's steps through the window with the keyboard alone, in both languages."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from exposure_app import i18n
from exposure_app.core.findings import Audience
from exposure_app.core.identifiers import Service
from exposure_app.core.periods import PartialDate
from exposure_app.gui import questions
from exposure_app.gui.answer_page import AnswerPage
from exposure_app.gui.consent_page import ConsentPage
from exposure_app.gui.draft import TypedHandle
from exposure_app.gui.leaves_page import LeavesPage
from exposure_app.gui.main_window import MainWindow
from exposure_app.gui.noticed_page import NoticedPage
from exposure_app.gui.numbers_page import NumbersPage
from exposure_app.gui.place_page import PlacePage
from exposure_app.gui.plan_page import PlanPage
from exposure_app.gui.step import Step
from exposure_app.gui.urgent_page import UrgentPage
from exposure_app.gui.who_page import WhoPage
from tests.simulators.onlooker import settle

_MOST_TABS = 150
_INVENTED = "120 0000 0001"


def _focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def _tab_to(wanted: QWidget) -> None:
    """Press Tab until the keyboard is on that widget."""
    for _ in range(_MOST_TABS):
        if wanted in (QApplication.focusWidget(), _focus().parentWidget()):
            return
        QTest.keyClick(_focus(), Qt.Key.Key_Tab)
    pytest.fail(f"Tab never reached {wanted.accessibleName() or wanted}")


def _press(button: QAbstractButton) -> None:
    _tab_to(button)
    QTest.keyClick(button, Qt.Key.Key_Space)


def _reach(qtbot: QtBot, window: MainWindow, kind: type[QWidget]) -> None:
    qtbot.waitUntil(lambda: isinstance(window.page, kind) and window.is_idle, timeout=20_000)


def _answer_the_rest(qtbot: QtBot, window: MainWindow, kind: type[QWidget]) -> int:
    """Press the way on until the next page; how many presses that took."""
    page, presses = window.page, 0
    while window.page is page:
        presses += 1
        assert presses < 10
        _press(page.primary_button)
        qtbot.waitUntil(lambda: window.is_idle, timeout=20_000)
    _reach(qtbot, window, kind)
    return presses


def _say_me(qtbot: QtBot, window: MainWindow) -> None:
    page = window.page
    assert isinstance(page, WhoPage)
    radio = page.cards[Audience.SELF].radio
    qtbot.waitUntil(lambda: radio.hasFocus() and window.is_idle)
    _press(page.primary_button)
    _reach(qtbot, window, PlacePage)


def _say_who(qtbot: QtBot, window: MainWindow) -> None:
    page = window.page
    assert isinstance(page, WhoPage)
    first, second = page.cards[Audience.SELF], page.cards[Audience.FAMILY]
    qtbot.waitUntil(lambda: first.radio.hasFocus() and second.y() > first.y())
    QTest.keyClick(first.radio, Qt.Key.Key_Down)
    assert window.session.draft.audience == Audience.FAMILY
    _tab_to(page.label)
    QTest.keyClicks(page.label, "Aunt")
    _press(page.primary_button)
    _reach(qtbot, window, ConsentPage)
    consent = window.page
    assert isinstance(consent, ConsentPage)
    _press(consent.yes)
    _reach(qtbot, window, PlacePage)


def _say_where(qtbot: QtBot, window: MainWindow) -> None:
    page = window.page
    assert isinstance(page, PlacePage)
    _tab_to(page.country)
    row = page.country.findData("CN")
    while page.country.currentIndex() != row:
        QTest.keyClick(page.country, Qt.Key.Key_Down)
    assert window.session.draft.country == "CN"
    _expect(window, _answer_the_rest(qtbot, window, NoticedPage), 5)


def _say_what(qtbot: QtBot, window: MainWindow) -> None:
    page = window.page
    assert isinstance(page, NoticedPage)
    _press(page.rows["auto_follow"].tick.box)
    assert set(window.session.draft.noticed) == {"auto_follow"}
    _expect(window, _answer_the_rest(qtbot, window, NumbersPage), 5)


def _type_number(qtbot: QtBot, window: MainWindow) -> None:
    page = window.page
    assert isinstance(page, NumbersPage)
    _tab_to(page.phone)
    QTest.keyClicks(page.phone, _INVENTED)
    _expect(window, _answer_the_rest(qtbot, window, LeavesPage), 2)


def _expect(window: MainWindow, presses: int, questions: int) -> None:
    """One press for each question with a relative, one for the page by oneself."""
    is_family = window.session.draft.audience == Audience.FAMILY
    assert presses == (questions if is_family else 1)


@pytest.mark.parametrize("say_who", [_say_me, _say_who], ids=["self", "family"])
@pytest.mark.parametrize("percent", [110, 200])
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_a_whole_check_is_answered_with_the_keyboard_alone(
    qtbot: QtBot,
    window: MainWindow,
    language: str,
    percent: int,
    say_who: Callable[[QtBot, MainWindow], None],
) -> None:
    i18n.activate(language)
    with qtbot.waitSignal(window.page_shown):
        window.menus.text_size_chosen.emit(percent)
    for answer in (say_who, _say_where, _say_what, _type_number):
        answer(qtbot, window)
    _press(window.page.primary_button)
    _reach(qtbot, window, AnswerPage)
    _press(window.page.primary_button)
    _reach(qtbot, window, PlanPage)
    _press(window.page.back_button)
    _reach(qtbot, window, AnswerPage)


def test_a_change_of_language_keeps_every_answer(qtbot: QtBot, window: MainWindow) -> None:
    draft = window.session.draft
    draft.country = "CN"
    draft.carrier = "China Mobile"
    draft.phone = _INVENTED
    draft.number_since = PartialDate.parse("2019-05")
    draft.handles = [TypedHandle(Service.QQ, "99000000001")]
    window.go_to(Step.NUMBERS)
    before = draft.snapshot()
    for language in (i18n.CHINESE, i18n.ENGLISH):
        with qtbot.waitSignal(window.page_shown):
            window.menus.language_chosen.emit(language)
        page = window.page
        assert page.title.text() == i18n._("Numbers and names")
        assert isinstance(page, NumbersPage)
        assert page.phone.text() == _INVENTED
        assert page.rows[0].text.text() == "99000000001"
    qtbot.waitUntil(lambda: window.is_idle)
    draft.proposed_carrier = draft.proposed_province = None
    assert draft == before


def test_with_nothing_ticked_and_nothing_typed_the_page_says_so_and_stays(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.session.draft.country = "CN"
    window.go_to(Step.NUMBERS)
    window.page.accept()
    assert isinstance(window.page, NumbersPage)
    assert window.page.problem is not None
    assert "tick what you noticed" in window.page.problem.text


def test_an_unreadable_line_is_named_in_place_and_nothing_is_lost(
    qtbot: QtBot, window: MainWindow
) -> None:
    draft = window.session.draft
    draft.country = "CN"
    draft.phone = _INVENTED
    draft.handles = [TypedHandle(Service.QQ, "99000000001"), TypedHandle(Service.QQ, "12")]
    window.go_to(Step.NUMBERS)
    page = window.page
    assert isinstance(page, NumbersPage)
    page.accept()
    qtbot.waitUntil(lambda: window.is_idle, timeout=20_000)
    assert window.page is page
    assert page.rows[0].problem == ""
    assert page.rows[1].problem.startswith("QQ:")
    assert page.rows[1].text.hasFocus()
    assert page.rows[1].text.text() == "12"
    assert draft.phone == _INVENTED


def test_somebody_in_a_hurry_gets_there_and_back_from_any_page(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.session.draft.country = "CN"
    window.go_to(Step.NOTICED)
    _press(window.urgent_bar.button)
    assert isinstance(window.page, UrgentPage)
    _press(window.page.back_button)
    assert isinstance(window.page, NoticedPage)


def test_a_step_already_done_can_be_opened_from_the_list(qtbot: QtBot, window: MainWindow) -> None:
    window.session.draft.country = "CN"
    window.go_to(Step.NOTICED)
    assert window.steps is not None
    steps = window.steps.list
    steps.setFocus()
    QTest.keyClick(steps, Qt.Key.Key_Up)
    QTest.keyClick(steps, Qt.Key.Key_Return)
    assert isinstance(window.page, PlacePage)


def test_nothing_noticed_keeps_the_ticks_but_does_not_count_them(window: MainWindow) -> None:
    window.session.draft.country = "CN"
    window.go_to(Step.NOTICED)
    page = window.page
    assert isinstance(page, NoticedPage)
    page.rows["auto_follow"].tick.box.setChecked(True)
    page.nothing.box.setChecked(True)
    assert not window.session.draft.has_symptoms
    page.nothing.box.setChecked(False)
    assert window.session.draft.has_symptoms


def test_a_search_finds_what_stands_behind_a_closed_subject(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.session.draft.country = "CN"
    window.go_to(Step.NOTICED)
    settle(qtbot, window)
    page = window.page
    assert isinstance(page, NoticedPage)
    hidden = page.rows["extortion_stay"]
    assert not hidden.isVisible()
    page.search.setText("hotel")
    page.finish()
    assert hidden.isVisible()
    assert not page.rows["auto_follow"].isVisible()
    page.search.clear()
    page.finish()
    assert page.rows["auto_follow"].isVisible()
    assert not hidden.isVisible()


@pytest.mark.parametrize("is_wanted", [True, False])
def test_starting_over_asks_first(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, *, is_wanted: bool
) -> None:
    monkeypatch.setattr(questions, "ask_start_over", lambda parent: is_wanted)
    window.session.draft.country = "CN"
    window.go_to(Step.PLACE)
    window.menus.start_over_wanted.emit()
    assert (window.session.draft.country == "") is is_wanted


def test_part_of_a_country_s_name_is_enough(window: MainWindow) -> None:
    window.go_to(Step.PLACE)
    page = window.page
    assert isinstance(page, PlacePage)
    page.finish()
    line, completer = page.country.lineEdit(), page.country.completer()
    assert line is not None
    assert completer is not None
    line.selectAll()
    QTest.keyClicks(line, "germ")
    popup = completer.popup()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert window.session.draft.country == "DE"
    page.country.setFocus()
    line.selectAll()
    line.insert("nowhere")
    page.carrier.setFocus()
    assert window.session.draft.country == "DE"
    assert page.country.currentText() == "Germany"

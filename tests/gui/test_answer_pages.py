"""The pages from the answer on, for every state a real check can end in."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QRadioButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from exposure_app import i18n
from exposure_app.checking import sending_plan
from exposure_app.core.findings import CheckResult, Progress, ProgressState, State
from exposure_app.core.steps import Mark
from exposure_app.gui import save_dialog
from exposure_app.gui.answer_page import AnswerPage
from exposure_app.gui.badge import Badge
from exposure_app.gui.crash_dialog import CrashDialog
from exposure_app.gui.disclosure import Disclosure
from exposure_app.gui.fact_grid import FactGrid
from exposure_app.gui.leaves_page import LeavesPage
from exposure_app.gui.page import Page
from exposure_app.gui.plan_page import PlanPage
from exposure_app.gui.private_curtain import PrivateCurtain
from exposure_app.gui.running_page import RunningPage
from exposure_app.gui.source_card import SourceCard
from exposure_app.gui.step_card import StepCard
from exposure_app.gui.take_card import TakeCard
from exposure_app.gui.theme import Theme
from exposure_app.gui.urgent_page import UrgentPage
from exposure_app.storage.settings import Appearance
from exposure_app.wording.lookups import lookup_summary
from tests.simulators import results

# Said by the platform without a screen whenever a window has a least size; it concerns no widget.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")

PRIVATE = "Adult FriendFinder"
CALM = ("safe", "secure", "all good", "no problem", "congratulations", "安全", "放心")


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, CheckResult]:
    return {
        state: results.answer(state, tmp_path_factory.mktemp(state)) for state in results.STATES
    }


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    theme = _theme(qapp)
    yield theme
    theme.set_percent(100)
    theme.set_appearance(Appearance.LIGHT)


@cache
def _theme(application: QApplication) -> Theme:
    return Theme(application, appearance=Appearance.LIGHT)


def _shown(qtbot: QtBot, page: QWidget, width: int = 1040) -> None:
    if isinstance(page, Page):
        page.finish()
    qtbot.addWidget(page)
    page.resize(width, 720)
    with qtbot.waitExposed(page):
        page.show()


def _press(widget: QWidget | None, key: Qt.Key) -> None:
    assert widget is not None
    QTest.keyClick(widget, key)


def _texts(page: QWidget) -> str:
    labels = [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)]
    names = [part.accessibleName() for part in page.findChildren(QWidget) if part.isVisibleTo(page)]
    return "\n".join([*labels, *names])


def _take(page: QWidget) -> TakeCard:
    card = page.findChild(TakeCard)
    assert isinstance(card, TakeCard)
    return card


def _pages(result: CheckResult) -> list[Page]:
    workspace = results.shipped()
    wanted = results.request("old-forum")
    return [
        AnswerPage(result, workspace),
        PlanPage(result, workspace),
        UrgentPage(result.plan.urgent_contacts, result.plan.country),
        LeavesPage(sending_plan(workspace, wanted), wanted),
        RunningPage(sending_plan(workspace, wanted).lists),
    ]


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("state", results.STATES)
def test_an_answer_is_never_calm_and_says_what_failed(
    qtbot: QtBot, theme: Theme, answers: dict[str, CheckResult], state: str, language: str
) -> None:
    i18n.activate(language)
    result = answers[state]
    page = AnswerPage(result, results.shipped())
    _shown(qtbot, page)
    texts = _texts(page)
    assert not [word for word in CALM if word in texts.lower()]
    assert lookup_summary(result) in texts
    failed = result.count(State.COULD_NOT_CHECK)
    tones = [notice.property("tone") for notice in page.findChildren(QWidget, "notice")]
    assert ("caution" in tones[:1]) is bool(failed)


def test_a_torn_list_stands_beside_its_reason_in_the_table(
    qtbot: QtBot, theme: Theme, answers: dict[str, CheckResult]
) -> None:
    page = AnswerPage(answers["partial"], results.shipped())
    _shown(qtbot, page)
    table = page.findChild(QTableView)
    assert isinstance(table, QTableView)
    model = table.model()
    said = [model.index(row, 1).data() for row in range(model.rowCount())]
    assert said == ["Not found", "Could not check", "Not found", "Not found"]
    assert "The files of this list are damaged." in _texts(page)


def test_nothing_typed_means_no_table_and_no_not_found(
    qtbot: QtBot, theme: Theme, answers: dict[str, CheckResult]
) -> None:
    page = AnswerPage(answers["symptoms_only"], results.shipped())
    _shown(qtbot, page)
    assert page.findChild(QTableView) is None
    assert "Not found" not in _texts(page)
    assert "carrier" in page.title.text()


def test_a_private_match_is_named_nowhere_until_the_curtain_opens(
    qtbot: QtBot, theme: Theme, answers: dict[str, CheckResult]
) -> None:
    page = AnswerPage(answers["private"], results.shipped())
    _shown(qtbot, page)
    assert PRIVATE not in _texts(page)
    curtain = page.findChild(PrivateCurtain)
    assert isinstance(curtain, PrivateCurtain)
    assert "1 private item" in _texts(page)
    curtain.curtain.button.setFocus()
    _press(curtain.curtain.button, Qt.Key.Key_Space)
    assert PRIVATE in _texts(page)
    _press(curtain.curtain.button, Qt.Key.Key_Space)
    assert PRIVATE not in _texts(page)


@pytest.mark.parametrize("label", ["Dad", ""])
def test_a_helper_is_asked_to_turn_away_between_two_presses(
    qtbot: QtBot, theme: Theme, answers: dict[str, CheckResult], label: str
) -> None:
    page = AnswerPage(answers["private"], results.shipped(), label=label)
    _shown(qtbot, page)
    curtain = page.findChild(PrivateCurtain)
    assert isinstance(curtain, PrivateCurtain)
    assert f"1 private item: only for {label or 'the one you help'}" in _texts(page)
    for opens in (False, True):
        _press(curtain.ask_button, Qt.Key.Key_Space)
        assert "turn away" in _texts(page)
        assert PRIVATE not in _texts(page)
        # A second press of the same key at once opens nothing.
        assert QApplication.focusWidget() is curtain.stay_button
        _press(curtain.open_button if opens else curtain.stay_button, Qt.Key.Key_Space)
        assert (PRIVATE in _texts(page)) is opens
        assert "turn away" not in _texts(page)
    _press(curtain.curtain.button, Qt.Key.Key_Space)
    assert PRIVATE not in _texts(page)
    assert curtain.ask_button is QApplication.focusWidget()


def test_a_private_source_is_not_on_the_sheet(
    qtbot: QtBot, theme: Theme, answers: dict[str, CheckResult]
) -> None:
    page = PlanPage(answers["private"], results.shipped())
    _shown(qtbot, page)
    _take(page).copy_button.click()
    copied = QApplication.clipboard().text()
    assert PRIVATE not in copied
    assert "What to do now" in copied


def test_a_match_older_than_the_ownership_says_so(
    qtbot: QtBot, theme: Theme, answers: dict[str, CheckResult]
) -> None:
    page = AnswerPage(answers["former_owner"], results.shipped())
    _shown(qtbot, page)
    assert "This happened before the number was yours." in _texts(page)


def test_matches_of_invented_lists_carry_the_mark(
    qtbot: QtBot, theme: Theme, answers: dict[str, CheckResult]
) -> None:
    page = AnswerPage(answers["many_lists"], results.shipped())
    _shown(qtbot, page)
    marks = [badge.text for badge in page.findChildren(Badge)]
    assert marks.count("Demonstration") == len(
        {finding.incident_id for finding in answers["many_lists"].findings}
    )


def test_at_most_three_sources_are_named_and_reasons_open_by_key(
    qtbot: QtBot, theme: Theme, answers: dict[str, CheckResult]
) -> None:
    for result in answers.values():
        page = AnswerPage(result, results.shipped())
        _shown(qtbot, page)
        cards = page.findChildren(SourceCard)
        assert len(cards) <= 3
        for card in cards:
            facts = card.findChild(FactGrid)
            assert isinstance(facts, FactGrid)
            names = [name for name, _text in facts.facts if name]
            assert names == ["For it", "Against it", "Not known"]


def test_doubt_and_strength_stand_in_the_headline(
    qtbot: QtBot, theme: Theme, answers: dict[str, CheckResult]
) -> None:
    strong = AnswerPage(answers["found_strong"], results.shipped())
    doubtful = AnswerPage(answers["contradictory"], results.shipped())
    for page in (strong, doubtful):
        _shown(qtbot, page)
    assert "in 100" in strong.title.text()
    assert "This was probably not caused by anything you did." in _texts(strong)
    assert doubtful.title.text().startswith("We cannot tell yet.")
    assert "caused by anything you did" not in _texts(doubtful)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_everything_with_focus_has_a_name_and_tab_reaches_it(
    qtbot: QtBot, theme: Theme, answers: dict[str, CheckResult], language: str
) -> None:
    i18n.activate(language)
    for page in _pages(answers["private"]):
        _shown(qtbot, page)
        page.activateWindow()
        stops = _stops(page)
        for stop in stops:
            assert stop.accessibleName() or getattr(stop, "text", str)(), stop
        page.focus_first()
        reached = {QApplication.focusWidget()}
        for _stop in range(2 * len(stops)):
            _press(QApplication.focusWidget(), Qt.Key.Key_Tab)
            reached.add(QApplication.focusWidget())
        assert not [stop for stop in stops if stop not in reached]
        page.close()


def _stops(page: QWidget) -> list[QWidget]:
    return [
        part
        for part in page.findChildren(QWidget)
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus
        and part.isVisible()
        and part.isEnabled()
        and not _is_reached_by_arrows(part)
    ]


def _is_reached_by_arrows(part: QWidget) -> bool:
    """Whether it is a choice beside the chosen one: Tab stops at the chosen one only."""
    return isinstance(part, QRadioButton) and not part.isChecked()


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_nothing_is_cut_in_a_narrow_window_with_text_of_double_size(
    qtbot: QtBot, theme: Theme, answers: dict[str, CheckResult], language: str
) -> None:
    i18n.activate(language)
    theme.set_percent(200)
    for page in _pages(answers["private"]):
        for disclosure in page.findChildren(Disclosure):
            disclosure.open()
        _shown(qtbot, page, width=980)
        assert page.scroll_area.horizontalScrollBar().maximum() == 0, type(page).__name__
        assert not list(_cut(page))
        page.close()


def _cut(page: QWidget) -> Iterator[str]:
    """Labels that are given less room than their text needs."""
    for label in page.findChildren(QLabel):
        if not label.isVisible() or not label.text():
            continue
        needed = label.heightForWidth(label.width()) if label.wordWrap() else 0
        if label.height() < needed or label.width() < label.minimumSizeHint().width():
            yield label.text()


def test_the_running_page_follows_each_list_and_stops_on_request(
    qtbot: QtBot, theme: Theme
) -> None:
    lists = sending_plan(results.shipped(), results.request("old-forum")).lists
    page = RunningPage(lists)
    _shown(qtbot, page)
    QAbstractItemModelTester(page.model)
    page.show_progress(Progress(lists[0].source_id, ProgressState.RUNNING, None, 0, 5))
    assert page.model.cell(0, 1).text == "At work"
    done = Progress(lists[0].source_id, ProgressState.DONE, State.COULD_NOT_CHECK, 1, 5)
    page.show_progress(done)
    qtbot.waitUntil(lambda: page.model.cell(0, 1).text != "At work")
    assert page.model.cell(0, 1).text == "Could not check"
    page.show_progress(Progress("attribution", ProgressState.DONE, None, 5, 5))
    qtbot.waitUntil(lambda: page.bar.value() == 5)
    assert page.model.cell(len(lists), 1).text == "Done"
    assert (page.bar.value(), page.bar.maximum()) == (5, 5)
    assert page.status.text() == "5 of 5 steps are done."
    with qtbot.waitSignal(page.cancelled):
        _press(page.stop_button, Qt.Key.Key_Space)


def test_before_a_check_the_lists_read_here_show_their_dates(qtbot: QtBot, theme: Theme) -> None:
    wanted = results.request("old-forum")
    plan = sending_plan(results.shipped(), wanted)
    page = LeavesPage(plan, wanted)
    _shown(qtbot, page)
    table = page.findChild(QTableView)
    assert isinstance(table, QTableView)
    assert table.model().rowCount() == len(plan.local_sources) > 0
    assert "2026" in table.model().index(0, 1).data()
    assert "Nothing leaves this computer." in _texts(page)


def test_the_sheet_saves_as_a_page_and_as_text(
    qtbot: QtBot,
    theme: Theme,
    answers: dict[str, CheckResult],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = PlanPage(answers["found_strong"], results.shipped())
    _shown(qtbot, page)
    for name in ("sheet.html", "sheet.txt"):
        file = tmp_path / name
        monkeypatch.setattr(save_dialog, "ask", lambda *_given, file=file: file)
        _take(page).save_button.click()
        assert _take(page).status.text() == "It was saved."
        written = file.read_text(encoding="utf-8")
        assert "555" not in written
        for step in answers["found_strong"].plan.today:
            assert step.contact is None or step.contact.phone in written
    assert "<" not in (tmp_path / "sheet.txt").read_text(encoding="utf-8")
    monkeypatch.setattr(save_dialog, "ask", lambda *_given: tmp_path / "gone" / "sheet.html")
    _take(page).save_button.click()
    assert "Choose another folder" in _take(page).status.text()


def test_numbers_to_call_are_text_and_spoken_digit_by_digit(
    qtbot: QtBot, theme: Theme, answers: dict[str, CheckResult]
) -> None:
    plan = answers["found_weak"].plan
    page = UrgentPage(plan.urgent_contacts, plan.country)
    _shown(qtbot, page)
    phones = [step.contact.phone for step in plan.urgent_contacts if step.contact is not None]
    assert phones
    for phone in filter(None, phones):
        label = next(one for one in page.findChildren(QLabel) if one.text() == phone)
        assert label.accessibleName() == " ".join(phone.replace(" ", ""))
        assert label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard


def test_a_fault_shows_where_it_happened_and_no_values(qtbot: QtBot, theme: Theme) -> None:
    typed = "+12125550143"
    with pytest.raises(ValueError, match="invalid literal") as caught:
        int(f"{typed} is no number")
    dialog = CrashDialog(caught.value)
    qtbot.addWidget(dialog)
    trace = dialog.trace.toPlainText()
    assert typed not in trace
    assert "ValueError" in trace
    assert "test_answer_pages.py" in trace


def test_ticks_of_the_plan_stay_when_its_page_is_opened_again(
    qtbot: QtBot, theme: Theme, answers: dict[str, CheckResult]
) -> None:
    marks = {"another": Mark.DONE}
    first = PlanPage(answers["found_strong"], results.shipped(), marks)
    qtbot.addWidget(first)
    first.findChildren(StepCard)[0].tick.box.click()
    again = PlanPage(answers["found_strong"], results.shipped(), marks)
    qtbot.addWidget(again)
    ticks = [card.tick.is_ticked for card in again.findChildren(StepCard)]
    assert ticks[0]
    assert not any(ticks[1:])

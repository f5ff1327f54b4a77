"""What a visitor says no to is not done, whatever is pressed."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from exposure_app.core.findings import CheckResult
from exposure_app.core.identifiers import Service
from exposure_app.gui.answer_page import AnswerPage
from exposure_app.gui.desk_consent import DeskConsent
from exposure_app.gui.desk_consent_page import DeskConsentPage
from exposure_app.gui.desk_noticed_page import DeskNoticedPage
from exposure_app.gui.draft import TypedHandle
from exposure_app.gui.main_window import MainWindow
from exposure_app.gui.plan_page import PlanPage
from exposure_app.gui.private_curtain import PrivateCurtain
from exposure_app.gui.step import Step
from exposure_app.gui.take_card import TakeCard
from exposure_app.wording.desk import consent_sentences
from tests.simulators import results
from tests.simulators.onlooker import settle, texts
from tests.simulators.typist import ENTER, Typist

PRIVATE = "Examplestudiengemeinschaft"


@pytest.fixture(scope="module")
def private(tmp_path_factory: pytest.TempPathFactory) -> CheckResult:
    """An answer with a private match."""
    return results.answer("private", tmp_path_factory.mktemp("lists"))


def _show(qtbot: QtBot, window: MainWindow, result: CheckResult, consent: DeskConsent) -> None:
    """The answer of a visitor who gave these three answers."""
    session = window.session
    session.consent, session.draft.has_agreed = consent, True
    session.draft.country = "CN"
    session.result = result
    window.go_to(Step.ANSWER)
    settle(qtbot, window)


def test_all_words_are_read_before_anything_is_asked(desk: MainWindow) -> None:
    page = desk.page
    assert isinstance(page, DeskConsentPage)
    assert all(sentence in texts(page) for sentence in consent_sentences())
    assert page.answers == (None, None, None)
    assert desk.session.reachable() == {Step.WHO}


def test_nothing_goes_on_before_all_three_are_answered(desk: MainWindow, typist: Typist) -> None:
    page = desk.page
    assert isinstance(page, DeskConsentPage)
    typist.keys(ENTER * 3)
    assert page.questions[0].yes.hasFocus()
    page.primary_button.click()
    assert page.problem is not None
    typist.keys(f"y{ENTER}n{ENTER}")
    assert page.questions[2].yes.hasFocus()
    page.primary_button.click()
    assert desk.page is page


def test_without_a_look_up_nothing_is_asked_for_and_the_plan_comes_all_the_same(
    desk: MainWindow, typist: Typist
) -> None:
    typist.consent("nny")
    typist.say_where()
    typist.say_what()
    typist.wait_for(AnswerPage)
    session = desk.session
    assert session.result is not None
    assert session.result.subjects == ()
    assert session.result.findings == ()
    assert session.reach is not None
    assert session.reach.workspace.network is None
    assert not {Step.NUMBERS, Step.LEAVES} & session.reachable()
    assert session.furthest is Step.ANSWER
    desk.page.back_button.click()
    assert isinstance(desk.page, DeskNoticedPage)
    desk.go_to(Step.ANSWER)
    typist.go_to_plan()
    assert session.result.plan.today


def test_without_a_look_up_something_has_to_be_noticed(desk: MainWindow, typist: Typist) -> None:
    typist.consent("nnn")
    typist.say_where()
    typist.keys(ENTER * 2)
    assert isinstance(desk.page, DeskNoticedPage)
    assert desk.page.problem is not None
    assert "Tick what the visitor noticed" in desk.page.problem.text


def test_who_is_asked_again_begins_anew_and_is_not_looked_up_after_a_no(
    desk: MainWindow, typist: Typist
) -> None:
    typist.consent("yyy")
    draft = desk.session.draft
    draft.phone, draft.handles = "12000000001", [TypedHandle(Service.QQ, "99000000001")]
    desk.go_to(Step.WHO)
    typist.keys(ENTER)
    typist.consent("nyy")
    assert not desk.session.draft.has_identifiers
    assert not desk.session.may_check


def test_private_items_open_for_a_helper_only_after_a_yes(
    qtbot: QtBot, desk: MainWindow, private: CheckResult
) -> None:
    _show(qtbot, desk, private, DeskConsent(may_check=True, may_print=True))
    curtain = desk.page.findChild(PrivateCurtain)
    assert isinstance(curtain, PrivateCurtain)
    assert not curtain.curtain.isVisible()
    assert "The visitor keeps this private" in texts(curtain)
    desk.session.consent = replace(desk.session.consent, may_see_private=True)
    desk.show_current()
    settle(qtbot, desk)
    curtain = desk.page.findChild(PrivateCurtain)
    assert isinstance(curtain, PrivateCurtain)
    assert curtain.curtain.isVisible()


@pytest.mark.parametrize("may_print", [True, False])
def test_nothing_offers_to_print_save_or_copy_after_a_no(
    qtbot: QtBot, desk: MainWindow, private: CheckResult, *, may_print: bool
) -> None:
    _show(qtbot, desk, private, DeskConsent(may_check=True, may_print=may_print))
    assert (desk.page.findChild(TakeCard) is not None) is may_print
    desk.go_to(Step.PLAN)
    settle(qtbot, desk)
    page = desk.page
    assert isinstance(page, PlanPage)
    assert (page.findChild(TakeCard) is not None) is may_print
    offered = [
        button.text()
        for button in page.findChildren(QPushButton)
        if button.isVisible() and any(word in button.text() for word in ("Print", "Save", "Copy"))
    ]
    assert bool(offered) is may_print


def test_somebody_at_home_is_asked_nothing_of_a_desk(window: MainWindow, tmp_path: Path) -> None:
    session = window.session
    assert (session.may_check, session.may_print, session.may_see_private) == (True, True, True)
    assert not session.draft.needs_yes

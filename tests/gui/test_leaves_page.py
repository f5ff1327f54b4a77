"""From what would leave to the answer, in the window: a real publisher, a real sealed ledger."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from exposure_app import i18n
from exposure_app.checking.trying import try_sources
from exposure_app.core.findings import Audience, State
from exposure_app.core.identifiers import Service
from exposure_app.gui.answer_page import AnswerPage
from exposure_app.gui.desk_consent import DeskConsent
from exposure_app.gui.disclosure import Disclosure
from exposure_app.gui.draft import TypedHandle
from exposure_app.gui.fitted_table import FittedTable
from exposure_app.gui.leaves_page import LeavesPage
from exposure_app.gui.ledger_page import LedgerPage
from exposure_app.gui.main_window import MainWindow
from exposure_app.gui.running_page import RunningPage
from exposure_app.gui.session import Wishes
from exposure_app.gui.sources_page import SourcesPage
from exposure_app.gui.step import Step
from exposure_app.gui.theme import Theme
from exposure_app.network_access import Access, with_network
from exposure_app.storage.api_keys import ApiKeys, Keeping
from exposure_app.storage.network_settings import HIBP_DIRECT, HIBP_RANGE, XPOSEDORNOT
from exposure_app.storage.paths import ledger_file
from exposure_app.workspace import open_workspace
from tests.simulators.faults import Fault
from tests.simulators.keyrings import MemoryKeyring
from tests.simulators.neighbour import NAME, Neighbour, at_times, neighbour
from tests.simulators.network_world import PLANTED_IN
from tests.simulators.onlooker import facts, nameless, resize_text, settle, texts

PLANTED, ABSENT = "120 0000 0001", "120 0009 9999"
ADDRESS = "anna.example@example.org"
KEY = "0123456789abcdef" * 2
# A person takes a wait of more than a tenth of a second for a window that hangs.


def _learn() -> None:
    """Learn what the publishers have that are on, as a first try does."""
    opened = with_network(open_workspace(), Access.of_this_computer(is_kept=False), ApiKeys())
    assert all(one.is_right for one in try_sources(opened))


@pytest.fixture
def publisher(tmp_path: Path) -> Iterator[Neighbour]:
    """A publisher that is on, and whose lists are known."""
    with neighbour(tmp_path / "neighbour") as found:
        found.add(NAME)
        _learn()
        found.forget_asked()
        yield found


Plan = Callable[..., LeavesPage]


@pytest.fixture
def planned(qtbot: QtBot, window: MainWindow) -> Plan:
    """Types something, and opens the page of what would leave."""

    def plan(phone: str = "", *addresses: str) -> LeavesPage:
        draft = window.session.draft
        draft.country = draft.number_region = "CN"
        draft.phone = phone
        draft.handles = [TypedHandle(Service.EMAIL, one) for one in addresses]
        window.go_to(Step.NUMBERS)
        window.page.accept()
        qtbot.waitUntil(lambda: isinstance(window.page, LeavesPage), timeout=20_000)
        settle(qtbot, window)
        page = window.page
        assert isinstance(page, LeavesPage)
        return page

    return plan


def _reach(qtbot: QtBot, window: MainWindow, kind: type) -> None:
    qtbot.waitUntil(lambda: isinstance(window.page, kind), timeout=20_000)
    settle(qtbot, window)


def test_nothing_is_sent_before_check_is_pressed_and_every_receiver_is_shown(
    planned: Plan, publisher: Neighbour
) -> None:
    page = planned(PLANTED)
    assert publisher.host.requests == []
    told = texts(page)
    assert f"127.0.0.1:{publisher.host.port}" in told
    assert "None of their receivers can tell by itself what you typed." in told
    assert "If two of them worked together" in told
    assert "Phone numbers (small-small)" in _cells(page)
    names = [name for name, _text in facts(page)]
    assert names.count("What for") == names.count("How much") == names.count("It can conclude") == 3


def _cells(page: LeavesPage) -> list[str]:
    return [
        table.model().index(row, 0).data()
        for table in page.findChildren(FittedTable)
        for row in range(table.model().rowCount())
    ]


def test_the_numbers_are_there_for_whoever_asks(planned: Plan, publisher: Neighbour) -> None:
    page = planned(PLANTED)
    numbers = next(
        one for one in page.findChildren(Disclosure) if one.button.text() == "Show the numbers"
    )
    assert not numbers.content.isVisible()
    QTest.keyClick(numbers.button, Qt.Key.Key_Space)
    told = dict(facts(page))
    assert told["Length of the code"] == "2 bits"
    assert told["Share it at least"] == "1.3 billion"
    assert told["In your city"].startswith("about")
    assert "Of 500 million people in a collection" in told["All codes together"]


@pytest.mark.parametrize(
    ("phone", "found"), [(PLANTED, PLANTED_IN), (ABSENT, set())], ids=["planted", "absent"]
)
def test_a_whole_check_finds_who_is_planted_and_nobody_else(
    qtbot: QtBot, window: MainWindow, planned: Plan, publisher: Neighbour,
    phone: str, found: set[str],
) -> None:  # fmt: skip
    page = planned(phone)
    QTest.keyClick(page.primary_button, Qt.Key.Key_Space)
    _reach(qtbot, window, AnswerPage)
    result = window.session.result
    assert result is not None
    state = State.MATCH if found else State.NO_MATCH
    assert [one.state for one in result.reports] == [state]
    assert {one.incident_id for one in result.findings} == found
    assert "1 list or service was asked over the network." in texts(window.page)


def test_what_was_sent_is_what_was_shown_and_stands_sealed_in_the_ledger(
    qtbot: QtBot, window: MainWindow, planned: Plan, publisher: Neighbour,
    own_keyring: MemoryKeyring,
) -> None:  # fmt: skip
    page = planned(PLANTED)
    plan = window.session.plan
    assert plan is not None
    page.primary_button.click()
    _reach(qtbot, window, AnswerPage)
    assert {"ledger", "ledger-count"} <= set(own_keyring.kept)
    assert b"HTTP" not in ledger_file().read_bytes()
    answer = window.page
    assert isinstance(answer, AnswerPage)
    answer.ledger_wanted.emit()
    _reach(qtbot, window, LedgerPage)
    ledger = window.page
    assert isinstance(ledger, LedgerPage)
    assert ledger.table is not None
    assert ledger.table.model().rowCount() == len(publisher.host.requests)
    assert window.session.places is not None
    entries = window.session.places.ledgers.kept.ledger.entries()
    assert sorted(one.sent for one in entries) == sorted(publisher.host.received)
    sent = Counter(one.purpose for one in entries)
    for one in plan.departures:
        assert one.requests >= sent[one.purpose] > 0
    QTest.keyClick(ledger.back_button, Qt.Key.Key_Space)
    assert isinstance(window.page, AnswerPage)


def test_every_source_has_its_own_row_while_the_check_runs(
    qtbot: QtBot, window: MainWindow, planned: Plan, publisher: Neighbour
) -> None:
    page = planned(PLANTED)
    page.primary_button.click()
    running = window.page
    assert isinstance(running, RunningPage)
    model = running.model
    assert [model.cell(row, 0).text for row in range(model.rowCount())] == [
        "Phone numbers (small-small)",
        "Weighing the evidence",
    ]
    assert model.cell(0, 1).text == "Waiting"
    assert running.stop_button.hasFocus()
    _reach(qtbot, window, AnswerPage)
    assert [(one.source_id, one.state.value) for one in window.session.progress][-1] == (
        "attribution",
        "done",
    )


def test_a_code_that_few_share_is_held_back_until_the_person_decides(
    qtbot: QtBot, window: MainWindow, planned: Plan, publisher: Neighbour
) -> None:
    assert window.session.places is not None
    window.session.places.keys.write("hibp", KEY, Keeping.THIS_RUN)
    publisher.add(HIBP_RANGE)
    page = planned("", ADDRESS)
    assert "1 code is held back, because too few others share it." in texts(page)
    assert "Perhaps fewer than 1,000 others share it." in texts(page)
    told = facts(page)
    assert told.count(("It can conclude", "Nothing, because it is held back.")) == 2
    assert any(name == "If it were sent" and "About 393 others" in text for name, text in told)
    assert page.choice_button is not None
    assert page.choice_button.text() == "&Send it anyway"
    page.choice_button.click()
    settle(qtbot, window)
    assert window.session.wishes.accepts_fewer
    assert "held back, because" not in texts(page)
    assert "A short code that others share goes to haveibeenpwned.com." in texts(page)
    assert page.choice_button is not None
    page.choice_button.click()
    settle(qtbot, window)
    assert window.session.wishes == Wishes()
    assert "1 code is held back" in texts(page)


def test_an_address_that_leaves_in_full_is_said_and_its_bytes_are_there(
    window: MainWindow, planned: Plan, publisher: Neighbour
) -> None:
    assert window.session.places is not None
    window.session.places.keys.write("hibp", KEY, Keeping.THIS_RUN)
    publisher.add(HIBP_DIRECT, XPOSEDORNOT)
    page = planned("", ADDRESS)
    told = texts(page)
    assert "What you typed goes in full to haveibeenpwned.com, api.xposedornot.com." in told
    exact = [one for one in page.findChildren(Disclosure) if "every byte" in one.button.text()]
    assert len(exact) == 2
    for one in exact:
        one.open()
    shown = "\n".join(one.toPlainText() for one in page.findChildren(QPlainTextEdit))
    assert "anna.example%40example.org" in shown
    assert KEY not in shown
    assert "hibp-api-key: " + "*" * len(KEY) in shown


def test_nobody_is_asked_when_the_person_wants_nobody_this_time(
    qtbot: QtBot, window: MainWindow, planned: Plan, publisher: Neighbour
) -> None:
    page = planned(PLANTED)
    page.nobody_button.click()
    settle(qtbot, window)
    assert "Nobody is asked this time" in texts(page)
    assert page.nobody_button.isHidden()
    page.primary_button.click()
    _reach(qtbot, window, AnswerPage)
    assert publisher.host.requests == []
    window.go_to(Step.LEAVES)
    settle(qtbot, window)
    again = window.page
    assert isinstance(again, LeavesPage)
    assert again.choice_button is not None
    again.choice_button.click()
    settle(qtbot, window)
    assert "If two of them worked together" in texts(again)


def test_what_is_switched_off_meanwhile_is_gone_from_the_page(
    qtbot: QtBot, window: MainWindow, planned: Plan, publisher: Neighbour
) -> None:
    page = planned(PLANTED)
    page.sources_button.click()
    _reach(qtbot, window, SourcesPage)
    sources = window.page
    assert isinstance(sources, SourcesPage)
    sources.boxes[NAME].switch.box.click()
    settle(qtbot, window)
    sources.back_button.click()
    settle(qtbot, window)
    assert "Nothing leaves this computer." in texts(window.page)
    window.page.primary_button.click()
    _reach(qtbot, window, AnswerPage)
    assert publisher.host.requests == []


def test_a_desk_sends_but_keeps_nothing_on_the_disk(
    qtbot: QtBot, window: MainWindow, planned: Plan, publisher: Neighbour
) -> None:
    draft = window.session.draft
    draft.audience, draft.has_agreed = Audience.DESK, True
    window.session.consent = DeskConsent(may_check=True)
    planned(PLANTED).primary_button.click()
    _reach(qtbot, window, AnswerPage)
    assert publisher.host.requests != []
    assert not ledger_file().exists()
    assert window.session.places is not None
    assert window.session.places.ledgers.desk.ledger.entries()


def test_a_damaged_ledger_stops_the_check_before_anything_is_sent(
    qtbot: QtBot, window: MainWindow, planned: Plan, publisher: Neighbour,
    own_keyring: MemoryKeyring,
) -> None:  # fmt: skip
    planned(PLANTED).primary_button.click()
    _reach(qtbot, window, AnswerPage)
    publisher.forget_asked()
    ledger_file().write_bytes(ledger_file().read_bytes()[:-40])
    window.go_to(Step.LEAVES)
    settle(qtbot, window)
    window.page.primary_button.click()
    qtbot.waitUntil(lambda: window.page.problem is not None, timeout=20_000)
    settle(qtbot, window)
    assert isinstance(window.page, LeavesPage)
    assert "The ledger was changed by something else" in texts(window.page)
    assert publisher.host.requests == []


@pytest.mark.parametrize("fault", [Fault.STALLED, Fault.SLOW_BODY, Fault.SLOW_HEADERS])
def test_stop_leaves_the_page_at_once_while_a_server_is_silent(
    qtbot: QtBot, window: MainWindow, planned: Plan, tmp_path: Path, fault: Fault
) -> None:
    faults: set[Fault] = set()
    with neighbour(tmp_path / "slow", lambda world: at_times(faults, world.answer)) as slow:
        slow.add(NAME)
        _learn()
        faults.add(fault)
        slow.forget_asked()
        planned(PLANTED).primary_button.click()
        qtbot.waitUntil(lambda: bool(slow.host.requests), timeout=20_000)
        running = window.page
        assert isinstance(running, RunningPage)
        QTest.keyClick(running.stop_button, Qt.Key.Key_Space)
        assert isinstance(window.page, LeavesPage)
        assert "The check was stopped." in texts(window.page)
        settle(qtbot, window)
        assert window.session.result is None
        assert isinstance(window.page, LeavesPage)
        assert window.page.primary_button.isEnabled()
        faults.clear()
        window.page.primary_button.click()
        _reach(qtbot, window, AnswerPage)
        assert window.session.places is not None
        outcomes = {one.outcome for one in window.session.places.ledgers.kept.ledger.entries()}
        assert "stopped" in outcomes
        assert outcomes <= {"200", "404", "stopped"}


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.usefixtures("publisher")
def test_nothing_scrolls_sideways_and_everything_has_a_name(
    qtbot: QtBot, window: MainWindow, theme: Theme, planned: Plan, language: str, percent: int
) -> None:
    i18n.activate(language)
    resize_text(qtbot, window, theme, percent)
    page = planned(PLANTED, ADDRESS)
    for one in page.findChildren(Disclosure):
        one.open()
    settle(qtbot, window)
    assert page.scroll_area.horizontalScrollBar().maximum() == 0
    assert nameless(page) == []

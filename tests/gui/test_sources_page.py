"""Lists and services in the window: what is on, what it would send, keys, ways, and trying."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from exposure_app import i18n
from exposure_app.gui import open_dialog
from exposure_app.gui.aside import Aside
from exposure_app.gui.main_window import MainWindow
from exposure_app.gui.source_box import PublisherBox, ServiceBox
from exposure_app.gui.sources_page import SourcesPage
from exposure_app.gui.theme import Theme
from exposure_app.gui.ways_card import ADDRESS
from exposure_app.storage import paths
from exposure_app.storage.network_settings import (
    HIBP_CATALOGUE,
    HIBP_DIRECT,
    HIBP_RANGE,
    SERVICES,
    XPOSEDORNOT,
    NetworkSettings,
    load_network_settings,
    save_network_settings,
)
from tests.simulators.neighbour import NAME, TITLE, Neighbour, neighbour
from tests.simulators.onlooker import facts, nameless, resize_text, settle, texts

KEY = "0123456789abcdef" * 2


@pytest.fixture
def publisher(tmp_path: Path) -> Iterator[Neighbour]:
    """A publisher on loopback."""
    with neighbour(tmp_path / "neighbour") as found:
        yield found


@pytest.fixture
def added(publisher: Neighbour) -> None:
    """The publisher was added, and is off."""
    publisher.add()


Open = Callable[[], SourcesPage]


def _kept() -> NetworkSettings:
    return load_network_settings(paths.network_settings_file())


def _publisher(page: SourcesPage) -> PublisherBox:
    box = page.boxes[NAME]
    assert isinstance(box, PublisherBox)
    return box


def _service(page: SourcesPage, name: str) -> ServiceBox:
    box = page.boxes[name]
    assert isinstance(box, ServiceBox)
    return box


def test_everything_is_off_at_first_and_each_service_shows_its_bytes_before(opened: Open) -> None:
    page = opened()
    assert set(page.boxes) == set(SERVICES)
    assert not any(box.switch.box.isChecked() for box in page.boxes.values())
    assert {box.badge.text for box in page.boxes.values()} == {"Off"}
    shown = {}
    for name in SERVICES:
        box = _service(page, name)
        assert not box.example.content.isVisible()
        box.example.button.click()
        content = box.example.content
        assert hasattr(content, "toPlainText")
        shown[name] = str(content.toPlainText())
        assert "User-Agent: exposure-check" in shown[name]
    assert "anna.example" not in shown[HIBP_RANGE]
    assert "/range/" in shown[HIBP_RANGE]
    assert "hibp-api-key: ********************************" in shown[HIBP_RANGE]
    assert "anna.example%40example.org" in shown[HIBP_DIRECT]
    assert "anna.example%40example.org" in shown[XPOSEDORNOT]
    assert "→ haveibeenpwned.com\nGET /api/v3/breaches HTTP/1.1" in shown[HIBP_CATALOGUE]
    told = facts(page)
    assert (
        told.count(("Whose facts", "Facts about breaches: Have I Been Pwned, under CC BY 4.0."))
        == 3
    )


def test_a_service_that_needs_a_key_is_not_switched_on_without_one(
    qtbot: QtBot, window: MainWindow, opened: Open
) -> None:
    page = opened()
    box = _service(page, HIBP_RANGE)
    QTest.keyClick(box.switch.box, Qt.Key.Key_Space)
    settle(qtbot, window)
    assert not box.switch.box.isChecked()
    assert HIBP_RANGE not in _kept().on
    assert "needs your key" in box.problem.text()
    assert page.key_card.line.hasFocus()
    QTest.keyClicks(page.key_card.line, KEY)
    page.key_card.store_button.click()
    settle(qtbot, window)
    QTest.keyClick(box.switch.box, Qt.Key.Key_Space)
    settle(qtbot, window)
    assert HIBP_RANGE in _kept().on
    assert box.badge.text == "On"
    assert box.problem.isHidden()


def test_a_service_without_a_key_is_switched_on_and_off_at_once(
    qtbot: QtBot, window: MainWindow, opened: Open
) -> None:
    page = opened()
    box = _service(page, XPOSEDORNOT)
    box.switch.box.setFocus()
    for is_on in (True, False):
        QTest.keyClick(box.switch.box, Qt.Key.Key_Space)
        settle(qtbot, window)
        assert (XPOSEDORNOT in _kept().on) is is_on
        assert box.badge.text == ("On" if is_on else "Off")
        assert box.switch.box.hasFocus()


def test_a_publisher_is_added_by_its_file_and_stays_off(
    qtbot: QtBot, window: MainWindow, opened: Open, publisher: Neighbour,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(open_dialog, "ask", lambda parent: publisher.file)
    page = opened()
    page.adding.button.click()
    settle(qtbot, window)
    assert _publisher(page).badge.text == "Off"
    assert f"Added: {TITLE}" in texts(page)
    assert _kept().on == frozenset()
    assert publisher.host.requests == []
    _publisher(page).switch.box.click()
    settle(qtbot, window)
    assert _kept().on == {NAME}
    assert publisher.host.requests == []
    _publisher(page).remove_button.click()
    settle(qtbot, window)
    assert NAME not in page.boxes
    assert _kept().on == frozenset()


def test_a_file_that_is_none_of_a_publisher_is_refused_in_words(
    qtbot: QtBot, window: MainWindow, opened: Open, tmp_path: Path
) -> None:
    page = opened()
    file = tmp_path / "notes.json"
    file.write_text("{}")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.adding.dropEvent(QDropEvent(QPointF(1, 1), Qt.DropAction.CopyAction, data, buttons, keys))
    settle(qtbot, window)
    assert "Nothing was added" in texts(page)
    assert set(page.boxes) == set(SERVICES)


def test_trying_shows_first_what_it_sends_and_then_what_came_of_it(
    qtbot: QtBot, window: MainWindow, opened: Open, publisher: Neighbour
) -> None:
    publisher.add()
    page = opened()
    trying = _publisher(page).trying
    assert ("What it has", "Not known yet. Press “Try it now” to fetch what it has.") in facts(page)
    trying.button.click()
    settle(qtbot, window)
    assert publisher.host.requests == []
    assert "What trying it would send" in texts(page)
    assert trying.send_button is not None
    assert trying.send_button.hasFocus()
    trying.send_button.click()
    settle(qtbot, window)
    assert publisher.host.requests != []
    assert "Phone numbers (small-small): answers, and proved itself." in texts(page)
    assert ("What it has", "Phone numbers, of 1 November 2026") in facts(page)
    assert trying.button.hasFocus()
    assert window.session.places is not None
    sent = window.session.places.ledgers.kept.ledger.entries()
    assert len(sent) == len(publisher.host.requests)


def test_a_try_of_somebody_who_does_not_answer_says_so_and_names_no_code(
    qtbot: QtBot, window: MainWindow, opened: Open, tmp_path: Path
) -> None:
    with neighbour(tmp_path / "gone") as gone:
        gone.add()
    page = opened()
    trying = _publisher(page).trying
    trying.button.click()
    settle(qtbot, window)
    assert trying.send_button is not None
    trying.send_button.click()
    settle(qtbot, window)
    told = texts(page)
    assert "Lists of small" in told
    assert "no_answer" not in told
    assert trying.button.isEnabled()


def test_settings_that_cannot_be_read_ask_nobody_and_are_kept_until_the_person_decides(
    qtbot: QtBot, window: MainWindow, opened: Open
) -> None:
    file = paths.network_settings_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("broken")
    page = opened()
    assert "The settings of the network cannot be read." in texts(page)
    box = _service(page, XPOSEDORNOT)
    box.switch.box.click()
    settle(qtbot, window)
    assert not box.switch.box.isChecked()
    assert "Nothing was changed." in box.problem.text()
    assert file.read_text() == "broken"
    page._begin_again()
    settle(qtbot, window)
    assert _kept() == NetworkSettings()
    assert "cannot be read" not in texts(page)


def test_a_publisher_whose_file_is_damaged_is_named_and_can_be_removed(
    qtbot: QtBot, window: MainWindow, opened: Open
) -> None:
    folder = paths.introductions_folder()
    folder.mkdir(parents=True)
    (folder / "torn.json").write_text("{")
    page = opened()
    assert "The file of this publisher cannot be read: torn" in texts(page)
    page._remove("torn")
    settle(qtbot, window)
    assert not list(folder.iterdir())
    assert "torn" not in texts(page)


def test_ways_are_kept_together_or_not_at_all(
    qtbot: QtBot, window: MainWindow, opened: Open
) -> None:
    page = opened()
    card = page.ways_card
    card.ways[ADDRESS].click()
    QTest.keyClicks(card.address, "ftp://proxy.example")
    card.least.line.selectAll()
    QTest.keyClicks(card.least.line, "2000")
    card.save_button.click()
    settle(qtbot, window)
    assert "no address of a proxy" in card.address_field.problem
    assert card.address.hasFocus()
    assert _kept() == NetworkSettings()
    card.address.selectAll()
    QTest.keyClicks(card.address, "socks5://127.0.0.1:9050")
    card.save_button.click()
    settle(qtbot, window)
    assert _kept() == NetworkSettings(proxy="socks5://127.0.0.1:9050", least_shared=2000)
    assert "Kept." in card.status.text()


def test_what_is_typed_stays_while_another_page_is_read(
    qtbot: QtBot, window: MainWindow, opened: Open
) -> None:
    page = opened()
    QTest.keyClicks(page.key_card.line, "half a key")
    page.ways_card.least.line.selectAll()
    QTest.keyClicks(page.ways_card.least.line, "77")
    window.open_aside(Aside.LEDGER)
    again = opened()
    assert again is not page
    assert again.key_card.line.text() == "half a key"
    assert again.ways_card.least.line.text() == "77"


def test_a_disk_that_takes_nothing_is_said_at_the_switch(
    qtbot: QtBot, window: MainWindow, opened: Open
) -> None:
    paths.config_folder().parent.mkdir(parents=True, exist_ok=True)
    paths.config_folder().write_text("a file stands where the folder would be")
    page = opened()
    box = _service(page, XPOSEDORNOT)
    box.switch.box.click()
    settle(qtbot, window)
    assert not box.switch.box.isChecked()
    assert "See that the disk has room" in box.problem.text()


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.usefixtures("added")
def test_nothing_scrolls_sideways_and_everything_has_a_name(
    qtbot: QtBot, window: MainWindow, theme: Theme, opened: Open, language: str, percent: int
) -> None:
    i18n.activate(language)
    resize_text(qtbot, window, theme, percent)
    page = opened()
    for name in SERVICES:
        _service(page, name).example.open()
    _publisher(page).trying.button.click()
    settle(qtbot, window)
    QApplication.sendPostedEvents()
    assert page.scroll_area.horizontalScrollBar().maximum() == 0
    assert nameless(page) == []


def test_settings_of_another_window_are_shown_when_the_page_is_opened_again(
    window: MainWindow, opened: Open
) -> None:
    opened()
    save_network_settings(
        paths.network_settings_file(), NetworkSettings(on=frozenset({XPOSEDORNOT}))
    )
    window.open_aside(Aside.LEDGER)
    assert _service(opened(), XPOSEDORNOT).badge.text == "On"

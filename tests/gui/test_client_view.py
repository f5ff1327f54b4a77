"""The visitor's view: what is asked now, in large text, and nothing that is only the helper's."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from exposure_app import i18n
from exposure_app.core.findings import CheckResult
from exposure_app.gui.aside import Aside
from exposure_app.gui.client_view import FIRST_SIZE, ClientView
from exposure_app.gui.main_window import MainWindow
from exposure_app.gui.match_card import MatchCard
from exposure_app.gui.step import Step
from exposure_app.gui.theme import Theme
from exposure_app.wording.advice import step_title
from exposure_app.wording.desk import consent_sentences, dangers, script_for
from tests.simulators import results
from tests.simulators.onlooker import nameless, settle, texts
from tests.simulators.typist import INVENTED, Typist, founding_story


@pytest.fixture(scope="module")
def private(tmp_path_factory: pytest.TempPathFactory) -> CheckResult:
    """An answer with a private match."""
    return results.answer("private", tmp_path_factory.mktemp("lists"))


def _open(desk: MainWindow) -> ClientView:
    desk.desk.toggle_view()
    client = desk.desk.view.client
    assert client is not None
    desk.activateWindow()
    return client


def test_it_follows_a_whole_visit_without_helper_notes_or_numbers(
    qtbot: QtBot, desk: MainWindow, typist: Typist
) -> None:
    client = _open(desk)
    seen = [texts(client)]
    assert all(sentence in seen[0] for sentence in consent_sentences())
    desk.page_shown.connect(lambda _page: seen.append(texts(client)))
    founding_story(typist, INVENTED)
    settle(qtbot, desk)
    everything = "\n".join([*seen, texts(client)])
    assert INVENTED not in everything.replace(" ", "")
    for code in ("place", "noticed", "numbers", "leaves", "answer", "plan"):
        script = script_for(code)
        assert script.why not in everything
        assert script.leave not in everything
    result = desk.session.result
    assert result is not None
    shown = texts(client)
    assert all(step_title(step) in shown for step in (*result.plan.today, *result.plan.week))
    assert any("about" in text and "in 100" in text for text in seen)
    assert nameless(client) == []


def test_what_is_ticked_is_shown_to_the_visitor_at_once(
    qtbot: QtBot, desk: MainWindow, typist: Typist
) -> None:
    client = _open(desk)
    typist.consent()
    typist.say_where()
    assert "My account follows people" not in texts(client)
    typist.keys("11\r")
    assert "My account follows people" in texts(client)


def test_the_three_answers_are_shown_as_they_are_given(desk: MainWindow, typist: Typist) -> None:
    client = _open(desk)
    typist.keys("n")
    assert "May I look up a number? No" in texts(client)


def test_what_is_said_of_danger_at_home_is_never_shown(
    qtbot: QtBot, desk: MainWindow, typist: Typist
) -> None:
    client = _open(desk)
    typist.consent()
    desk.open_aside(Aside.DANGER)
    settle(qtbot, desk)
    shown = texts(client)
    for name, sentences in dangers():
        assert name not in shown
        assert not any(sentence in shown for sentence in sentences)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_private_items_open_only_by_the_visitor_s_own_button(
    qtbot: QtBot, desk: MainWindow, private: CheckResult, language: str
) -> None:
    i18n.activate(language)
    desk._rebuild()
    settle(qtbot, desk)
    client = _open(desk)
    session = desk.session
    session.draft.has_agreed, session.draft.country, session.result = True, "CN", private
    desk.go_to(Step.ANSWER)
    settle(qtbot, desk)
    assert not _cards(client)
    assert client.private is not None
    client.private.button.click()
    cards = _cards(client)
    assert cards
    names = [card.accessibleName() for card in cards]
    assert not any(name in texts(desk) for name in names)
    desk.show_current()
    assert not _cards(client)
    assert client.private is not None
    assert not client.private.is_open


def _is_open(desk: MainWindow) -> bool:
    return desk.desk.view.client is not None


def _cards(client: QWidget) -> list[MatchCard]:
    return [card for card in client.findChildren(MatchCard) if card.isVisible()]


def test_a_key_opens_and_closes_it_and_its_text_has_a_size_of_its_own(
    qtbot: QtBot, desk: MainWindow, typist: Typist, theme: Theme
) -> None:
    typist.press(Qt.Key.Key_F8)
    client = desk.desk.view.client
    assert client is not None
    assert client.isVisible()
    assert client.percent == FIRST_SIZE
    before = client.font().pointSizeF()
    desk.desk.resize_view(2)
    assert client.percent == 200
    assert client.font().pointSizeF() > before
    assert theme.percent == 100
    desk.activateWindow()
    typist.press(Qt.Key.Key_F8)
    assert not _is_open(desk)
    typist.press(Qt.Key.Key_F8)
    again = desk.desk.view.client
    assert again is not None
    assert again.percent == 200


def test_it_goes_with_the_window_and_with_the_mode(qtbot: QtBot, desk: MainWindow) -> None:
    _open(desk)
    desk.desk.turn(False)  # noqa: FBT003 - as the menu does
    assert desk.desk.view.client is None
    desk.desk.turn(True)  # noqa: FBT003 - as the menu does
    client = _open(desk)
    desk.close()
    assert not client.isVisible()


def test_it_opens_on_the_screen_that_is_not_the_helper_s(qtbot: QtBot, theme: Theme) -> None:
    client = ClientView(theme)
    qtbot.addWidget(client)
    only = QGuiApplication.screens()
    client.open_on(only, only[0])
    assert client.isVisible()
    assert not client.isMaximized()
    client.open_on(only, None)
    assert client.isMaximized()
    client.close()


def test_a_second_screen_shows_it_by_itself(
    qtbot: QtBot, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = QGuiApplication.primaryScreen()
    monkeypatch.setattr("exposure_app.gui.desk_view.screens", lambda: [screen, screen])
    window = MainWindow(theme, tmp_path / "settings.json", is_desk=True)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.session.places is not None, timeout=20_000)
    qtbot.waitUntil(lambda: window.desk.view.client is not None)
    window.close()


@pytest.mark.parametrize("percent", [100, 200, 300])
def test_no_word_of_it_is_cut(qtbot: QtBot, desk: MainWindow, typist: Typist, percent: int) -> None:
    client = _open(desk)
    client.resize(900, 700)
    client.resize_to(percent)
    founding_story(typist)
    settle(qtbot, desk)
    qtbot.waitUntil(lambda: client._area.horizontalScrollBar().maximum() == 0)
    for label in client.findChildren(QWidget):
        if label.isVisible() and label.hasHeightForWidth() and label.parent() is not client:
            assert label.height() >= label.heightForWidth(label.width())

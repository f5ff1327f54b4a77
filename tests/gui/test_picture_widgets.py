"""The pictures in the window: room for every word, reached by keyboard, said as text."""

import gettext
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from exposure_app import i18n
from exposure_app.core.findings import CheckResult
from exposure_app.gui import print_dialog, save_dialog
from exposure_app.gui.answer_page import AnswerPage
from exposure_app.gui.fact_grid import FactGrid
from exposure_app.gui.painting import FontMetrics
from exposure_app.gui.picture_view import PictureView
from exposure_app.gui.reading_text import ReadingText
from exposure_app.gui.reasons_card import ReasonsCard
from exposure_app.gui.shown_as_text import ShownAsText
from exposure_app.gui.sources_card import SourcesCard
from exposure_app.gui.take_card import TakeCard
from exposure_app.gui.theme import Theme
from exposure_app.gui.timeline_card import TimelineCard
from exposure_app.gui.unlisted_card import UnlistedCard
from exposure_app.reports.pictures.display import Picture, Style, Words
from exposure_app.reports.pictures.metrics import EstimatedMetrics
from exposure_app.storage.settings import Appearance
from tests.simulators import results

_STATES = ("symptoms_only", "contradictory", "private")


class _Long(gettext.NullTranslations):
    """Every text half as long again, as some languages are."""

    def gettext(self, message: str) -> str:
        return message + " wo" * (len(message) // 6 + 1)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, CheckResult]:
    return {state: results.answer(state, tmp_path_factory.mktemp(state)) for state in _STATES}


@pytest.fixture(params=[*i18n.LANGUAGES, "long"])
def language(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "long":
        monkeypatch.setattr(i18n, "_active", _Long())
    else:
        i18n.activate(request.param)
    return str(request.param)


def _page(qtbot: QtBot, result: CheckResult, width: int = 1280) -> AnswerPage:
    page = AnswerPage(result, results.shipped())
    page.finish()
    qtbot.addWidget(page)
    page.resize(width, 720)
    page.show()
    qtbot.waitExposed(page)
    qtbot.waitUntil(lambda: all(view.height() for view in page.findChildren(PictureView)))
    return page


def _overlapping(picture: Picture) -> Iterator[tuple[str, str]]:
    words = [mark for mark in picture.marks if isinstance(mark, Words)]
    for one, other in combinations(words, 2):
        is_beside = (
            one.left + one.width <= other.left + 0.5 or other.left + other.width <= one.left + 0.5
        )
        is_apart = (
            one.baseline + one.descent <= other.baseline - other.ascent + 0.5
            or other.baseline + other.descent <= one.baseline - one.ascent + 0.5
        )
        if not is_beside and not is_apart:
            yield one.text, other.text


@pytest.mark.parametrize("width", [980, 1280])
@pytest.mark.parametrize("percent", [100, 200, 225])
def test_every_picture_has_room_for_all_its_words(
    qtbot: QtBot, theme: Theme, answers: dict[str, CheckResult], language: str, percent: int,
    width: int,
) -> None:  # fmt: skip
    theme.set_percent(percent)
    theme.change_language()
    page = _page(qtbot, answers["symptoms_only"], width)
    views = page.findChildren(PictureView)
    assert len(views) == 3
    assert page.scroll_area.horizontalScrollBar().maximum() == 0
    for view in views:
        picture = view.picture()
        assert picture.width <= view.width()
        assert picture.height <= view.height(), picture.title
        assert list(_overlapping(picture)) == []
        for mark in picture.marks:
            if isinstance(mark, Words):
                assert mark.left >= -0.5, mark.text
                assert mark.left + mark.width <= picture.width + 0.5, mark.text
    page.close()


@pytest.mark.parametrize("language_code", i18n.LANGUAGES)
def test_a_picture_is_named_and_says_all_that_its_text_says(
    qtbot: QtBot, theme: Theme, answers: dict[str, CheckResult], language_code: str
) -> None:
    i18n.activate(language_code)
    page = _page(qtbot, answers["symptoms_only"])
    cards: list[SourcesCard | ReasonsCard | TimelineCard] = [
        *page.findChildren(SourcesCard),
        *page.findChildren(ReasonsCard),
        *page.findChildren(TimelineCard),
    ]
    assert len(cards) == 3
    for card in cards:
        assert card.view.accessibleName()
        assert card.view.accessibleDescription() == card.as_text.text.text()
        assert not card.as_text.is_open
        card.as_text.open()
        assert card.as_text.text.isVisible()
        assert card.as_text.button.accessibleName()


def test_the_way_of_another_source_is_chosen_by_keyboard(
    qtbot: QtBot, theme: Theme, answers: dict[str, CheckResult]
) -> None:
    page = _page(qtbot, answers["contradictory"])
    card = page.findChild(ReasonsCard)
    assert isinstance(card, ReasonsCard)
    assert card.choice is not None
    before = (card.view.accessibleName(), card.as_text.text.text())
    card.choice.setFocus()
    QTest.keyClick(card.choice, Qt.Key.Key_Down)
    assert card.choice.currentIndex() == 1
    assert card.choice.currentText() in card.view.accessibleName()
    assert card.view.accessibleDescription() == card.as_text.text.text()
    assert (card.view.accessibleName(), card.as_text.text.text()) != before


def test_pictures_and_their_texts_are_stops_of_the_tab_key(
    qtbot: QtBot, theme: Theme, answers: dict[str, CheckResult]
) -> None:
    page = _page(qtbot, answers["symptoms_only"])
    page.activateWindow()
    page.focus_first()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    wanted: list[QWidget] = [
        *page.findChildren(PictureView),
        *(twin.button for twin in page.findChildren(ShownAsText)),
    ]
    reached: set[QWidget | None] = set()
    for _stop in range(80):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())
    assert [stop for stop in wanted if stop not in reached] == []


def test_a_private_source_is_not_among_the_pictures(
    qtbot: QtBot, theme: Theme, answers: dict[str, CheckResult]
) -> None:
    result = answers["private"]
    page = _page(qtbot, result)
    catalogue = results.shipped().catalogue
    hidden = [catalogue.find(one.incident_id) for one in result.findings if one.is_sensitive]
    names = {brand for incident in hidden if incident for brand in incident.brands}
    assert names
    for view in page.findChildren(PictureView):
        said = view.accessibleName() + view.accessibleDescription()
        assert not [name for name in names if name in said]
        drawn = [mark.text for mark in view.picture().marks if isinstance(mark, Words)]
        assert not [name for name in names if name in " ".join(drawn)]


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
def test_a_picture_takes_the_colours_of_the_window(
    qtbot: QtBot, theme: Theme, answers: dict[str, CheckResult], appearance: Appearance
) -> None:
    theme.set_appearance(appearance)
    page = _page(qtbot, answers["symptoms_only"])
    view = page.findChildren(PictureView)[0]
    image = view.grab().toImage()
    colours = {image.pixelColor(x, y).name().upper() for x in range(0, image.width(), 3)
               for y in range(0, image.height(), 2)}  # fmt: skip
    assert theme.colours.accent in colours
    assert theme.colours.surface in colours


def test_letters_of_a_file_are_taken_to_be_no_narrower_than_those_of_a_font(
    theme: Theme,
) -> None:
    measured = FontMetrics(QApplication.font())
    guessed = EstimatedMetrics(measured.em)
    for text in (
        "Something else, or cannot tell", "about 70 in 100", "1. China Mobile", "WWW MMM @",
        "Exposed: January 2007 to March 2009.", "Attempts to enter accounts at QQ",
    ):  # fmt: skip
        for style in Style:
            assert guessed.width(text, style) >= measured.width(text, style), (text, style)


def test_incidents_without_a_list_stand_apart_with_what_to_do(
    qtbot: QtBot, theme: Theme, answers: dict[str, CheckResult]
) -> None:
    result = answers["symptoms_only"]
    page = _page(qtbot, result)
    card = page.findChild(UnlistedCard)
    assert isinstance(card, UnlistedCard)
    grids = card.findChildren(FactGrid)
    assert len(grids) == len(result.unlisted) > 0
    for grid in grids:
        names = [name for name, _text in grid.facts]
        assert names == ["What was taken", "Where this was learnt", "Do this first"]
    leads = [label.text() for label in card.findChildren(ReadingText)]
    assert any(text.startswith("Your carrier had a confirmed incident") for text in leads)
    assert all(text.endswith("It cannot be looked up.") for text in leads)


def test_the_answer_is_saved_as_a_page_and_as_text(
    qtbot: QtBot,
    theme: Theme,
    answers: dict[str, CheckResult],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    result = answers["contradictory"]
    page = _page(qtbot, result)
    card = page.findChild(TakeCard)
    assert isinstance(card, TakeCard)
    for name in ("answer.html", "answer.txt"):
        file = tmp_path / name
        monkeypatch.setattr(save_dialog, "ask", lambda *_given, file=file: file)
        card.save_button.click()
        assert card.status.text() == "It was saved."
        written = file.read_text(encoding="utf-8")
        assert "in 100" in written
        assert not [one.masked for one in result.subjects if one.masked in written]
    assert "<svg" in (tmp_path / "answer.html").read_text(encoding="utf-8")
    text = (tmp_path / "answer.txt").read_text(encoding="utf-8")
    assert "<" not in text
    for view in page.findChildren(PictureView)[:1]:
        for line in view.accessibleDescription().splitlines():
            assert line.partition(": ")[0] in text
    monkeypatch.setattr(save_dialog, "ask", lambda *_given: tmp_path / "gone" / "answer.html")
    card.save_button.click()
    assert "Choose another folder" in card.status.text()


def test_the_answer_prints_black_on_white_from_a_dark_window(
    qtbot: QtBot,
    theme: Theme,
    answers: dict[str, CheckResult],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    theme.set_appearance(Appearance.DARK)
    page = _page(qtbot, answers["symptoms_only"])
    card = page.findChild(TakeCard)
    assert isinstance(card, TakeCard)
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "answer.pdf"))
    monkeypatch.setattr(print_dialog, "ask", lambda *_given: printer)
    painted: list[QImage] = []
    from exposure_app.gui import report_document  # noqa: PLC0415 - what is painted is looked at

    paint = report_document._painted

    def kept(*given: object) -> QImage:
        painted.append(paint(*given))  # type: ignore[arg-type]
        return painted[-1]

    monkeypatch.setattr(report_document, "_painted", kept)
    card.print_button.click()
    assert card.status.text() == "It was sent to the printer."
    assert (tmp_path / "answer.pdf").stat().st_size > 10_000
    assert painted
    for image in painted:
        assert image.pixelColor(1, 1).name() == "#ffffff"

"""The card at the end of plan and answer: one page or everything, printed, saved or copied."""

import gc
import io
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from exposure_app.core.findings import CheckResult
from exposure_app.gui import preview_dialog, print_dialog, save_dialog
from exposure_app.gui.answer_page import AnswerPage
from exposure_app.gui.paged import use_paper
from exposure_app.gui.plan_page import PlanPage
from exposure_app.gui.take_card import TakeCard
from exposure_app.gui.theme import Theme
from exposure_app.reports.paper import Paper
from tests.simulators import results


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, CheckResult]:
    """Two answers, one with a plan of a country where Letter is usual."""
    states = ("found_strong", "many_lists")
    scratch = tmp_path_factory.mktemp("answers")
    return {state: results.answer(state, scratch) for state in states}


def _spoken(pdf: PdfReader) -> str:
    return "\n".join(page.extract_text().replace("\t", " ") for page in pdf.pages)


def _printer(file: Path, paper: Paper = Paper.A4) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    use_paper(printer, paper)
    return printer


@pytest.fixture
def card(qtbot: QtBot, theme: Theme, answers: dict[str, CheckResult]) -> Iterator[TakeCard]:
    """What is at the end of the plan."""
    page = PlanPage(answers["found_strong"], results.shipped())
    page.finish()
    page.resize(1000, 720)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    found = page.findChild(TakeCard)
    assert isinstance(found, TakeCard)
    yield found
    page.close()


@pytest.mark.parametrize("is_full", [False, True])
@pytest.mark.parametrize("form", [".pdf", ".html", ".txt"])
def test_what_is_chosen_is_saved_in_the_form_of_its_ending(
    card: TakeCard, form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_full: bool
) -> None:
    file = tmp_path / f"file{form}"
    monkeypatch.setattr(save_dialog, "ask", lambda *_given: file)
    QTest.keyClick(card.amounts[is_full], Qt.Key.Key_Space)
    card.save_button.click()
    content = file.read_bytes()
    is_pdf = form == ".pdf"
    text = _spoken(PdfReader(io.BytesIO(content))) if is_pdf else content.decode("utf-8")
    assert ("Why we think so" in text) is is_full
    assert "What to do now" in text
    assert card.status.text() == "It was saved."


def test_a_skipped_step_is_not_on_the_sheet(card: TakeCard) -> None:
    page = card.parent()
    while not isinstance(page, PlanPage):
        assert page is not None
        page = page.parent()
    first = page.steps.plan.today[0]
    assert first in card._made().result.plan.today
    page.steps.cards[first.id].skip_button.click()
    assert first not in card._made().result.plan.today


def test_the_preview_paints_the_same_pages(
    card: TakeCard, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seen = []

    def show(_parent: object, paper: Paper, paint: object) -> None:
        printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "seen.pdf"))
        use_paper(printer, paper)
        assert callable(paint)
        paint(printer)
        seen.append(paper)

    monkeypatch.setattr(preview_dialog, "show", show)
    card.papers[Paper.LETTER].click()
    card.preview_button.click()
    assert seen == [Paper.LETTER]
    assert len(PdfReader(tmp_path / "seen.pdf").pages) == 1


@pytest.mark.parametrize("is_full", [False, True])
def test_what_is_chosen_is_copied_as_text(card: TakeCard, *, is_full: bool) -> None:
    card.amounts[is_full].click()
    card.copy_button.click()
    copied = QApplication.clipboard().text()
    assert copied.startswith("What to do now\n")
    assert ("Why we think so" in copied) is is_full
    assert card.status.text() == "It was copied as text."


def test_some_pages_alone_are_printed_with_their_own_numbers(
    card: TakeCard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = _printer(tmp_path / "some.pdf")
    printer.setFromTo(2, 3)
    monkeypatch.setattr(print_dialog, "ask", lambda *_given: printer)
    card.amounts[True].click()
    card.print_button.click()
    pages = PdfReader(tmp_path / "some.pdf").pages
    for number, page in zip((2, 3), pages, strict=True):
        assert f"Page {number} of" in page.extract_text().replace("\t", " ")


@pytest.mark.qt_log_ignore("QPainter::begin", "propagateSizeHints", extend=True)
def test_a_printer_that_cannot_print_is_told_on_the_card(
    card: TakeCard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = _printer(tmp_path / "gone" / "sheet.pdf")
    monkeypatch.setattr(print_dialog, "ask", lambda *_given: printer)
    card.amounts[True].click()
    card.papers[Paper.A4].click()
    card.print_button.click()
    assert card.status.text().startswith("It could not be printed.")
    assert card.amounts[True].isChecked()
    assert card.papers[Paper.A4].isChecked()


@pytest.mark.parametrize("form", [".pdf", ".html", ".txt"])
def test_a_folder_that_is_gone_is_told_on_the_card(
    card: TakeCard, form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(save_dialog, "ask", lambda *_given: tmp_path / "gone" / f"sheet{form}")
    card.save_button.click()
    assert "Choose another folder" in card.status.text()
    assert card.save_button.isEnabled()


def test_the_paper_proposed_is_that_of_the_country(
    qtbot: QtBot, theme: Theme, answers: dict[str, CheckResult]
) -> None:
    for state, paper in (("found_strong", Paper.LETTER), ("many_lists", Paper.A4)):
        page = PlanPage(answers[state], results.shipped())
        page.finish()
        qtbot.addWidget(page)
        found = page.findChild(TakeCard)
        assert isinstance(found, TakeCard)
        assert found.papers[paper].isChecked()


def test_without_a_yes_to_printing_there_is_no_card(
    qtbot: QtBot, theme: Theme, answers: dict[str, CheckResult]
) -> None:
    result, workspace = answers["found_strong"], results.shipped()
    for page in (
        PlanPage(result, workspace, may_take=False),
        AnswerPage(result, workspace, may_take=False),
    ):
        qtbot.addWidget(page)
        page.finish()
        assert page.findChild(TakeCard) is None


def test_a_page_with_the_card_ends_when_it_is_let_go(
    qtbot: QtBot, theme: Theme, answers: dict[str, CheckResult]
) -> None:
    gc.disable()
    try:
        for make in (PlanPage, AnswerPage):
            page = make(answers["found_strong"], results.shipped())
            page.finish()
            assert page.findChild(TakeCard) is not None
            kept = weakref.ref(page)
            del page
            assert kept() is None
    finally:
        gc.enable()

"""Sheet and report on real paper: one side, letters of 14 points, and nobody's number on it."""

import io
import re
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PageObject, PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from exposure_app import i18n
from exposure_app.core.findings import CheckResult
from exposure_app.gui import preview_dialog, save_dialog
from exposure_app.gui.paged import paint_pages, use_paper
from exposure_app.gui.pdf_file import pdf_of
from exposure_app.gui.plan_page import PlanPage
from exposure_app.gui.report_document import sheet_document
from exposure_app.gui.take_card import TakeCard
from exposure_app.gui.theme import Theme
from exposure_app.reports.action_sheet import Sheet, action_sheet
from exposure_app.reports.full_report import full_report
from exposure_app.reports.paper import Paper, usual_paper
from tests.simulators import results

_SIZES = {Paper.A4: (595, 842), Paper.LETTER: (612, 792)}
_SMALLEST = 14
PRIVATE = "Fling"


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, CheckResult]:
    """One answer for every state."""
    scratch = tmp_path_factory.mktemp("answers")
    return {state: results.answer(state, scratch) for state in results.STATES}


def _sheet(result: CheckResult, paper: Paper = Paper.A4, label: str | None = None) -> Sheet:
    workspace = results.shipped()
    return Sheet(result, workspace.catalogue, workspace.today(), label, paper)


def _sizes_of_letters(page: PageObject) -> set[int]:
    """Sizes of all letters on a page, in points."""
    sizes = set()

    def see(text: str, _now: list[float], matrix: list[float], _font: object, size: float) -> None:
        if text.strip():
            sizes.add(round(abs(size * matrix[3] * _now[3])))

    page.extract_text(visitor_text=see)
    return sizes


def _spoken(pdf: PdfReader) -> str:
    return "\n".join(page.extract_text().replace("\t", " ") for page in pdf.pages)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("state", results.STATES)
def test_the_sheet_is_one_side_in_letters_of_14_points(
    theme: Theme, answers: dict[str, CheckResult], state: str, paper: Paper, language: str
) -> None:
    i18n.activate(language)
    for label in (None, "Grandmother"):
        pdf = PdfReader(io.BytesIO(pdf_of(_sheet(answers[state], paper, label), is_full=False)))
        [page] = pdf.pages
        width, height = _SIZES[paper]
        assert page.mediabox.width == pytest.approx(width, abs=1)
        assert page.mediabox.height == pytest.approx(height, abs=1)
        assert min(_sizes_of_letters(page)) >= _SMALLEST


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("state", ["found_strong", "private"])
def test_the_full_report_has_numbered_pages_and_names_nobody(
    theme: Theme, answers: dict[str, CheckResult], state: str, language: str
) -> None:
    i18n.activate(language)
    result = answers[state]
    pdf = PdfReader(io.BytesIO(pdf_of(_sheet(result), is_full=True)))
    text = _spoken(pdf)
    assert len(pdf.pages) > 1
    assert min(size for page in pdf.pages for size in _sizes_of_letters(page)) >= _SMALLEST
    assert not [one.masked for one in result.subjects if one.masked in text]
    assert PRIVATE not in text
    for number, page in enumerate(pdf.pages, start=1):
        foot = "".join(page.extract_text().split())[-12:]
        assert str(number) in foot
        assert str(len(pdf.pages)) in foot


def test_the_file_tells_its_title_and_the_day_alone(
    theme: Theme, answers: dict[str, CheckResult]
) -> None:
    content = pdf_of(_sheet(answers["found_strong"]), is_full=False)
    pdf = PdfReader(io.BytesIO(content))
    assert pdf.metadata is not None
    assert pdf.metadata.title == "What to do now"
    assert not pdf.metadata.author
    [moment] = re.findall(rb"/CreationDate \(D:(\d{14})", content)
    assert moment.endswith(b"000000")
    assert not re.search(rb"Date \(D:\d{8}(?!000000)", content)


def test_a_sheet_that_has_too_much_leaves_words_out_before_it_shrinks(
    theme: Theme, answers: dict[str, CheckResult]
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    use_paper(printer, Paper.LETTER)
    document = sheet_document(_sheet(answers["found_strong"], Paper.LETTER), printer)
    assert document.pageCount() == 1
    for step in answers["found_strong"].plan.today:
        assert step.contact is None or step.contact.phone in document.toPlainText()


class _Reader(HTMLParser):
    """What a screen reader would meet: language, headings, landmarks, and what is loaded."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("make", [action_sheet, full_report])
def test_the_page_reads_in_order_and_loads_nothing(
    answers: dict[str, CheckResult], make: Callable[[Sheet], str], language: str
) -> None:
    i18n.activate(language)
    for result in answers.values():
        page = make(_sheet(result, label="Dad"))
        reader = _Reader()
        reader.feed(page)
        names = [tag for tag, _attributes in reader.tags]
        assert dict(reader.tags)["html"]["lang"] == language.replace("_", "-")
        assert names.count("h1") == names.count("main") == 1
        levels = [int(name[1]) for name in names if re.fullmatch("h[1-6]", name)]
        assert all(below - level <= 1 for level, below in pairwise(levels))
        assert not {"script", "link", "iframe", "img", "form"} & set(names)
        assert "http" not in page.replace("http://www.w3.org/2000/svg", "")
        assert "url(" not in page
        for tag, attributes in reader.tags:
            if tag == "th":
                assert attributes.get("scope")
            if tag == "svg":
                assert attributes.get("role") == "img"
                assert attributes.get("aria-labelledby")
        smallest = min(float(size) for size in re.findall(r"font-size: ([\d.]+)pt", page))
        assert smallest >= _SMALLEST
        assert not [one.masked for one in result.subjects if one.masked in page]
        assert PRIVATE not in page


def test_each_country_has_its_usual_paper() -> None:
    assert usual_paper("US") is usual_paper("CA") is Paper.LETTER
    assert usual_paper("CN") is usual_paper("DE") is usual_paper("") is Paper.A4


@pytest.fixture
def card(qtbot: QtBot, theme: Theme, answers: dict[str, CheckResult]) -> TakeCard:
    """What is at the end of the plan."""
    page = PlanPage(answers["found_strong"], results.shipped())
    page.resize(1000, 720)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    found = page.findChild(TakeCard)
    assert isinstance(found, TakeCard)
    return found


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


def test_a_document_of_several_pages_begins_each_below_the_last(
    theme: Theme, answers: dict[str, CheckResult], tmp_path: Path
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "all.pdf"))
    use_paper(printer, Paper.A4)
    document = sheet_document(_sheet(answers["found_strong"]), printer)
    document.setHtml("".join(f"<p>line {number}</p>" for number in range(90)))
    paint_pages(document, printer)
    text = _spoken(PdfReader(tmp_path / "all.pdf"))
    assert [int(number) for number in re.findall(r"line (\d+)", text)] == list(range(90))

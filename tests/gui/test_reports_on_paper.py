"""Sheet and report on real paper: one side, letters of 14 points, and nobody's number on it."""

import io
import re
import unicodedata
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from pypdf import PageObject, PdfReader
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPdfWriter
from PySide6.QtPrintSupport import QPrinter

from exposure_app import i18n
from exposure_app.core.findings import CheckResult
from exposure_app.gui.paged import paint_pages, use_paper
from exposure_app.gui.pdf_file import pdf_of
from exposure_app.gui.report_document import sheet_document
from exposure_app.gui.theme import Theme
from exposure_app.i18n import _
from exposure_app.reports.action_sheet import Sheet
from exposure_app.reports.full_report import full_report
from exposure_app.reports.paper import Paper, usual_paper
from exposure_app.wording.advice import no_call_back_text, step_minutes, step_title
from tests.case_bank import STORIES, cases_in
from tests.simulators import results

_SIZES = {Paper.A4: (595, 842), Paper.LETTER: (612, 792)}
_SMALLEST = 14
_RADICALS = str.maketrans(
    "\u2eda\u2ed3\u2ed4\u2ec5\u2ecb\u2edb\u2edc\u2ee2\u2ec9", "页长门见车风飞马贝"
)
_FOOT = {"en": r"Page\d+of\d+$", "zh_CN": r"第\d+页,共\d+页$"}
PRIVATE = "Fling"


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, CheckResult]:
    """One answer for every state."""
    scratch = tmp_path_factory.mktemp("answers")
    return {state: results.answer(state, scratch) for state in results.STATES}


@pytest.fixture(scope="module")
def stories() -> dict[str, CheckResult]:
    """The answer to every example story, as a check without lists of one's own would give it."""
    return {case.name: results.of_case(case.case) for case in cases_in(STORIES)}


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


def _bare(text: str) -> str:
    """Without gaps, and without the second code that a font may have for a Chinese letter."""
    return "".join(unicodedata.normalize("NFKC", text).translate(_RADICALS).split())


def _words_on_paper(sheet: Sheet) -> str:
    """What stands on the sheet when it is laid out for a file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    use_paper(writer, sheet.paper)
    document = sheet_document(sheet, writer)
    assert document.pageCount() == 1
    return _bare(document.toPlainText())


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
@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("story", [case.name for case in cases_in(STORIES)])
def test_the_sheet_of_every_story_is_one_side(
    theme: Theme, stories: dict[str, CheckResult], story: str, paper: Paper, language: str
) -> None:
    i18n.activate(language)
    for label in (None, "Grandmother Elisabeth"):
        sheet = _sheet(stories[story], paper, label)
        pdf = PdfReader(io.BytesIO(pdf_of(sheet, is_full=False)))
        assert len(pdf.pages) == 1
        text = _words_on_paper(sheet)
        plan = stories[story].plan
        for step in (*plan.now, *plan.today):
            assert _bare(step_title(step)) in text
            assert _bare(step_minutes(step)) in text
        assert _bare(no_call_back_text()) in text
        assert _bare(_("This sheet is an estimate, not a finding of fault.")) in text


def test_a_sheet_with_as_much_as_there_can_be_is_one_side(
    theme: Theme, answers: dict[str, CheckResult]
) -> None:
    steps = [one for own in results.shipped().advice.countries.values() for one in own]
    label = "Grandmother Elisabeth of the house beside the old mill"
    for language in i18n.LANGUAGES:
        i18n.activate(language)
        longest = sorted(steps, key=lambda step: -len(step_title(step)))
        with_phone = [step for step in longest if step.contact is not None and step.contact.phone]
        full = replace(
            answers["partial"].plan,
            is_country_known=False,
            now=tuple(with_phone[:3]),
            today=tuple(longest[:3]),
            week=tuple(longest[3:6]),
            urgent_contacts=tuple(with_phone[3:6]),
        )
        for paper in Paper:
            sheet = _sheet(replace(answers["partial"], plan=full), paper, label)
            pdf = PdfReader(io.BytesIO(pdf_of(sheet, is_full=False)))
            assert len(pdf.pages) == 1
            assert min(_sizes_of_letters(pdf.pages[0])) >= _SMALLEST
            text = _words_on_paper(sheet)
            assert all(_bare(step_title(step)) in text for step in longest[:3])


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("state", ["found_strong", "private", "many_lists"])
def test_no_heading_of_the_report_is_parted_from_what_follows_it(
    theme: Theme, answers: dict[str, CheckResult], state: str, paper: Paper, language: str
) -> None:
    i18n.activate(language)
    pdf = PdfReader(io.BytesIO(pdf_of(_sheet(answers[state], paper, "Dad"), is_full=True)))
    page = full_report(_sheet(answers[state], paper, "Dad"))
    headings = {_bare(unescape(text)) for text in re.findall("<h[1-3][^>]*>(.*?)</h", page)}
    assert len(headings) > 8
    ends = [re.sub(_FOOT[language], "", _bare(one.extract_text())) for one in pdf.pages]
    for end in ends:
        assert not [heading for heading in headings if end.endswith(heading)]


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


def test_each_country_has_its_usual_paper() -> None:
    assert usual_paper("US") is usual_paper("CA") is Paper.LETTER
    assert usual_paper("CN") is usual_paper("DE") is usual_paper("") is Paper.A4


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

"""A letter that a printer does not take: it is said on the page, and the letter stays."""

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from exposure_app.gui import print_dialog
from exposure_app.gui.letters_page import LettersPage
from exposure_app.gui.theme import Theme
from exposure_app.lookup.countries import load_countries
from exposure_app.lookup.laws import load_laws


@pytest.mark.qt_log_ignore("QPainter::begin", "propagateSizeHints", extend=True)
def test_a_printer_that_does_not_take_the_letter_is_told(
    qtbot: QtBot, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = LettersPage(load_laws(), load_countries(), "DE", ("Telekom",), lambda _country: ())
    qtbot.addWidget(page)
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "gone" / "letter.pdf"))
    monkeypatch.setattr(print_dialog, "ask", lambda *_given: printer)
    before = page.letter.text()
    page.print_button.click()
    assert page._card.status.text() == print_dialog.failure_text()
    assert page.letter.text() == before

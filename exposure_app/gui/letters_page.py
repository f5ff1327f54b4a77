"""A letter to a company that holds data: choose, read, take away.

The one rule: the letter has blanks where the person is named; nothing typed elsewhere is in it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from PySide6.QtGui import QFont, QGuiApplication, QTextDocument
from PySide6.QtWidgets import QComboBox, QPushButton, QRadioButton

from exposure_app import i18n
from exposure_app.core.countries import Country
from exposure_app.core.letters import Law, Letter, LetterKind, law_of
from exposure_app.errors import ReportError
from exposure_app.gui import print_dialog, save_dialog
from exposure_app.gui.card import Card, text_label
from exposure_app.gui.field import Field
from exposure_app.gui.notice import Notice
from exposure_app.gui.page import Page
from exposure_app.gui.paged import lay_out, paint_pages
from exposure_app.gui.radio_group import RadioGroup
from exposure_app.gui.reading_text import ReadingText
from exposure_app.gui.report_document import POINTS
from exposure_app.gui.search_combo import QuietCombo, SearchCombo
from exposure_app.gui.taking_away import mark_taking_away
from exposure_app.gui.told_card import ToldCard
from exposure_app.i18n import CHINESE, ENGLISH, _
from exposure_app.reports.files import write_report
from exposure_app.reports.letter_text import letter_text
from exposure_app.reports.paper import usual_paper
from exposure_app.wording.countries import name_in_language
from exposure_app.wording.letters import before_sending, kind_label

_Code = TypeVar("_Code", LetterKind, str)
_LANGUAGES = {ENGLISH: "English", CHINESE: "简体中文"}


class LettersPage(Page):
    """What to ask, of whom, under which law, in which language; and the letter itself.

    Args:
        laws: every law on file.
        countries: to choose from.
        country: of the person, empty when not chosen.
        receivers: names of companies that the answer speaks of, the most probable first.
        companies: names of the known companies of a country, to choose from as well.
    """

    drawing = "letter"
    help_topic = "letters"

    def __init__(
        self,
        laws: tuple[Law, ...],
        countries: Sequence[Country],
        country: str,
        receivers: Sequence[str],
        companies: Callable[[str], Sequence[str]],
    ) -> None:
        super().__init__(
            _("Write to the company"),
            _("Ask what they hold about you. Fill in the places in brackets yourself."),
        )
        self._laws, self._receivers, self._companies = laws, receivers, companies
        self.add(self._choices(countries, country))
        self.notice = Notice("")
        self.letter = ReadingText("")
        paper = Card(_("The letter"))
        paper.add(self.letter)
        self.add(paper)
        self.add(self.notice)
        self.add(self._take_away())
        self.set_first_focus(self.kinds[LetterKind.ACCESS])
        self._write()

    def _choices(self, countries: Sequence[Country], country: str) -> Card:
        card = Card(_("What to ask, and of whom"))
        self.kinds = {kind: QRadioButton(kind_label(kind)) for kind in LetterKind}
        self._kinds = self._group(card, self.kinds.values())
        self.kinds[LetterKind.ACCESS].setChecked(True)
        self.receiver = QuietCombo()
        self.receiver.setEditable(True)
        self.receiver.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.receiver.setEditText(self._receivers[0] if self._receivers else "")
        self.receiver.editTextChanged.connect(self._write)
        note = _("Choose a name, or type one. You may leave this empty.")
        card.add(Field(_("&Company"), self.receiver, note))
        self.country = SearchCombo()
        self.country.addItem(_("Another country"), "")
        for one in countries:
            self.country.addItem(name_in_language(one.names), one.code)
        self.country.show_data(country)
        self.country.currentIndexChanged.connect(self._take_country)
        self._offer_companies()
        card.add(Field(_("Country whose &law holds"), self.country))
        card.add(text_label(_("Language of the letter")))
        self.languages = {code: QRadioButton(name) for code, name in _LANGUAGES.items()}
        self._languages = self._group(card, self.languages.values())
        self.languages[i18n.active_language()].setChecked(True)
        return card

    def _offer_companies(self) -> None:
        """Names to choose from; what stands in the field stays."""
        named = self._companies(str(self.country.currentData() or ""))
        text = self.receiver.currentText()
        blocked = self.receiver.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.receiver.clear()
        self.receiver.addItems(list(dict.fromkeys((*self._receivers, *named))))
        self.receiver.setEditText(text)
        self.receiver.blockSignals(blocked)

    def _take_country(self, _row: int) -> None:
        self._offer_companies()
        self._write()

    def _group(self, card: Card, buttons: Iterable[QRadioButton]) -> RadioGroup:
        """Buttons one under the other, of which one counts."""
        group = RadioGroup(self, buttons)
        for button in group.buttons():
            card.add(button)
        group.buttonClicked.connect(self._write)
        return group

    def _take_away(self) -> ToldCard:
        card = ToldCard(_("Take the letter with you"))
        mark_taking_away(card)
        self.print_button = QPushButton(_("&Print…"))
        self.save_button = QPushButton(_("&Save…"))
        self.copy_button = QPushButton(_("&Copy"))
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._save)
        self.copy_button.clicked.connect(self._copy)
        card.finish(self.print_button, self.save_button, self.copy_button)
        self._card = card
        return card

    def _write(self, _changed: object = None) -> None:
        """Show the letter as it is chosen now."""
        law = law_of(str(self.country.currentData() or ""), self._laws)
        letter = Letter(_chosen(self.kinds), self.receiver.currentText().strip(), law)
        with i18n.in_language(_chosen(self.languages)):
            self.letter.say(letter_text(letter))
        self.notice.set_text(before_sending(law), _("Before you send it"))

    def _save(self) -> None:
        forms = (save_dialog.TEXT,)
        file = save_dialog.ask(self, _("letter"), _("Save the letter"), forms)
        if file is None:
            return
        try:
            write_report(file, self.letter.text())
        except ReportError as error:
            self._card.tell_error(error)
        else:
            self._card.tell(_("The letter was saved."))

    def _print(self) -> None:
        paper = usual_paper(str(self.country.currentData()))
        printer = print_dialog.ask(self, _("Letter"), paper)
        if printer is not None:
            document = QTextDocument()
            document.setDefaultFont(QFont(self.font().families(), POINTS))
            document.setPlainText(self.letter.text())
            lay_out(document, printer)
            try:
                paint_pages(document, printer, print_dialog.pages_wanted(printer))
            except ReportError:
                self._card.tell(print_dialog.failure_text())
            else:
                self._card.tell(_("The letter was sent to the printer."))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.letter.text())
        self._card.tell(_("The letter was copied."))


def _chosen(choices: Mapping[_Code, QRadioButton]) -> _Code:
    return next(code for code, button in choices.items() if button.isChecked())

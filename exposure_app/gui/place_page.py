"""Where the person lives, and who their carrier is."""

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QLineEdit, QWidget

from exposure_app.core.breaches import Brand
from exposure_app.gui.card import Card
from exposure_app.gui.draft import PROPOSED, CheckDraft
from exposure_app.gui.field import Field
from exposure_app.gui.later import Later
from exposure_app.gui.month_field import MonthField
from exposure_app.gui.page import Page
from exposure_app.gui.places import Places
from exposure_app.gui.question_turns import ask_in_turns
from exposure_app.gui.search_combo import SearchCombo
from exposure_app.gui.yes_no import YesNo
from exposure_app.i18n import _
from exposure_app.wording.countries import name_in_language

_DONT_KNOW = ""
_OTHER = "\0other"
# Country, region, carrier, since when, and whose the number was before.
_QUESTIONS = 5


class PlacePage(Page):
    """Country, carrier, region, and since when the number is theirs; all but the first optional."""

    drawing = "place"
    help_topic = "place"
    is_still = True
    at_once = 1

    province = Later[SearchCombo]()
    carrier = Later[SearchCombo]()
    other = Later[QLineEdit]()
    since = Later[MonthField]()
    previous = Later[YesNo]()
    _province_field = Later[Field]()
    _carrier_field = Later[Field]()
    _other_field = Later[Field]()

    def __init__(self, draft: CheckDraft, places: Places) -> None:
        super().__init__(
            _("Place and carrier"),
            _("Companies, lists and advice differ from country to country."),
            primary=_("&Continue"),
        )
        self._draft = draft
        self._places = places
        ask_in_turns(self, draft, _QUESTIONS)
        if not draft.country:
            draft.country = self._likely_country()
        self.country = SearchCombo()
        self._country_field = Field(
            _("C&ountry you live in"), self.country, _("Type part of the name to search.")
        )
        self._where = Card(_("Where you live"))
        self._where.add(self.ask(0, self._country_field))
        self.add(self._where)
        self._fill_countries()
        self.country.chosen.connect(self._choose_country)
        self.set_first_focus(self.country)
        for make in (self._ask_province, self._ask_carrier, self._ask_since, self._ask_previous):
            self.add_later(make)

    def accept(self) -> None:
        """Go on once there is a country."""
        if self.may_pass(0):
            self.proceed.emit()

    def may_pass(self, _number: int) -> bool:
        """Nothing else can be asked without a country."""
        if self._draft.country:
            return True
        self._country_field.set_problem(_("Choose a country first. You can type part of its name."))
        self.reveal(self.country)
        return False

    def _likely_country(self) -> str:
        """The country the system is set to, as a proposal; empty when it says none."""
        code = QLocale.territoryToCode(QLocale.system().territory())
        return code if any(row.code == code for row in self._places.countries) else ""

    def _ask_province(self) -> QWidget:
        self.province = SearchCombo()
        self._province_field = Field(
            _("&Region you live in"),
            self.province,
            _("Some incidents happened in one region only. You may leave this out."),
        )
        self._where.add(self.ask(1, self._province_field))
        self._fill_provinces()
        self.province.chosen.connect(self._choose_province)
        return self._where

    def _ask_carrier(self) -> QWidget:
        self.carrier, self.other = SearchCombo(), QLineEdit()
        self._carrier_field = Field(_("Carrier of your &phone number"), self.carrier)
        self._other_field = Field(_("Na&me of the carrier"), self.other)
        self._line_card = Card(
            _("Your phone line"),
            _("Why we ask: carriers and companies that work for them can expose data too."),
        )
        for field in (self._carrier_field, self._other_field):
            self._line_card.add(self.ask(2, field))
        self._fill_carriers()
        self.carrier.chosen.connect(self._choose_carrier)
        self.other.textChanged.connect(self._name_carrier)
        return self._line_card

    def _ask_since(self) -> QWidget:
        self.since = MonthField(
            _("Since &when is the number yours? You may leave this out."),
            self._places.today.year,
            self._draft.number_since,
        )
        self.since.changed.connect(self._date_number)
        self._line_card.add(self.ask(3, self.since))
        return self._line_card

    def _ask_previous(self) -> QWidget:
        self.previous = YesNo(
            _("Do calls or messages arrive that are meant for somebody else?"),
            _("Why we ask: numbers are given out again, and an old list may mean the last owner."),
            value=self._draft.had_previous_holder,
        )
        self.previous.changed.connect(self._tell_previous)
        return self.ask(4, self.previous)

    def _fill_countries(self) -> None:
        self.country.addItem(_("Choose a country"), "")
        rows = ((name_in_language(row.names), row.code) for row in self._places.countries)
        for name, code in sorted(rows):
            self.country.addItem(name, code)
        self.country.show_data(self._draft.country)

    def _fill_carriers(self) -> None:
        self.carrier.clear()
        proposed, stated = self._draft.proposed_carrier, self._draft.carrier
        brands = self._places.carriers(self._draft.country)
        names = {brand.name: _brand_name(brand) for brand in brands}
        self.carrier.addItem(_("Don't know"), _DONT_KNOW)
        for name, shown in names.items():
            self.carrier.addItem(shown, name)
        self.carrier.addItem(_("Another carrier"), _OTHER)
        is_other = stated is not None and stated not in names
        chosen, origin = self._draft.carrier_and_origin()
        self.carrier.show_data(_OTHER if is_other else chosen or _DONT_KNOW)
        self.other.setText(stated if is_other and stated else "")
        self._other_field.setVisible(is_other)
        note = ""
        if proposed is not None and origin == PROPOSED:
            note = _("Proposed from the number you typed. Change it if it is wrong.")
        self._carrier_field.set_note(note)

    def _fill_provinces(self) -> None:
        self.province.clear()
        regions = self._places.provinces(self._draft.country)
        self.province.addItem(_("Don't know"), "")
        for shown, name in regions:
            self.province.addItem(shown, name)
        self.province.show_data(self._draft.province or self._draft.proposed_province or "")
        self._province_field.setVisible(bool(regions))

    def _choose_country(self, code: str) -> None:
        if code == self._draft.country:
            return
        self._draft.country = code
        self._draft.carrier = None
        self._draft.refuses_proposal = False
        self._draft.province = None
        self._country_field.set_problem("")
        self._fill_carriers()
        self._fill_provinces()

    def _choose_carrier(self, name: str) -> None:
        draft = self._draft
        draft.carrier = name if name not in (_DONT_KNOW, _OTHER) else None
        draft.refuses_proposal = name == _DONT_KNOW and draft.proposed_carrier is not None
        if name == _OTHER:
            draft.carrier = self.other.text().strip() or None
        self._other_field.setVisible(name == _OTHER)
        self._carrier_field.set_note("")

    def _name_carrier(self, text: str) -> None:
        self._draft.carrier = text.strip() or None

    def _choose_province(self, name: str) -> None:
        self._draft.province = name or None
        self._draft.proposed_province = None

    def _date_number(self) -> None:
        self._draft.number_since = self.since.value

    def _tell_previous(self, answer: object) -> None:
        self._draft.had_previous_holder = answer if isinstance(answer, bool) else None


def _brand_name(brand: Brand) -> str:
    return name_in_language(brand.names)

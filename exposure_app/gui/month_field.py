"""Since when: a month and a year, or only a year, or nothing."""

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from exposure_app.core.periods import PartialDate
from exposure_app.gui.field import without_mnemonic
from exposure_app.gui.search_combo import QuietCombo
from exposure_app.gui.theme import Space
from exposure_app.i18n import CHINESE, _, active_language

_FIRST_YEAR = 1985
_MONTHS = 12


class MonthField(QWidget):
    """Two short lists; leaving both alone means "not known".

    Signals:
        changed: the date as a `PartialDate`, or None.

    Args:
        label: the question, with a mnemonic.
        last_year: the year it is now.
        value: what was answered before.
    """

    changed = Signal(object)

    def __init__(self, label: str, last_year: int, value: PartialDate | None = None) -> None:
        super().__init__()
        self.year = QuietCombo()
        self.month = QuietCombo()
        self._fill(last_year)
        self.show_value(value)
        question = QLabel(label)
        question.setWordWrap(True)
        question.setBuddy(self.year)
        spoken = without_mnemonic(label)
        self.year.setAccessibleName(_("{question}: year").format(question=spoken))
        self.month.setAccessibleName(_("{question}: month").format(question=spoken))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(Space.SMALL)
        grid.addWidget(question, 0, 0, 1, 3)
        grid.addWidget(self.year, 1, 0)
        grid.addWidget(self.month, 1, 1)
        grid.setColumnStretch(2, 1)
        self.year.currentIndexChanged.connect(self._year_chosen)
        self.month.currentIndexChanged.connect(self._tell)

    @property
    def value(self) -> PartialDate | None:
        """The date chosen; None when no year is."""
        year, month = self.year.currentData(), self.month.currentData()
        if not year:
            return None
        return PartialDate.parse(f"{year:04d}-{month:02d}" if month else f"{year:04d}")

    def _fill(self, last_year: int) -> None:
        self.year.addItem(_("Year"), 0)
        for year in range(last_year, _FIRST_YEAR - 1, -1):
            self.year.addItem(str(year), year)
        self.month.addItem(_("Month"), 0)
        is_chinese = active_language() == CHINESE
        locale = QLocale(QLocale.Language.Chinese if is_chinese else QLocale.Language.English)
        for month in range(1, _MONTHS + 1):
            self.month.addItem(locale.standaloneMonthName(month), month)

    def show_value(self, value: PartialDate | None) -> None:
        """Show a date without telling anybody."""
        year = value.first.year if value else 0
        is_whole_year = value is None or value.first.month != value.last.month
        self.year.show_data(year)
        self.month.show_data(0 if value is None or is_whole_year else value.first.month)
        self.month.setEnabled(bool(year))

    def _year_chosen(self) -> None:
        self.month.setEnabled(bool(self.year.currentData()))
        self._tell()

    def _tell(self) -> None:
        self.changed.emit(self.value)

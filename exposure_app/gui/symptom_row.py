"""One thing to tick, and, once it is ticked, where and since when it showed."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exposure_app.core.breaches import Brand
from exposure_app.gui.disclosure import Disclosure
from exposure_app.gui.draft import Noticed
from exposure_app.gui.field import Field
from exposure_app.gui.month_field import MonthField
from exposure_app.gui.search_combo import SearchCombo
from exposure_app.gui.theme import Space
from exposure_app.gui.tick import Tick
from exposure_app.i18n import _
from exposure_app.wording.countries import name_in_language

_INDENT = 44
Offer = Callable[[], tuple[Brand, ...]]


class SymptomRow(QWidget):
    """A symptom; its details are made only when it is ticked.

    Signals:
        changed: the code, and a `Noticed`, or None when the tick was taken away.

    Args:
        code: the symptom.
        text: its label.
        offer: gives the brands to choose from.
        this_year: the year it is now.
        noticed: what was answered before, None when it is not ticked.
    """

    changed = Signal(str, object)

    def __init__(
        self, code: str, text: str, offer: Offer, this_year: int, noticed: Noticed | None
    ) -> None:
        super().__init__()
        self.code = code
        self.text = text
        self._offer = offer
        self._year = this_year
        self._noticed = noticed or Noticed()
        self._details: QWidget | None = None
        self._is_folded = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.TIGHT)
        self.tick = Tick(text, is_ticked=noticed is not None)
        layout.addWidget(self.tick)
        if noticed is not None:
            self._show_details()
        self.tick.toggled.connect(self._toggle)

    def holds(self, words: Iterable[str]) -> bool:
        """Whether the label holds every one of these words."""
        text = self.text.casefold()
        return all(word in text for word in words)

    def _toggle(self, is_ticked: bool) -> None:  # noqa: FBT001 - the shape of Qt's own signal
        if is_ticked:
            self._show_details()
        if self._details is not None:
            self._details.setVisible(is_ticked)
        self.changed.emit(self.code, self._noticed if is_ticked else None)

    def fold(self) -> None:
        """Keep the details behind a button, where many rows have to fit."""
        self._is_folded = True
        if self._details is not None:
            shown, self._details = self._details, None
            shown.hide()
            shown.deleteLater()
            self._show_details()

    def _show_details(self) -> None:
        if self._details is not None:
            return
        form = QWidget()
        box = QVBoxLayout(form)
        box.setContentsMargins(_INDENT, 0, 0, Space.MEDIUM)
        box.setSpacing(Space.SMALL)
        self.where = SearchCombo()
        self.where.addItem(_("Nowhere in particular"), "")
        for brand in self._offer():
            self.where.addItem(name_in_language(brand.names), brand.name)
        self.where.show_data(self._noticed.where)
        self.where.chosen.connect(self._place)
        self.since = MonthField(_("Since when? You may leave this out."), self._year)
        self.since.show_value(self._noticed.since)
        self.since.changed.connect(self._date)
        field = Field(_("Where did it show? You may leave this out."), self.where)
        spoken = _("{thing}: where did it show?").format(thing=self.text)
        self.where.setAccessibleName(spoken)
        box.addWidget(field)
        box.addWidget(self.since)
        more = _("Where, and since when")
        self._details = Disclosure(more, more, form, self.text) if self._is_folded else form
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self._details)

    def _place(self, name: str) -> None:
        self._noticed.where = name
        self.changed.emit(self.code, self._noticed)

    def _date(self) -> None:
        self._noticed.since = self.since.value
        self.changed.emit(self.code, self._noticed)

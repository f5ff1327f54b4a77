"""How the reasons for one of the shown sources add up; the person chooses which."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QComboBox, QLabel, QSizePolicy

from exposure_app.core.attribution.leading import LeadingSource
from exposure_app.core.attribution.waterfall import waterfall
from exposure_app.core.breaches import Catalogue
from exposure_app.core.findings import CheckResult
from exposure_app.gui.card import Card, text_label
from exposure_app.gui.picture_view import Draw, PictureView
from exposure_app.gui.shown_as_text import ShownAsText
from exposure_app.gui.theme import TextRole
from exposure_app.i18n import _
from exposure_app.reports.pictures.steps import steps_picture
from exposure_app.wording.shares import leader_name
from exposure_app.wording.waterfall import waterfall_lines


class ReasonsCard(Card):
    """A waterfall of reasons, from an even start to what they come to.

    Args:
        result: the answer.
        catalogue: names of brands and incidents.
        sources: the sources that may be named; at least one.
    """

    def __init__(
        self, result: CheckResult, catalogue: Catalogue, sources: Sequence[LeadingSource]
    ) -> None:
        super().__init__(
            _("How the reasons add up"),
            _("Solid bars speak for it, hatched bars against it."),
        )
        self._result, self._catalogue, self._sources = result, catalogue, tuple(sources)
        self._names = [self._name(leader) for leader in self._sources]
        self.choice = self._choosing() if len(self._sources) > 1 else None
        if self.choice is None:
            self.add(text_label(self._names[0]))
        self.view = PictureView(self._draw(0))
        self.as_text = ShownAsText(self._lines(0), _("How the reasons add up"))
        self.add(self.view)
        self.add(self.as_text)

    def _choosing(self) -> QComboBox:
        choice = QComboBox()
        choice.addItems(self._names)
        # A long name must not make the page wider than the window.
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.setMinimumContentsLength(8)
        choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        label: QLabel = text_label(_("S&ource"), TextRole.NOTE)
        label.setBuddy(choice)
        choice.setAccessibleName(_("Source"))
        choice.currentIndexChanged.connect(self._show)
        self.add(label)
        self.add(choice)
        return choice

    def _show(self, place: int) -> None:
        self.view.show_another(self._draw(place))
        self.as_text.text.say("\n".join(self._lines(place)))

    def _name(self, leader: LeadingSource) -> str:
        return leader_name(leader, self._catalogue, self._result.person.country, frozenset())

    def _draw(self, place: int) -> Draw:
        way = waterfall(self._sources[place], self._result.explanation)
        named = (self._names[place], self._catalogue, self._result.person.country)
        return partial(steps_picture, way, named)

    def _lines(self, place: int) -> Sequence[str]:
        way = waterfall(self._sources[place], self._result.explanation)
        return waterfall_lines(way, self._catalogue, self._result.person.country)

"""Who probably exposed it: at most three sources, and the share of everything else."""

from functools import partial

from PySide6.QtWidgets import QFrame, QWidget

from exposure_app.core.attribution.leading import leaders
from exposure_app.core.breaches import Catalogue
from exposure_app.core.findings import CheckResult
from exposure_app.gui.card import Card, text_label
from exposure_app.gui.picture_view import PictureView
from exposure_app.gui.shown_as_text import ShownAsText
from exposure_app.gui.source_card import SourceCard
from exposure_app.gui.theme import Space, TextRole
from exposure_app.i18n import _
from exposure_app.reports.pictures.bars import bars_picture
from exposure_app.reports.privacy import private_sources
from exposure_app.wording.headline import about_in_100
from exposure_app.wording.sentences import labelled
from exposure_app.wording.shares import leader_name, share_lines, share_rows, shares_title


class SourcesCard(Card):
    """The ranking as bars, and below it each source with its reasons.

    Args:
        result: the answer.
        catalogue: names of brands and incidents.

    Each source is a piece of its own, made by `add_next`: a page may do so in turns of the loop.

    Attributes:
        view: the bars.
        named: the sources that are shown by name.
        hidden: the cards of private sources, to be put behind the curtain, as far as they are made.
    """

    def __init__(self, result: CheckResult, catalogue: Catalogue) -> None:
        super().__init__(shares_title(), _("The numbers are estimates, rounded to five."))
        self.body.setSpacing(Space.MEDIUM)
        self._catalogue, self._country = catalogue, result.person.country
        self._private = private = private_sources(result, catalogue)
        shown = leaders(result.explanation)
        rows = share_rows(result.explanation, catalogue, self._country, private)
        self.view = PictureView(partial(bars_picture, rows))
        self.as_text = ShownAsText(share_lines(rows), shares_title())
        self.named = [one for one in shown.sources if one.source.id not in private]
        self.hidden: list[QWidget] = []
        self._rest = list(enumerate(shown.sources, start=1))
        self._is_first_open = not shown.is_rest_first
        self.add(self.view)
        self.add(text_label(_rest_note(is_any_private=bool(private)), TextRole.NOTE))
        self.add(self.as_text)

    @property
    def waiting(self) -> int:
        """How many sources are still to be added."""
        return len(self._rest)

    def add_next(self) -> None:
        """Add the next source, if any waits."""
        if not self._rest:
            return
        place, leader = self._rest.pop(0)
        name = leader_name(leader, self._catalogue, self._country, frozenset())
        title = _("{place}. {name}").format(place=place, name=name)
        if leader.source.id in self._private:
            title = labelled(title, about_in_100(leader.probability))
            self.hidden.append(SourceCard(leader.source, title, self._catalogue, self._country))
            return
        card = SourceCard(leader.source, title, self._catalogue, self._country)
        if self._is_first_open and leader is self.named[0]:
            card.reasons.open()
        self.add(_line())
        self.add(card)


def _rest_note(*, is_any_private: bool) -> str:
    if is_any_private:
        return _("Open the private items below to see what is not named here.")
    return _("Something else: what is not named here, and what nobody knows of yet.")


def _line() -> QFrame:
    line = QFrame()
    line.setFrameShape(QFrame.Shape.HLine)
    line.setFrameShadow(QFrame.Shadow.Plain)
    line.setForegroundRole(line.palette().ColorRole.Mid)
    return line

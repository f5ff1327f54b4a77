"""Who probably exposed it: at most three sources, and the share of everything else."""

from functools import partial

from PySide6.QtWidgets import QFrame, QWidget

from exposure_app.core.attribution.leading import LeadingSource, leaders
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

    Attributes:
        view: the bars.
        named: the sources that are shown by name.
        sources: a card for each of them.
        hidden: the cards of private sources, to be put behind the curtain.
    """

    def __init__(self, result: CheckResult, catalogue: Catalogue) -> None:
        super().__init__(shares_title(), _("The numbers are estimates, rounded to five."))
        self.body.setSpacing(Space.MEDIUM)
        explanation, country = result.explanation, result.person.country
        private = private_sources(result, catalogue)
        shown = leaders(explanation)
        rows = share_rows(explanation, catalogue, country, private)
        self.view = PictureView(partial(bars_picture, rows))
        self.as_text = ShownAsText(share_lines(rows), shares_title())
        self.named: list[LeadingSource] = []
        self.sources: list[SourceCard] = []
        self.hidden: list[QWidget] = []
        self.add(self.view)
        self.add(text_label(_rest_note(is_any_private=bool(private)), TextRole.NOTE))
        self.add(self.as_text)
        for place, leader in enumerate(shown.sources, start=1):
            name = leader_name(leader, catalogue, country, frozenset())
            title = _("{place}. {name}").format(place=place, name=name)
            if leader.source.id in private:
                title = labelled(title, about_in_100(leader.probability))
                self.hidden.append(SourceCard(leader.source, title, catalogue, country))
                continue
            card = SourceCard(leader.source, title, catalogue, country)
            self.named.append(leader)
            self.sources.append(card)
            self.add(_line())
            self.add(card)
        if self.sources and not shown.is_rest_first:
            self.sources[0].reasons.open()


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

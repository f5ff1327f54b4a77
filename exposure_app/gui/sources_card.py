"""Who probably exposed it: at most three sources, and the share of everything else."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from exposure_app.core.attribution.leading import leaders
from exposure_app.core.breaches import Catalogue
from exposure_app.core.findings import CheckResult
from exposure_app.gui.card import Card, text_label
from exposure_app.gui.share_line import ShareLine
from exposure_app.gui.source_card import SourceCard
from exposure_app.gui.theme import Space, TextRole
from exposure_app.i18n import _
from exposure_app.reports.privacy import is_private
from exposure_app.wording.sentences import capitalised


class SourcesCard(Card):
    """The ranking as a sorted list; nobody is named first when nobody stands out.

    Args:
        result: the answer.
        catalogue: names of brands and incidents.

    Attributes:
        sources: the sources shown by name.
        hidden: the cards of private sources, to be put behind the curtain.
    """

    def __init__(self, result: CheckResult, catalogue: Catalogue) -> None:
        super().__init__(
            _("Where it probably came from"),
            _("The numbers are estimates, rounded to five."),
        )
        self.body.setSpacing(Space.MEDIUM)
        shown = leaders(result.explanation)
        self.sources: list[SourceCard] = []
        self.hidden: list[QWidget] = []
        rows: list[QWidget] = []
        for leader in shown.sources:
            card = SourceCard(leader, catalogue, result.person.country)
            if is_private(leader.source, result, catalogue):
                self.hidden.append(card)
                rows.append(_private(leader.probability))
            else:
                self.sources.append(card)
                rows.append(card)
        rows.insert(0 if shown.is_rest_first else len(rows), _rest(shown.rest))
        for place, row in enumerate(rows):
            if place:
                self.add(_line())
            self.add(row)
        if self.sources and not shown.is_rest_first:
            self.sources[0].reasons.open()


def _rest(share: float) -> QWidget:
    note = _("Everything that is not named here, and everything nobody knows of yet.")
    return _unnamed(_("Something else, or cannot tell"), share, note)


def _private(share: float) -> QWidget:
    note = _("Open the private items below to see it.")
    return _unnamed(capitalised(_("a private source")), share, note)


def _unnamed(name: str, share: float, note: str) -> QWidget:
    """The share of what is not named."""
    row = QWidget()
    layout = QVBoxLayout(row)
    layout.setContentsMargins(0, Space.SMALL, 0, Space.SMALL)
    layout.setSpacing(Space.SMALL)
    layout.addWidget(ShareLine(name, share, is_muted=True))
    layout.addWidget(text_label(note, TextRole.NOTE))
    return row


def _line() -> QFrame:
    line = QFrame()
    line.setFrameShape(QFrame.Shape.HLine)
    line.setFrameShadow(QFrame.Shadow.Plain)
    line.setForegroundRole(line.palette().ColorRole.Mid)
    return line

"""Who probably exposed it: at most three sources, and the share of everything else."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from exposure_app.core.attribution.explanation import Explanation
from exposure_app.core.attribution.leading import leaders
from exposure_app.core.breaches import Catalogue
from exposure_app.gui.card import Card, text_label
from exposure_app.gui.share_line import ShareLine
from exposure_app.gui.source_card import SourceCard
from exposure_app.gui.theme import Space, TextRole
from exposure_app.i18n import _


class SourcesCard(Card):
    """The ranking as a sorted list; nobody is named first when nobody stands out.

    Args:
        explanation: the answer as facts.
        catalogue: names of brands and incidents.
        country: ISO 3166 code of where the person lives.
    """

    def __init__(self, explanation: Explanation, catalogue: Catalogue, country: str) -> None:
        super().__init__(
            _("Where it probably came from"),
            _("The numbers are estimates. All of them together make 100."),
        )
        self.body.setSpacing(Space.MEDIUM)
        shown = leaders(explanation)
        self.sources = [SourceCard(leader, catalogue, country) for leader in shown.sources]
        rest = _Rest(shown.rest)
        rows: list[QWidget] = [*self.sources]
        rows.insert(0 if shown.is_rest_first else len(rows), rest)
        for place, row in enumerate(rows):
            if place:
                self.add(_line())
            self.add(row)
        if self.sources and not shown.is_rest_first:
            self.sources[0].reasons.open()


class _Rest(QWidget):
    """The share of what is not named."""

    def __init__(self, share: float) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.SMALL, 0, Space.SMALL)
        layout.setSpacing(Space.SMALL)
        line = ShareLine(_("Something else, or cannot tell"), share, is_muted=True)
        self.setAccessibleName(f"{line.name}: {line.number}")
        layout.addWidget(line)
        note = _("Everything that is not named here, and everything nobody knows of yet.")
        layout.addWidget(text_label(note, TextRole.NOTE))


def _line() -> QFrame:
    line = QFrame()
    line.setFrameShape(QFrame.Shape.HLine)
    line.setFrameShadow(QFrame.Shadow.Plain)
    line.setForegroundRole(line.palette().ColorRole.Mid)
    return line

"""One probable source: on what its name rests, and the reasons when asked for."""

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from exposure_app.core.attribution.explanation import Band, ProbableSource, Reason
from exposure_app.core.attribution.leading import told_first
from exposure_app.core.breaches import Catalogue
from exposure_app.gui.card import text_label
from exposure_app.gui.disclosure import Disclosure
from exposure_app.gui.fact_grid import FactGrid
from exposure_app.gui.theme import Space, TextRole
from exposure_app.i18n import _
from exposure_app.wording.reasons import missing_text, reason_text
from exposure_app.wording.sources import grade_label


class SourceCard(QWidget):
    """A source as the person meets it; its reasons open on request.

    Args:
        source: what is shown.
        title: place and name.
        catalogue: names of brands and incidents.
        country: ISO 3166 code of where the person lives.
    """

    def __init__(
        self, source: ProbableSource, title: str, catalogue: Catalogue, country: str
    ) -> None:
        super().__init__()
        self.setAccessibleName(title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.SMALL, 0, Space.SMALL)
        layout.setSpacing(Space.TIGHT)
        layout.addWidget(text_label(title, TextRole.HEADING))
        layout.addWidget(text_label(grade_label(source.argument.grade), TextRole.NOTE))
        self.reasons = Disclosure(
            _("Why? Show the reasons"),
            _("Hide the reasons"),
            FactGrid(_facts(source, catalogue, country)),
            about=title,
        )
        layout.addWidget(self.reasons)


def _facts(source: ProbableSource, catalogue: Catalogue, country: str) -> list[tuple[str, str]]:
    """Every line of the reasons; a side with nothing to say says so."""

    def worded(reasons: Iterable[Reason]) -> list[str]:
        told = told_first(reasons)
        return [_weighed(reason, reason_text(reason, catalogue, country)) for reason in told]

    sides = (
        (_("For it"), worded(source.argument.reasons)),
        (_("Against it"), worded(source.argument.against)),
        (_("Not known"), [missing_text(code) for code in source.argument.missing]),
    )
    facts = []
    for name, texts in sides:
        lines = texts or [_("Nothing in particular.")]
        facts += [(name if place == 0 else "", text) for place, text in enumerate(lines)]
    return facts


def _weighed(reason: Reason, text: str) -> str:
    if reason.band is Band.STRONG:
        return _("{reason} This weighs a lot.").format(reason=text)
    return text

"""One incident whose list holds something the person typed."""

from collections.abc import Sequence

from exposure_app.core.breaches import Catalogue
from exposure_app.core.findings import CheckResult, Finding
from exposure_app.gui.badge import Badge
from exposure_app.gui.card import Card
from exposure_app.gui.fact_grid import FactGrid
from exposure_app.gui.flow import Flow
from exposure_app.gui.notice import Notice, Tone
from exposure_app.gui.theme import Space
from exposure_app.i18n import _
from exposure_app.reports.matches import match_facts, match_marks, match_title


class MatchCard(Card):
    """What is known of one match.

    Args:
        findings: every match in this incident's list; at least one.
        result: names the subjects and says which lists are demonstrations.
        catalogue: the incidents.
    """

    def __init__(
        self, findings: Sequence[Finding], result: CheckResult, catalogue: Catalogue
    ) -> None:
        super().__init__(match_title(findings[0], catalogue))
        self._add_badges(match_marks(findings, result, catalogue))
        if any(finding.is_before_ownership for finding in findings):
            self.add(Notice(_("This happened before the number was yours."), Tone.CAUTION))
        self.add(FactGrid(match_facts(findings, result, catalogue, has_masked=True)))

    def _add_badges(self, texts: Sequence[str]) -> None:
        row = Flow(gap=Space.SMALL)
        for text in texts:
            row.addWidget(Badge(text))
        self.body.addLayout(row)

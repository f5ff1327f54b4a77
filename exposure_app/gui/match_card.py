"""One incident whose list holds something the person typed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from exposure_app.core.breaches import Catalogue, Incident
from exposure_app.core.findings import CheckResult, Finding, Subject
from exposure_app.gui.badge import Badge
from exposure_app.gui.card import Card
from exposure_app.gui.fact_grid import FactGrid
from exposure_app.gui.notice import Notice, Tone
from exposure_app.gui.theme import Space
from exposure_app.i18n import _
from exposure_app.wording import breaches
from exposure_app.wording.connectors import attribution_lines, name_of_breach
from exposure_app.wording.lookups import demonstration_badge
from exposure_app.wording.sentences import capitalised, join_words
from exposure_app.wording.services import service_label


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
        incident = catalogue.find(findings[0].incident_id)
        super().__init__(_title(findings[0].incident_id, incident, catalogue))
        self._add_badges(_badges(findings, result, incident))
        if any(finding.is_before_ownership for finding in findings):
            self.add(Notice(_("This happened before the number was yours."), Tone.CAUTION))
        self.add(FactGrid(_facts(findings, result.subjects, incident)))

    def _add_badges(self, texts: Sequence[str]) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        for text in texts:
            row.addWidget(Badge(text), 0, Qt.AlignmentFlag.AlignLeft)
        row.addStretch(1)
        self.body.addLayout(row)


def _title(incident_id: str, incident: Incident | None, catalogue: Catalogue) -> str:
    if incident is not None:
        return breaches.incident_title(incident, catalogue)
    return name_of_breach(incident_id) or _("An incident that is not in the catalogue")


def _badges(
    findings: Sequence[Finding], result: CheckResult, incident: Incident | None
) -> list[str]:
    shown = {report.source_id for report in result.reports if report.is_demonstration}
    texts = [demonstration_badge()] if shown & {finding.source_id for finding in findings} else []
    quality = "" if incident is None else breaches.quality_text(incident)
    return [*texts, capitalised(quality)] if quality else texts


def _facts(
    findings: Sequence[Finding], subjects: Sequence[Subject], incident: Incident | None
) -> list[tuple[str, str]]:
    names = {one.id: f"{service_label(one.service)} {one.masked}" for one in subjects}
    found = join_words(dict.fromkeys(names[finding.subject_id] for finding in findings))
    held = frozenset[str]().union(*(finding.data_classes for finding in findings))
    facts = [
        (_("Found by"), found),
        (_("What the list holds"), capitalised(breaches.classes_text(held))),
    ]
    notes = dict.fromkeys(note for finding in findings for note in breaches.finding_notes(finding))
    facts += [(_("Please note") if place == 0 else "", note) for place, note in enumerate(notes)]
    credits_due = attribution_lines(finding.source_id for finding in findings)
    facts += [(_("Whose facts") if n == 0 else "", text) for n, text in enumerate(credits_due)]
    if incident is None:
        return facts
    published = capitalised(breaches.incident_published(incident))
    facts[1:1] = [(_("When"), breaches.incident_period(incident)), ("", published)]
    if incident.data_classes != held:
        facts.append((_("Exposed in all"), capitalised(breaches.incident_classes(incident))))
    facts += [
        (_("People"), capitalised(breaches.incident_people(incident))),
        (_("What happened"), breaches.incident_note(incident)),
        (_("Documented by"), breaches.attribution_text(incident.provenance.attribution)),
    ]
    return [fact for fact in facts if fact[1]]

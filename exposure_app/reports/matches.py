"""What is known of each match, as a title, marks and facts; window and reports say the same."""

from collections.abc import Sequence

from exposure_app.core.breaches import Catalogue, Incident
from exposure_app.core.findings import CheckResult, Finding
from exposure_app.i18n import _
from exposure_app.wording import breaches
from exposure_app.wording.connectors import attribution_lines, name_of_breach
from exposure_app.wording.lookups import demonstration_badge
from exposure_app.wording.sentences import capitalised, join_words
from exposure_app.wording.services import service_label

Findings = Sequence[Finding]


def matches_by_incident(result: CheckResult) -> tuple[tuple[Findings, ...], tuple[Findings, ...]]:
    """The matches of each incident together: those anybody may see, and private ones."""
    groups: dict[str, list[Finding]] = {}
    for finding in result.findings:
        groups.setdefault(finding.incident_id, []).append(finding)
    private = tuple(group for group in groups.values() if any(one.is_sensitive for one in group))
    return tuple(group for group in groups.values() if group not in private), private


def match_title(finding: Finding, catalogue: Catalogue) -> str:
    """Whose data the list holds."""
    incident = catalogue.find(finding.incident_id)
    if incident is not None:
        return breaches.incident_title(incident, catalogue)
    return name_of_breach(finding.incident_id) or _("An incident that is not in the catalogue")


def match_marks(findings: Findings, result: CheckResult, catalogue: Catalogue) -> list[str]:
    """Short words on the quality of the list."""
    incident = catalogue.find(findings[0].incident_id)
    shown = {report.source_id for report in result.reports if report.is_demonstration}
    texts = [demonstration_badge()] if shown & {finding.source_id for finding in findings} else []
    quality = "" if incident is None else breaches.quality_text(incident)
    return [*texts, capitalised(quality)] if quality else texts


def match_facts(
    findings: Findings, result: CheckResult, catalogue: Catalogue, *, has_masked: bool
) -> list[tuple[str, str]]:
    """Name and text of each fact.

    Args:
        findings: every match in one incident's list; at least one.
        result: names the subjects.
        catalogue: the incidents.
        has_masked: whether it is shown which number or account was found, most of it hidden.
    """
    incident = catalogue.find(findings[0].incident_id)
    names = {
        one.id: f"{service_label(one.service)} {one.masked}"
        if has_masked
        else service_label(one.service)
        for one in result.subjects
    }
    found = join_words(dict.fromkeys(names[finding.subject_id] for finding in findings))
    held = frozenset[str]().union(*(finding.data_classes for finding in findings))
    facts = [
        (_("Found by"), found),
        (_("What the list holds"), capitalised(breaches.classes_text(held))),
        *_notes(findings),
    ]
    if incident is not None:
        published = capitalised(breaches.incident_published(incident))
        facts[1:1] = [(_("When"), breaches.incident_period(incident)), ("", published)]
        facts += _incident_facts(incident, held)
    return [fact for fact in facts if fact[1]]


def _notes(findings: Findings) -> list[tuple[str, str]]:
    notes = dict.fromkeys(note for finding in findings for note in breaches.finding_notes(finding))
    facts = [(_("Please note") if place == 0 else "", note) for place, note in enumerate(notes)]
    credits_due = attribution_lines(finding.source_id for finding in findings)
    return facts + [
        (_("Whose facts") if n == 0 else "", text) for n, text in enumerate(credits_due)
    ]


def _incident_facts(incident: Incident, held: frozenset[str]) -> list[tuple[str, str]]:
    facts = []
    if incident.data_classes != held:
        facts.append((_("Exposed in all"), capitalised(breaches.incident_classes(incident))))
    return [
        *facts,
        (_("People"), capitalised(breaches.incident_people(incident))),
        (_("What happened"), breaches.incident_note(incident)),
        (_("Documented by"), breaches.attribution_text(incident.provenance.attribution)),
    ]

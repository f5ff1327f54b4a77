"""What the published lists said, as lines of text: each list in one of four states.

The one rule: a list that could not be checked stands beside the others with its reason.
"""

from exposure_app.core.breaches import Catalogue
from exposure_app.core.findings import CheckResult, Finding, SourceReport
from exposure_app.i18n import _
from exposure_app.reports.unlisted_text import unlisted_lines
from exposure_app.reports.wrapping import wrap
from exposure_app.wording.breaches import (
    attribution_text,
    classes_text,
    finding_notes,
    incident_note,
    incident_period,
    incident_title,
    private_match_text,
)
from exposure_app.wording.connectors import attribution_lines, name_of_breach
from exposure_app.wording.lookups import (
    age_text,
    dated_text,
    lookup_summary,
    source_title,
    state_label,
    why_text,
)
from exposure_app.wording.sentences import join_sentences, labelled
from exposure_app.wording.services import service_label


def list_lines(
    result: CheckResult, catalogue: Catalogue, hidden: frozenset[str], width: int
) -> list[str]:
    """The lists, the matches, and known incidents that no list exists for."""
    lines = [_("Published lists"), *wrap(lookup_summary(result), width, "  ", "  ")]
    for report in result.reports:
        lines += _report_lines(report, result, width)
    if result.findings:
        lines += ["", _("Matches")]
        for finding in result.findings:
            lines += _finding_lines(finding, result, (catalogue, hidden), width)
    known = [one.incident_id for one in result.unlisted]
    apart = unlisted_lines(known, catalogue, result.plan, width)
    return [*lines, "", *apart] if apart else lines


def _report_lines(report: SourceReport, result: CheckResult, width: int) -> list[str]:
    title = source_title(report.source_id, report.kind, report.is_demonstration)
    lines = wrap(labelled(title, state_label(report.state)), width, "  - ", "    ")
    told = [dated_text(report)]
    if report.dated is not None:
        told.append(age_text(report, (result.person.asked_on - report.dated).days))
    if report.why:
        told = [why_text(report.why)]
    text = join_sentences(part for part in told if part)
    return lines + (wrap(text, width, "    ", "    ") if text else [])


def _finding_lines(
    finding: Finding,
    result: CheckResult,
    names: tuple[Catalogue, frozenset[str]],
    width: int,
) -> list[str]:
    catalogue, hidden = names
    subject = next(one for one in result.subjects if one.id == finding.subject_id)
    whose = f"{service_label(subject.service)} {subject.masked}"
    if finding.incident_id in hidden:
        return wrap(labelled(whose, private_match_text()), width, "  - ", "    ")
    incident = catalogue.find(finding.incident_id)
    if incident is None:
        told = [_("The catalogue does not know this list: {id}.").format(id=finding.incident_id)]
        title = name_of_breach(finding.incident_id)
        title = title or _("An incident that this program does not know")
    else:
        title = incident_title(incident, catalogue)
        told = [
            incident_period(incident),
            incident_note(incident),
            attribution_text(incident.provenance.attribution),
        ]
    lines = wrap(labelled(whose, title), width, "  - ", "    ")
    if finding.data_classes:
        classes = classes_text(finding.data_classes)
        told.insert(1, _("What the list holds: {classes}.").format(classes=classes))
    credits_due = attribution_lines([finding.source_id])
    for text in (*told, *finding_notes(finding), *credits_due):
        if text:
            lines += wrap(text, width, "    ", "    ")
    return lines

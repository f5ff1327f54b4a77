"""An answer as JSON: the keys that case files describe, and what the lists said.

The one rule: keys and codes are the same in every language; only texts change.
"""

from collections.abc import Iterable

from exposure_app.core.attribution.changes import Change
from exposure_app.core.attribution.explanation import (
    Explanation,
    Headline,
    NextQuestion,
    ProbableSource,
    Reason,
)
from exposure_app.core.attribution.person import Person
from exposure_app.core.breaches import Catalogue
from exposure_app.core.findings import CheckResult, Finding, SourceReport, State
from exposure_app.core.steps import Plan, Step
from exposure_app.wording.advice import contact_line, grade_note, step_detail, step_title
from exposure_app.wording.breaches import incident_title
from exposure_app.wording.changes import change_text
from exposure_app.wording.connectors import attribution_lines
from exposure_app.wording.headline import headline_text
from exposure_app.wording.lookups import lookup_summary, source_title, why_text
from exposure_app.wording.questions import question_text, question_why
from exposure_app.wording.reasons import missing_text, reason_text
from exposure_app.wording.sources import source_name

Form = dict[str, object]


def explanation_form(
    explanation: Explanation,
    catalogue: Catalogue,
    person: Person,
    changes: Iterable[Change] = (),
) -> Form:
    """The answer to a case."""
    country = person.country
    return {
        "ranking": [_source(source, catalogue, country) for source in explanation.ranking],
        "kinds": dict(explanation.kinds),
        "headline": _headline(explanation, catalogue, person),
        "rests_on": list(explanation.rests_on),
        "next_question": _question(explanation.next_question),
        "what_would_change": [_change(change, catalogue, country) for change in changes],
    }


def result_form(result: CheckResult, catalogue: Catalogue) -> Form:
    """A whole check: the answer, what the lists said, and the steps.

    Nothing is left out; a match that tells something private is marked ``is_sensitive``.
    """
    return {
        **explanation_form(result.explanation, catalogue, result.person, result.changes),
        "lookup": _lookup(result, catalogue),
        "plan": _plan(result.plan),
    }


def _source(source: ProbableSource, catalogue: Catalogue, country: str) -> Form:
    return {
        "id": source.id,
        "name": source_name(source, catalogue, country),
        "kind": source.kind,
        "probability": source.probability,
        "contributed": source.contributed,
        "grade": source.argument.grade.value,
        "reasons": _reasons(source.argument.reasons, catalogue, country),
        "against": _reasons(source.argument.against, catalogue, country),
        "missing": [{"code": code, "text": missing_text(code)} for code in source.argument.missing],
    }


def _reasons(reasons: Iterable[Reason], catalogue: Catalogue, country: str) -> list[Form]:
    return [
        {
            "term": reason.term.value,
            "band": reason.band.value,
            "log_odds": reason.log_odds,
            "text": reason_text(reason, catalogue, country),
        }
        for reason in reasons
    ]


def _headline(explanation: Explanation, catalogue: Catalogue, person: Person) -> Form:
    headline: Headline = explanation.headline
    return {
        "band": headline.band.value,
        "text": headline_text(explanation, catalogue, person.country, person.carrier),
        "source": None if headline.source is None else headline.source.id,
        "probability": headline.probability,
    }


def _question(question: NextQuestion | None) -> Form | None:
    if question is None:
        return None
    return {
        "code": question.code,
        "text": question_text(question.code),
        "why": question_why(question.code),
        "expected_change": question.expected_change,
    }


def _change(change: Change, catalogue: Catalogue, country: str) -> Form:
    return {
        "aspect": change.aspect.value,
        "code": change.code,
        "reply": change.reply,
        "share_before": change.share_before,
        "share_after": change.share_after,
        "first_after": None if change.first_after is None else change.first_after.id,
        "text": change_text(change, catalogue, country),
    }


def _lookup(result: CheckResult, catalogue: Catalogue) -> Form:
    failed = (one for one in result.reports if one.state is State.COULD_NOT_CHECK)
    checked = {
        incident_id
        for report in result.reports
        if report.state in (State.MATCH, State.NO_MATCH)
        for incident_id in report.lists
    }
    found = {finding.incident_id for finding in result.findings}
    return {
        "summary": lookup_summary(result),
        "is_complete": result.is_complete,
        "checked": sorted(checked),
        "missed": sorted(checked - found),
        "could_not_check": [report.source_id for report in failed],
        "subjects": [
            {"id": one.id, "service": one.service, "masked": one.masked} for one in result.subjects
        ],
        "sources": [_report(report) for report in result.reports],
        "attribution": list(attribution_lines(result.elsewhere)),
        "findings": [_finding(finding, catalogue) for finding in result.findings],
        "not_covered": list(result.uncovered),
        "no_list": [one.incident_id for one in result.unlisted],
    }


def _report(report: SourceReport) -> Form:
    return {
        "id": report.source_id,
        "kind": report.kind,
        "title": source_title(report.source_id, report.kind, report.is_demonstration),
        "is_demonstration": report.is_demonstration,
        "state": report.state.value,
        "why": report.why,
        "why_text": why_text(report.why) if report.why else "",
        "dated": None if report.dated is None else report.dated.isoformat(),
        "lists": list(report.lists),
        "answers": [
            {"subject": said.subject_id, "state": said.state.value} for said in report.answers
        ],
    }


def _finding(finding: Finding, catalogue: Catalogue) -> Form:
    incident = catalogue.find(finding.incident_id)
    return {
        "subject": finding.subject_id,
        "source": finding.source_id,
        "incident": finding.incident_id,
        "title": "" if incident is None else incident_title(incident, catalogue),
        "data_classes": sorted(finding.data_classes),
        "form": finding.form,
        "is_sensitive": finding.is_sensitive,
        "is_unverified": finding.is_unverified,
        "is_compilation": finding.is_compilation,
        "is_before_ownership": finding.is_before_ownership,
    }


def _plan(plan: Plan) -> Form:
    return {
        "country": plan.country,
        "is_country_known": plan.is_country_known,
        "now": [_step(step) for step in plan.now],
        "today": [_step(step) for step in plan.today],
        "week": [_step(step) for step in plan.week],
    }


def _step(step: Step) -> Form:
    return {
        "id": step.id,
        "title": step_title(step),
        "detail": step_detail(step),
        "minutes": step.minutes,
        "helper_can": step.helper_can,
        "contact": "" if step.contact is None else contact_line(step.contact),
        "note": grade_note(step),
        "source": step.source,
        "last_checked": step.last_checked.isoformat(),
    }

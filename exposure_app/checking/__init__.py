"""One check, from request to result. Synchronous; window and terminal call it the same way.

Start with `check`. `sending_plan` says beforehand what would leave the computer, `explain_case`
weighs a case file without looking anything up. Sources are asked in `exposure_app.checking.asking`.

The one rule: after matching, no object here holds an identifier.
"""

import logging
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace

from exposure_app.cancellation import CancelToken
from exposure_app.checking.answers import Answer
from exposure_app.checking.asking import ProgressSink, ask_all
from exposure_app.checking.sending import sending_plan
from exposure_app.checking.sources import sources_of
from exposure_app.checking.wanted import Wanted, want
from exposure_app.checking.weighing import reweigh, weigh_answers
from exposure_app.core import numbering
from exposure_app.core.attribution.changes import Change, what_would_change
from exposure_app.core.attribution.engine import explain
from exposure_app.core.attribution.explanation import Explanation
from exposure_app.core.attribution.person import Person
from exposure_app.core.breaches import Catalogue
from exposure_app.core.cases import PROPOSED, Case
from exposure_app.core.findings import (
    CheckRequest,
    CheckResult,
    Finding,
    Progress,
    ProgressState,
    State,
)
from exposure_app.core.identifiers import Identifier, PhoneNumber, parse_phone
from exposure_app.errors import InvalidIdentifierError
from exposure_app.workspace import Workspace

__all__ = (
    "ProgressSink",
    "changes_of_case",
    "check",
    "explain_case",
    "person_of_case",
    "reweigh",
    "sending_plan",
)

ATTRIBUTION = "attribution"

_log = logging.getLogger(__name__)


def check(
    workspace: Workspace,
    request: CheckRequest,
    progress: ProgressSink,
    token: CancelToken,
) -> CheckResult:
    """Look up every identifier, weigh the evidence and choose the steps.

    Args:
        workspace: what to look in and what to weigh with.
        request: answers and identifiers.
        progress: is told of every step, on the thread of the caller.
        token: stops the check at its next step.

    Raises:
        CheckCancelled: the person stopped the check.
    """
    token.check()
    person = _person_asked(workspace, request)
    wanted = want(request.identifiers)
    answers = _look_up(workspace, request, wanted, person, (progress, token))
    subjects = tuple(one.subject for one in wanted)
    uncovered = _uncovered(wanted, answers)
    del wanted  # with it goes the last of the identifiers that the check has made
    token.check()
    steps = len(answers) + 1
    progress(Progress(ATTRIBUTION, ProgressState.RUNNING, None, steps - 1, steps))
    findings = tuple(finding for answer in answers for finding in answer.findings)
    person = _with_lists(person, answers, findings)
    result = CheckResult(
        person=person,
        subjects=subjects,
        findings=findings,
        reports=tuple(answer.report for answer in answers),
        uncovered=uncovered,
        elsewhere=tuple(one.report.source_id for one in answers[len(workspace.pack_folders) :]),
        **weigh_answers(workspace, person, findings)._asdict(),
    )
    progress(Progress(ATTRIBUTION, ProgressState.DONE, None, steps, steps))
    _log.info(
        "checked: %d sources, %d matched, %d could not be checked, %d candidates",
        len(result.reports),
        result.count(State.MATCH),
        result.count(State.COULD_NOT_CHECK),
        len(result.explanation.ranking),
    )
    return result


def person_of_case(workspace: Workspace, case: Case) -> Person:
    """The person of a case file: carrier and province proposed, incidents by their catalogue ids.

    Hits and misses whose incidents are not in the catalogue are left out: nothing is known there
    that could be weighed.
    """
    phone = None
    if case.phone is not None and (case.carrier is None or case.province is None):
        # The number serves for proposals alone, and one that cannot be read proposes nothing.
        with suppress(InvalidIdentifierError):
            phone = parse_phone(case.phone, case.country)
    person = _with_proposals(workspace, case.person(), phone)
    return replace(
        person,
        hits=_known(workspace.catalogue, person.hits),
        misses=_known(workspace.catalogue, person.misses),
    )


def explain_case(workspace: Workspace, case: Case) -> Explanation:
    """Weigh a case file; nothing is looked up, hits come from the file."""
    person = person_of_case(workspace, case)
    return explain(person, workspace.catalogue, workspace.knowledge)


def changes_of_case(
    workspace: Workspace, person: Person, explanation: Explanation
) -> tuple[Change, ...]:
    """Which other answers of `person_of_case` would move the leading source most."""
    return what_would_change(person, workspace.catalogue, workspace.knowledge, explanation)


def _known(catalogue: Catalogue, incident_ids: Iterable[str]) -> frozenset[str]:
    found = (catalogue.find(incident_id) for incident_id in incident_ids)
    return frozenset(incident.id for incident in found if incident is not None)


def _phone_in(identifiers: Iterable[Identifier]) -> PhoneNumber | None:
    """The number typed as a phone number, the first when there are several."""
    return next((one for one in identifiers if isinstance(one, PhoneNumber)), None)


def _person_asked(workspace: Workspace, request: CheckRequest) -> Person:
    phone = _phone_in(request.identifiers)
    if request.may_propose:
        return _with_proposals(workspace, request.person, phone)
    return replace(request.person, has_phone=request.person.has_phone or phone is not None)


def _with_proposals(workspace: Workspace, person: Person, phone: PhoneNumber | None) -> Person:
    """The person with carrier and province proposed from the number where they are not stated."""
    if phone is None:
        return person
    person = replace(person, has_phone=True)
    if phone.region != person.country or (person.carrier and person.province):
        return person
    proposal = numbering.propose(phone, workspace.carrier_names)
    if person.carrier is None and proposal.brand is not None:
        person = replace(person, carrier=proposal.brand, carrier_from=PROPOSED)
    return replace(person, province=person.province or proposal.province)


def _look_up(
    workspace: Workspace,
    request: CheckRequest,
    wanted: tuple[Wanted, ...],
    person: Person,
    told: tuple[ProgressSink, CancelToken],
) -> tuple[Answer, ...]:
    if not wanted:
        return ()
    if workspace.network is not None:
        workspace.network.prepare()
    answers = ask_all(sources_of(workspace, request), wanted, *told)
    return tuple(
        replace(
            answer,
            findings=tuple(
                _in_catalogue(finding, workspace.catalogue, person) for finding in answer.findings
            ),
        )
        for answer in answers
    )


def _in_catalogue(finding: Finding, catalogue: Catalogue, person: Person) -> Finding:
    """A finding with the catalogue's id, marked when it is older than the person's number."""
    incident = catalogue.find(finding.incident_id)
    if incident is None:
        return finding
    is_before = (
        finding.subject_id.startswith("phone-")
        and person.number_since is not None
        and incident.exposed_to.last < person.number_since.first
    )
    return replace(finding, incident_id=incident.id, is_before_ownership=is_before)


def _uncovered(wanted: Iterable[Wanted], answers: Iterable[Answer]) -> tuple[str, ...]:
    asked = {said.subject_id for answer in answers for said in answer.report.answers}
    return tuple(one.subject.id for one in wanted if one.subject.id not in asked)


def _with_lists(person: Person, answers: Iterable[Answer], findings: Iterable[Finding]) -> Person:
    """The person with hits, and with misses of the lists that answered in full.

    A list of invented people that does not hold a person says nothing about that person, so it
    gives no misses.
    """
    hits = person.hits | {finding.incident_id for finding in findings}
    answered = (State.MATCH, State.NO_MATCH)
    misses = {
        incident_id
        for answer in answers
        if answer.report.state in answered and not answer.report.is_demonstration
        for incident_id in answer.report.lists
    }
    return replace(person, hits=hits, misses=(person.misses | misses) - hits)

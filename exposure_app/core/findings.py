"""One check as values: what is asked, what was found, and who could be asked.

The one rule: after matching, no object holds an identifier; a `Subject` stands for it.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from exposure_app.core.anonymity import Anonymity
from exposure_app.core.attribution.changes import Change
from exposure_app.core.attribution.explanation import Explanation
from exposure_app.core.attribution.person import Person
from exposure_app.core.identifiers import Identifier
from exposure_app.core.ledger import Conclusion
from exposure_app.core.steps import Plan


class Audience(StrEnum):
    """Whom the check is for."""

    SELF = "self"
    FAMILY = "family"
    DESK = "desk"


class State(StrEnum):
    """The four states of a source, or of one subject at a source; never merged."""

    MATCH = "match"
    NO_MATCH = "no_match"
    COULD_NOT_CHECK = "could_not_check"
    NOT_COVERED = "not_covered"


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """What is to be checked.

    Attributes:
        person: answers given; hits and misses are still empty.
        identifiers: what is to be looked up; may be empty when symptoms were given.
        audience: whom the check is for.
        may_propose: whether the number may stand in for a carrier that was not stated.
        accepts_fewer: codes may be sent that fewer others share than the settings ask for.
    """

    person: Person
    identifiers: tuple[Identifier, ...] = field(default=(), repr=False)
    audience: Audience = Audience.SELF
    may_propose: bool = True
    accepts_fewer: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """Stands for one identifier after matching.

    Attributes:
        id: ``phone-1``, ``qq-2``: place in the request.
        service: ``phone`` or a `identifiers.Service` value.
        masked: a few characters for people to tell their own identifiers apart; never logged.
    """

    id: str
    service: str
    masked: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Finding:
    """One subject in the list of one incident.

    Attributes:
        subject_id: whose identifier.
        source_id: which source holds the list.
        incident_id: id in the catalogue.
        data_classes: what the list holds of this subject; classes, never values.
        form: which spelling was found, see `identifiers.LookupForm`.
        is_sensitive: shown only after the person confirms.
        is_unverified: the list is not known to be genuine.
        is_compilation: the record was republished in a mixed list.
        is_before_ownership: the incident is older than the person's ownership of the number.
    """

    subject_id: str
    source_id: str
    incident_id: str
    data_classes: frozenset[str]
    form: str
    is_sensitive: bool = False
    is_unverified: bool = False
    is_compilation: bool = False
    is_before_ownership: bool = False


@dataclass(frozen=True, slots=True)
class SubjectAnswer:
    """What one source says of one subject."""

    subject_id: str
    state: State


@dataclass(frozen=True, slots=True)
class SourceReport:
    """What one source did in this check.

    Attributes:
        source_id: stable id, such as ``demo-phone``.
        kind: kind of identifier it holds, a value of `identifiers.IdentifierKind`.
        is_demonstration: invented people; must be said wherever it shows.
        state: the one state of the source in this check.
        why: stable code of the reason when it could not be checked or does not cover, else empty.
        dated: the day of the list, None when it could not be read.
        lists: ids of the incidents whose lists it holds.
        answers: per subject that it was asked about.
    """

    source_id: str
    kind: str
    is_demonstration: bool
    state: State
    why: str
    dated: date | None
    lists: tuple[str, ...]
    answers: tuple[SubjectAnswer, ...]


@dataclass(frozen=True, slots=True)
class UnlistedIncident:
    """A confirmed incident that concerns the person and has no list to look in."""

    incident_id: str


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The answer to one `CheckRequest`.

    Attributes:
        person: answers, with hits and misses filled in.
        subjects: one for each identifier.
        findings: every match.
        reports: what each source did; subjects no source covers are in ``uncovered``.
        uncovered: ids of subjects for which no source exists.
        unlisted: confirmed incidents that cannot be looked up.
        explanation: the attribution.
        plan: what to do.
        changes: which other answers would move the leading source most.
        elsewhere: ids of the sources that were asked over the network.
    """

    person: Person
    subjects: tuple[Subject, ...]
    findings: tuple[Finding, ...]
    reports: tuple[SourceReport, ...]
    uncovered: tuple[str, ...]
    unlisted: tuple[UnlistedIncident, ...]
    explanation: Explanation
    plan: Plan
    changes: tuple[Change, ...] = ()
    elsewhere: tuple[str, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Whether every source answered for itself; only then may nothing found be said."""
        return all(report.state is not State.COULD_NOT_CHECK for report in self.reports)

    def count(self, state: State) -> int:
        """How many sources ended in that state."""
        return sum(report.state is state for report in self.reports)


class ProgressState(StrEnum):
    """Where one source is while a check runs."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Progress:
    """One step of a running check, as told to window and terminal.

    Attributes:
        source_id: which source, or ``attribution`` for the last step.
        state: where it is.
        result: its state when done, else None.
        done: steps finished.
        total: steps altogether.
    """

    source_id: str
    state: ProgressState
    result: State | None
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Departure:
    """Something that would leave the computer, shown before it does.

    Attributes:
        receiver: host or organisation.
        purpose: stable code of what for.
        bytes_sent: size in bytes, of all requests together.
        shared_by: about how many numbers share what is sent; None when nothing identifies.
        source_id: for which source.
        requests: how many of them.
        bytes_back: size of all answers together, at most.
        conclusion: what the receiver can conclude.
        told: the same in numbers, per identifier; empty when nothing identifies.
        is_held_back: too few others share it, so it is not sent until the person says so.
        exact: every byte of each request, where that is known before; keys as asterisks.
    """

    receiver: str
    purpose: str
    bytes_sent: int
    shared_by: int | None
    source_id: str = ""
    requests: int = 1
    bytes_back: int = 0
    conclusion: Conclusion = Conclusion.NOTHING
    told: tuple[Anonymity, ...] = ()
    is_held_back: bool = False
    exact: tuple[bytes, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class ShownList:
    """A list that a check asks, here or elsewhere, as it is shown before the check.

    Attributes:
        source_id: stable id, such as ``demo-phone``.
        kind: kind of identifier it holds, a value of `identifiers.IdentifierKind`.
        is_demonstration: invented people; must be said wherever it shows.
        dated: the day of the list, None when it cannot be read.
    """

    source_id: str
    kind: str
    is_demonstration: bool
    dated: date | None


@dataclass(frozen=True, slots=True)
class SendingPlan:
    """Exactly what a check would send, and to whom; empty when all lists are on this computer.

    Attributes:
        departures: everything that would leave.
        local_sources: ids of sources read on this computer.
        uncovered: services typed for which no source exists.
        lists: what is known of the local sources before they are asked, in the same order.
        elsewhere: what is known of the sources that are asked over the network.
    """

    departures: tuple[Departure, ...]
    local_sources: tuple[str, ...]
    uncovered: tuple[str, ...]
    lists: tuple[ShownList, ...] = ()
    elsewhere: tuple[ShownList, ...] = ()

"""What one source said in a check, in the words of the core.

The one rule: a source that fails in any way ends as *could not check*; it never counts as silent.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from exposure_app.checking.wanted import Wanted, is_for
from exposure_app.core.findings import Finding, SourceReport, State, SubjectAnswer
from exposure_app.core.identifiers import IdentifierKind, LookupForm
from exposure_app.lookup.pack_hits import PackHit

NO_SUBJECT: Final = "no_subject"
NEW_LISTS: Final = "new_lists"
TOO_FEW: Final = "too_few"


@dataclass(frozen=True, slots=True)
class Answer:
    """What one source said in this check."""

    report: SourceReport
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A source as its reports name it.

    Attributes:
        id: stable id.
        kind: what kind of identifier it holds; None when that is not known.
        is_demonstration: invented people.
        dated: the day of its lists; None when that is not known.
        lists: ids of the incidents whose lists it holds.
    """

    id: str
    kind: IdentifierKind | None
    is_demonstration: bool = False
    dated: date | None = None
    lists: tuple[str, ...] = ()

    def answered(
        self, wanted: Iterable[Wanted], hits: Mapping[LookupForm, tuple[PackHit, ...]]
    ) -> Answer:
        """The answer of a source that could be asked.

        Args:
            wanted: everything that is looked up in this check.
            hits: of each spelling that was asked.
        """
        said: list[SubjectAnswer] = []
        findings: list[Finding] = []
        for one in wanted:
            if is_for(one, self.kind):
                own = self._findings(one, hits)
                findings += own
                said.append(SubjectAnswer(one.subject.id, _state(own)))
        state = _state(findings) if said else State.NOT_COVERED
        report = self._report(state, "" if said else NO_SUBJECT, said)
        return Answer(report, tuple(findings))

    def failed(self, why: str, wanted: Iterable[Wanted]) -> Answer:
        """The answer of a source that could not be asked: whoever it may hold is told so."""
        concerned = [one for one in wanted if is_for(one, self.kind)]
        said = [SubjectAnswer(one.subject.id, State.COULD_NOT_CHECK) for one in concerned]
        return Answer(self._report(State.COULD_NOT_CHECK, why, said))

    def _findings(
        self, one: Wanted, hits: Mapping[LookupForm, tuple[PackHit, ...]]
    ) -> list[Finding]:
        """One finding for each incident, by the first spelling that stands there."""
        own: dict[str, Finding] = {}
        for form in one.forms:
            for hit in hits.get(form, ()):
                for incident_id in hit.incident_ids:
                    found = self._finding(one.subject.id, form.form, incident_id, hit)
                    own.setdefault(incident_id, found)
        return list(own.values())

    def _finding(self, subject_id: str, form: str, incident_id: str, hit: PackHit) -> Finding:
        return Finding(
            subject_id=subject_id,
            source_id=self.id,
            incident_id=incident_id,
            data_classes=hit.data_classes,
            form=form,
            is_sensitive=hit.is_sensitive,
            is_unverified=hit.is_unverified or hit.is_doubtful,
            is_compilation=hit.is_compilation,
        )

    def _report(self, state: State, why: str, said: Iterable[SubjectAnswer]) -> SourceReport:
        return SourceReport(
            source_id=self.id,
            kind=(self.kind or IdentifierKind.OTHER).value,
            is_demonstration=self.is_demonstration,
            state=state,
            why=why,
            dated=self.dated,
            lists=self.lists,
            answers=tuple(said),
        )


def _state(findings: Iterable[Finding]) -> State:
    return State.MATCH if any(True for _one in findings) else State.NO_MATCH

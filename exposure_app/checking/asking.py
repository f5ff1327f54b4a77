"""Every list asked side by side, each proving itself first.

The one rule: a list that fails in any way ends as *could not check*; it never counts as silent.
"""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Final

from exposure_app.cancellation import CancelToken
from exposure_app.checking.wanted import Wanted, is_for
from exposure_app.core.findings import (
    Finding,
    Progress,
    ProgressState,
    SourceReport,
    State,
    SubjectAnswer,
)
from exposure_app.core.identifiers import IdentifierKind, LookupForm
from exposure_app.errors import KeyStoreError, PackError, SourceError
from exposure_app.lookup.local_pack import LocalPack, PackHit, expected_kind, pack_id
from exposure_app.workspace import Workspace

ProgressSink = Callable[[Progress], None]

NO_SUBJECT: Final = "no_subject"
_AT_ONCE: Final = 4
_PATIENCE: Final = 0.05  # seconds between looks at the token while nothing is reported


@dataclass(frozen=True, slots=True)
class Answer:
    """What one list said in this check."""

    report: SourceReport
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class _Event:
    """A step of one list, passed from its thread to the caller's."""

    place: int
    outcome: Answer | Exception | None


def ask_all(
    workspace: Workspace,
    wanted: tuple[Wanted, ...],
    progress: ProgressSink,
    token: CancelToken,
) -> tuple[Answer, ...]:
    """Ask every list, several at once; answers come in the order of the folders.

    Raises:
        CheckCancelled: the person stopped the check.
    """
    folders = workspace.pack_folders
    total = len(folders) + 1
    for folder in folders:
        progress(Progress(pack_id(folder), ProgressState.WAITING, None, 0, total))
    events: SimpleQueue[_Event] = SimpleQueue()
    pool = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="list")
    try:
        for place, folder in enumerate(folders):
            ask = partial(_ask, workspace, folder, wanted, workspace.nonce(), token)
            pool.submit(_run, events, place, ask)
        return _collect(events, folders, progress, token)
    finally:
        pool.shutdown(cancel_futures=True)


def _run(events: "SimpleQueue[_Event]", place: int, ask: Callable[[], Answer]) -> None:
    events.put(_Event(place, None))
    try:
        events.put(_Event(place, ask()))
    except Exception as error:  # noqa: BLE001 - raised again on the thread of the caller
        events.put(_Event(place, error))


def _collect(
    events: "SimpleQueue[_Event]",
    folders: tuple[Path, ...],
    progress: ProgressSink,
    token: CancelToken,
) -> tuple[Answer, ...]:
    answers: dict[int, Answer] = {}
    total = len(folders) + 1
    while len(answers) < len(folders):
        token.check()
        try:
            event = events.get(timeout=_PATIENCE)
        except Empty:
            continue
        if isinstance(event.outcome, Exception):
            raise event.outcome
        state, result = ProgressState.RUNNING, None
        if event.outcome is not None:
            answers[event.place] = event.outcome
            state, result = ProgressState.DONE, event.outcome.report.state
        source = pack_id(folders[event.place])
        progress(Progress(source, state, result, len(answers), total))
    return tuple(answers[place] for place in range(len(folders)))


def _ask(
    workspace: Workspace, folder: Path, wanted: Iterable[Wanted], nonce: bytes, token: CancelToken
) -> Answer:
    token.check()
    try:
        opened = LocalPack.open(folder, workspace.publishers, workspace.desk)
        with closing(opened) as pack:
            pack.expect_valid_on(workspace.today())
            token.check()
            pack.prove(nonce)
            return _look_up(pack, [one for one in wanted if is_for(one, pack.kind)], token)
    except (PackError, SourceError, KeyStoreError) as error:
        return _failed(folder, error.why, wanted)


def _look_up(pack: LocalPack, wanted: list[Wanted], token: CancelToken) -> Answer:
    said: list[SubjectAnswer] = []
    findings: list[Finding] = []
    for one in wanted:
        own: dict[str, Finding] = {}
        for form in one.forms:
            if form.kind is pack.kind:
                token.check()
                for finding in _findings(pack, one.subject.id, form):
                    own.setdefault(finding.incident_id, finding)
        findings.extend(own.values())
        state = State.MATCH if own else State.NO_MATCH
        said.append(SubjectAnswer(one.subject.id, state))
    state = State.MATCH if findings else State.NO_MATCH
    report = SourceReport(
        source_id=pack.id,
        kind=pack.kind.value,
        is_demonstration=pack.is_demonstration,
        state=state if said else State.NOT_COVERED,
        why="" if said else NO_SUBJECT,
        dated=pack.dated,
        lists=pack.lists,
        answers=tuple(said),
    )
    return Answer(report, tuple(findings))


def _findings(pack: LocalPack, subject_id: str, form: LookupForm) -> Iterable[Finding]:
    hits: tuple[PackHit, ...] = pack.look_up(form)
    for hit in hits:
        for incident_id in hit.incident_ids:
            yield Finding(
                subject_id=subject_id,
                source_id=pack.id,
                incident_id=incident_id,
                data_classes=hit.data_classes,
                form=form.form,
                is_sensitive=hit.is_sensitive,
                is_unverified=hit.is_unverified or hit.is_doubtful,
                is_compilation=hit.is_compilation,
            )


def _failed(folder: Path, why: str, wanted: Iterable[Wanted]) -> Answer:
    """A list that could not be used: whoever it may hold is told so."""
    kind = expected_kind(folder)
    return Answer(
        SourceReport(
            source_id=pack_id(folder),
            kind=(kind or IdentifierKind.OTHER).value,
            is_demonstration=folder.parent.name == "demo",
            state=State.COULD_NOT_CHECK,
            why=why,
            dated=None,
            lists=(),
            answers=tuple(
                SubjectAnswer(one.subject.id, State.COULD_NOT_CHECK)
                for one in wanted
                if is_for(one, kind)
            ),
        )
    )

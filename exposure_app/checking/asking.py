"""Every source asked side by side, so that a slow one holds up no other.

The one rule: whoever stops is obeyed at once; a source that still waits for an answer then is left
to notice by itself.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from queue import Empty, SimpleQueue
from typing import Final

from exposure_app.cancellation import CancelToken
from exposure_app.checking.answers import Answer
from exposure_app.checking.sources import Source
from exposure_app.checking.wanted import Wanted
from exposure_app.core.findings import Progress, ProgressState

ProgressSink = Callable[[Progress], None]

_AT_ONCE: Final = 16
_PATIENCE: Final = 0.05  # seconds between looks at the token while nothing is reported


@dataclass(frozen=True, slots=True)
class _Event:
    """A step of one list, passed from its thread to the caller's."""

    place: int
    outcome: Answer | Exception | None


def ask_all(
    sources: tuple[Source, ...],
    wanted: tuple[Wanted, ...],
    progress: ProgressSink,
    token: CancelToken,
) -> tuple[Answer, ...]:
    """Ask every source; answers come in the same order.

    Raises:
        CheckCancelled: the person stopped the check.
    """
    total = len(sources) + 1
    for source in sources:
        progress(Progress(source.id, ProgressState.WAITING, None, 0, total))
    events: SimpleQueue[_Event] = SimpleQueue()
    pool = ThreadPoolExecutor(max(1, min(len(sources), _AT_ONCE)), thread_name_prefix="source")
    try:
        for place, source in enumerate(sources):
            pool.submit(_run, events, place, partial(source.ask, wanted, token))
        answers = _collect(events, sources, progress, token)
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        raise
    pool.shutdown()
    return answers


def _run(events: "SimpleQueue[_Event]", place: int, ask: Callable[[], Answer]) -> None:
    events.put(_Event(place, None))
    try:
        events.put(_Event(place, ask()))
    except Exception as error:  # noqa: BLE001 - raised again on the thread of the caller
        events.put(_Event(place, error))


def _collect(
    events: "SimpleQueue[_Event]",
    sources: tuple[Source, ...],
    progress: ProgressSink,
    token: CancelToken,
) -> tuple[Answer, ...]:
    answers: dict[int, Answer] = {}
    total = len(sources) + 1
    while len(answers) < len(sources):
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
        source = sources[event.place].id
        progress(Progress(source, state, result, len(answers), total))
    return tuple(answers[place] for place in range(len(sources)))

"""The processes and threads that work on a build.

The one rule: results come in the order of the tasks, and only a few tasks wait at a time, so that
memory does not grow with their number.

Why both: what is written in Python needs processes; sorting, hashing and copying arrays lets other
threads run meanwhile, and a thread begins at once.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from types import TracebackType
from typing import Protocol, Self, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")
Made_co = TypeVar("Made_co", covariant=True)


class Pending(Protocol[Made_co]):
    """What comes to a result."""

    def result(self) -> Made_co:
        """Wait for it."""


class Crew:
    """So many workers; a crew of one is this thread itself.

    Args:
        size: how many work at the same time.
    """

    def __init__(self, size: int) -> None:
        self.size = size
        self._processes: Executor | None = None
        self._threads: Executor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for pool in (self._processes, self._threads):
            if pool is not None:
                pool.shutdown(wait=True, cancel_futures=True)
        self._processes = self._threads = None

    def each(self, work: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result]:
        """The result of each task, in their order, each in a process."""
        if self.size == 1:
            return map(work, tasks)
        if self._processes is None:
            # A fresh interpreter each: nothing of this one's threads or secrets is copied along.
            self._processes = ProcessPoolExecutor(self.size, mp_context=get_context("spawn"))
        return in_order(self._submitting(self._processes, work), tasks, self.size)

    def each_in_threads(
        self, work: Callable[[Task], Result], tasks: Iterable[Task]
    ) -> Iterator[Result]:
        """The same in threads, for work on arrays."""
        if self.size == 1:
            return map(work, tasks)
        if self._threads is None:
            self._threads = ThreadPoolExecutor(self.size)
        return in_order(self._submitting(self._threads, work), tasks, self.size)

    def _submitting(
        self, pool: Executor, work: Callable[[Task], Result]
    ) -> Callable[[Task], Pending[Result]]:
        return lambda task: pool.submit(work, task)


def in_order(
    submit: Callable[[Task], Pending[Result]], tasks: Iterable[Task], workers: int
) -> Iterator[Result]:
    """The result of each task in their order; two tasks for each worker wait at most."""
    waiting: deque[Pending[Result]] = deque()
    for task in tasks:
        waiting.append(submit(task))
        if len(waiting) > 2 * workers:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()

"""Workers on other machines, by Dask: the same tasks, sent to a cluster.

The one rule: the cluster only decides where a task runs. What a task does, and so every byte of a
pack, is the same as on one machine.

The lists and the working folder lie on storage that all machines reach under the same path. Tasks
carry rows of lists and the key, so they go enciphered (TLS) only, and no worker of ours puts them
on its disk; whoever runs other workers sets ``distributed.worker.memory.spill`` to false.

Why Dask: a build is some thousand independent tasks on files, each a Python function of seconds.
Dask's workers are Python and run those functions as they are; Spark would start a virtual machine
beside each and hand the same functions on, at many times the installation.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from types import TracebackType
from typing import Any, Final, Self

import dask
from distributed import Client, LocalCluster

from exposure_app.errors import PublishError
from exposure_app.publisher.crew import Crew, Result, Task, in_order

_SAFE: Final = "tls://"
_SETTINGS: Final = {
    "distributed.worker.memory.spill": False,
    "distributed.worker.memory.target": False,
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
}


class ClusterCrew(Crew):
    """The workers of a cluster.

    Args:
        scheduler: address of the cluster's scheduler; empty for a cluster on this machine.
        size: how many workers a cluster on this machine has.

    Raises:
        PublishError: the address is one to which nothing goes enciphered.
    """

    def __init__(self, scheduler: str, size: int) -> None:
        super().__init__(size)
        if scheduler and not scheduler.startswith(_SAFE):
            raise PublishError("--scheduler", f"must begin with {_SAFE}, since the key goes there")
        self._scheduler = scheduler
        self._cluster: Any = None
        self._client: Any = None

    def __enter__(self) -> Self:
        logging.getLogger("distributed").setLevel(logging.ERROR)
        with dask.config.set(_SETTINGS):
            if not self._scheduler:
                # One thread each: what is written in Python gains nothing by more.
                self._cluster = LocalCluster(  # type: ignore[no-untyped-call]
                    n_workers=self.size,
                    threads_per_worker=1,
                    security=True,
                    dashboard_address="127.0.0.1:0",
                    silence_logs=logging.ERROR,
                )
            self._client = Client(self._cluster or self._scheduler)  # type: ignore[no-untyped-call]
        self.size = max(1, len(self._client.nthreads()))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for opened in (self._client, self._cluster):
            if opened is not None:
                opened.close()
        self._client = self._cluster = None

    def each(self, work: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result]:
        """The result of each task, in their order, each on some worker."""
        if self._client is None:
            raise RuntimeError("the crew has not begun")
        # Not pure: a task writes files, and doing it again is doing it again.
        submit = partial(self._client.submit, work, pure=False)
        return in_order(submit, tasks, self.size)

    def each_in_threads(
        self, work: Callable[[Task], Result], tasks: Iterable[Task]
    ) -> Iterator[Result]:
        """The same; a cluster has its own threads."""
        return self.each(work, tasks)

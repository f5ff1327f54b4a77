"""Run the evaluator: its processes, what they share, and a stop that ends what is begun.

The one rule: one process listens, the others answer; the key is handed to them in memory, never in
their environment or on their command line.
"""

import secrets as chance
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.shared_memory import SharedMemory
from types import FrameType
from typing import Final

import uvicorn
from uvicorn.supervisors import Multiprocess

from exposure_app.publisher.evaluating import COUNTS_BYTES, COUNTS_FORM, Counts, EvaluatorApp
from exposure_app.publisher.quota import QUOTA_BYTES, QUOTA_FORM, Quota
from exposure_app.publisher.shared_words import SharedWords
from exposure_app.publisher.terms import PackSecrets

_GRACE_SECONDS: Final = 10
_SALT_BYTES: Final = 32


@dataclass(frozen=True, slots=True)
class Service:
    """How an evaluator is served.

    Attributes:
        host: address to listen at.
        port: port to listen at.
        jobs: how many processes answer.
        a_day: how often an address may ask in a day; 0 for no limit.
        proxies: addresses of the reverse proxies whose word on who asks counts.
    """

    host: str
    port: int
    jobs: int
    a_day: int
    proxies: tuple[str, ...] = ()


def serve(secrets: PackSecrets, service: Service) -> None:
    """Serve until a signal says stop.

    Raises:
        SystemExit: the address cannot be listened at.
    """
    with _shared(QUOTA_FORM, QUOTA_BYTES) as quota, _shared(COUNTS_FORM, COUNTS_BYTES) as counts:
        app = EvaluatorApp(
            secrets.key,
            secrets.key_info,
            Quota(quota, service.a_day, chance.token_bytes(_SALT_BYTES)),
            Counts(counts),
        )
        config = uvicorn.Config(
            app,
            host=service.host,
            port=service.port,
            workers=service.jobs,
            access_log=False,
            log_level="warning",
            server_header=False,
            date_header=False,
            proxy_headers=bool(service.proxies),
            forwarded_allow_ips=list(service.proxies),
            timeout_graceful_shutdown=_GRACE_SECONDS,
        )
        socket = config.bind_socket()
        if service.jobs == 1:
            # The server raises the signal once more when it has answered everything.
            signal.signal(signal.SIGTERM, _end)
            uvicorn.Server(config).run([socket])
        else:
            Multiprocess(config, [socket]).run()


def _end(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)


@contextmanager
def _shared(form: str, size: int) -> Iterator[SharedWords]:
    """Words that the processes share; zero at first."""
    memory = SharedMemory(create=True, size=size)
    try:
        yield SharedWords(memory.name, form, size)
    finally:
        memory.close()
        memory.unlink()

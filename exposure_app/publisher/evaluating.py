"""The evaluator: it multiplies points by its key, and learns nothing by it.

The one rule: what is asked and answered is nowhere kept or logged. It sees uniformly random points,
and neither which pack nor which kind of identifier they are for.

``POST /brp1/evaluate`` takes four points of 32 bytes and gives a proof (64 bytes) and four points.
``GET /healthz`` says that it lives, ``GET /metrics`` counts, in the form of Prometheus.

Why no framework: there is one call, and a framework would cost as much as a point.
"""

import os
import time
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from dataclasses import dataclass, field
from typing import Any, Final

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily
from prometheus_client.registry import Collector
from voprf import ristretto

from exposure_app.lookup.evaluator import derive_key
from exposure_app.publisher.quota import Quota
from exposure_app.publisher.shared_words import SharedWords

POINTS: Final = 4
POINT_BYTES: Final = 32
REQUEST_BYTES: Final = POINTS * POINT_BYTES
OUTCOMES: Final = ("evaluated", "bad_request", "over_quota", "other")
ROWS: Final = 64
COUNTS_BYTES: Final = 8 * ROWS * len(OUTCOMES)
COUNTS_FORM: Final = "Q"

_PATH: Final = "/brp1/evaluate"
_PLAIN: Final = b"text/plain; charset=utf-8"
_OCTETS: Final = b"application/octet-stream"

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]


@dataclass(slots=True)
class Counts:
    """What all processes have done so far; a row for each process.

    Attributes:
        shared: the numbers, shared by all processes.
    """

    shared: SharedWords

    def more(self, outcome: str) -> None:
        """Count one request."""
        with self.shared.words() as words:
            words[os.getpid() % ROWS * len(OUTCOMES) + OUTCOMES.index(outcome)] += 1

    def totals(self) -> dict[str, int]:
        """How many requests had each outcome."""
        with self.shared.words() as words:
            every = words.tolist()
        return {name: sum(every[place :: len(OUTCOMES)]) for place, name in enumerate(OUTCOMES)}


class _Collector(Collector):
    """The counts as Prometheus wants them."""

    def __init__(self, counts: Counts) -> None:
        self._counts = counts

    def collect(self) -> Iterable[CounterMetricFamily]:
        """One counter, by outcome."""
        family = CounterMetricFamily(
            "brp1_requests", "Requests since the evaluator started.", labels=["outcome"]
        )
        for outcome, count in self._counts.totals().items():
            family.add_metric([outcome], count)
        yield family


@dataclass(slots=True)
class EvaluatorApp:
    """The evaluator as an ASGI application; it is sent to each process and begins there.

    Attributes:
        seed: of the key.
        info: public text that goes into the key.
        quota: how often an address may ask.
        counts: what was done.
    """

    seed: bytes = field(repr=False)
    info: bytes
    quota: Quota
    counts: Counts
    _key: ristretto.Evaluator | None = field(default=None, repr=False)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one connection of the server."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            await self._answer(scope, receive, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                self.begin()
                await send({"type": "lifespan.startup.complete"})
            else:
                self.end()
                await send({"type": "lifespan.shutdown.complete"})
                return

    def begin(self) -> None:
        """Make the key and take hold of what is shared."""
        self._key = derive_key(self.seed, self.info)
        self.quota.counts.open()
        self.counts.shared.open()

    def end(self) -> None:
        """Let go of what is shared."""
        self.quota.counts.close()
        self.counts.shared.close()

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        method, path = scope["method"], scope["path"]
        if path == _PATH and method == "POST":
            await self._evaluate(scope, receive, send)
        elif path == "/healthz" and method == "GET":
            await _say(send, 200, b"ok\n")
        elif path == "/metrics" and method == "GET":
            registry = CollectorRegistry()
            registry.register(_Collector(self.counts))
            await _say(send, 200, generate_latest(registry))
        else:
            self.counts.more("other")
            is_known = path in (_PATH, "/healthz", "/metrics")
            await _say(send, 405 if is_known else 404, b"")

    async def _evaluate(self, scope: Scope, receive: Receive, send: Send) -> None:
        client = scope.get("client")
        wait = self.quota.ask(client[0] if client else "", time.time())  # noqa: TID251 - its clock
        if wait:
            self.counts.more("over_quota")
            await _say(send, 429, b"", (b"retry-after", str(wait).encode("ascii")))
            return
        body = await _body(receive)
        answer = None if body is None else self._evaluated(body)
        if answer is None:
            self.counts.more("bad_request")
            await _say(send, 400, b"")
            return
        self.counts.more("evaluated")
        await _say(send, 200, answer, content_type=_OCTETS)

    def _evaluated(self, body: bytes) -> bytes | None:
        """The proof and the points; None when one of them is no point."""
        if self._key is None:
            raise RuntimeError("the evaluator has not begun")
        try:
            points = [
                ristretto.BlindedInput.deserialize(body[at : at + POINT_BYTES])
                for at in range(0, REQUEST_BYTES, POINT_BYTES)
            ]
        except ValueError:
            return None
        return bytes(self._key.evaluate_batch(points).serialize())


async def _body(receive: Receive) -> bytes | None:
    """Exactly as many bytes as a request has; None for any other number."""
    found, more = b"", True
    while more:
        message = await receive()
        if message["type"] != "http.request":
            return None
        found += message.get("body", b"")
        if len(found) > REQUEST_BYTES:
            return None
        more = message.get("more_body", False)
    return found if len(found) == REQUEST_BYTES else None


async def _say(
    send: Send, status: int, body: bytes, *headers: tuple[bytes, bytes],
    content_type: bytes = _PLAIN,
) -> None:  # fmt: skip
    own = [
        (b"content-type", content_type),
        (b"content-length", str(len(body)).encode("ascii")),
        (b"cache-control", b"no-store"),
        *headers,
    ]
    await send({"type": "http.response.start", "status": status, "headers": own})
    await send({"type": "http.response.body", "body": body})

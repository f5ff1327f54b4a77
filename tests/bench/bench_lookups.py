"""What one look-up over the network costs a client, beside the least that it could cost.

Run ``python tests/bench/bench_lookups.py`` from the checkout. Host and evaluator are on loopback in
a process of their own; the pack has as many entries in a bucket as one of 500 million would have.

Least work: blinding and finalizing eight points, and hashing eight buckets; to that comes what the
library for HTTP takes for as many requests, each on a connection of its own. Least bytes: one
point, its answer with the proof, and one bucket. Beside it the answer of Have I Been Pwned to a
range: as many addresses as it says, with names of the catalogue.
"""

import hashlib
import json
import multiprocessing
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle, islice
from multiprocessing.connection import Connection
from pathlib import Path

_ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(_ROOT))

import requests  # noqa: E402
from voprf import ristretto  # noqa: E402

from exposure_app.cancellation import CancelToken  # noqa: E402
from exposure_app.core.introductions import (  # noqa: E402
    Introduction,
    introduction_bytes,
    parse_introduction,
)
from exposure_app.core.manifests import Manifest  # noqa: E402
from exposure_app.core.sessions import INPUTS, REQUEST_POINTS  # noqa: E402
from exposure_app.lookup.catalogue import load_catalogue  # noqa: E402
from exposure_app.lookup.connectors.hibp import SHARED_BY  # noqa: E402
from exposure_app.lookup.evaluator import derive_key  # noqa: E402
from exposure_app.lookup.network import Network  # noqa: E402
from exposure_app.lookup.remote_evaluator import POINT_BYTES, PROOF_BYTES  # noqa: E402
from tests.simulators.http_host import answering, http_host  # noqa: E402
from tests.simulators.network_world import ABSENT, PLANTED, TODAY, Client, World  # noqa: E402
from tests.simulators.small_packs import ROWS, SECRETS, row  # noqa: E402

_TURNS = 15
_PATIENCE = 10.0
_MOST_WORK = 2.0
_MOST_BYTES = 9.0
# Entries in each of the four buckets here, as in each of 2^16 of a pack of 500 million.
_ENTRIES = 8_154


def _serve(folder: Path, told: Connection) -> None:
    """Publish and serve until told to stop."""
    world = World(folder)
    world.found()
    with http_host(answering(world.answer)) as host:
        more = (row(number, "one") for number in range(1000, 1000 + 4 * _ENTRIES - 2600))
        world.publish((host.address,), rows=(*ROWS, *more))
        told.send(introduction_bytes(world.introduce(host.address)))
        told.recv()


@contextmanager
def _served(folder: Path) -> Iterator[Introduction]:
    ours, theirs = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(target=_serve, args=(folder, theirs))
    server.start()
    try:
        yield parse_introduction(ours.recv())
    finally:
        ours.send("stop")
        server.join()


def _least_work(key: ristretto.Evaluator, bucket: bytes) -> float:
    """Seconds of a core for the points of a session and the hashes of its buckets."""
    texts = [f"input {number}".encode() for number in range(REQUEST_POINTS)]
    start = time.process_time()
    for _request in range(INPUTS // REQUEST_POINTS):
        pairs = [ristretto.Client.blind(text) for text in texts]
        paused = time.process_time()
        answer = key.evaluate_batch([point for _client, point in pairs]).serialize()
        start += time.process_time() - paused
        output = ristretto.VerifiableBatchOutput.deserialize(answer)
        ristretto.Client.finalize_batch([one for one, _ in pairs], output, key.public_key)
    for _part in range(INPUTS):
        hashlib.sha256(bucket).digest()
    return time.process_time() - start


def _bare_requests(network: Network, manifest: Manifest) -> float:
    """Seconds of a core for as many requests by the library alone."""
    pack = network.pack(network.stores[0], manifest, 14)
    evaluator = pack.evaluators()[0]
    blinded = (ristretto.Client.blind(bytes((n,)))[1] for n in range(REQUEST_POINTS))
    points = b"".join(bytes(point.serialize()) for point in blinded)
    start = time.process_time()
    requests.get(network.stores[0].metadata_call("timestamp.json").url, timeout=_PATIENCE)
    for _request in range(INPUTS // REQUEST_POINTS):
        requests.post(evaluator.call(evaluator.urls[0], points).url, points, timeout=_PATIENCE)
    for bucket in range(INPUTS):
        call = pack.part_call(bucket % manifest.shape.buckets)
        assert requests.get(call.url, timeout=_PATIENCE).content
    return time.process_time() - start


def _session(network: Network, manifest: Manifest) -> None:
    pack = network.pack(network.stores[0], manifest, 14)
    found = pack.look_up([PLANTED, ABSENT], network.asking(CancelToken()))
    assert found[PLANTED]
    assert not found[ABSENT]


def _range_answer() -> int:
    """Bytes of an answer of Have I Been Pwned with as many addresses as it says."""
    names = [row.hibp_name for row in load_catalogue().incidents.values() if row.hibp_name]
    rows = [
        {"hashSuffix": hashlib.sha1(str(n).encode()).hexdigest()[6:].upper(), "websites": [name]}  # noqa: S324
        for n, name in enumerate(islice(cycle(names), SHARED_BY))
    ]
    return len(json.dumps(rows, separators=(",", ":")))


def main() -> int:
    """Measure and print; 1 when above a limit."""
    key = derive_key(SECRETS.key, SECRETS.key_info)
    with tempfile.TemporaryDirectory() as name:
        client = Client(Path(name) / "client")
        with _served(Path(name) / "world") as introduction:
            network = client.network(introduction)
            store, transport = network.stores[0], network.transport
            store.refresh(transport, CancelToken(), TODAY, transport.source_ends())
            (manifest,) = store.packs(TODAY)
            bucket = bytes(manifest.shape.bucket_bytes)
            work = [_timed(network, manifest) for _turn in range(_TURNS)]
            least = [_least_work(key, bucket) for _turn in range(_TURNS)]
            bare = [_bare_requests(network, manifest) for _turn in range(_TURNS)]
            client.ledger.clear()
            _session(network, manifest)
    median = statistics.median
    return _report(client, manifest, median(work), median(least), median(bare))


def _timed(network: Network, manifest: Manifest) -> float:
    """Seconds of a core, of all threads together."""
    start = time.process_time()
    _session(network, manifest)
    return time.process_time() - start


def _report(client: Client, manifest: Manifest, work: float, least: float, bare: float) -> int:
    moved: Counter[str] = Counter()
    for one in client.ledger:
        moved[one.purpose] += len(one.sent) + one.received
    least_bytes = POINT_BYTES + PROOF_BYTES + POINT_BYTES + manifest.shape.network_bytes
    sys.stdout.write(
        f"client: {work * 1e3:.1f} ms of a core a session; least {least * 1e3:.1f} ms, and "
        f"{bare * 1e3:.1f} ms for bare requests: {work / (least + bare):.2f} times both "
        f"(at most {_MOST_WORK}), {work / least:.1f} times the least\n"
        f"bytes a session: {moved.total():,}, least {least_bytes:,}: "
        f"{moved.total() / least_bytes:.2f} times (at most {_MOST_BYTES}; eight parts hide one)\n"
        f"of them for points: {moved['oprf']:,}\n"
        f"an answer of Have I Been Pwned to a range: {_range_answer():,} bytes\n"
    )
    is_over = work / (least + bare) > _MOST_WORK or moved.total() / least_bytes > _MOST_BYTES
    return int(is_over)


if __name__ == "__main__":
    sys.exit(main())

"""Requests a second of the evaluator beside the bare evaluation, and that no answer is wrong.

Run ``python tests/bench/bench_evaluator.py [SECONDS]`` from the checkout (ten when left out). Needs
``wrk`` (Debian's package of that name). The server has one process on one core, the load the other.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(_ROOT))

from voprf import ristretto  # noqa: E402

from exposure_app.lookup.evaluator import derive_key  # noqa: E402 - needs the checkout's path
from exposure_app.publisher.secret_file import new_secrets, write_secrets  # noqa: E402
from tests.simulators.evaluator_service import evaluator, free_port  # noqa: E402

_LEAST_SHARE = 0.7
_BARE = 2_000


def _bare(key: ristretto.Evaluator, body: bytes) -> float:
    """Requests a second of a core without any server: points read, evaluated and written."""
    start = time.process_time()
    for _turn in range(_BARE):
        points = [
            ristretto.BlindedInput.deserialize(body[at : at + 32]) for at in range(0, 128, 32)
        ]
        key.evaluate_batch(points).serialize()
    return _BARE / (time.process_time() - start)


def _script(folder: Path, body: bytes) -> Path:
    text = "".join(f"\\x{octet:02x}" for octet in body)
    path = folder / "ask.lua"
    path.write_text(f'wrk.method = "POST"\nwrk.body = "{text}"\n', "ascii")
    return path


def _loaded(script: Path, port: int, seconds: int) -> str:
    words = ["wrk", "-t1", "-c16", f"-d{seconds}s", "-s", str(script)]
    address = f"http://127.0.0.1:{port}/brp1/evaluate"
    done = subprocess.run([*words, address], capture_output=True, text=True, check=True)
    return done.stdout


def main() -> int:
    """Measure and print; 1 when below the limit or when an answer failed."""
    seconds = int(sys.argv[1]) if sys.argv[1:] else 10
    secrets = new_secrets("bench")
    key = derive_key(secrets.key, secrets.key_info)
    pairs = [ristretto.Client.blind(f"input {number}".encode()) for number in range(4)]
    body = b"".join(point.serialize() for _client, point in pairs)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_secrets(folder / "secrets.json", secrets)
        port = free_port()
        words = ("--jobs", "1", "--a-day", "0")
        os.sched_setaffinity(0, {0})
        with evaluator(folder / "secrets.json", port, *words):
            os.sched_setaffinity(0, {1})
            told = _loaded(_script(folder, body), port, seconds)
            os.sched_setaffinity(0, {0, 1})
        bare = _bare(key, body)
    found = re.search(r"Requests/sec:\s*([\d.]+)", told)
    failed = re.search(r"(Socket errors|Non-2xx).*", told)
    rate = float(found[1]) if found else 0.0
    sys.stdout.write(
        f"evaluator: {rate:,.0f} requests a second on one core, bare {bare:,.0f}; "
        f"{rate / bare:.2f} of it (at least {_LEAST_SHARE})\n"
        f"failed: {failed[0] if failed else 'none'}\n"
    )
    return int(rate / bare < _LEAST_SHARE or failed is not None)


if __name__ == "__main__":
    sys.exit(main())

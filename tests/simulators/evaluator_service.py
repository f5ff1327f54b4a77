"""A real evaluator on loopback, started as its operators start it."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

COMMAND = Path(sys.executable).with_name("exposure-publish")
PATIENCE_SECONDS = 20


def free_port() -> int:
    """A port of loopback that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int) -> None:
    """Wait until somebody listens at a port of loopback."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise TimeoutError


@contextmanager
def evaluator(secrets: Path, port: int, *words: str) -> Iterator[subprocess.Popen[str]]:
    """An evaluator; it is killed at the end if it still runs."""
    own = ["evaluate", "--secrets", str(secrets), "--port", str(port), *words]
    with subprocess.Popen(
        [str(COMMAND), *own], text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as running:
        try:
            wait_for(port)
            yield running
        finally:
            if running.poll() is None:
                running.terminate()
                try:
                    running.wait(PATIENCE_SECONDS)
                except subprocess.TimeoutExpired:
                    running.kill()

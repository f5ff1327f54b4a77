"""A build that is killed at any moment: no half pack, and the same pack in the end.

Each run kills it at six moments; ``EXPOSURE_KILLS=50`` at as many as that.
"""

import os
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from exposure_app.lookup.signatures import PublisherKey
from exposure_app.publisher.secret_file import (
    new_secrets,
    public_keys,
    read_secrets,
    write_secrets,
)
from exposure_app.publisher.verifying import verify_pack
from tests.simulators.breach_lists import rows, write_build_file, write_csv

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("EXPOSURE_KILLS", "6"))


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    """A folder with lists, a build file and secrets."""
    write_csv(tmp_path / "a.csv", rows(6000))
    write_build_file(tmp_path / "build.toml", ["a.csv"])
    write_secrets(tmp_path / "secrets.json", new_secrets("killed"))
    return tmp_path


def _begin(folder: Path, out: str) -> subprocess.Popen[bytes]:
    program = [sys.executable, "-m", "exposure_app.publisher.main"]
    words = ["build", "build.toml", "--secrets", "secrets.json", "--jobs", "1", "--out", out]
    return subprocess.Popen(
        [*program, *words], cwd=folder, env={"PYTHONPATH": str(ROOT)}, stderr=subprocess.PIPE
    )


def test_no_moment_of_killing_leaves_half_a_pack(lists: Path) -> None:
    _oblivious, signing = public_keys(read_secrets(lists / "secrets.json"))
    trusted = (PublisherKey("test", signing, is_for_demonstration=False),)
    begun = time.monotonic()
    with _begin(lists, "old") as whole:
        assert whole.wait(120) == 0
    whole_seconds = time.monotonic() - begun
    wanted = (lists / "old" / "entries.brp").read_bytes()
    chance, finished = Random(11), 0  # noqa: S311 - the same moments in each run
    for kill in range(KILLS):
        out = f"new-{finished}"
        with _begin(lists, out) as running:
            try:
                running.wait(chance.uniform(0.1, 1.3) * whole_seconds)
            except subprocess.TimeoutExpired:
                running.kill()
        if (lists / out).exists():
            verify_pack(lists / out, trusted)
            assert (lists / out / "entries.brp").read_bytes() == wanted
            finished += 1
        if kill % 10 == 0:
            verify_pack(lists / "old", trusted)
    with _begin(lists, "last") as whole:
        assert whole.wait(120) == 0
    assert (lists / "last" / "entries.brp").read_bytes() == wanted
    assert finished

"""A build on a cluster of two workers: the same bytes, and nothing goes in the open.

Two operators share the pack, so that both keys have to reach the workers.
"""

import time
from pathlib import Path

import pytest

from exposure_app.errors import PublishError
from exposure_app.publisher.build_file import read_build_file
from exposure_app.publisher.cluster import ClusterCrew
from exposure_app.publisher.crew import Crew
from exposure_app.publisher.production import Places, build_pack
from exposure_app.publisher.progress import Progress
from exposure_app.publisher.terms import OperatorKey, PackSecrets
from tests.simulators.breach_lists import rows, write_build_file, write_csv

SECOND = OperatorKey(b"o" * 32, b"other")
SECRETS = PackSecrets(b"p" * 32, b"k" * 32, b"invented", b"s" * 32, SECOND)
TWO = {'.example/"]': '.example/"]\nsecond_evaluators = ["https://other.example"]'}
FILES = ("entries.brp", "manifest.json", "manifest.sig")


def _build(folder: Path, out: str, crew: Crew) -> None:
    build = read_build_file(folder / "build.toml")
    progress = Progress(time.monotonic, lambda _line: None)
    build_pack(build, SECRETS, None, Places.beside(folder / out), (crew, progress))


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    """A folder with a list in several parts and a build file of two operators."""
    write_csv(tmp_path / "a.csv", rows(9000))
    write_build_file(tmp_path / "build.toml", ["a.csv"], TWO)
    return tmp_path


def test_two_workers_of_a_cluster_give_the_same_bytes(lists: Path) -> None:
    with Crew(1) as alone:
        _build(lists, "alone", alone)
    with ClusterCrew("", 2) as cluster:
        assert cluster.size == 2
        assert cluster._client.scheduler_info()["address"].startswith("tls://")
        _build(lists, "cluster", cluster)
        write_csv(lists / "a.csv", rows(9000)[1:])
        with pytest.raises(PublishError, match="in none of the lists") as told:
            _build(lists, "other", cluster)
    assert told.value.field == "pack.canary"
    for name in FILES:
        assert (lists / "alone" / name).read_bytes() == (lists / "cluster" / name).read_bytes()


def test_a_scheduler_in_the_open_is_refused() -> None:
    with pytest.raises(PublishError, match="tls"):
        ClusterCrew("tcp://192.0.2.1:8786", 2)
    with pytest.raises(RuntimeError):
        list(ClusterCrew("tls://192.0.2.1:8786", 2).each(len, ["a"]))

"""From lists to a release that nginx serves: planted people are found in it, others are not."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from tuf.ngclient import Updater

from exposure_app.core.digests import Labels, oprf_input
from exposure_app.core.identifiers import IdentifierKind, LookupForm
from exposure_app.core.manifests import Manifest, parse_manifest
from exposure_app.core.packs import bucket_file_name, open_bucket_file
from exposure_app.core.ranges import Record, find_entry, records_of
from exposure_app.lookup.evaluator import derive_key
from exposure_app.publisher.secret_file import read_secrets
from tests.simulators.breach_lists import INCIDENTS, rows, write_build_file, write_csv
from tests.simulators.evaluator_service import free_port
from tests.simulators.nginx import nginx

COMMAND = Path(sys.executable).with_name("exposure-publish")
ROWS = rows(2000)
PATIENCE_SECONDS = 10
pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="packaging/test.py installs nginx on Linux only"
)


def _publish(folder: Path, *words: str) -> str:
    done = subprocess.run(
        [str(COMMAND), *words], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def released(tmp_path: Path) -> Path:
    """A folder with a repository in which a pack is released."""
    write_csv(tmp_path / "a.csv", ROWS)
    write_build_file(tmp_path / "build.toml", ["a.csv"])
    found = re.search(r"signatures: (\w+)", _publish(tmp_path, "keys", "secrets.json"))
    assert found is not None
    _publish(tmp_path, "build", "build.toml", "--secrets", "secrets.json", "--out", "pack")
    where = ("--repository", "repository", "--keys", "keys")
    assert "three people" in _publish(tmp_path, "found", *where)
    told = _publish(tmp_path, "release", "pack", "--trust", found[1], *where)
    assert "Released packs/invented/e3/manifest.json" in told
    _publish(tmp_path, "refresh", *where)
    assert "1 packs; signatures lead from 1.root.json" in _publish(tmp_path, "verify", "repository")
    return tmp_path


@pytest.fixture
def host(released: Path) -> Iterator[str]:
    """The repository, served by nginx with the site that ships."""
    port = free_port()
    changes = {
        "listen 8080;": f"listen 127.0.0.1:{port};",
        "/srv/packs": str(released / "repository"),
    }
    with nginx(released / "nginx", "packs.conf", changes, port):
        yield f"http://127.0.0.1:{port}"


def _manifest(released: Path, host: str) -> Manifest:
    root = (released / "repository" / "metadata" / "1.root.json").read_bytes()
    for name in ("metadata", "targets"):
        (released / "client" / name).mkdir(parents=True)
    client = Updater(
        str(released / "client" / "metadata"), f"{host}/metadata/",
        str(released / "client" / "targets"), f"{host}/targets/", bootstrap=root,
    )  # fmt: skip
    info = client.get_targetinfo("packs/invented/e3/manifest.json")
    assert info is not None
    return parse_manifest(Path(client.download_target(info)).read_bytes(), "invented")


def _looked_up(manifest: Manifest, released: Path, host: str, number: str) -> set[str]:
    """The incidents of a number, by a bucket fetched from the host."""
    secrets = read_secrets(released / "secrets.json")
    key = derive_key(secrets.key, secrets.key_info)
    form = LookupForm(IdentifierKind.PHONE, number, "typed")
    digest = key.evaluate_known_input(oprf_input(form))
    bucket = Labels(digest).bucket(manifest.shape.bucket_bits)
    name = bucket_file_name(manifest.shape, bucket)
    answer = requests.get(f"{host}/packs/invented/{name}", timeout=PATIENCE_SECONDS)
    assert answer.status_code == 200
    assert not {"ETag", "Set-Cookie"} & set(answer.headers)
    entries = open_bucket_file(answer.content, manifest.shape, bucket, manifest.root, "invented")

    def find(tag: bytes) -> bytes | None:
        place = find_entry(entries, tag)
        return None if place is None else entries[place + 12 : place + 24]

    records: tuple[Record, ...] = records_of(digest, find, "invented")
    return {manifest.incidents[one].id for record in records for one in record.incidents}


def test_planted_people_are_found_and_absent_ones_are_not(released: Path, host: str) -> None:
    manifest = _manifest(released, host)
    truth: dict[str, set[str]] = {}
    for number, incident in ROWS:
        truth.setdefault(number, set()).add(incident)
    planted = [*list(truth)[:10], *(n for n, own in truth.items() if len(own) > 1)][:20]
    assert any(len(truth[number]) > 1 for number in planted)
    for number in planted:
        assert _looked_up(manifest, released, host, number) == truth[number]
    for place in range(10):
        assert not _looked_up(manifest, released, host, f"+8613000000{place:03}")
    assert {listed.id for listed in manifest.incidents.values()} == set(INCIDENTS)
    log = (released / "nginx" / "access.log").read_text("utf-8")
    assert "/metadata/" in log
    assert ".brp" not in log

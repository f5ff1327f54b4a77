"""The built wheel holds everything the program needs, away from the checkout."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel's contents, as an installation lays them out."""
    place = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(place)],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    wheel = next(place.glob("*.whl"))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(place / "site")
    return place / "site"


def _run(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    program = "import sys; sys.path.insert(0, sys.argv.pop(1)); "
    program += "from exposure_app.__main__ import main; sys.exit(main())"
    return subprocess.run(
        [sys.executable, "-I", "-c", program, str(site), *arguments],
        capture_output=True, text=True, check=False, cwd=site,
    )  # fmt: skip


def test_it_checks_the_example_person_from_its_own_files(unpacked: Path) -> None:
    assert (unpacked / "exposure_app" / "_bundled" / "packs" / "demo").is_dir()
    done = _run(unpacked, "check", "--demo", "--format", "json")
    assert done.returncode == 0, done.stderr
    assert '"ranking"' in done.stdout


def test_it_speaks_chinese(unpacked: Path) -> None:
    done = _run(unpacked, "check", "--demo", "--language", "zh_CN")
    assert done.returncode == 0, done.stderr
    assert any("\u4e00" <= letter <= "\u9fff" for letter in done.stdout)

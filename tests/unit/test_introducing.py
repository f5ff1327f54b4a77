"""Introducing a repository: what is told leads a client of its own to what is published."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tuf.api.exceptions import RepositoryError
from tuf.ngclient import Updater

from exposure_app.core.introductions import introduction_bytes, parse_introduction
from exposure_app.errors import PublishError
from exposure_app.publisher.introducing import introduce
from exposure_app.publisher.repository import Repository
from exposure_app.publisher.repository_keys import KeyFolder
from tests.simulators.static_host import static_host

NOW = datetime.now(UTC).replace(microsecond=0)  # noqa: TID251 - the client reads this clock
TOLD = ("cert-example", "CERT Example", "https://packs.example/brp1")


def _created(folder: Path, now: datetime = NOW) -> Repository:
    keys = KeyFolder(folder / "keys")
    keys.make()
    found = Repository(folder / "repository", keys, now)
    found.create()
    return found


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A repository with one target."""
    found = _created(tmp_path)
    found.publish({"notes/one": b"one"})
    return found


def _fetched(root: bytes, folder: Path, repository: Repository) -> bytes:
    for name in ("metadata", "targets"):
        (folder / name).mkdir(parents=True)
    with static_host(repository.folder) as host:
        client = Updater(
            str(folder / "metadata"), f"{host}/metadata/",
            str(folder / "targets"), f"{host}/targets/", bootstrap=root,
        )  # fmt: skip
        info = client.get_targetinfo("notes/one")
        assert info is not None
        return Path(client.download_target(info)).read_bytes()


def test_the_root_in_it_leads_to_what_is_published(repository: Repository, tmp_path: Path) -> None:
    told = parse_introduction(introduction_bytes(introduce(repository, *TOLD)))
    assert (told.name, told.title, told.url) == TOLD
    assert (told.least_snapshot, told.dated) == (2, NOW.date())
    assert _fetched(told.root, tmp_path / "client", repository) == b"one"


def test_the_root_of_another_repository_does_not(repository: Repository, tmp_path: Path) -> None:
    told = introduce(_created(tmp_path / "other"), *TOLD)
    with pytest.raises(RepositoryError):
        _fetched(told.root, tmp_path / "client", repository)


def test_it_tells_the_newest_root_and_the_newest_snapshot(repository: Repository) -> None:
    first = introduce(repository, *TOLD)
    repository.renew_root()
    later = Repository(repository.folder, repository.keys, NOW + timedelta(days=2))
    later.refresh()
    told = introduce(later, *TOLD)
    assert told.root == (repository.folder / "metadata" / "2.root.json").read_bytes()
    assert told.root != first.root
    assert told.least_snapshot == first.least_snapshot + 1
    assert told.dated == (NOW + timedelta(days=2)).date()


def test_the_root_keys_are_not_needed(repository: Repository) -> None:
    for name in ("root-1", "root-2", "root-3", "targets"):
        (repository.keys.folder / f"{name}.pem").unlink()
    assert introduce(repository, *TOLD).least_snapshot == 2
    (repository.keys.folder / "online.pem").unlink()
    with pytest.raises(PublishError, match="not in the folder of keys"):
        introduce(repository, *TOLD)


def test_only_one_s_own_repository_is_introduced(repository: Repository, tmp_path: Path) -> None:
    stranger = _created(tmp_path / "stranger")
    with pytest.raises(PublishError, match="not the repository of these keys"):
        introduce(Repository(stranger.folder, repository.keys, NOW), *TOLD)
    name = "1.snapshot.json"
    forged = (stranger.folder / "metadata" / name).read_bytes()
    (repository.folder / "metadata" / "2.snapshot.json").write_bytes(forged)
    with pytest.raises(PublishError, match="not of this repository"):
        introduce(repository, *TOLD)


def test_a_root_that_has_expired_is_not_introduced(repository: Repository) -> None:
    late = Repository(repository.folder, repository.keys, NOW + timedelta(days=366))
    with pytest.raises(PublishError, match="has expired; renew the root"):
        introduce(late, *TOLD)


def test_what_is_no_repository_is_not_introduced(repository: Repository, tmp_path: Path) -> None:
    with pytest.raises(PublishError, match="is not a repository"):
        introduce(Repository(tmp_path / "nothing", repository.keys, NOW), *TOLD)


@pytest.mark.parametrize(
    "told",
    [
        ("CERT", "CERT", "https://packs.example"),
        ("cert", "", "https://packs.example"),
        ("cert", "CERT", "http://packs.example"),
    ],
)
def test_what_no_program_would_read_is_not_given(
    repository: Repository, told: tuple[str, str, str]
) -> None:
    with pytest.raises(PublishError, match="cannot be introduced"):
        introduce(repository, *told)

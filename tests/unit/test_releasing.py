"""Repositories of packs: what is released is found and proved, by a client of its own."""

from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from tuf.api.exceptions import ExpiredMetadataError
from tuf.ngclient import Updater

from exposure_app.core.manifests import Manifest, parse_manifest
from exposure_app.core.packs import bucket_file_name, open_bucket_file
from exposure_app.errors import PackCorruptError, PackError, PackSignatureError, PublishError
from exposure_app.publisher.crew import Crew
from exposure_app.publisher.locks import alone
from exposure_app.publisher.progress import Progress
from exposure_app.publisher.releasing import PACKS, release, retire
from exposure_app.publisher.repository import Repository
from exposure_app.publisher.repository_keys import KeyFolder
from exposure_app.publisher.verifying_releases import verify_release
from exposure_app.publisher.whole_files import write_pack
from tests.simulators.small_packs import small_files, trusted
from tests.simulators.static_host import static_host

NOW = datetime.now(UTC).replace(microsecond=0)  # noqa: TID251 - the client reads this clock
FILES = small_files()


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """An empty repository with all its keys."""
    keys = KeyFolder(tmp_path / "keys")
    keys.make()
    found = Repository(tmp_path / "repository", keys, NOW)
    found.create()
    return found


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A small pack."""
    write_pack(tmp_path / "pack", FILES)
    return tmp_path / "pack"


def _release(pack: Path, repository: Repository) -> str:
    progress = Progress(lambda: 0.0, lambda _line: None)
    return release(pack, repository, trusted(), (Crew(1), progress))


def _client(repository: Repository, folder: Path, host: str) -> Updater:
    root = (repository.folder / "metadata" / "1.root.json").read_bytes()
    for name in ("metadata", "targets"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    return Updater(
        str(folder / "metadata"), f"{host}/metadata/",
        str(folder / "targets"), f"{host}/targets/", bootstrap=root,
    )  # fmt: skip


def _fetched(repository: Repository, folder: Path, target: str) -> bytes:
    with static_host(repository.folder) as host:
        client = _client(repository, folder, host)
        info = client.get_targetinfo(target)
        assert info is not None
        return Path(client.download_target(info)).read_bytes()


def _bucket(repository: Repository, manifest: Manifest, number: int) -> Path:
    place = repository.folder / PACKS / manifest.shape.name
    return place / bucket_file_name(manifest.shape, number)


def test_a_client_finds_the_manifest_and_every_bucket_is_proved(
    repository: Repository, pack: Path, tmp_path: Path
) -> None:
    target = _release(pack, repository)
    data = _fetched(repository, tmp_path / "client", target)
    assert data == FILES["manifest.json"]
    manifest = parse_manifest(data, "small")
    shape, sizes, entries = manifest.shape, set(), b""
    for number in range(shape.buckets):
        bucket = _bucket(repository, manifest, number).read_bytes()
        entries += open_bucket_file(bucket, shape, number, manifest.root, "small")
        sizes.add(len(bucket))
    assert sizes == {shape.network_bytes}
    whole = FILES["entries.brp"]
    for number in range(shape.buckets):
        start, length = shape.entries_at(number), 24 * shape.entries
        assert entries[length * number :][:length] == whole[start : start + length]


def test_another_bucket_s_file_is_not_taken_for_this_one(
    repository: Repository, pack: Path
) -> None:
    _release(pack, repository)
    manifest = parse_manifest(FILES["manifest.json"], "small")
    other = _bucket(repository, manifest, 1).read_bytes()
    with pytest.raises(PackCorruptError):
        open_bucket_file(other, manifest.shape, 2, manifest.root, "small")


def test_a_pack_that_is_not_whole_or_not_trusted_is_not_released(
    repository: Repository, pack: Path
) -> None:
    progress = Progress(lambda: 0.0, lambda _line: None)
    with pytest.raises(PackSignatureError):
        release(pack, repository, None, (Crew(1), progress))
    data = bytearray(FILES["entries.brp"])
    data[5000] ^= 1
    (pack / "entries.brp").write_bytes(data)
    with pytest.raises(PackCorruptError):
        _release(pack, repository)
    assert not repository.targets()
    assert not (repository.folder / PACKS).exists()


def test_a_whole_repository_is_proved_and_any_changed_byte_is_not(
    repository: Repository, pack: Path
) -> None:
    _release(pack, repository)
    root = (repository.folder / "metadata" / "1.root.json").read_bytes()
    found = list(verify_release(repository, root))
    assert [one.manifest.shape.name for one in found] == ["small"]
    manifest = found[0].manifest
    target = next((repository.folder / "targets").rglob("*manifest.json"))
    metadata = repository.folder / "metadata" / "2.targets.json"
    for path in (_bucket(repository, manifest, 1), target, metadata):
        data = path.read_bytes()
        path.write_bytes(data[:200] + bytes([data[200] ^ 1]) + data[201:])
        with pytest.raises((PackError, PublishError)):
            list(verify_release(repository, root))
        path.write_bytes(data)
    strange = _bucket(repository, manifest, 1).with_name("ffffffff.brp")
    strange.write_bytes(b"")
    with pytest.raises(PackCorruptError):
        list(verify_release(repository, root))
    strange.unlink()
    assert list(verify_release(repository, root))


def test_a_repository_is_not_proved_from_another_root(
    repository: Repository, pack: Path, tmp_path: Path
) -> None:
    _release(pack, repository)
    keys = KeyFolder(tmp_path / "other keys")
    keys.make()
    other = Repository(tmp_path / "other", keys, NOW)
    other.create()
    root = (other.folder / "metadata" / "1.root.json").read_bytes()
    with pytest.raises(PublishError, match="cannot be reached from the root"):
        list(verify_release(repository, root))


def test_an_epoch_is_released_once_and_retired_whole(
    repository: Repository, pack: Path, tmp_path: Path
) -> None:
    target = _release(pack, repository)
    with pytest.raises(PublishError, match="published already"):
        _release(pack, repository)
    retire("small", 7, repository)
    assert not repository.targets()
    assert not list((repository.folder / PACKS).rglob("*.brp"))
    with static_host(repository.folder) as host:
        assert _client(repository, tmp_path / "client", host).get_targetinfo(target) is None
    with pytest.raises(PublishError, match="not published"):
        retire("small", 7, repository)
    assert _release(pack, repository) == target


def test_a_stopped_release_is_announced_by_the_next(
    repository: Repository, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stops(_self: Repository, _files: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Repository, "publish", stops)
        with pytest.raises(OSError, match="space"):
            _release(pack, repository)
    assert not repository.targets()
    assert _release(pack, repository) in repository.targets()


def test_what_nobody_refreshes_expires(repository: Repository, pack: Path, tmp_path: Path) -> None:
    target = _release(pack, repository)
    old = Repository(repository.folder, repository.keys, NOW - timedelta(days=3))
    old.refresh()
    with pytest.raises(ExpiredMetadataError):
        _fetched(repository, tmp_path / "late", target)
    repository.refresh()
    assert _fetched(repository, tmp_path / "client", target) == FILES["manifest.json"]


def test_two_of_three_root_keys_renew_the_root_and_one_does_not(
    repository: Repository, pack: Path, tmp_path: Path
) -> None:
    target = _release(pack, repository)
    (repository.keys.folder / "root-3.pem").unlink()
    repository.renew_root()
    assert _fetched(repository, tmp_path / "client", target) == FILES["manifest.json"]
    (repository.keys.folder / "root-2.pem").unlink()
    with pytest.raises(PublishError, match="1 of the root keys and 2 are needed"):
        repository.renew_root()


def test_nothing_is_signed_with_keys_of_another_repository(
    repository: Repository, pack: Path, tmp_path: Path
) -> None:
    others = KeyFolder(tmp_path / "other keys")
    others.make()
    stranger = Repository(repository.folder, others, NOW)
    before = {path: path.read_bytes() for path in repository.folder.rglob("*.json")}
    for change in (stranger.refresh, stranger.renew_root, partial(_release, pack, stranger)):
        with pytest.raises(PublishError, match="not of this repository"):
            change()
    assert {
        path: path.read_bytes() for path in (repository.folder / "metadata").iterdir()
    } == before
    target = _release(pack, repository)
    assert _fetched(repository, tmp_path / "client", target) == FILES["manifest.json"]


def test_one_process_changes_a_repository_at_a_time(repository: Repository, pack: Path) -> None:
    place = repository.folder
    lock = place.with_name(f".{place.name}.packs.lock")
    with alone(lock, "packs"):
        for change in (partial(_release, pack, repository), partial(retire, "s", 7, repository)):
            with pytest.raises(PublishError, match="another process"):
                change()
    with Crew(2) as crew:
        list(crew.each(_published, [(repository, f"notes/{number}") for number in range(12)]))
    assert len(repository.targets()) == 12


def _published(task: tuple[Repository, str]) -> None:
    repository, path = task
    repository.publish({path: path.encode("ascii")})


def test_keys_that_are_missing_or_open_are_told(repository: Repository, pack: Path) -> None:
    with pytest.raises(PublishError, match="already"):
        repository.create()
    with pytest.raises(PublishError, match="already"):
        repository.keys.make()
    path = repository.keys.folder / "targets.pem"
    path.chmod(0o644)
    with pytest.raises(PublishError, match="chmod 600"):
        _release(pack, repository)
    path.write_bytes(b"no key")
    path.chmod(0o600)
    with pytest.raises(PublishError, match="not a key"):
        _release(pack, repository)
    path.unlink()
    with pytest.raises(PublishError, match="not in the folder"):
        _release(pack, repository)

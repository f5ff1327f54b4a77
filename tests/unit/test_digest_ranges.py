"""Packs without a key: e-mail alone, found by whoever holds the files, and said so plainly."""

import json
import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from exposure_app.core.digests import plain_digest
from exposure_app.core.identifiers import IdentifierKind, LookupForm
from exposure_app.core.manifests import Suite, parse_manifest
from exposure_app.errors import PackCorruptError, PublishError
from exposure_app.lookup.desk_keys import DeskKey
from exposure_app.lookup.entries_file import ENTRIES
from exposure_app.lookup.local_pack import MANIFEST, SIGNATURE, LocalPack
from exposure_app.lookup.signatures import PublisherKey
from exposure_app.publisher.build_file import read_build_file
from exposure_app.publisher.crew import Crew
from exposure_app.publisher.production import Places, build_pack
from exposure_app.publisher.progress import Progress
from exposure_app.publisher.releasing import release
from exposure_app.publisher.repository import Repository
from exposure_app.publisher.repository_keys import KeyFolder
from exposure_app.publisher.sealing import Desk, seal_to
from exposure_app.publisher.secret_file import new_secrets, public_keys
from exposure_app.publisher.terms import PackSecrets
from exposure_app.publisher.verifying import verify_pack, what_it_tells
from exposure_app.publisher.verifying_releases import verify_release
from tests.simulators.breach_lists import CANARY, write_build_file, write_csv

NOW = datetime.now(UTC).replace(microsecond=0)  # noqa: TID251 - the client reads this clock
SECRETS = new_secrets("plain")
TRUSTED = (PublisherKey("test", public_keys(SECRETS)[1], is_for_demonstration=False),)
ADDRESSES = [f"person.{number}@example.com" for number in range(300)]
PLAIN = {
    'evaluators = ["https://evaluator.example/"]\n': "",
    'kind = "phone"': 'kind = "email"\nsuite = "sha512"',
    CANARY: ADDRESSES[0],
}


def _built(folder: Path, secrets: PackSecrets = SECRETS, name: str = "pack") -> Path:
    build = read_build_file(folder / "build.toml")
    progress = Progress(time.monotonic, lambda _line: None)
    build_pack(build, secrets, None, Places.beside(folder / name), (Crew(1), progress))
    return folder / name


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack without a key."""
    listed = [(text, ("one", "two")[place % 2]) for place, text in enumerate(ADDRESSES)]
    write_csv(tmp_path / "a.csv", listed)
    write_build_file(tmp_path / "build.toml", ["a.csv"], PLAIN)
    return _built(tmp_path)


def _form(text: str) -> LookupForm:
    return LookupForm(IdentifierKind.EMAIL, text, "typed")


def _no_desk() -> DeskKey | None:
    pytest.fail("a pack without a key asked for one")


def test_it_opens_and_answers_without_any_key(pack: Path) -> None:
    opened = LocalPack.open(pack, TRUSTED, _no_desk)
    opened.prove(b"nonce")
    assert not opened.is_demonstration
    for place, text in enumerate(ADDRESSES[:40]):
        [hit] = opened.look_up(_form(text))
        assert hit.incident_ids == (("one", "two")[place % 2],)
    assert not opened.look_up(_form("nobody@example.com"))
    assert opened.look_up_digest(plain_digest(_form(ADDRESSES[7]), epoch=3))
    with pytest.raises(ValueError, match="was asked for"):
        opened.look_up(LookupForm(IdentifierKind.PHONE, CANARY, "typed"))
    opened.close()


def test_it_says_plainly_that_guesses_are_found(pack: Path) -> None:
    manifest = verify_pack(pack, TRUSTED).manifest
    assert (manifest.suite, manifest.public_key) == (Suite.PLAIN, None)
    told = "\n".join(what_it_tells(manifest))
    assert "whoever holds these files can find any address they can guess" in told
    assert "without the key nothing else" not in told
    notice = json.loads((pack / MANIFEST).read_bytes())["notice"]
    assert notice.startswith("Invented people. There is no key: whoever holds the files")


def test_the_key_of_the_secrets_does_not_matter_and_the_padding_does(pack: Path) -> None:
    other_key = replace(SECRETS, key=bytes(32), key_info=b"another")
    again = _built(pack.parent, other_key, "again")
    assert (again / ENTRIES).read_bytes() == (pack / ENTRIES).read_bytes()
    padded = _built(pack.parent, replace(SECRETS, padding=bytes(32)), "padded")
    assert (padded / ENTRIES).read_bytes() != (pack / ENTRIES).read_bytes()


def _signed(pack: Path, fields: Mapping[str, object]) -> None:
    data = json.dumps(json.loads((pack / MANIFEST).read_bytes()) | fields).encode()
    (pack / MANIFEST).write_bytes(data)
    signature = Ed25519PrivateKey.from_private_bytes(SECRETS.signing).sign(data)
    (pack / SIGNATURE).write_bytes(signature)


@pytest.mark.parametrize("kind", ["phone", "qq", "weibo_uid", "telegram_id", "wechat"])
def test_no_signature_opens_another_kind_without_a_key(pack: Path, kind: str) -> None:
    _signed(pack, {"kind": kind})
    for check in (
        lambda: LocalPack.open(pack, TRUSTED, _no_desk),
        lambda: verify_pack(pack, TRUSTED),
    ):
        with pytest.raises(PackCorruptError) as told:
            check()
        assert told.value.why == "barred"


def test_no_build_makes_one_of_another_kind(tmp_path: Path) -> None:
    write_csv(tmp_path / "a.csv", [(CANARY, "one")])
    write_build_file(tmp_path / "build.toml", ["a.csv"])
    build = read_build_file(tmp_path / "build.toml")
    build = replace(build, terms=replace(build.terms, suite=Suite.PLAIN))
    progress = Progress(time.monotonic, lambda _line: None)
    with pytest.raises(ValueError, match="barred in code"):
        build_pack(build, SECRETS, None, Places.beside(tmp_path / "pack"), (Crew(1), progress))
    assert not (tmp_path / "pack").exists()


def test_it_has_nothing_to_seal_and_no_second_operator(pack: Path) -> None:
    desk = Desk("Desk", DeskKey(b"d" * 32).public)
    with pytest.raises(PublishError, match="has no key; whoever holds its files can look up"):
        seal_to(pack, SECRETS, (desk,))
    with pytest.raises(PublishError, match="second_evaluators"):
        _built(pack.parent, SECRETS.shared_with(new_secrets("other")), "two")


def test_it_is_released_and_proved_like_any_other(pack: Path) -> None:
    keys = KeyFolder(pack.parent / "keys")
    keys.make()
    repository = Repository(pack.parent / "repository", keys, NOW)
    repository.create()
    progress = Progress(time.monotonic, lambda _line: None)
    release(pack, repository, TRUSTED, (Crew(1), progress))
    root = (repository.folder / "metadata" / "1.root.json").read_bytes()
    [verified] = verify_release(repository, root)
    assert verified.manifest == parse_manifest((pack / MANIFEST).read_bytes(), "pack")

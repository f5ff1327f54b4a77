"""Packs of two operators: both keys have to answer, and neither alone finds anybody."""

import hashlib
import hmac
import secrets as chance
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from exposure_app.core.digests import oprf_input
from exposure_app.core.identifiers import IdentifierKind, LookupForm
from exposure_app.core.manifests import MODES, Suite
from exposure_app.errors import PackCorruptError, PackMissingError, PublishError
from exposure_app.lookup.desk_keys import DeskKey
from exposure_app.lookup.entries_file import ENTRIES
from exposure_app.lookup.evaluator import InProcessEvaluator, derive_key, key_file_bytes
from exposure_app.lookup.local_pack import LocalPack
from exposure_app.lookup.signatures import PublisherKey
from exposure_app.publisher.build_file import BuildFile, read_build_file
from exposure_app.publisher.crew import Crew
from exposure_app.publisher.demonstration import build_demonstration
from exposure_app.publisher.digesting import digest_by
from exposure_app.publisher.production import Places, build_pack
from exposure_app.publisher.progress import Progress
from exposure_app.publisher.sealing import Desk, seal_to
from exposure_app.publisher.secret_file import new_secrets, public_keys
from exposure_app.publisher.terms import OperatorKey, PackSecrets
from exposure_app.publisher.verifying import verify_pack, what_it_tells
from exposure_app.publisher.whole_files import write_whole
from tests.simulators.breach_lists import rows, write_build_file, write_csv
from tests.simulators.small_packs import ROWS as SMALL_ROWS
from tests.simulators.small_packs import SECRETS as SMALL_SECRETS
from tests.simulators.small_packs import TERMS

ROWS = rows(300)
ALONE, OTHER, THIRD = new_secrets("one"), new_secrets("two"), new_secrets("three")
BOTH = ALONE.shared_with(OTHER)
TRUSTED = (PublisherKey("test", public_keys(ALONE)[1], is_for_demonstration=False),)
DESK = DeskKey(chance.token_bytes(32))
TWO = {'.example/"]': '.example/"]\nsecond_evaluators = ["https://other.example"]'}


def _build_file(folder: Path, changes: Mapping[str, str] = TWO) -> BuildFile:
    write_csv(folder / "a.csv", ROWS)
    write_build_file(folder / "build.toml", ["a.csv"], changes)
    return read_build_file(folder / "build.toml")


def _built(folder: Path, secrets: PackSecrets, name: str = "pack") -> Path:
    progress = Progress(time.monotonic, lambda _line: None)
    build = read_build_file(folder / "build.toml")
    build_pack(build, secrets, None, Places.beside(folder / name), (Crew(1), progress))
    return folder / name


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack of two operators."""
    _build_file(tmp_path)
    return _built(tmp_path, BOTH)


def _opened(pack: Path) -> LocalPack:
    return LocalPack.open(pack, TRUSTED, lambda: DESK)


def _form(number: str) -> LookupForm:
    return LookupForm(IdentifierKind.PHONE, number, "typed")


def test_the_digest_is_joined_from_what_both_keys_give() -> None:
    form = _form(ROWS[5][0])
    halves = [
        derive_key(own.key, own.key_info).evaluate_known_input(oprf_input(form))
        for own in (ALONE, OTHER)
    ]
    wanted = hmac.new(b"brp1 two", b"".join(halves), hashlib.sha512).digest()
    assert digest_by(TERMS, BOTH)(form) == wanted


def test_the_digest_is_another_if_either_key_is() -> None:
    pairs = [BOTH, ALONE, OTHER, ALONE.shared_with(THIRD), THIRD.shared_with(OTHER)]
    pairs.append(OTHER.shared_with(ALONE))
    form = _form(ROWS[5][0])
    assert len({digest_by(TERMS, pair)(form) for pair in pairs}) == len(pairs)


def test_the_manifest_tells_of_both_and_the_pack_is_proved(pack: Path) -> None:
    verified = verify_pack(pack, TRUSTED)
    manifest = verified.manifest
    assert manifest.suite is Suite.OBLIVIOUS
    assert manifest.public_key == public_keys(ALONE)[0]
    assert manifest.second is not None
    assert manifest.second.public_key == public_keys(OTHER)[0]
    assert manifest.second.urls == ("https://other.example",)
    assert "without both keys nothing else" in "\n".join(what_it_tells(manifest))


def test_a_desk_looks_up_with_both_keys(pack: Path) -> None:
    with pytest.raises(PackMissingError):
        _opened(pack)
    seal_to(pack, BOTH, (Desk("Desk", DESK.public),))
    truth: dict[str, set[str]] = {}
    for number, incident in ROWS:
        truth.setdefault(number, set()).add(incident)
    opened = _opened(pack)
    opened.prove(b"nonce")
    for number in list(truth)[:20]:
        found = {one for hit in opened.look_up(_form(number)) for one in hit.incident_ids}
        assert found == truth[number]
    opened.close()


@pytest.mark.parametrize("secrets", [ALONE, OTHER, THIRD.shared_with(OTHER)])
def test_other_keys_find_nobody(pack: Path, secrets: PackSecrets) -> None:
    seal_to(pack, BOTH, (Desk("Desk", DESK.public),))
    opened, digest = _opened(pack), digest_by(TERMS, secrets)
    for number, _incident in ROWS[:20]:
        assert not opened.look_up_digest(digest(_form(number)))
    opened.close()


def test_another_second_key_gives_another_pack(pack: Path) -> None:
    other = _built(pack.parent, ALONE.shared_with(THIRD), "other")
    assert (pack / ENTRIES).read_bytes() != (other / ENTRIES).read_bytes()
    _build_file(pack.parent, {})
    single = _built(pack.parent, ALONE, "single")
    assert (pack / ENTRIES).read_bytes() != (single / ENTRIES).read_bytes()


def test_a_stopped_build_is_not_taken_up_with_another_second_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("exposure_app.publisher.production._FEWEST_ROWS", 50)
    _build_file(tmp_path)
    wanted = _built(tmp_path, BOTH, "wanted")
    calls: list[str] = []

    def stops(path: Path, data: bytes, *, is_private: bool = False) -> None:
        calls.append(path.name)
        if len(calls) == 7:
            raise OSError(28, "No space left on device")
        write_whole(path, data, is_private=is_private)

    with monkeypatch.context() as patched:
        patched.setattr("exposure_app.publisher.digesting_parts.write_whole", stops)
        with pytest.raises(OSError, match="space"):
            _built(tmp_path, ALONE.shared_with(THIRD))
    assert len(list((tmp_path / ".pack.building").glob("records-*.bin"))) == 2
    built = _built(tmp_path, BOTH)
    assert (built / ENTRIES).read_bytes() == (wanted / ENTRIES).read_bytes()


@pytest.mark.parametrize(
    ("changes", "secrets", "field", "why"),
    [
        (TWO, ALONE, "--second-secrets", "is missing"),
        ({}, BOTH, "second_evaluators", "is missing"),
        (TWO, ALONE.shared_with(ALONE), "--second-secrets", "each operator has its own"),
    ],
)
def test_a_build_has_two_operators_or_one(
    tmp_path: Path, changes: Mapping[str, str], secrets: PackSecrets, field: str, why: str
) -> None:
    _build_file(tmp_path, changes)
    with pytest.raises(PublishError, match=why) as told:
        _built(tmp_path, secrets)
    assert told.value.field == field
    assert not (tmp_path / "pack").exists()


@pytest.mark.parametrize(
    ("secrets", "why"),
    [
        (ALONE, "is missing"),
        (ALONE.shared_with(THIRD), "another epoch"),
        (ALONE.shared_with(ALONE), "another epoch"),
        (replace(BOTH, key=OTHER.key, second=OperatorKey(ALONE.key, b"one")), "another epoch"),
    ],
)
def test_a_pack_is_sealed_with_both_its_keys(pack: Path, secrets: PackSecrets, why: str) -> None:
    with pytest.raises(PublishError, match=why):
        seal_to(pack, secrets, (Desk("Desk", DESK.public),))
    with pytest.raises(PackMissingError):
        _opened(pack)


def test_a_pack_of_one_operator_is_sealed_with_one_key(tmp_path: Path) -> None:
    _build_file(tmp_path, {})
    pack = _built(tmp_path, ALONE)
    with pytest.raises(PublishError, match="has one operator"):
        seal_to(pack, BOTH, (Desk("Desk", DESK.public),))


def test_a_key_file_has_the_keys_of_the_manifest_and_no_others() -> None:
    first, second = public_keys(ALONE)[0], public_keys(OTHER)[0]
    other = (OTHER.key, OTHER.key_info)
    one = key_file_bytes(ALONE.key, ALONE.key_info, "")
    two = key_file_bytes(ALONE.key, ALONE.key_info, "", other)
    turned = key_file_bytes(*other, "", (ALONE.key, ALONE.key_info))
    form = _form(ROWS[5][0])
    evaluator = InProcessEvaluator.open(two, first, "x", second)
    assert evaluator.digest(oprf_input(form)) == digest_by(TERMS, BOTH)(form)
    wrong = (one, second), (two, None), (turned, second), (two.replace(b"second", b"other"), second)
    for data, key in wrong:
        with pytest.raises(PackCorruptError):
            InProcessEvaluator.open(data, first, "x", key)


def test_both_keys_stay_secret(pack: Path) -> None:
    seal_to(pack, BOTH, (Desk("Desk", DESK.public),))
    data = b"".join(path.read_bytes() for path in pack.iterdir())
    for secret in (ALONE.key, OTHER.key):
        assert secret not in data
        assert secret.hex().encode() not in data
        assert repr(secret) not in repr(BOTH)
        assert repr(secret) not in repr(BOTH.operators)


def test_a_demonstration_has_one_key() -> None:
    with pytest.raises(ValueError, match="under one key"):
        build_demonstration(SMALL_ROWS, TERMS, SMALL_SECRETS.shared_with(OTHER))
    with pytest.raises(ValueError, match="under one key"):
        build_demonstration(SMALL_ROWS, replace(TERMS, suite=Suite.PLAIN), SMALL_SECRETS)
    assert set(MODES) == set(Suite)

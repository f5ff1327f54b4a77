"""Packs sealed to desks: those who are named look up offline, nobody else can."""

import json
import secrets as chance
import time
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from exposure_app.core.identifiers import IdentifierKind, LookupForm
from exposure_app.errors import (
    PackCorruptError,
    PackMissingError,
    PackSignatureError,
    PackVersionError,
    PublishError,
)
from exposure_app.lookup.desk_keys import DESKS, DESKS_SIGNATURE, DeskKey
from exposure_app.lookup.local_pack import LocalPack
from exposure_app.lookup.signatures import PublisherKey
from exposure_app.publisher.build_file import read_build_file
from exposure_app.publisher.crew import Crew
from exposure_app.publisher.production import Places, build_pack
from exposure_app.publisher.progress import Progress
from exposure_app.publisher.sealing import Desk, seal_to
from exposure_app.publisher.secret_file import new_secrets, public_keys
from tests.simulators.breach_lists import rows, write_build_file, write_csv

ROWS = rows(600)
SECRETS = new_secrets("desks")
TRUSTED = (PublisherKey("test", public_keys(SECRETS)[1], is_for_demonstration=False),)
FIRST, SECOND, OTHER = (DeskKey(chance.token_bytes(32)) for _desk in range(3))


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack of real people, as far as a program can tell."""
    write_csv(tmp_path / "a.csv", ROWS)
    write_build_file(tmp_path / "build.toml", ["a.csv"])
    build = read_build_file(tmp_path / "build.toml")
    progress = Progress(time.monotonic, lambda _line: None)
    places = Places.beside(tmp_path / "pack")
    build_pack(build, SECRETS, None, places, (Crew(1), progress))
    return tmp_path / "pack"


def _desks(*keys: DeskKey) -> tuple[Desk, ...]:
    return tuple(Desk(f"Desk {place}", key.public) for place, key in enumerate(keys))


def _opened(pack: Path, desk: DeskKey | None) -> LocalPack:
    return LocalPack.open(pack, TRUSTED, lambda: desk)


def test_named_desks_look_up_without_asking_anybody(pack: Path) -> None:
    seal_to(pack, SECRETS, _desks(FIRST, SECOND))
    truth: dict[str, set[str]] = {}
    for number, incident in ROWS:
        truth.setdefault(number, set()).add(incident)
    for desk in (FIRST, SECOND):
        opened = _opened(pack, desk)
        assert not opened.is_demonstration
        opened.prove(b"nonce")
        for number in list(truth)[:10]:
            form = LookupForm(IdentifierKind.PHONE, number, "typed")
            found = {one for hit in opened.look_up(form) for one in hit.incident_ids}
            assert found == truth[number]
        absent = LookupForm(IdentifierKind.PHONE, "+8613000000000", "typed")
        assert not opened.look_up(absent)
        opened.close()


def test_who_is_not_named_cannot_open_it(pack: Path) -> None:
    with pytest.raises(PackMissingError):
        _opened(pack, FIRST)
    seal_to(pack, SECRETS, _desks(FIRST))
    for desk in (None, OTHER):
        with pytest.raises(PackMissingError):
            _opened(pack, desk)


def test_a_desk_that_is_not_named_again_is_left_out(pack: Path) -> None:
    seal_to(pack, SECRETS, _desks(FIRST, SECOND))
    seal_to(pack, SECRETS, _desks(SECOND))
    with pytest.raises(PackMissingError):
        _opened(pack, FIRST)
    _opened(pack, SECOND).close()


def test_the_key_is_in_the_open_nowhere(pack: Path) -> None:
    seal_to(pack, SECRETS, _desks(FIRST))
    data = b"".join(path.read_bytes() for path in pack.iterdir())
    for secret in (SECRETS.key, FIRST.private):
        assert secret not in data
        assert secret.hex().encode() not in data
    assert FIRST.private.hex() not in repr(FIRST)


def test_nobody_else_says_who_may_open_a_pack(pack: Path) -> None:
    seal_to(pack, SECRETS, _desks(FIRST))
    data = (pack / DESKS).read_bytes()
    fields = json.loads(data)
    fields["desks"][0]["public"] = OTHER.public.hex()
    (pack / DESKS).write_text(json.dumps(fields), "utf-8")
    with pytest.raises(PackSignatureError):
        _opened(pack, OTHER)
    (pack / DESKS).write_bytes(data)
    (pack / DESKS_SIGNATURE).unlink()
    with pytest.raises(PackMissingError):
        _opened(pack, FIRST)


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"schema": "brp1-desks/2"}, PackVersionError),
        ({"epoch": 4}, PackCorruptError),
        ({"pack": "another"}, PackCorruptError),
        ({"desks": {}}, PackCorruptError),
        ({"desks": [{"public": FIRST.public.hex()}]}, PackCorruptError),
        ({"desks": [{"public": FIRST.public.hex(), "sealed": "00" * 90}]}, PackCorruptError),
    ],
)
def test_what_was_signed_and_is_not_right_is_refused(
    pack: Path, changes: dict[str, object], error: type[Exception]
) -> None:
    seal_to(pack, SECRETS, _desks(FIRST))
    data = json.dumps(json.loads((pack / DESKS).read_bytes()) | changes).encode()
    (pack / DESKS).write_bytes(data)
    signature = Ed25519PrivateKey.from_private_bytes(SECRETS.signing).sign(data)
    (pack / DESKS_SIGNATURE).write_bytes(signature)
    with pytest.raises(error):
        _opened(pack, FIRST)


def test_mistakes_in_sealing_are_told(pack: Path) -> None:
    with pytest.raises(PublishError, match="twice"):
        seal_to(pack, SECRETS, _desks(FIRST, FIRST))
    with pytest.raises(PublishError, match="no key"):
        seal_to(pack, SECRETS, (Desk("Desk", b"short"),))
    other_epoch = replace(SECRETS, key=chance.token_bytes(32))
    with pytest.raises(PublishError, match="another epoch"):
        seal_to(pack, other_epoch, _desks(FIRST))
    with pytest.raises(PackSignatureError):
        seal_to(pack, new_secrets("others"), _desks(FIRST))

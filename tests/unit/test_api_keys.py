"""The key of a service is in a keyring, or in memory for one run, and nowhere else."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest

from exposure_app.errors import KeyStoreError
from exposure_app.storage.api_keys import HIBP, ApiKeys, Keeping
from exposure_app.storage.keys import write_key
from tests.simulators.keyrings import MemoryKeyring
from tests.simulators.secret_service import SecretService

ROOT = Path(__file__).parents[2]
KEY, OTHER = "0123456789abcdefABCDEF0123456789", "f" * 32
STORED, THIS_RUN = Keeping.STORED, Keeping.THIS_RUN


@pytest.fixture(autouse=True)
def kept() -> Iterator[MemoryKeyring]:
    """A keyring of this test."""
    before, own = keyring.get_keyring(), MemoryKeyring()
    keyring.set_keyring(own)
    yield own
    keyring.set_keyring(before)


def test_a_stored_key_comes_back_in_another_run() -> None:
    keys = ApiKeys()
    assert (keys.read(HIBP), keys.keeping(HIBP)) == (None, None)
    keys.write(HIBP, f"  {KEY}\n", STORED)
    assert (ApiKeys().read(HIBP), ApiKeys().keeping(HIBP)) == (KEY, STORED)
    assert ApiKeys().forget(HIBP)
    assert keys.read(HIBP) is None
    assert not keys.forget(HIBP)


def test_a_key_for_this_run_is_in_no_keyring_and_in_no_other_run(kept: MemoryKeyring) -> None:
    keys = ApiKeys()
    keys.write(HIBP, KEY, THIS_RUN)
    assert (keys.read(HIBP), keys.keeping(HIBP)) == (KEY, THIS_RUN)
    assert kept.asked == 0
    assert KEY not in repr(keys) + repr(os.environ)
    assert ApiKeys().read(HIBP) is None
    assert keys.forget(HIBP)
    assert keys.read(HIBP) is None


def test_the_key_of_this_run_goes_before_a_stored_one_until_another_is_stored() -> None:
    keys = ApiKeys()
    keys.write(HIBP, KEY, STORED)
    keys.write(HIBP, OTHER, THIS_RUN)
    assert keys.read(HIBP) == OTHER
    assert ApiKeys().read(HIBP) == KEY
    keys.write(HIBP, KEY, STORED)
    assert (keys.read(HIBP), keys.keeping(HIBP)) == (KEY, STORED)


@pytest.mark.parametrize("text", ["", "f" * 31, "f" * 33, "g" * 32, KEY + "\n" + KEY, "Ａ" * 32])  # noqa: RUF001 - looks like hex
@pytest.mark.parametrize("keeping", list(Keeping))
def test_a_text_of_another_form_is_no_key(kept: MemoryKeyring, text: str, keeping: Keeping) -> None:
    keys = ApiKeys()
    with pytest.raises(KeyStoreError) as told:
        keys.write(HIBP, text, keeping)
    assert told.value.why == "not_a_key"
    assert not text or text not in str(told.value)
    assert (kept.kept, keys.read(HIBP)) == ({}, None)


def test_a_stored_key_of_another_form_is_not_used() -> None:
    write_key(f"api-key-{HIBP}", b"\xff" * 16)
    with pytest.raises(KeyStoreError) as told:
        ApiKeys().read(HIBP)
    assert told.value.why == "keyring_failed"


def test_a_locked_keyring_is_said_and_this_run_goes_on(kept: MemoryKeyring) -> None:
    keys = ApiKeys()
    kept.is_locked = True
    for attempt in (
        lambda: keys.read(HIBP),
        lambda: keys.write(HIBP, KEY, STORED),
        lambda: keys.keeping(HIBP),
        lambda: keys.forget(HIBP),
    ):
        with pytest.raises(KeyStoreError) as told:
            attempt()
        assert told.value.why == "keyring_locked"
        assert KEY not in str(told.value)
    keys.write(HIBP, KEY, THIS_RUN)
    assert keys.read(HIBP) == KEY
    # What is stored behind the lock is still there, so forgetting says that it could not.
    with pytest.raises(KeyStoreError):
        keys.forget(HIBP)
    kept.is_locked = False
    assert keys.read(HIBP) is None


# What a run does: prints for each step what came of it.
SCRIPT = f"""
import sys
from exposure_app.errors import KeyStoreError
from exposure_app.storage.api_keys import ApiKeys, Keeping

keys = ApiKeys()
for step in sys.argv[1:]:
    try:
        if step == "read":
            print(keys.read("hibp") == "{KEY}")
        elif step == "forget":
            print(keys.forget("hibp"))
        else:
            keys.write("hibp", "{KEY}", Keeping(step))
            print("written")
    except KeyStoreError as error:
        print(error.why)
"""


@pytest.fixture
def script(tmp_path: Path) -> Path:
    """The script, outside of the folder of the keyring."""
    file = tmp_path / "run.py"
    file.write_text(f"import sys\nsys.path.insert(0, {str(ROOT)!r})\n{SCRIPT}", "utf-8")
    return file


def _ran(service: SecretService, script: Path, *steps: str, **how: bool) -> list[str]:
    done = service.run([sys.executable, str(script), *steps], **how)
    assert (done.returncode, KEY in done.stdout + done.stderr) == (0, False), done.stderr
    return done.stdout.split()


def test_a_real_secret_service_keeps_the_key(tmp_path: Path, script: Path) -> None:
    service = SecretService(tmp_path / "keyring")
    assert _ran(service, script, "read", "stored", "read") == ["False", "written", "True"]
    assert _ran(service, script, "read", "forget", "forget") == ["True", "True", "False"]
    assert _ran(service, script, "read") == ["False"]


def test_a_real_one_that_is_locked_or_not_there_leaves_this_run(
    tmp_path: Path, script: Path
) -> None:
    service = SecretService(tmp_path / "keyring")
    assert _ran(service, script, "stored") == ["written"]
    for how, why, forgotten in (
        ({"is_locked": True}, "keyring_locked", "keyring_locked"),
        ({"has_keyring": False}, "no_keyring", "True"),
    ):
        steps = ("read", "stored", "this_run", "read", "forget")
        assert _ran(service, script, *steps, **how) == [why, why, "written", "True", forgotten]
    files = [path for path in (tmp_path / "keyring").rglob("*") if path.is_file()]
    assert not any(KEY.encode() in path.read_bytes() for path in files)

"""Keys go to a keyring that hides them, and nowhere else."""

from collections.abc import Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend

from exposure_app.errors import KeyStoreError
from exposure_app.storage.keys import forget_key, read_key, write_key


class Hidden(KeyringBackend):
    """One that hides what it keeps, as the system's do."""

    priority = 5

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        """What was kept."""
        return self.kept.get(username)

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it."""
        self.kept[username] = password


class InTheOpen(Hidden):
    """One that writes what it keeps into a file that anybody can read."""

    priority = 0.5  # type: ignore[assignment]


def _chain(members: list[KeyringBackend]) -> KeyringBackend:
    """One that asks some keyrings in turn."""
    found = type("Chain", (ChainerBackend,), {"backends": members, "priority": 10})()
    assert isinstance(found, KeyringBackend)
    return found


@pytest.fixture(autouse=True)
def _own_keyring() -> Iterator[None]:
    """The keyring of the machine is left alone."""
    before = keyring.get_keyring()
    keyring.set_keyring(Hidden())
    yield
    keyring.set_keyring(before)


def test_a_key_comes_back() -> None:
    assert read_key("desk") is None
    write_key("desk", b"\x01\x02")
    assert read_key("desk") == b"\x01\x02"


@pytest.mark.parametrize("members", [[], [InTheOpen()], [Hidden(), InTheOpen()]])
def test_a_chain_is_as_safe_as_its_weakest_member(members: list[KeyringBackend]) -> None:
    keyring.set_keyring(_chain(members))
    for attempt in (
        lambda: read_key("desk"),
        lambda: write_key("desk", b"1"),
        lambda: forget_key("desk"),
    ):
        with pytest.raises(KeyStoreError) as told:
            attempt()
        assert told.value.why == "no_keyring"
    assert not any(one.kept for one in members if isinstance(one, Hidden))


def test_a_chain_of_safe_ones_is_safe() -> None:
    keyring.set_keyring(_chain([Hidden(), Hidden()]))
    write_key("desk", b"\x07")
    assert read_key("desk") == b"\x07"

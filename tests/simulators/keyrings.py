"""Keyrings that hide what they keep, for tests: in memory, and in a file for several processes."""

import json
import os
from pathlib import Path

from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError

FILE = "EXPOSURE_TEST_KEYRING"


class MemoryKeyring(KeyringBackend):
    """One that can be locked, and counts how often it was asked."""

    priority = 5

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.is_locked = False
        self.asked = 0

    def get_password(self, service: str, username: str) -> str | None:
        """What was kept."""
        self._open()
        return self.kept.get(username)

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it."""
        self._open()
        self.kept[username] = password

    def delete_password(self, service: str, username: str) -> None:
        """Take it away."""
        self._open()
        if self.kept.pop(username, None) is None:
            raise PasswordDeleteError("not there")

    def _open(self) -> None:
        self.asked += 1
        if self.is_locked:
            raise KeyringLocked("locked")


class FileKeyring(MemoryKeyring):
    """One in the file that the environment names, for several processes of a test."""

    def _open(self) -> None:
        file = Path(os.environ[FILE])
        self.kept = json.loads(file.read_text("utf-8")) if file.exists() else {}

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it."""
        super().set_password(service, username, password)
        beside = Path(f"{os.environ[FILE]}.{os.getpid()}")
        beside.write_text(json.dumps(self.kept), "utf-8")
        beside.replace(os.environ[FILE])

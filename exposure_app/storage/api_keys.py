"""The keys of services that a person pays or signs up for.

The one rule: a key is in the keyring of the system, or in the memory of this run because the person
chose so; never in a file, in the environment, in an error or in a log.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from exposure_app.errors import KeyStoreError
from exposure_app.storage.keys import forget_key, read_key, write_key

HIBP: Final = "hibp"

_HEX_KEY: Final = re.compile("[0-9a-fA-F]{32}")
_FORMS: Final[Mapping[str, re.Pattern[str]]] = MappingProxyType({HIBP: _HEX_KEY})
_NO_KEYRING: Final = "no_keyring"


class Keeping(StrEnum):
    """Where a key is kept."""

    STORED = "stored"
    """In the keyring of the system."""
    THIS_RUN = "this_run"
    """In the memory of the program, until it ends."""


class ApiKeys:
    """The keys of one run and of the keyring, by the service they are for."""

    __slots__ = ("_this_run",)

    def __init__(self) -> None:
        self._this_run: dict[str, str] = {}

    def read(self, name: str) -> str | None:
        """The key of a service, that of this run before a stored one; None when there is none.

        Raises:
            KeyStoreError: there is none for this run, and no keyring that answers.
        """
        if name in self._this_run:
            return self._this_run[name]
        stored = read_key(entry_of(name))
        if stored is None:
            return None
        text = stored.decode("latin-1")
        if not _FORMS[name].fullmatch(text):
            raise KeyStoreError("keyring_failed")
        return text

    def write(self, name: str, text: str, keeping: Keeping) -> None:
        """Keep the key of a service, in place of another.

        Args:
            name: of the service.
            text: as it was typed or pasted.
            keeping: where, as the person chose.

        Raises:
            KeyStoreError: it has not the form of such a key, or no keyring takes it.
        """
        key = text.strip()
        if not _FORMS[name].fullmatch(key):
            raise KeyStoreError("not_a_key")
        if keeping is Keeping.THIS_RUN:
            self._this_run[name] = key
            return
        write_key(entry_of(name), key.encode("ascii"))
        self._this_run.pop(name, None)

    def forget(self, name: str) -> bool:
        """Take the key of a service away, wherever it is; whether there was one.

        Raises:
            KeyStoreError: one may be left in a keyring that does not answer.
        """
        was_here = self._this_run.pop(name, None) is not None
        try:
            return forget_key(entry_of(name)) or was_here
        except KeyStoreError as error:
            if error.why != _NO_KEYRING:
                raise
        return was_here

    def forget_this_run(self) -> None:
        """Take away every key that only this run has."""
        self._this_run.clear()

    def keeping(self, name: str) -> Keeping | None:
        """Where the key of a service is; None when there is none.

        Raises:
            KeyStoreError: there is none for this run, and no keyring that answers.
        """
        if name in self._this_run:
            return Keeping.THIS_RUN
        return None if self.read(name) is None else Keeping.STORED


def entry_of(name: str) -> str:
    """Under which name the keyring has it."""
    return f"api-key-{name}"

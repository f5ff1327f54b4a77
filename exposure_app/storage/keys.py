"""Keys in the system's own keyring, and nowhere else.

The one rule: no keyring, no key. Where there is none, or only one that keeps keys in the open, that
is said; nothing is ever written to a file instead.

Why the imports inside functions: loading `keyring` takes longer than the rest of the program's
start, and most people never need it.
"""

from typing import Final

from exposure_app.errors import KeyStoreError

DESK_KEY: Final = "desk"
"""Under which name the key of a support desk is kept."""

_SERVICE: Final = "exposure-check"
# Backends with a lower priority keep nothing, or keep it in the open.
_LEAST_PRIORITY: Final = 1


def read_key(name: str) -> bytes | None:
    """A key by its name; None when it was never made here.

    Raises:
        KeyStoreError: there is no keyring, or it is locked.
    """
    import keyring  # noqa: PLC0415 - see above
    from keyring import errors  # noqa: PLC0415

    _expect_safe()
    try:
        text = keyring.get_password(_SERVICE, name)
        return None if text is None else bytes.fromhex(text)
    except errors.KeyringLocked:
        raise KeyStoreError("keyring_locked") from None
    except (errors.KeyringError, ValueError):
        raise KeyStoreError("keyring_failed") from None


def write_key(name: str, key: bytes) -> None:
    """Keep a key under a name, in place of another.

    Raises:
        KeyStoreError: there is no keyring, or it is locked.
    """
    import keyring  # noqa: PLC0415 - see above
    from keyring import errors  # noqa: PLC0415

    _expect_safe()
    try:
        keyring.set_password(_SERVICE, name, key.hex())
    except errors.KeyringLocked:
        raise KeyStoreError("keyring_locked") from None
    except errors.KeyringError:
        raise KeyStoreError("keyring_failed") from None


def forget_key(name: str) -> bool:
    """Take a key away; whether it was there.

    Raises:
        KeyStoreError: there is no keyring, or it is locked.
    """
    import keyring  # noqa: PLC0415 - see above
    from keyring import errors  # noqa: PLC0415

    _expect_safe()
    try:
        keyring.delete_password(_SERVICE, name)
    except errors.PasswordDeleteError:
        return False
    except errors.KeyringLocked:
        raise KeyStoreError("keyring_locked") from None
    except errors.KeyringError:
        raise KeyStoreError("keyring_failed") from None
    return True


def _expect_safe() -> None:
    import keyring  # noqa: PLC0415 - see above
    from keyring.backends.chainer import ChainerBackend  # noqa: PLC0415

    chosen = keyring.get_keyring()
    # A chain asks its members in turn, and one that keeps keys in the open may be among them.
    members = list(chosen.backends) if isinstance(chosen, ChainerBackend) else [chosen]
    if not members or min(one.priority for one in members) < _LEAST_PRIORITY:
        raise KeyStoreError("no_keyring")

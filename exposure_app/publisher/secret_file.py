"""What a publisher keeps to itself, in one file that only they may read.

The one rule: the file is made once, by the system's own randomness, and never goes with a pack.
Whoever has it can find every identifier of the epoch.
"""

import json
import os
import secrets as chance
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from exposure_app.errors import PublishError
from exposure_app.lookup.evaluator import derive_key
from exposure_app.publisher.terms import PackSecrets
from exposure_app.publisher.whole_files import write_whole

_VERSION: Final = 1
_SEED_BYTES: Final = 32
_OTHERS: Final = 0o077
_MOST_BYTES: Final = 4096
_SEEDS: Final = ("key", "padding", "signing")


def new_secrets(info: str) -> PackSecrets:
    """Fresh secrets of one epoch."""
    seeds = [chance.token_bytes(_SEED_BYTES) for _seed in range(3)]
    return PackSecrets(
        padding=seeds[0], key=seeds[1], key_info=info.encode("utf-8"), signing=seeds[2]
    )


def write_secrets(path: Path, secrets: PackSecrets) -> None:
    """Write the file; an old one is never overwritten.

    Raises:
        PublishError: there is a file already, or it cannot be written.
    """
    if path.exists():
        raise PublishError(path.name, "is there already; a key that is lost cannot be made again")
    fields = {
        "version": _VERSION,
        "key_info": secrets.key_info.decode("utf-8"),
        **{name: getattr(secrets, name).hex() for name in _SEEDS},
    }
    try:
        write_whole(path, json.dumps(fields, indent=1).encode("ascii") + b"\n", is_private=True)
    except OSError:
        raise PublishError(path.name, "cannot be written") from None


def expect_private(descriptor: int, name: str) -> None:
    """Refuse a file that others may read, where the system has such a thing.

    Raises:
        PublishError: others may read it.
    """
    if os.name == "posix" and os.fstat(descriptor).st_mode & _OTHERS:
        raise PublishError(name, "may be read by others; run chmod 600 on it")


def read_secrets(path: Path) -> PackSecrets:
    """Read the file.

    Raises:
        PublishError: it is not there, others may read it, or it is not such a file.
    """
    try:
        with path.open("rb") as file:
            expect_private(file.fileno(), path.name)
            data = file.read(_MOST_BYTES)
    except OSError:
        raise PublishError(path.name, "is not there or cannot be read") from None
    try:
        fields = json.loads(data)
        seeds = {name: bytes.fromhex(fields[name]) for name in _SEEDS}
        info = fields["key_info"].encode("utf-8")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise PublishError(path.name, "is not a file of secrets") from None
    if fields.get("version") != _VERSION or {len(seed) for seed in seeds.values()} != {_SEED_BYTES}:
        raise PublishError(path.name, "is not a file of secrets of this version")
    return PackSecrets(seeds["padding"], seeds["key"], info, seeds["signing"])


def public_keys(secrets: PackSecrets) -> tuple[bytes, bytes]:
    """What may be told: the key of the oblivious function, and that of the signatures."""
    oblivious = derive_key(secrets.key, secrets.key_info).public_key.serialize()
    signing = Ed25519PrivateKey.from_private_bytes(secrets.signing).public_key()
    return bytes(oblivious), signing.public_bytes_raw()

"""Seal the key of a pack to the support desks that may look up in it offline.

The one rule: who is named has the whole key of the epoch, and with it everything in the pack; so a
desk is named by somebody who knows it, and who is to be left out is not named in the next epoch.

Where two operators share a pack, a desk gets the keys of both, so both have to lend theirs.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

from exposure_app.core.manifests import Manifest
from exposure_app.errors import PublishError
from exposure_app.lookup.desk_keys import (
    DESKS,
    DESKS_SIGNATURE,
    PUBLIC_BYTES,
    SCHEMA,
    info_of,
    suite,
)
from exposure_app.lookup.evaluator import derive_key, key_file_bytes
from exposure_app.lookup.local_pack import open_manifest, pack_id
from exposure_app.lookup.signatures import PublisherKey
from exposure_app.publisher.secret_file import public_keys
from exposure_app.publisher.terms import PackSecrets
from exposure_app.publisher.whole_files import write_whole


@dataclass(frozen=True, slots=True)
class Desk:
    """A support desk.

    Attributes:
        name: as people know it.
        public: its public key.
    """

    name: str
    public: bytes


def seal_to(pack: Path, secrets: PackSecrets, desks: tuple[Desk, ...]) -> None:
    """Write beside a pack who may look up in it, in place of who might before.

    Raises:
        PublishError: the pack has no key, the secrets are of another epoch or not of both its
            operators, or a desk is named twice or has no key.
        PackError: the pack cannot be read, or is not signed with these secrets.
        OSError: the folder cannot be written to.
    """
    own = PublisherKey("own", public_keys(secrets)[1], is_for_demonstration=False)
    manifest = open_manifest(pack, (own,), pack_id(pack))
    _expect_keys(pack.name, manifest, secrets)
    if len({desk.public for desk in desks}) != len(desks):
        raise PublishError("--desk", "names the same key twice")
    second = None if secrets.second is None else (secrets.second.seed, secrets.second.info)
    plain = key_file_bytes(secrets.key, secrets.key_info, "For named desks.", second)
    shape = manifest.shape
    info = info_of(shape)
    rows = [
        {"name": desk.name, "public": desk.public.hex(), "sealed": _sealed(plain, desk, info)}
        for desk in desks
    ]
    fields = {"schema": SCHEMA, "pack": shape.name, "epoch": shape.epoch, "desks": rows}
    data = json.dumps(fields, indent=1, sort_keys=True).encode("utf-8") + b"\n"
    signature = Ed25519PrivateKey.from_private_bytes(secrets.signing).sign(data)
    write_whole(pack / DESKS, data)
    write_whole(pack / DESKS_SIGNATURE, signature)


def _expect_keys(name: str, manifest: Manifest, secrets: PackSecrets) -> None:
    if manifest.public_key is None:
        raise PublishError(name, "has no key; whoever holds its files can look up in it")
    published = [manifest.public_key]
    if manifest.second is not None:
        published.append(manifest.second.public_key)
    if len(secrets.operators) < len(published):
        raise PublishError("--second-secrets", f"is missing: two operators share {name}")
    if len(secrets.operators) > len(published):
        raise PublishError("--second-secrets", f"is not wanted: {name} has one operator")
    keys = [derive_key(own.seed, own.info).public_key for own in secrets.operators]
    if [key.serialize() for key in keys] != published:
        raise PublishError(name, "is of another epoch than these secrets")


def _sealed(plain: bytes, desk: Desk, info: bytes) -> str:
    if len(desk.public) != PUBLIC_BYTES:
        raise PublishError("--desk", f"{desk.name} has no key of {PUBLIC_BYTES} bytes")
    public = X25519PublicKey.from_public_bytes(desk.public)
    return suite().encrypt(plain, public, info).hex()

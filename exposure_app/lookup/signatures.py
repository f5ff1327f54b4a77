"""Who published a pack: detached Ed25519 signatures over manifests.

The one rule: nothing in a manifest is believed before its signature was checked. The demonstration
key may sign demonstration packs only, because its private half is open.
"""

import json
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from exposure_app import resources
from exposure_app.errors import PackSignatureError

SIGNATURE_BYTES: Final = 64
_KEYS_FILE: Final = "publishers.json"


@dataclass(frozen=True, slots=True)
class PublisherKey:
    """A key whose signature under a manifest counts.

    Attributes:
        name: who holds it.
        public: the 32 bytes of the Ed25519 public key.
        is_for_demonstration: it counts for demonstration packs only.
    """

    name: str
    public: bytes
    is_for_demonstration: bool


def shipped_keys(pack_id: str) -> tuple[PublisherKey, ...]:
    """The publishers' keys that ship with the program, to check that pack with.

    Raises:
        PackSignatureError: the keys cannot be read, so no signature can be checked.
    """
    try:
        rows = json.loads(resources.path("keys", _KEYS_FILE).read_bytes())
        return tuple(
            PublisherKey(row["name"], bytes.fromhex(row["ed25519"]), row["for_demonstration"])
            for row in rows
        )
    except (OSError, ValueError, KeyError, TypeError):
        raise PackSignatureError(pack_id, "signature") from None


def signer(
    manifest: bytes, signature: bytes, keys: tuple[PublisherKey, ...], pack_id: str
) -> PublisherKey:
    """Which publisher signed these bytes.

    Raises:
        PackSignatureError: none of the keys did.
    """
    for key in keys:
        try:
            Ed25519PublicKey.from_public_bytes(key.public).verify(signature, manifest)
        except InvalidSignature:
            continue
        return key
    raise PackSignatureError(pack_id, "signature")

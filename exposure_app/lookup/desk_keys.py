"""The key of a pack, sealed to the support desks that may look up in it without asking anybody.

The one rule: the key is unsealed into memory and nowhere else, and only from a file that the pack's
publisher signed.

``desks.json`` lies beside the manifest, with its detached signature ``desks.sig``. It names the
pack and epoch, and holds for each desk its public key and the sealed key file: HPKE (RFC 9180) in
base mode, X25519 with HKDF-SHA256 and AES-256-GCM, bound to the pack and epoch by its ``info``. It
is apart from the manifest, since a sealing is different each time and a pack is not.
"""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from exposure_app.core.manifests import Manifest
from exposure_app.core.packs import PackShape, pack_id_bytes
from exposure_app.errors import PackCorruptError, PackMissingError, PackVersionError
from exposure_app.lookup.signatures import SIGNATURE_BYTES, PublisherKey, signer
from exposure_app.lookup.small_files import read_small

DESKS: Final = "desks.json"
DESKS_SIGNATURE: Final = "desks.sig"
SCHEMA: Final = "brp1-desks/1"
PUBLIC_BYTES: Final = 32
MOST_BYTES: Final = 1 << 20

_INFO: Final = b"brp1 desk"


def suite() -> Suite:
    """How keys are sealed."""
    return Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


def info_of(shape: PackShape) -> bytes:
    """What a sealing is bound to: one pack and one epoch."""
    return _INFO + pack_id_bytes(shape.name) + shape.epoch.to_bytes(4, "big")


@dataclass(frozen=True, slots=True)
class DeskKey:
    """The private key of a desk.

    Attributes:
        private: its 32 bytes.
    """

    private: bytes = field(repr=False)

    @property
    def public(self) -> bytes:
        """What its publishers are told."""
        key = X25519PrivateKey.from_private_bytes(self.private)
        return key.public_key().public_bytes_raw()


def unsealed_key_file(
    folder: Path, manifest: Manifest, desk: DeskKey, publishers: tuple[PublisherKey, ...],
    own_id: str,
) -> bytes:  # fmt: skip
    """The key file of a pack, unsealed for this desk.

    Args:
        folder: where the pack lies.
        manifest: of the pack.
        desk: who looks up.
        publishers: whose signature counts.
        own_id: of the pack, named in errors.

    Raises:
        PackMissingError: no desk is named, or not this one.
        PackSignatureError: none of the publishers signed who is named.
        PackVersionError: the file is of a version this program does not know.
        PackCorruptError: it is of another pack, or not what was sealed.
    """
    data = read_small(folder / DESKS, MOST_BYTES, own_id)
    signer(data, read_small(folder / DESKS_SIGNATURE, SIGNATURE_BYTES, own_id), publishers, own_id)
    sealed = _sealed_for(desk.public, _fields(data, manifest.shape, own_id), own_id)
    private = X25519PrivateKey.from_private_bytes(desk.private)
    try:
        return suite().decrypt(sealed, private, info_of(manifest.shape))
    except (InvalidTag, ValueError):
        raise PackCorruptError(own_id, "corrupt") from None


def _fields(data: bytes, shape: PackShape, own_id: str) -> list[object]:
    try:
        fields = json.loads(data)
        schema, of = fields["schema"], (fields["pack"], fields["epoch"])
        desks = fields["desks"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise PackCorruptError(own_id, "corrupt") from None
    if schema != SCHEMA:
        raise PackVersionError(own_id, "version")
    if of != (shape.name, shape.epoch) or not isinstance(desks, list):
        raise PackCorruptError(own_id, "corrupt")
    return desks


def _sealed_for(public: bytes, desks: list[object], own_id: str) -> bytes:
    for desk in desks:
        if isinstance(desk, dict) and desk.get("public") == public.hex():
            try:
                return bytes.fromhex(desk["sealed"])
            except (ValueError, KeyError, TypeError):
                raise PackCorruptError(own_id, "corrupt") from None
    raise PackMissingError(own_id, "not_for_desk")

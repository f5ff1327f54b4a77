"""The evaluator of a demonstration pack, in this process, with its key in the open.

The one rule: an identifier goes through the whole exchange of RFC 9497 here too (blind, evaluate,
check the proof, finalize), so that a demonstration proves what a remote evaluator would do.

Why the key is in the open: the people are invented, so there is nobody to protect. A pack of real
people must never be shipped with its key.
"""

import json
from typing import Final

from voprf import ristretto

from exposure_app.errors import PackCorruptError

MAX_KEY_FILE_BYTES: Final = 4096
_SEED_BYTES: Final = 32


class InProcessEvaluator:
    """Blinds, evaluates and finalizes under one key, proved against a published public key."""

    def __init__(self, pack_id: str, key: ristretto.Evaluator, public_key: bytes) -> None:
        self._pack_id = pack_id
        self._key = key
        self._public_key = ristretto.PublicKey.deserialize(public_key)

    @classmethod
    def open(cls, key_file: bytes, public_key: bytes, pack_id: str) -> "InProcessEvaluator":
        """Read an open key file.

        Args:
            key_file: the bytes of the file.
            public_key: the one that the manifest publishes.
            pack_id: named in the error.

        Raises:
            PackCorruptError: the file is no key, or not the key of this pack.
        """
        key = derive_key(*_read_key_file(key_file, pack_id))
        if key.public_key.serialize() != public_key:
            raise PackCorruptError(pack_id, "corrupt")
        return cls(pack_id, key, public_key)

    def digest(self, message: bytes) -> bytes:
        """The digest of one input, through the whole exchange.

        Raises:
            PackCorruptError: the proof is not one for the published key.
        """
        client, blinded = ristretto.Client.blind(message)
        sent = ristretto.BlindedInput.deserialize(blinded.serialize())
        answer = self._key.evaluate(sent).serialize()
        try:
            output = ristretto.VerifiableOutput.deserialize(answer)
            return client.finalize(output, self._public_key)
        except ValueError:
            raise PackCorruptError(self._pack_id, "corrupt") from None


def derive_key(seed: bytes, info: bytes) -> ristretto.Evaluator:
    """The key that RFC 9497 derives from a seed of 32 bytes and a public text."""
    return ristretto.Evaluator.from_seed(seed, info)


def key_file_bytes(seed: bytes, info: bytes, notice: str) -> bytes:
    """The open key file of a demonstration pack."""
    fields = {"info": info.hex(), "notice": notice, "seed": seed.hex()}
    return json.dumps(fields, indent=1, sort_keys=True).encode("ascii") + b"\n"


def _read_key_file(data: bytes, pack_id: str) -> tuple[bytes, bytes]:
    try:
        fields = json.loads(data)
        seed, info = bytes.fromhex(fields["seed"]), bytes.fromhex(fields["info"])
    except (ValueError, TypeError, KeyError, RecursionError):
        raise PackCorruptError(pack_id, "corrupt") from None
    if len(seed) != _SEED_BYTES:
        raise PackCorruptError(pack_id, "corrupt")
    return seed, info

"""The evaluator of a pack whose key is here, in this process.

The one rule: an identifier goes through the whole exchange of RFC 9497 here too (blind, evaluate,
check the proof, finalize), so that a demonstration proves what a remote evaluator would do.

The key of a demonstration lies in the open, since its people are invented and there is nobody to
protect. A pack of real people must never be shipped with its key; a support desk has it sealed.
Where two operators share a pack, the file has both keys.
"""

import json
from collections.abc import Sequence
from functools import reduce
from typing import Final

from voprf import ristretto

from exposure_app.core.digests import join_digests
from exposure_app.errors import PackCorruptError

MAX_KEY_FILE_BYTES: Final = 4096
_SEED_BYTES: Final = 32


class InProcessEvaluator:
    """Blinds, evaluates and finalizes, proved against one or two published public keys."""

    def __init__(self, pack_id: str, keys: Sequence[ristretto.Evaluator]) -> None:
        self._pack_id = pack_id
        self._keys = tuple((key, key.public_key) for key in keys)

    @classmethod
    def open(
        cls, key_file: bytes, public_key: bytes, pack_id: str, second: bytes | None = None
    ) -> "InProcessEvaluator":
        """Read a key file.

        Args:
            key_file: the bytes of the file.
            public_key: the one that the manifest publishes.
            pack_id: named in the error.
            second: the public key of the other operator; None when there is none.

        Raises:
            PackCorruptError: the file is no key, or not the keys of this pack.
        """
        keys = [derive_key(*parts) for parts in _read_key_file(key_file, pack_id)]
        published = [public_key] if second is None else [public_key, second]
        if [key.public_key.serialize() for key in keys] != published:
            raise PackCorruptError(pack_id, "corrupt")
        return cls(pack_id, keys)

    def digest(self, message: bytes) -> bytes:
        """The digest of one input, through the whole exchange with each key.

        Raises:
            PackCorruptError: a proof is not one for the published key.
        """
        return reduce(join_digests, [self._asked(message, *pair) for pair in self._keys])

    def _asked(
        self, message: bytes, key: ristretto.Evaluator, public_key: ristretto.PublicKey
    ) -> bytes:
        client, blinded = ristretto.Client.blind(message)
        sent = ristretto.BlindedInput.deserialize(blinded.serialize())
        answer = key.evaluate(sent).serialize()
        try:
            output = ristretto.VerifiableOutput.deserialize(answer)
            return client.finalize(output, public_key)
        except ValueError:
            raise PackCorruptError(self._pack_id, "corrupt") from None


def derive_key(seed: bytes, info: bytes) -> ristretto.Evaluator:
    """The key that RFC 9497 derives from a seed of 32 bytes and a public text."""
    return ristretto.Evaluator.from_seed(seed, info)


def key_file_bytes(
    seed: bytes, info: bytes, notice: str, second: tuple[bytes, bytes] | None = None
) -> bytes:
    """The key file of a pack.

    Args:
        seed: of the key.
        info: public text that goes into it.
        notice: what a person who opens the file should know.
        second: seed and text of the other operator's key; None when there is none.
    """
    fields: dict[str, object] = {**_key_fields(seed, info), "notice": notice}
    if second is not None:
        fields["second"] = _key_fields(*second)
    return json.dumps(fields, indent=1, sort_keys=True).encode("ascii") + b"\n"


def _key_fields(seed: bytes, info: bytes) -> dict[str, str]:
    return {"info": info.hex(), "seed": seed.hex()}


def _read_key_file(data: bytes, pack_id: str) -> list[tuple[bytes, bytes]]:
    """Seed and public text of each key in the file."""
    try:
        fields = json.loads(data)
        rows = [fields, fields["second"]] if "second" in fields else [fields]
        keys = [(bytes.fromhex(row["seed"]), bytes.fromhex(row["info"])) for row in rows]
    except (ValueError, TypeError, KeyError, RecursionError):
        raise PackCorruptError(pack_id, "corrupt") from None
    if any(len(seed) != _SEED_BYTES for seed, _info in keys):
        raise PackCorruptError(pack_id, "corrupt")
    return keys

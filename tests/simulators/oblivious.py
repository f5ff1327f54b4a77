"""RFC 9497 with ristretto255-SHA512 in plain Python: modes 0 (no proof) and 1 (with proof).

The one rule: written from the RFC alone, so that agreement with the library means something.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from tests.simulators.ristretto import (
    BASE,
    IDENTITY,
    ORDER,
    Element,
    decode,
    expand_message,
    from_uniform,
)


def _framed(data: bytes) -> bytes:
    return len(data).to_bytes(2, "big") + data


def _scalar_bytes(value: int) -> bytes:
    return (value % ORDER).to_bytes(32, "little")


@dataclass(frozen=True)
class Oblivious:
    """The functions of one mode."""

    mode: int

    @property
    def _context(self) -> bytes:
        return b"OPRFV1-" + bytes((self.mode,)) + b"-ristretto255-SHA512"

    def derive_key(self, seed: bytes, info: bytes) -> int:
        """Section 3.2.1."""
        for counter in range(256):
            message = seed + _framed(info) + bytes((counter,))
            key = self._hash_to_scalar(message, b"DeriveKeyPair")
            if key:
                return key
        raise ValueError("no key")

    def blind(self, message: bytes, blind: int) -> bytes:
        """The blinded element of an input."""
        return (blind * self._hash_to_group(message)).encode()

    def evaluate(self, key: int, blinded: bytes) -> bytes:
        """What the holder of the key answers."""
        return (key * decode(blinded)).encode()

    def finalize(self, message: bytes, blind: int, evaluated: bytes) -> bytes:
        """The output, without looking at a proof."""
        unblinded = pow(blind, -1, ORDER) * decode(evaluated)
        return self._output(message, unblinded)

    def known(self, key: int, message: bytes) -> bytes:
        """The output for the holder of key and input."""
        return self._output(message, key * self._hash_to_group(message))

    def prove(
        self, key: int, blinded: Sequence[bytes], evaluated: Sequence[bytes], scalar: int
    ) -> bytes:
        """Section 2.2.1: that all were evaluated under the one key."""
        public = key * BASE
        composite, _ = self._composites(public, blinded, evaluated)
        answer = key * composite
        challenge = self._challenge(public, composite, answer, scalar * BASE, scalar * composite)
        return _scalar_bytes(challenge) + _scalar_bytes(scalar - challenge * key)

    def verifies(
        self, public: bytes, blinded: Sequence[bytes], evaluated: Sequence[bytes], proof: bytes
    ) -> bool:
        """Section 2.2.2."""
        holder = decode(public)
        challenge = int.from_bytes(proof[:32], "little")
        response = int.from_bytes(proof[32:], "little")
        composite, answer = self._composites(holder, blinded, evaluated)
        second = response * BASE + challenge * holder
        third = response * composite + challenge * answer
        return challenge == self._challenge(holder, composite, answer, second, third)

    def _composites(
        self, public: Element, blinded: Sequence[bytes], evaluated: Sequence[bytes]
    ) -> tuple[Element, Element]:
        seed = hashlib.sha512(_framed(public.encode()) + _framed(b"Seed-" + self._context)).digest()
        composite, answer = IDENTITY, IDENTITY
        for number, (one, other) in enumerate(zip(blinded, evaluated, strict=True)):
            weight = self._hash_to_scalar(
                _framed(seed)
                + number.to_bytes(2, "big")
                + _framed(one)
                + _framed(other)
                + b"Composite"
            )
            composite += weight * decode(one)
            answer += weight * decode(other)
        return composite, answer

    def _challenge(self, *elements: Element) -> int:
        told = b"".join(_framed(element.encode()) for element in elements)
        return self._hash_to_scalar(told + b"Challenge")

    def _hash_to_group(self, message: bytes) -> Element:
        return from_uniform(expand_message(message, b"HashToGroup-" + self._context, 64))

    def _hash_to_scalar(self, message: bytes, tag: bytes = b"HashToScalar-") -> int:
        uniform = expand_message(message, tag + self._context, 64)
        return int.from_bytes(uniform, "little") % ORDER

    def _output(self, message: bytes, element: Element) -> bytes:
        told = _framed(message) + _framed(element.encode()) + b"Finalize"
        return hashlib.sha512(told).digest()

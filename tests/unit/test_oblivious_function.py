"""The oblivious function: the RFC's numbers, and two writings of it that agree."""

import json
from pathlib import Path
from typing import Any

import pytest
from voprf import ristretto

from tests.simulators.oblivious import Oblivious
from tests.simulators.ristretto import BASE, ORDER, decode

FACTS: dict[str, Any] = json.loads(
    (Path(__file__).parent.parent / "simulators" / "rfc9497_ristretto255.json").read_text()
)
SEED, INFO = bytes.fromhex(FACTS["seed"]), bytes.fromhex(FACTS["key_info"])
VECTORS = [(mode, vector) for mode in FACTS["modes"] for vector in mode["vectors"]]
PROVED = [vector for mode, vector in VECTORS if mode["mode"] == 1]
PUBLIC = bytes.fromhex(FACTS["modes"][1]["public_key"])


def scalar(text: str) -> int:
    return int.from_bytes(bytes.fromhex(text), "little")


def octets(texts: list[str]) -> list[bytes]:
    return [bytes.fromhex(text) for text in texts]


def library_key() -> ristretto.Evaluator:
    return ristretto.Evaluator.from_seed(SEED, INFO)


@pytest.mark.parametrize("mode", FACTS["modes"])
def test_the_reference_derives_the_keys_of_the_rfc(mode: dict[str, Any]) -> None:
    key = Oblivious(mode["mode"]).derive_key(SEED, INFO)
    assert key == scalar(mode["secret_key"])
    if "public_key" in mode:
        assert (key * BASE).encode() == PUBLIC


@pytest.mark.parametrize(("mode", "vector"), VECTORS)
def test_the_reference_gives_every_number_of_the_rfc(
    mode: dict[str, Any], vector: dict[str, Any]
) -> None:
    function, key = Oblivious(mode["mode"]), scalar(mode["secret_key"])
    inputs, blinds = octets(vector["inputs"]), [scalar(text) for text in vector["blinds"]]
    blinded = [function.blind(*pair) for pair in zip(inputs, blinds, strict=True)]
    assert blinded == octets(vector["blinded"])
    evaluated = [function.evaluate(key, one) for one in blinded]
    assert evaluated == octets(vector["evaluated"])
    outputs = [function.finalize(*three) for three in zip(inputs, blinds, evaluated, strict=True)]
    assert outputs == octets(vector["outputs"])
    assert outputs == [function.known(key, one) for one in inputs]


@pytest.mark.parametrize("vector", PROVED)
def test_the_reference_gives_and_accepts_the_proofs_of_the_rfc(vector: dict[str, Any]) -> None:
    function, key = Oblivious(1), scalar(FACTS["modes"][1]["secret_key"])
    blinded, evaluated = octets(vector["blinded"]), octets(vector["evaluated"])
    proof = function.prove(key, blinded, evaluated, scalar(vector["proof_scalar"]))
    assert proof == bytes.fromhex(vector["proof"])
    assert function.verifies(PUBLIC, blinded, evaluated, proof)
    assert not function.verifies((2 * BASE).encode(), blinded, evaluated, proof)
    assert not function.verifies(PUBLIC, blinded, blinded, proof)


def test_the_library_derives_the_public_key_of_the_rfc() -> None:
    assert library_key().public_key.serialize() == PUBLIC


@pytest.mark.parametrize("vector", PROVED)
def test_the_library_evaluates_the_blinded_elements_of_the_rfc(vector: dict[str, Any]) -> None:
    for blinded, evaluated in zip(
        octets(vector["blinded"]), octets(vector["evaluated"]), strict=True
    ):
        answer = library_key().evaluate(ristretto.BlindedInput.deserialize(blinded)).serialize()
        assert answer[64:] == evaluated
        assert Oblivious(1).verifies(PUBLIC, [blinded], [evaluated], answer[:64])


@pytest.mark.parametrize("vector", PROVED)
def test_the_library_gives_the_outputs_of_the_rfc_for_known_inputs(vector: dict[str, Any]) -> None:
    found = [library_key().evaluate_known_input(one) for one in octets(vector["inputs"])]
    assert found == octets(vector["outputs"])


@pytest.mark.parametrize("vector", PROVED)
def test_the_library_gives_the_outputs_of_the_rfc_through_the_whole_exchange(
    vector: dict[str, Any],
) -> None:
    for message, output in zip(octets(vector["inputs"]), octets(vector["outputs"]), strict=True):
        client, blinded = ristretto.Client.blind(message)
        answer = library_key().evaluate(blinded)
        assert client.finalize(answer, ristretto.PublicKey.deserialize(PUBLIC)) == output


@pytest.mark.parametrize("message", [b"a", b"+447700900123", bytes(300)])
def test_a_client_of_the_library_accepts_an_evaluator_of_the_reference(message: bytes) -> None:
    function, key = Oblivious(1), 123456789
    client, blinded = ristretto.Client.blind(message)
    sent = blinded.serialize()
    evaluated = function.evaluate(key, sent)
    proof = function.prove(key, [sent], [evaluated], 987654321)
    answer = ristretto.VerifiableOutput.deserialize(proof + evaluated)
    public = ristretto.PublicKey.deserialize((key * BASE).encode())
    assert client.finalize(answer, public) == function.known(key, message)


@pytest.mark.parametrize("message", [b"a", b"+447700900123", bytes(300)])
def test_a_client_of_the_reference_accepts_an_evaluator_of_the_library(message: bytes) -> None:
    function, blind = Oblivious(1), ORDER - 42
    key = library_key()
    sent = function.blind(message, blind)
    answer = key.evaluate(ristretto.BlindedInput.deserialize(sent)).serialize()
    assert function.verifies(PUBLIC, [sent], [answer[64:]], answer[:64])
    assert function.finalize(message, blind, answer[64:]) == key.evaluate_known_input(message)


@pytest.mark.parametrize("place", [0, 31, 32, 63, 64, 95])
def test_the_library_refuses_an_answer_with_one_changed_byte(place: int) -> None:
    client, blinded = ristretto.Client.blind(b"x")
    answer = bytearray(library_key().evaluate(blinded).serialize())
    answer[place] ^= 1
    with pytest.raises(ValueError):  # noqa: PT011 - the library has no finer error
        client.finalize(
            ristretto.VerifiableOutput.deserialize(bytes(answer)),
            ristretto.PublicKey.deserialize(PUBLIC),
        )


def test_the_library_refuses_the_proof_of_another_key() -> None:
    client, blinded = ristretto.Client.blind(b"x")
    answer = ristretto.Evaluator.from_seed(bytes(32), b"other").evaluate(blinded)
    with pytest.raises(ValueError, match="proof"):
        client.finalize(answer, ristretto.PublicKey.deserialize(PUBLIC))


@pytest.mark.parametrize("bad", [bytes(32), b"\xff" * 32, b"\x01" + bytes(31)])
def test_identity_and_non_canonical_elements_are_refused(bad: bytes) -> None:
    with pytest.raises(ValueError, match="public key"):
        ristretto.PublicKey.deserialize(bad)
    if bad != bytes(32):
        with pytest.raises(ValueError, match="canonical"):
            decode(bad)

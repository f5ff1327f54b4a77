"""The evaluator as it is run: right answers, honest refusals, and a stop that loses nothing."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from voprf import ristretto

from exposure_app.lookup.evaluator import derive_key
from exposure_app.publisher.secret_file import new_secrets, write_secrets
from exposure_app.publisher.terms import PackSecrets
from tests.simulators.evaluator_service import evaluator, free_port, wait_for

INPUTS = [f"input {number}".encode() for number in range(4)]
TIMEOUT = 10


@pytest.fixture
def secrets() -> PackSecrets:
    """Fresh secrets."""
    return new_secrets("service")


@pytest.fixture
def secret_file(secrets: PackSecrets, tmp_path: Path) -> Path:
    """The file of the secrets."""
    write_secrets(tmp_path / "secrets.json", secrets)
    return tmp_path / "secrets.json"


@pytest.fixture
def service(secret_file: Path) -> Iterator[str]:
    """The address of an evaluator of two processes."""
    port = free_port()
    with evaluator(secret_file, port, "--jobs", "2", "--a-day", "20"):
        yield f"http://127.0.0.1:{port}"


def _blinded() -> tuple[list[ristretto.Client], bytes]:
    pairs = [ristretto.Client.blind(text) for text in INPUTS]
    return [client for client, _point in pairs], b"".join(p.serialize() for _c, p in pairs)


def _ask(service: str, body: bytes, **headers: str) -> requests.Response:
    return requests.post(f"{service}/brp1/evaluate", data=body, timeout=TIMEOUT, headers=headers)


def _finalized(
    clients: list[ristretto.Client], answer: bytes, key: ristretto.PublicKey
) -> list[bytes]:
    output = ristretto.VerifiableBatchOutput.deserialize(answer)
    return ristretto.Client.finalize_batch(clients, output, key)


def test_answers_are_proved_and_give_the_digests(service: str, secrets: PackSecrets) -> None:
    key = derive_key(secrets.key, secrets.key_info)
    clients, body = _blinded()
    answer = _ask(service, body)
    assert answer.status_code == 200
    assert len(answer.content) == 64 + 4 * 32
    assert answer.headers["cache-control"] == "no-store"
    assert not {"server", "date", "set-cookie"} & {name.lower() for name in answer.headers}
    found = _finalized(clients, answer.content, key.public_key)
    assert found == [key.evaluate_known_input(text) for text in INPUTS]
    other = derive_key(b"x" * 32, b"other").public_key
    # The library panics where a proof for several points is wrong, and that is no `Exception`.
    with pytest.raises(BaseException, match="ProofVerification"):
        _finalized(clients, answer.content, other)


@pytest.mark.parametrize(
    "body", [b"", b"\x00" * 127, b"\x00" * 129, b"\x00" * 128, b"\xff" * 128, b"\x00" * 100_000]
)
def test_what_is_no_four_points_is_refused(service: str, body: bytes) -> None:
    assert _ask(service, body).status_code == 400


def test_what_is_not_there_is_told(service: str) -> None:
    assert requests.get(f"{service}/", timeout=TIMEOUT).status_code == 404
    assert requests.get(f"{service}/brp1/evaluate", timeout=TIMEOUT).status_code == 405
    assert requests.get(f"{service}/healthz", timeout=TIMEOUT).text == "ok\n"


def test_all_processes_share_the_quota_and_the_counts(service: str) -> None:
    _clients, body = _blinded()
    codes = [_ask(service, body).status_code for _turn in range(25)]
    assert codes == [200] * 20 + [429] * 5
    refused = _ask(service, body)
    assert 0 < int(refused.headers["retry-after"]) <= 86_400
    metrics = requests.get(f"{service}/metrics", timeout=TIMEOUT).text
    assert 'brp1_requests_total{outcome="evaluated"} 20.0' in metrics
    assert 'brp1_requests_total{outcome="over_quota"} 6.0' in metrics


def test_only_a_named_proxy_says_who_asks(secret_file: Path) -> None:
    _clients, body = _blinded()
    for words, codes in (((), [200, 429]), (("--proxy", "127.0.0.1"), [200, 200])):
        port = free_port()
        with evaluator(secret_file, port, "--jobs", "1", "--a-day", "1", *words):
            address = f"http://127.0.0.1:{port}"
            found = [
                _ask(address, body, **{"X-Forwarded-For": who}).status_code
                for who in ("192.0.2.1", "192.0.2.2")
            ]
        assert found == codes


def test_a_stop_answers_what_was_asked_and_logs_nothing(secret_file: Path) -> None:
    port = free_port()
    _clients, body = _blinded()
    with evaluator(secret_file, port, "--jobs", "1") as running:
        with socket.create_connection(("127.0.0.1", port), TIMEOUT) as open_one:
            head = b"POST /brp1/evaluate HTTP/1.1\r\nHost: x\r\nContent-Length: 128\r\n\r\n"
            open_one.sendall(head + body[:100])
            assert _ask(f"http://127.0.0.1:{port}", body).status_code == 200
            running.terminate()
            open_one.sendall(body[100:])
            answer = open_one.recv(65536)
        assert answer.startswith(b"HTTP/1.1 200")
        assert running.wait(TIMEOUT) == 0
        told, _nothing = running.communicate()
    assert told == ""


def test_killed_and_restarted_it_gives_the_same_answers(
    secret_file: Path, secrets: PackSecrets
) -> None:
    port = free_port()
    key = derive_key(secrets.key, secrets.key_info)
    clients, body = _blinded()
    with evaluator(secret_file, port, "--jobs", "1") as running:
        running.kill()
        running.wait(TIMEOUT)
    with pytest.raises(requests.ConnectionError):
        _ask(f"http://127.0.0.1:{port}", body)
    with evaluator(secret_file, port, "--jobs", "1"):
        wait_for(port)
        answer = _ask(f"http://127.0.0.1:{port}", body)
        found = _finalized(clients, answer.content, key.public_key)
    assert found == [key.evaluate_known_input(text) for text in INPUTS]

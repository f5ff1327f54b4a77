"""An evaluator that is killed under load: those who ask see errors, and never a wrong answer."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Event

import requests
from voprf import ristretto

from exposure_app.lookup.evaluator import derive_key
from exposure_app.publisher.secret_file import new_secrets, write_secrets
from tests.simulators.evaluator_service import evaluator, free_port

TIMEOUT = 5
CLIENTS = 4
KILLS = 3
BETWEEN_SECONDS = 0.5


@dataclass
class _Asker:
    """One who asks on and on, and counts."""

    number: int
    address: str
    key: ristretto.Evaluator
    answered: int = 0
    failed: int = 0

    def ask_until(self, stop: Event) -> None:
        """Ask until told to stop, whatever happens; every answer must be right."""
        inputs = [b"client %d input %d" % (self.number, place) for place in range(4)]
        right = [self.key.evaluate_known_input(text) for text in inputs]
        while not stop.is_set():
            pairs = [ristretto.Client.blind(text) for text in inputs]
            body = b"".join(point.serialize() for _client, point in pairs)
            try:
                answer = requests.post(self.address, data=body, timeout=TIMEOUT)
            except requests.RequestException:
                self.failed += 1
                stop.wait(0.02)
                continue
            assert answer.status_code == 200
            output = ristretto.VerifiableBatchOutput.deserialize(answer.content)
            clients = [client for client, _point in pairs]
            found = ristretto.Client.finalize_batch(clients, output, self.key.public_key)
            assert found == right
            self.answered += 1


def _live_and_die(secrets: Path, port: int, *, is_killed: bool) -> None:
    with evaluator(secrets, port, "--jobs", "1", "--a-day", "0") as running:
        time.sleep(BETWEEN_SECONDS)
        if is_killed:
            running.kill()
            running.wait(TIMEOUT)


def test_clients_recover_without_a_wrong_answer(tmp_path: Path) -> None:
    secrets, port, stop = new_secrets("killed"), free_port(), Event()
    write_secrets(tmp_path / "secrets.json", secrets)
    key = derive_key(secrets.key, secrets.key_info)
    address = f"http://127.0.0.1:{port}/brp1/evaluate"
    askers = [_Asker(number, address, key) for number in range(CLIENTS)]
    with ThreadPoolExecutor(CLIENTS) as pool:
        asking = [pool.submit(asker.ask_until, stop) for asker in askers]
        try:
            for kill in range(KILLS + 1):
                _live_and_die(tmp_path / "secrets.json", port, is_killed=kill < KILLS)
        finally:
            stop.set()
        for one in asking:
            one.result()
    assert all(asker.answered > KILLS and asker.failed for asker in askers)

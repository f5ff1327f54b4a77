"""The evaluator behind nginx and TLS, with the site that ships: each address has its own quota."""

import sys
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
import requests
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from voprf import ristretto

from exposure_app.publisher.secret_file import new_secrets, write_secrets
from tests.simulators.evaluator_service import evaluator, free_port
from tests.simulators.nginx import nginx

TIMEOUT = 10
pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="packaging/test.py installs nginx on Linux only"
)


def _write_certificate(folder: Path) -> Path:
    """A certificate for loopback that signs itself, and its key beside it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "loopback")])
    now = datetime.now(UTC)  # noqa: TID251 - the certificate has to be valid now
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    path = folder / "evaluator.pem"
    path.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    (folder / "evaluator.key").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return path


def test_the_proxy_s_word_counts_and_the_client_s_does_not(tmp_path: Path) -> None:
    certificate = _write_certificate(tmp_path)
    write_secrets(tmp_path / "secrets.json", new_secrets("proxy"))
    inner, outer = free_port(), free_port()
    changes = {
        "listen 8443 ssl;": f"listen 127.0.0.1:{outer} ssl;",
        "/etc/exposure-check": str(tmp_path),
        "127.0.0.1:8000": f"127.0.0.1:{inner}",
    }
    points = [ristretto.Client.blind(f"input {n}".encode())[1].serialize() for n in range(4)]
    words = ("--jobs", "1", "--a-day", "2", "--proxy", "127.0.0.1")
    with (
        evaluator(tmp_path / "secrets.json", inner, *words),
        nginx(tmp_path / "nginx", "evaluator.conf", changes, outer),
    ):
        address = f"https://127.0.0.1:{outer}"
        # Whoever asks cannot get another quota by saying that they are somebody else.
        codes = [
            requests.post(
                f"{address}/brp1/evaluate",
                data=b"".join(points),
                headers={"X-Forwarded-For": f"192.0.2.{place}"},
                verify=str(certificate),
                timeout=TIMEOUT,
            ).status_code
            for place in range(3)
        ]
        assert codes == [200, 200, 429]
        health = requests.get(f"{address}/healthz", verify=str(certificate), timeout=TIMEOUT)
        assert health.text == "ok\n"
        hidden = requests.get(f"{address}/metrics", verify=str(certificate), timeout=TIMEOUT)
        assert hidden.status_code == 404
    assert not (tmp_path / "nginx" / "access.log").read_text("utf-8")

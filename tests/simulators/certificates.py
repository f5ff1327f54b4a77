"""Certificates for servers on loopback: a test authority, and good and bad ones.

The one rule: validity is in fixed dates, far in the future or long past, so no clock is read.
"""

import ipaddress
import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

_BEGIN = datetime(2001, 1, 1, tzinfo=UTC)
_PAST = datetime(2002, 1, 1, tzinfo=UTC)
_FUTURE = datetime(2099, 1, 1, tzinfo=UTC)
_OTHER_HOST = "elsewhere.example"


class Kind(StrEnum):
    """What is the matter with a certificate."""

    GOOD = "good"
    EXPIRED = "expired"
    WRONG_HOST = "wrong-host"
    SELF_SIGNED = "self-signed"


@dataclass(frozen=True)
class Certificates:
    """Where the certificates of a test lie.

    Attributes:
        folder: of all the files.
        authority: what a client has to trust, as PEM.
    """

    folder: Path
    authority: Path

    def path(self, kind: Kind) -> Path:
        """The certificate and its key in one file, as PEM."""
        return self.folder / f"{kind}.pem"

    def for_server(self, kind: Kind = Kind.GOOD) -> ssl.SSLContext:
        """What a server shows."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.path(kind))
        return context

    def for_client(self) -> ssl.SSLContext:
        """A client that trusts the test authority and nobody else."""
        return ssl.create_default_context(cafile=str(self.authority))


@dataclass(frozen=True)
class _Signer:
    name: x509.Name
    key: ec.EllipticCurvePrivateKey


def make_certificates(folder: Path, names: Sequence[str] = ()) -> Certificates:
    """Make an authority and one certificate of each kind.

    Args:
        folder: for the files; made here.
        names: host names that the good certificate is for, beside those of loopback.
    """
    folder.mkdir(parents=True)
    authority = _Signer(_name("Test authority"), ec.generate_private_key(ec.SECP256R1()))
    made = Certificates(folder, folder / "authority.pem")
    made.authority.write_bytes(_pem(_authority(authority)))
    for kind in Kind:
        key = ec.generate_private_key(ec.SECP256R1())
        own = _Signer(_name("Test server"), key)
        signer = own if kind is Kind.SELF_SIGNED else authority
        private = key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        made.path(kind).write_bytes(private + _pem(_server(own, signer, kind, names)))
    return made


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, text)])


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)


def _begun(owner: _Signer, signer: _Signer, end: datetime) -> x509.CertificateBuilder:
    of_signer = x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.key.public_key())
    of_owner = x509.SubjectKeyIdentifier.from_public_key(owner.key.public_key())
    return (
        x509.CertificateBuilder()
        .subject_name(owner.name)
        .issuer_name(signer.name)
        .public_key(owner.key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(_BEGIN)
        .not_valid_after(end)
        .add_extension(of_owner, critical=False)
        .add_extension(of_signer, critical=False)
    )


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _authority(own: _Signer) -> x509.Certificate:
    return (
        _begun(own, own, _FUTURE)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .sign(own.key, hashes.SHA256())
    )


def _server(own: _Signer, signer: _Signer, kind: Kind, names: Sequence[str]) -> x509.Certificate:
    hosts: list[x509.GeneralName] = [x509.DNSName(_OTHER_HOST)]
    if kind is not Kind.WRONG_HOST:
        hosts = [x509.DNSName(name) for name in ("localhost", *names)]
        hosts.append(x509.IPAddress(ipaddress.ip_address("127.0.0.1")))
    end = _PAST if kind is Kind.EXPIRED else _FUTURE
    return (
        _begun(own, signer, end)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([x509.OID_SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectAlternativeName(hosts), critical=False)
        .sign(signer.key, hashes.SHA256())
    )

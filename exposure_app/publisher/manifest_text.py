"""The manifest of a pack as text, and its signature.

The one rule: the same pack gives the same bytes; nothing of the day or machine goes in.
"""

import json
from collections.abc import Mapping
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from exposure_app.core import manifests
from exposure_app.core.packs import PackShape
from exposure_app.core.ranges import ENTRY_BYTES
from exposure_app.publisher.terms import PackSecrets, PackTerms

_ROUNDED_TO: Final = 1000
PLAIN_NOTICE: Final = (
    "There is no key: whoever holds the files of this pack can find any e-mail address in it that "
    "they can guess."
)


def manifest_bytes(terms: PackTerms, shape: PackShape, facts: Mapping[str, object]) -> bytes:
    """The manifest.

    Args:
        terms: what the pack was to be.
        shape: its sizes, now known.
        facts: what else is known only now, by the manifest's own names.
    """
    incidents = [
        {"number": number, "id": incident.id, "data_classes": sorted(incident.data_classes)}
        for number, incident in enumerate(terms.incidents)
    ]
    fields = {
        "schema": manifests.SCHEMA,
        "notice": _notice(terms),
        "demonstration": False,
        "pack": terms.name,
        "kind": terms.kind.value,
        "epoch": terms.epoch,
        "canon_version": manifests.CANON_VERSION,
        "suite": terms.suite.value,
        "mode": manifests.MODES[terms.suite],
        "prehash": "none",
        "bucket_bits": shape.bucket_bits,
        "entry_bytes": ENTRY_BYTES,
        "entries_per_bucket": shape.entries,
        "bucket_file_bytes": shape.network_bytes,
        "pack_file_bytes": shape.file_bytes,
        "catalogue": {"incidents": incidents},
        "canary": {"canonical": terms.canary.canonical},
        "dated": terms.dated.isoformat(),
        "valid_from": terms.valid_from.isoformat(),
        "valid_to": terms.valid_to.isoformat(),
        **facts,
    }
    return json.dumps(fields, indent=1, sort_keys=True).encode("ascii") + b"\n"


def _notice(terms: PackTerms) -> str:
    is_plain = terms.suite is manifests.Suite.PLAIN
    return f"{terms.notice} {PLAIN_NOTICE}" if is_plain else terms.notice


def signature_of(manifest: bytes, secrets: PackSecrets) -> bytes:
    """The publisher's detached signature under a manifest."""
    return Ed25519PrivateKey.from_private_bytes(secrets.signing).sign(manifest)


def rounded(entries: int) -> int:
    """About how many entries are real; the exact number is nobody's business."""
    return round(entries / _ROUNDED_TO) * _ROUNDED_TO

"""From an identifier and its listings to the records of a pack.

The one rule: an identifier goes in, and nothing comes out by which it could be found again without
the key: the number of a bucket, and entries that look like chance.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial, reduce
from typing import Final, TypeAlias

from exposure_app.core.digests import Labels, join_digests, oprf_input, plain_digest
from exposure_app.core.identifiers import LookupForm
from exposure_app.core.manifests import Suite
from exposure_app.core.ranges import hide_payload
from exposure_app.lookup.evaluator import derive_key
from exposure_app.publisher.listings import Listing, payloads_of
from exposure_app.publisher.terms import PackSecrets, PackTerms

_NUMBER_BYTES: Final = 4

DigestOf: TypeAlias = Callable[[LookupForm], bytes]


def digest_by(terms: PackTerms, secrets: PackSecrets) -> DigestOf:
    """What digests identifiers for a pack: its key, the keys of two operators, or none.

    What it gives raises ValueError where the suite is not for that kind of identifier.
    """
    if terms.suite is Suite.PLAIN:
        return partial(plain_digest, epoch=terms.epoch)
    keys = [derive_key(own.seed, own.info) for own in secrets.operators]

    def digest(form: LookupForm) -> bytes:
        message = oprf_input(form)
        return reduce(join_digests, [key.evaluate_known_input(message) for key in keys])

    return digest


def pack_records(digest: bytes, listings: Iterable[Listing], bucket_bits: int) -> Iterator[bytes]:
    """The records of one identifier, each the number of its bucket and an entry.

    Raises:
        ValueError: it has more records than a digest may have.
    """
    labels = Labels(digest)
    bucket = labels.bucket(bucket_bits).to_bytes(_NUMBER_BYTES, "big")
    for number, payload in enumerate(payloads_of(tuple(listings))):
        yield bucket + hide_payload(labels, number, payload)

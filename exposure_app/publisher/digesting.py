"""From an identifier and its listings to the records of a pack.

The one rule: an identifier goes in, and nothing comes out by which it could be found again without
the key: the number of a bucket, and entries that look like chance.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from voprf import ristretto

from exposure_app.core.digests import Labels, oprf_input
from exposure_app.core.identifiers import LookupForm
from exposure_app.core.ranges import hide_payload
from exposure_app.publisher.listings import Listing, payloads_of

_NUMBER_BYTES: Final = 4


def pack_records(
    form: LookupForm, listings: Iterable[Listing], key: ristretto.Evaluator, bucket_bits: int
) -> Iterator[bytes]:
    """The records of one identifier, each the number of its bucket and an entry.

    Raises:
        ValueError: it has more records than a digest may have.
    """
    labels = Labels(key.evaluate_known_input(oprf_input(form)))
    bucket = labels.bucket(bucket_bits).to_bytes(_NUMBER_BYTES, "big")
    for number, payload in enumerate(payloads_of(tuple(listings))):
        yield bucket + hide_payload(labels, number, payload)

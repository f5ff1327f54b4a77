"""In which lists one identifier stands, and the records that a pack says it with.

The one rule: the records follow from the listings alone, whatever their order, so that the same
lists give the same pack.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import Final, NamedTuple

from exposure_app.core.digests import MAX_RECORDS
from exposure_app.core.ranges import MAX_INCIDENTS, Record, RecordFlag, encode_record

_MOST_KEPT: Final = 1 << 14


class Listing(NamedTuple):
    """That an identifier stands in the list of one incident.

    Attributes:
        flags: what is to be said with it, as `RecordFlag`.
        incident: number of the incident in the manifest.
        bitmap: what the list holds of it, as `core.ranges.class_bitmap` says it.
    """

    flags: int
    incident: int
    bitmap: int


def records_of(listings: Iterable[Listing]) -> tuple[Record, ...]:
    """The records of one identifier: of equal flags, and of three incidents at most.

    Raises:
        ValueError: more records than a digest may have.
    """
    records = tuple(_records(_merged(listings)))
    if len(records) > MAX_RECORDS:
        raise ValueError("more records than a digest may have")
    return records


@lru_cache(_MOST_KEPT)
def payloads_of(listings: tuple[Listing, ...]) -> tuple[bytes, ...]:
    """The twelve bytes of each record, kept since most people stand in the same few lists.

    Raises:
        ValueError: more records than a digest may have.
    """
    return tuple(encode_record(record) for record in records_of(listings))


def _merged(listings: Iterable[Listing]) -> Iterator[Listing]:
    """Each incident once for each set of flags, with all that is held in it."""
    for (flags, incident), same in groupby(sorted(listings), key=lambda one: one[:2]):
        bitmap = 0
        for listing in same:
            bitmap |= listing.bitmap
        yield Listing(flags, incident, bitmap)


def _records(listings: Iterable[Listing]) -> Iterator[Record]:
    for flags, same in groupby(listings, key=lambda one: one.flags):
        left = list(same)
        while left:
            told, left = left[:MAX_INCIDENTS], left[MAX_INCIDENTS:]
            bitmap = 0
            for listing in told:
                bitmap |= listing.bitmap
            yield Record(tuple(one.incident for one in told), bitmap, RecordFlag(flags))

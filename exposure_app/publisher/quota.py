"""How often each address may ask in a day, without a list of addresses.

The one rule: no address is kept, only how often something with its mark asked today. The marks are
made with a salt that is drawn anew when the evaluator starts, and counted in memory that all its
processes share.

Two marks stand for each address, and the smaller count holds, so that two addresses hardly ever
count for each other (a count-min sketch). An IPv6 address counts with its /64, which is what one
customer has at the least.
"""

import hashlib
import ipaddress
from dataclasses import dataclass, field
from typing import Final

from exposure_app.publisher.shared_words import SharedWords

MARKS: Final = 1 << 20
_MARK_BYTES: Final = 4
_DAY_SECONDS: Final = 86_400
_MOST: Final = 0xFFFF
MOST_A_DAY: Final = _MOST - 1
_HEAD_WORDS: Final = 4
_OWN_IPV6_BITS: Final = 64
QUOTA_BYTES: Final = 2 * (_HEAD_WORDS + 2 * MARKS)
QUOTA_FORM: Final = "H"


@dataclass(slots=True)
class Quota:
    """The counts of today.

    Attributes:
        counts: the counts, shared by all processes.
        a_day: how often an address may ask in a day, `MOST_A_DAY` at most; 0 for no limit.
        salt: of the marks.
    """

    counts: SharedWords
    a_day: int
    salt: bytes = field(repr=False)

    def ask(self, address: str, now: float) -> int:
        """Count one request; seconds to wait until the address may ask again, 0 when it may.

        Args:
            address: who asks.
            now: seconds since the epoch.
        """
        if not self.a_day:
            return 0
        day = int(now // _DAY_SECONDS)
        with self.counts.words() as counts:
            if (counts[0], counts[1]) != (day & _MOST, day >> 16):
                # Whoever comes first on a new day begins it; a count lost meanwhile harms nobody.
                counts.cast("B")[:] = bytes(QUOTA_BYTES)
                counts[0], counts[1] = day & _MOST, day >> 16
            first, second = self._places(address)
            if min(counts[first], counts[second]) >= self.a_day:
                return int(_DAY_SECONDS - now % _DAY_SECONDS) + 1
            for place in (first, second):
                counts[place] = min(_MOST, counts[place] + 1)
        return 0

    def _places(self, address: str) -> tuple[int, int]:
        mark = hashlib.blake2b(
            _customer(address), digest_size=2 * _MARK_BYTES, key=self.salt
        ).digest()
        first = int.from_bytes(mark[:_MARK_BYTES], "big") % MARKS
        second = int.from_bytes(mark[_MARK_BYTES:], "big") % MARKS
        return _HEAD_WORDS + first, _HEAD_WORDS + MARKS + second


def _customer(address: str) -> bytes:
    """What is counted for an address: itself, or the network of one customer."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address.encode("utf-8")  # a Unix socket has none; they all count as one
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped is None:
            return found.packed[: _OWN_IPV6_BITS // 8]
        found = found.ipv4_mapped
    return found.packed

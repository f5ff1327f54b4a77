"""How many others a prefix could stand for: k, made a number before anything is sent.

The one rule: what is promised is the worst bucket, not the mean; a place and linked identifiers
make it smaller, and both are counted here.

The measure is k-anonymity (Sweeney, 2002) of ranges: whoever receives the first ``bits`` bits of a
digest knows that the sender means one of the identifiers in that bucket. A numbering plan bounds
it from above, because not every valid number is in use.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import NormalDist
from typing import Final

LEAST_K: Final = 1_000
# People in the largest collections that link several identifiers of one person.
LINKED_ROWS: Final = 500_000_000
RISK: Final = 1e-6
_PRECISE: Final = 1e-15


@dataclass(frozen=True, slots=True)
class Plan:
    """How many identifiers a numbering plan has.

    Attributes:
        numbers: all valid ones.
        place: those of the median place, None when the numbers name no place.
        largest_place: those of the largest place, None when the numbers name no place.
    """

    numbers: int
    place: int | None = None
    largest_place: int | None = None


@dataclass(frozen=True, slots=True)
class Plans:
    """The plans that are known.

    Attributes:
        source: where the counts come from.
        data_version: version of the data that was counted.
        mobile: mobile numbers by region; a region without a mobile plan is absent.
        accounts: account numbers by kind of identifier.
    """

    source: str
    data_version: str
    mobile: Mapping[str, Plan]
    accounts: Mapping[str, Plan]


@dataclass(frozen=True, slots=True)
class Anonymity:
    """What one receiver learns of one identifier from a prefix of its digest.

    Attributes:
        receiver: who gets the prefix.
        bits: how long the prefix is.
        mean_k: identifiers in a bucket of the plan, on average.
        worst_k: identifiers that even the smallest bucket holds; see `worst_bucket`.
        place_k: identifiers left for a receiver that knows the place, None when the numbers of
            the plan name no place.
        least_k: what the person asks for.
    """

    receiver: str
    bits: int
    mean_k: float
    worst_k: int
    place_k: float | None = None
    least_k: int = LEAST_K

    @property
    def is_too_small(self) -> bool:
        """Whether some bucket of the plan holds fewer than were asked for."""
        return self.worst_k < self.least_k

    @property
    def is_too_small_in_place(self) -> bool:
        """Whether fewer are left than were asked for, to a receiver that knows the place."""
        return self.place_k is not None and self.place_k < self.least_k


def anonymity_of(receiver: str, plan: Plan, bits: int, least_k: int = LEAST_K) -> Anonymity:
    """What is to be shown before a prefix of so many bits goes to a receiver."""
    return Anonymity(
        receiver=receiver,
        bits=bits,
        mean_k=mean_k(plan.numbers, bits),
        worst_k=worst_bucket(plan.numbers, bits),
        place_k=k_in_place(plan, bits),
        least_k=least_k,
    )


def mean_k(numbers: int, bits: int) -> float:
    """Identifiers in a bucket on average: ``numbers / 2^bits``.

    A good digest spreads them evenly, so this is the expected size of every bucket.

    >>> mean_k(5_216_000_000, 16)
    79589.84375
    """
    return math.ldexp(numbers, -bits)


def k_in_place(plan: Plan, bits: int) -> float | None:
    """Identifiers left when the receiver knows the place: ``place / 2^bits``.

    The internet address tells the place, and the first digits of the number name it; the median
    place of the plan stands for the person's own.
    """
    return None if plan.place is None else mean_k(plan.place, bits)


def worst_bucket(numbers: int, bits: int, risk: float = RISK) -> int:
    """The largest m such that some bucket holds fewer than m only with a chance below ``risk``.

    A bucket's size is Poisson with mean ``numbers / 2^bits``: balls thrown into bins (Mitzenmacher
    and Upfal, Probability and Computing, 5.4). Of ``2^bits`` buckets, none holds fewer than m with
    the chance ``(1 - P(X < m))^(2^bits)``, which must stay above ``1 - risk``.
    A prefix of no bits has one bucket, which holds the whole plan.

    >>> worst_bucket(5_216_000_000, 16)
    77723
    """
    if bits == 0:
        return numbers
    mean = mean_k(numbers, bits)
    if mean == 0:
        return 0
    chance = -math.expm1(math.ldexp(math.log1p(-risk), -bits))
    least = _guess(mean, chance)
    while least > 0 and poisson_below(mean, least) >= chance:
        least -= 1
    while poisson_below(mean, least + 1) < chance:
        least += 1
    return least


def longest_prefix(numbers: int, k: int, risk: float = RISK) -> int | None:
    """The most bits whose worst bucket still holds k; None when the whole plan has fewer.

    >>> longest_prefix(5_216_000_000, 1_000)
    21
    """
    if numbers < k:
        return None
    # The worst bucket is never above the mean, so no longer prefix can do.
    most = (numbers // k).bit_length() - 1
    return next(bits for bits in range(most, -1, -1) if worst_bucket(numbers, bits, risk) >= k)


def poisson_below(mean: float, m: int) -> float:
    """The chance that a Poisson count with this mean is below m.

    The sum of ``e^-mean mean^j / j!`` for ``j < m``, from its last term downwards, each term a
    fraction ``j / mean`` of the one before; it ends where terms no longer count.
    """
    if m <= 0:
        return 0.0
    if m > mean + 1:
        return 1 - _poisson_from(mean, m)
    term = total = _poisson_at(mean, m - 1)
    for count in range(m - 1, 0, -1):
        term *= count / mean
        total += term
        if term <= _PRECISE * total:
            break
    return total


def bit_budget(linked: int, k: int = LEAST_K) -> float:
    """Bits that all linked identifiers together may show: ``log2(linked / k)``, at least 0.

    A receiver that holds ``linked`` rows, each with several identifiers of one person, intersects
    the buckets of all prefixes it can tie together; every bit halves the rows that are left.

    >>> round(bit_budget(500_000_000), 1)
    18.9
    """
    return math.log2(linked / k) if linked > k else 0.0


def bits_each(linked: int, identifiers: int, k: int = LEAST_K) -> int:
    """Whole bits that each of so many linked identifiers may show: ``budget / identifiers``.

    >>> bits_each(500_000_000, 2)
    9
    """
    return math.floor(bit_budget(linked, k) / identifiers)


def rows_left(linked: int, bits: Iterable[int]) -> float:
    """Other rows that fit the prefixes of linked identifiers: ``linked / 2^(b1 + b2 + ...)``.

    >>> round(rows_left(500_000_000, (12, 12)))
    30
    """
    return mean_k(linked, sum(bits))


def chance_singled_out(linked: int, bits: Iterable[int]) -> float:
    """The chance that no other row fits: ``e^-rows_left``, Poisson's chance of none."""
    return math.exp(-rows_left(linked, bits))


def _guess(mean: float, chance: float) -> int:
    """The quantile after Cornish and Fisher (1938): the normal one, corrected for the skew."""
    normal = NormalDist().inv_cdf(chance)
    return max(0, math.floor(mean + normal * math.sqrt(mean) + (normal * normal - 1) / 6))


def _poisson_at(mean: float, count: int) -> float:
    return math.exp(count * math.log(mean) - mean - math.lgamma(count + 1))


def _poisson_from(mean: float, m: int) -> float:
    """The chance of m or more, from its first term upwards, for m above the mean."""
    term = total = _poisson_at(mean, m)
    while term >= _PRECISE * total > 0:
        m += 1
        term *= mean / m
        total += term
    return total

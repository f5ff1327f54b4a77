"""Laws of k: more bits and smaller plans never make it larger, and a budget is never overdrawn."""

from hypothesis import example, given
from hypothesis import strategies as st

from exposure_app.core.anonymity import (
    LEAST_K,
    Plan,
    anonymity_of,
    bit_budget,
    bits_each,
    chance_singled_out,
    longest_prefix,
    mean_k,
    poisson_below,
    rows_left,
    worst_bucket,
)

NUMBERS = st.integers(1, 10**10)
LINKED = st.integers(1, 10**11)
BITS = st.integers(10, 64)
KS = st.integers(1, 20_000)


@given(NUMBERS, BITS)
def test_another_bit_never_adds_anybody(numbers: int, bits: int) -> None:
    assert worst_bucket(numbers, bits + 1) <= worst_bucket(numbers, bits)
    assert mean_k(numbers, bits + 1) * 2 == mean_k(numbers, bits)


@given(NUMBERS, NUMBERS, BITS)
def test_a_larger_plan_never_has_a_smaller_bucket(one: int, other: int, bits: int) -> None:
    assert worst_bucket(min(one, other), bits) <= worst_bucket(max(one, other), bits)


@given(st.integers(0, 10**6), st.integers(0, 10))
def test_few_bits_keep_the_order_too(numbers: int, bits: int) -> None:
    assert worst_bucket(numbers, bits + 1) <= worst_bucket(numbers, bits) <= mean_k(numbers, bits)


@given(NUMBERS, BITS)
def test_the_worst_bucket_is_never_above_the_mean(numbers: int, bits: int) -> None:
    assert 0 <= worst_bucket(numbers, bits) <= mean_k(numbers, bits)


@given(NUMBERS, BITS, st.floats(1e-12, 0.1), st.floats(1e-12, 0.1))
def test_a_smaller_risk_promises_less(numbers: int, bits: int, one: float, other: float) -> None:
    careful, bold = sorted((one, other))
    assert worst_bucket(numbers, bits, careful) <= worst_bucket(numbers, bits, bold)


@given(NUMBERS, KS)
def test_the_longest_prefix_keeps_k_and_the_next_does_not(numbers: int, k: int) -> None:
    bits = longest_prefix(numbers, k)
    if bits is None:
        assert numbers < k
    else:
        assert worst_bucket(numbers, bits) >= k > worst_bucket(numbers, bits + 1)


@example(1e6, 0.88)
@given(st.floats(1e-3, 1e6), st.floats(0, 2))
def test_the_tail_grows_by_each_count(mean: float, share: float) -> None:
    m = int(mean * share)
    assert 0 <= poisson_below(mean, m) <= poisson_below(mean, m + 1) * (1 + 1e-12)
    assert poisson_below(mean, m + 1) <= 1


@given(LINKED, st.integers(1, 8), KS)
def test_bits_within_the_budget_leave_k_rows(linked: int, identifiers: int, k: int) -> None:
    each = bits_each(linked, identifiers, k)
    assert identifiers * each <= bit_budget(linked, k)
    if linked >= k:
        assert rows_left(linked, [each] * identifiers) >= k
        assert rows_left(linked, [each + 1] * identifiers) < k


@given(LINKED, st.lists(st.integers(0, 40), max_size=5), st.integers(0, 40))
def test_only_the_sum_of_the_bits_counts(linked: int, bits: list[int], more: int) -> None:
    assert rows_left(linked, bits) == rows_left(linked, [sum(bits)])
    assert rows_left(linked, [*bits, more]) <= rows_left(linked, bits)
    assert chance_singled_out(linked, [*bits, more]) >= chance_singled_out(linked, bits)


@given(NUMBERS, BITS, KS, st.floats(0.0001, 1))
def test_what_is_shown_agrees_with_itself(
    numbers: int, bits: int, least_k: int, share: float
) -> None:
    place = max(1, int(numbers * share))
    shown = anonymity_of("host", Plan(numbers, place, place), bits, least_k)
    assert shown.place_k is not None
    assert shown.place_k <= shown.mean_k
    assert shown.worst_k <= shown.mean_k
    assert shown.is_too_small == (shown.worst_k < least_k)
    assert shown.is_too_small_in_place == (shown.place_k < least_k)


def test_the_default_is_a_thousand() -> None:
    assert anonymity_of("host", Plan(10**8), 16).least_k == LEAST_K == 1_000

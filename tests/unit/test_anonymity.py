"""Tests of k: the published tables come out of the plans that ship."""

import math

import pytest
from scipy.stats import poisson

from exposure_app.core.anonymity import (
    Anonymity,
    Plan,
    anonymity_of,
    bit_budget,
    bits_each,
    chance_singled_out,
    k_in_place,
    longest_prefix,
    mean_k,
    poisson_below,
    rows_left,
    worst_bucket,
)
from exposure_app.lookup.plans import load_plans

PLANS = load_plans()
NAMES = ("CN", "IN", "US", "DE", "GB", "JP", "FR", "AU", "TW", "HK", "SG")
NUMBERS = {name: PLANS.mobile[name].numbers for name in NAMES} | {
    "QQ": PLANS.accounts["qq"].numbers
}
# What a count by whole seven-digit segments gives, and an area code without its service numbers.
MEDIAN_SEGMENTS, AREA_CODE = 3_065_000, 7_920_000
LINKED = 500_000_000


@pytest.mark.parametrize(
    ("name", "numbers", "bits"),
    [
        ("CN", 5_216_000_000, 32.3),
        ("IN", 3_394_500_000, 31.7),
        ("US", 2_871_000_000, 31.4),
        ("DE", 2_233_000_000, 31.1),
        ("GB", 791_400_000, 29.6),
        ("JP", 360_000_000, 28.4),
        ("FR", 162_000_000, 27.3),
        ("AU", 90_900_000, 26.4),
        ("TW", 90_003_000, 26.4),
        ("HK", 29_730_000, 24.8),
        ("SG", 18_900_000, 24.2),
        ("QQ", 9_999_990_000, 33.2),
    ],
)
def test_a_plan_has_as_many_numbers_as_published(name: str, numbers: int, bits: float) -> None:
    assert NUMBERS[name] == numbers
    assert round(math.log2(numbers), 1) == bits


@pytest.mark.parametrize(
    ("name", "means", "worst"),
    [
        ("CN", ("79590", "4974", "311"), (77_723, 4_486, 189)),
        ("US", ("43808", "2738", "171"), (42_425, 2_378, 84)),
        ("GB", ("12076", "755", "47"), (11_353, 570, 7)),
        ("DE", ("34073", "2130", "133"), (32_854, 1_813, 57)),
        ("JP", ("5493", "343", "21"), (5_008, 221, 0)),
        ("FR", ("2472", "154", "10"), (2_149, 76, 0)),
        ("HK", ("454", "28", "1.8"), (320, 1, 0)),
        ("SG", ("288", "18", "1.1"), (183, 0, 0)),
        ("QQ", ("152588", "9537", "596"), (150_000, 8_857, 424)),
    ],
)
def test_k_of_a_prefix_is_as_published(
    name: str, means: tuple[str, ...], worst: tuple[int, ...]
) -> None:
    found = [mean_k(NUMBERS[name], bits) for bits in (16, 20, 24)]
    assert [_printed(k, mean) for k, mean in zip(found, means, strict=True)] == list(means)
    assert tuple(worst_bucket(NUMBERS[name], bits) for bits in (16, 20, 24)) == worst


@pytest.mark.parametrize(
    ("name", "for_1000", "for_10000"),
    [
        ("CN", 21, 18),
        ("US", 21, 18),
        ("DE", 20, 17),
        ("GB", 19, 16),
        ("JP", 18, 15),
        ("FR", 17, 13),
        ("TW", 16, 13),
        ("AU", 16, 13),
        ("HK", 14, 11),
        ("SG", 13, 10),
        ("QQ", 22, 19),
    ],
)
def test_the_longest_prefix_is_as_published(name: str, for_1000: int, for_10000: int) -> None:
    assert longest_prefix(NUMBERS[name], 1_000) == for_1000
    assert longest_prefix(NUMBERS[name], 10_000) == for_10000


@pytest.mark.parametrize(
    ("place", "row"),
    [
        (MEDIAN_SEGMENTS, ("1497", "748", "187", "47", "12", "3", "0.2")),
        (AREA_CODE, ("3867", "1934", "483", "121", "30", "7.6", "0.5")),
    ],
)
def test_k_in_a_place_is_as_published(place: int, row: tuple[str, ...]) -> None:
    plan = Plan(5_216_000_000, place, place)
    found = [k_in_place(plan, bits) or 0 for bits in (11, 12, 14, 16, 18, 20, 24)]
    assert [_printed(k, shown) for k, shown in zip(found, row, strict=True)] == list(row)


@pytest.mark.parametrize(("region", "bits"), [("CN", 12), ("US", 12)])
def test_few_bits_keep_a_thousand_in_a_shipped_place(region: str, bits: int) -> None:
    plan = PLANS.mobile[region]
    assert not anonymity_of("host", plan, bits).is_too_small_in_place
    assert anonymity_of("host", plan, bits + 1).is_too_small_in_place


def test_the_budget_of_bits_is_as_published() -> None:
    assert round(bit_budget(LINKED, 1_000), 1) == 18.9
    assert [bits_each(LINKED, identifiers) for identifiers in (1, 2, 3)] == [18, 9, 6]


def test_a_list_that_is_too_short_has_no_budget() -> None:
    assert bit_budget(999, 1_000) == bit_budget(1_000, 1_000) == bit_budget(0) == 0
    assert bits_each(999, 1) == 0


@pytest.mark.parametrize(("bits", "left"), [(12, "30"), (14, "1.9"), (16, "0.1"), (20, "0.0005")])
def test_rows_that_are_left_are_as_published(bits: int, left: str) -> None:
    assert _printed(rows_left(LINKED, (bits, bits)), left) == left


@pytest.mark.parametrize(
    ("bits", "share"),
    [((16, 16), 0.99), ((14, 14), 0.91), ((12, 12), 0.32), ((12, 12, 12), 1.0)],
)
def test_the_chance_of_standing_alone_fits_the_simulation(
    bits: tuple[int, ...], share: float
) -> None:
    # The published shares are those of a few hundred trials.
    assert chance_singled_out(20_000_000, bits) == pytest.approx(share, abs=0.02)


@pytest.mark.parametrize("mean", [0.01, 1.0, 3.7, 50.0, 1e3, 1e4, 1e5, 1e6])
@pytest.mark.parametrize("deviations", [-7, -5, -3, -1, 0, 1, 3, 6])
def test_the_tail_is_that_of_another_implementation(mean: float, deviations: int) -> None:
    m = max(0, int(mean + deviations * math.sqrt(mean)))
    assert poisson_below(mean, m) == pytest.approx(float(poisson.cdf(m - 1, mean)), rel=1e-8)


@pytest.mark.parametrize(
    ("mean", "m"), [(5.0, 0), (5.0, -1), (1e6, 1), (1e6, 900_000), (1.0, 10_000)]
)
def test_the_tail_ends_at_nothing_and_at_everything(mean: float, m: int) -> None:
    assert poisson_below(mean, m) == (1 if m > mean else 0)


@pytest.mark.parametrize("numbers", [1_000_000, 162_000_000, 5_216_000_000])
@pytest.mark.parametrize("bits", [12, 15, 17, 20])
def test_the_worst_bucket_is_the_largest_within_the_risk(numbers: int, bits: int) -> None:
    worst = worst_bucket(numbers, bits)
    chances = [float(poisson.cdf(m - 1, numbers / 2**bits)) for m in (worst, worst + 1)]
    some = [-math.expm1(2**bits * math.log1p(-chance)) for chance in chances]
    assert some[0] < 1e-6 <= some[1]


@pytest.mark.parametrize(
    ("numbers", "bits", "worst"), [(5_000, 0, 5_000), (1, 256, 0), (1, 5_000, 0), (0, 8, 0)]
)
def test_the_ends_of_the_worst_bucket(numbers: int, bits: int, worst: int) -> None:
    assert worst_bucket(numbers, bits) == worst


def test_a_plan_that_is_too_small_has_no_prefix() -> None:
    assert longest_prefix(999, 1_000) is None
    assert longest_prefix(1_000, 1_000) == 0


def test_what_is_shown_says_whether_it_is_too_small() -> None:
    plan = Plan(5_216_000_000, 6_205_000, 229_510_000)
    assert anonymity_of("host", plan, 20) == Anonymity(
        "host", 20, mean_k(5_216_000_000, 20), 4_486, mean_k(6_205_000, 20)
    )
    assert not anonymity_of("host", plan, 21).is_too_small
    assert anonymity_of("host", plan, 22).is_too_small
    assert anonymity_of("host", plan, 21).is_too_small_in_place
    assert anonymity_of("host", plan, 20, least_k=4_487).is_too_small
    assert not anonymity_of("host", plan, 20, least_k=4_486).is_too_small


def test_a_plan_without_places_is_never_too_small_in_a_place() -> None:
    shown = anonymity_of("host", Plan(18_900_000), 20)
    assert shown.place_k is None
    assert shown.is_too_small
    assert not shown.is_too_small_in_place


def _printed(value: float, like: str) -> str:
    """A value with as many decimals as a printed one."""
    return f"{value:.{len(like.partition('.')[2])}f}"

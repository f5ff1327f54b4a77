"""The figures by which answers are judged, on examples small enough to count by hand."""

from math import log
from random import Random

import pytest

from exposure_app.core.attribution.scores import (
    FIGURES,
    LEAST_SHARE,
    Outcome,
    chance_among_first,
    intervals,
    outcome,
    reliability,
    score,
)


def _outcome(said: float, *, first: bool) -> Outcome:
    return Outcome(said, float(first), 1.0, said if first else 0.1, 0.0)


def _draw(seed: int = 5) -> list[int]:
    return Random(seed).choices(range(4), k=4)  # noqa: S311 - chance of a test


def test_a_right_first_name_counts_as_first_and_among_three() -> None:
    found = outcome([0.6, 0.3, 0.1], {0})
    assert (found.said, found.first, found.in_three, found.share) == (0.6, 1.0, 1.0, 0.6)
    assert found.squares == pytest.approx(0.4**2 + 0.3**2 + 0.1**2)


def test_names_that_are_all_right_are_one_truth() -> None:
    found = outcome([0.2, 0.5, 0.3], {0, 2})
    assert (found.first, found.in_three) == (0.0, 1.0)
    assert found.share == pytest.approx(0.5)
    assert found.squares == pytest.approx(0.5**2 + 0.5**2)


def test_a_near_name_counts_among_three_but_gets_no_share() -> None:
    found = outcome([0.4, 0.3, 0.2, 0.1], {3}, near={1})
    assert (found.first, found.in_three, found.share) == (0.0, 1.0, 0.1)
    assert outcome([0.4, 0.3, 0.2, 0.1], {3}).in_three == 0.0


def test_a_truth_that_was_no_candidate_is_wrong_in_every_figure() -> None:
    found = outcome([0.75, 0.25], ())
    assert (found.first, found.in_three, found.share) == (0.0, 0.0, 0.0)
    assert found.squares == pytest.approx(1 + 0.75**2 + 0.25**2)


def test_names_that_tie_share_their_place_whatever_their_order() -> None:
    shares = [0.25, 0.25, 0.25, 0.25]
    assert [chance_among_first(shares, {place}, 1) for place in range(4)] == [0.25] * 4
    assert chance_among_first(shares, {0}, 3) == 0.75
    assert chance_among_first(shares, {0, 1}, 1) == 0.5
    assert chance_among_first([0.4, 0.2, 0.2, 0.1, 0.1], {0}, 1) == 1.0


def test_a_score_is_the_mean_of_its_outcomes() -> None:
    found = score([outcome([0.8, 0.2], {0}), outcome([0.6, 0.4], {1})])
    assert (found.count, found.top_1, found.top_3) == (2, 0.5, 1.0)
    assert found.brier == pytest.approx((0.08 + 0.72) / 2)
    assert found.log_loss == pytest.approx(-(log(0.8) + log(0.4)) / 2)
    assert found.said == pytest.approx(0.7)
    assert found.gap == pytest.approx(0.2)


def test_a_truth_without_a_share_costs_a_lot_but_not_everything() -> None:
    assert score([outcome([1.0, 0.0], {1})]).log_loss == pytest.approx(-log(LEAST_SHARE))


def test_calibration_is_measured_in_ten_bins_of_what_was_said() -> None:
    sure = [_outcome(0.95, first=True), _outcome(1.0, first=False)]
    unsure = [_outcome(0.31, first=False), _outcome(0.39, first=True)]
    bins = reliability([*sure, *unsure])
    assert [(part.low, part.count, part.right) for part in bins] == [(0.3, 2, 0.5), (0.9, 2, 0.5)]
    assert score([*sure, *unsure]).ece == pytest.approx((0.15 + 0.475) / 2)


def test_an_interval_holds_the_figure_and_is_the_same_each_time() -> None:
    outcomes = [_outcome(0.9, first=place % 3 != 0) for place in range(30)]

    def measured() -> dict[str, tuple[float, float]]:
        chance = Random(5)  # noqa: S311 - chance of a test
        found = intervals(outcomes, lambda n: chance.choices(range(n), k=n), rounds=200)
        return {name: (one.low, one.high) for name, one in found.items()}

    ranges = measured()
    assert ranges.keys() == set(FIGURES)
    low, high = ranges["top_1"]
    assert 0.4 < low < score(outcomes).top_1 < high < 0.9
    assert ranges == measured()


def test_outcomes_that_are_all_alike_leave_no_doubt() -> None:
    found = intervals([_outcome(0.9, first=True)] * 4, lambda _n: _draw(), rounds=20)
    assert (found["top_1"].low, found["top_1"].high) == (1.0, 1.0)

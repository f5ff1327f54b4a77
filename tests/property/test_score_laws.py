"""Laws of the figures by which answers are judged."""

from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exposure_app.core.attribution.scores import chance_among_first, outcome, reliability, score

_MASSES = st.lists(st.integers(min_value=1, max_value=9), min_size=1, max_size=8)


def _shares(masses: Sequence[int]) -> list[float]:
    total = sum(masses)
    return [mass / total for mass in masses]


@given(_MASSES, st.data())
def test_each_figure_keeps_within_its_bounds(masses: list[int], data: st.DataObject) -> None:
    shares = _shares(masses)
    truth = data.draw(st.integers(min_value=0, max_value=len(shares) - 1))
    found = outcome(shares, {truth})
    assert 0 <= found.first <= found.in_three <= 1
    assert 0 <= found.squares <= 2
    figures = score([found])
    assert 0 <= figures.ece <= 1
    assert figures.log_loss >= 0
    assert figures.ece == pytest.approx(abs(figures.gap))


@given(_MASSES, st.integers(min_value=1, max_value=5))
def test_the_chances_of_all_names_fill_the_places(masses: list[int], places: int) -> None:
    shares = _shares(masses)
    chances = [chance_among_first(shares, {place}, places) for place in range(len(shares))]
    assert sum(chances) == pytest.approx(min(places, len(shares)))


@given(_MASSES, st.randoms(use_true_random=False), st.data())
def test_the_order_of_the_names_changes_nothing(
    masses: list[int], chance: Random, data: st.DataObject
) -> None:
    shares = _shares(masses)
    truth = data.draw(st.integers(min_value=0, max_value=len(shares) - 1))
    order = list(range(len(shares)))
    chance.shuffle(order)
    first = outcome(shares, {truth})
    again = outcome([shares[place] for place in order], {order.index(truth)})
    assert (again.said, again.first, again.in_three) == (first.said, first.first, first.in_three)
    assert again.squares == pytest.approx(first.squares)


@given(st.lists(_MASSES, min_size=1, max_size=20))
def test_every_outcome_falls_into_one_bin(answers: list[list[int]]) -> None:
    outcomes = [outcome(_shares(masses), {0}) for masses in answers]
    bins = reliability(outcomes)
    assert sum(part.count for part in bins) == len(outcomes)
    assert all(part.low <= part.said <= part.low + 0.1 + 1e-9 for part in bins)

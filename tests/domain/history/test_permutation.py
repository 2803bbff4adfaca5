"""Two kinds of days: the gap, and how far it could be chance, held against counting every way one by one."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, product
from math import comb, prod

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kits.examples import examples

from backcare_tui.domain.history.permutation import Gap, Group, gap_of, swaps, telling, weight

levels = st.lists(st.integers(0, 10), min_size=1, max_size=3).map(tuple)
few_groups = st.lists(st.tuples(levels, levels), min_size=1, max_size=3).map(tuple)


Way = tuple[tuple[int, ...], ...]
"""The places of the ones, within each group."""


def every_way(groups: tuple[Group, ...]) -> list[Way]:
    """Each way to deal the kinds out anew."""
    return [*product(*(combinations(range(len(a) + len(b)), len(a)) for a, b in groups))]


def as_it_was(groups: tuple[Group, ...]) -> Way:
    return tuple(tuple(range(len(ones))) for ones, _others in groups)


def statistic(groups: tuple[Group, ...], way: Way, gap: Fraction) -> Fraction:
    """U(θ) as its definition has it."""
    total = Fraction(0)
    for (ones, others), dealt in zip(groups, way, strict=True):
        rest = [Fraction(value) - gap for value in ones] + [Fraction(value) for value in others]
        mean = Fraction(len(ones), len(rest))
        for at, value in enumerate(rest):
            total += (int(at in dealt) - mean) * value
    return total


def accepted(groups: tuple[Group, ...], tenth: int) -> bool:
    """Whether more than 1 in 40 of all ways lie as far out, on either side."""
    gap = Fraction(tenth, 10)
    was = statistic(groups, as_it_was(groups), gap)
    values = [statistic(groups, way, gap) for way in every_way(groups)]
    beyond = (sum(value >= was for value in values), sum(value <= was for value in values))
    return min(beyond) * 40 > len(values)


@examples(25)
@given(few_groups, st.integers(-100, 100))
def test_the_range_holds_each_tenth_that_counting_every_way_leaves_in_and_no_other(
    groups: tuple[Group, ...], tenth: int
) -> None:
    gap = gap_of(groups)
    low, high = round(10 * gap.low), round(10 * gap.high)
    for at in {tenth, low, high, max(-100, low - 1), min(100, high + 1)}:
        assert accepted(groups, at) == (low <= at <= high)


@examples(60)
@given(few_groups)
def test_the_gap_is_that_at_which_the_statistic_is_none(groups: tuple[Group, ...]) -> None:
    gap = gap_of(groups)
    weights = [Fraction(weight(group)).limit_denominator(100) for group in groups]
    difference = Fraction(0)
    for share, (ones, others) in zip(weights, groups, strict=True):
        difference += share * (Fraction(sum(ones), len(ones)) - Fraction(sum(others), len(others)))
    difference /= sum(weights)
    assert gap.ones - gap.others == pytest.approx(float(difference))
    assert statistic(groups, as_it_was(groups), difference) == 0
    assert (gap.days, gap.other_days) == tuple(sum(len(group[kind]) for group in groups) for kind in (0, 1))


@examples(60)
@given(few_groups)
def test_every_way_is_counted_once(groups: tuple[Group, ...]) -> None:
    counted = swaps(groups)
    assert sum(count for *_, count in counted) == prod(comb(len(a) + len(b), len(a)) for a, b in groups)
    assert next(count for swapped, grown, count in counted if swapped == 0 == grown) == 1


def test_days_that_are_all_alike_leave_no_room_for_a_gap_and_two_days_all_there_is() -> None:
    assert gap_of((((3,) * 9, (3,) * 9),)) == Gap(3.0, 3.0, 9, 9, 0.0, 0.0)
    assert gap_of((((2,), (7,)),)) == Gap(2.0, 7.0, 1, 1, -10.0, 10.0)


def test_days_far_apart_leave_none_out() -> None:
    gap = gap_of((((1, 2) * 5, (4, 5) * 5),))
    assert not gap.includes_none
    assert gap.low <= -3.0 <= gap.high < 0.0


def test_only_groups_with_days_of_both_kinds_tell_of_a_gap() -> None:
    assert telling([([1], []), ([], [2]), ([1, 2], [3])]) == (((1, 2), (3,)),)

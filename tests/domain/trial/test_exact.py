"""The exact test counts every way the orders could have been drawn, and its interval is that very test turned round."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from backcare_tui.domain.trial.exact import interval, odds_words, sign_flip, whole

FEW = st.lists(st.integers(-9, 9), min_size=1, max_size=8)
BOUNDED = st.lists(st.integers(-60, 60), min_size=5, max_size=14)
LEVELS = st.sampled_from([Fraction(1, 2), Fraction(3, 4), Fraction(9, 10), Fraction(19, 20)])


def in_full(differences: list[Fraction]) -> Fraction:
    """The chance, by writing out all signs."""
    zero = Fraction(0)
    reached = abs(sum(differences, zero))
    signs = [*product((1, -1), repeat=len(differences))]
    sums = [abs(sum((sign * gap for sign, gap in zip(row, differences, strict=True)), zero)) for row in signs]
    return Fraction(sum(total >= reached for total in sums), len(signs))


def less(differences: list[int], true: Fraction) -> list[Fraction]:
    return [difference - true for difference in differences]


@given(FEW)
def test_a_chance_is_that_of_all_signs_written_out(differences: list[int]) -> None:
    assert sign_flip(differences) == in_full(less(differences, Fraction(0)))


def test_a_chance_is_that_of_another_exact_test() -> None:
    from random import Random

    import numpy as np
    from scipy.stats import permutation_test  # type: ignore[import-untyped]

    random = Random(5)
    for pairs in (3, 5, 8, 10):
        differences = [random.randint(-4, 9) for _ in range(pairs)]
        other = permutation_test(
            (np.array(differences),), np.sum, permutation_type="samples", n_resamples=np.inf, vectorized=True
        )
        assert float(sign_flip(differences)) == pytest.approx(other.pvalue)


def test_a_chance_of_four_weeks_a_side_is_the_published_one() -> None:
    # Seven days of average pain a period, in four pairs; of a published trial's example data, retyped as sums.
    sums = [(10, 33), (14, 34), (9, 31), (10, 30)]
    differences = [Fraction(b - a, 7) for a, b in sums]
    assert [round(float(gap), 3) for gap in differences] == [3.286, 2.857, 3.143, 2.857]
    assert round(float(sum(differences) / 4), 3) == 3.036
    assert sign_flip(whole(differences)[0]) == Fraction(2, 16)


@given(BOUNDED, st.integers(1, 12))
def test_a_chance_is_the_same_for_the_other_sign_and_in_another_unit(
    differences: list[int], unit: int
) -> None:
    assert sign_flip(differences) == sign_flip([-unit * difference for difference in differences])


@pytest.mark.parametrize(
    ("differences", "chance"),
    [([], 1), ([0, 0, 0], 1), ([4], 1), ([1] * 6, Fraction(2, 64)), ([1, -1], 1), ([5, 0, 0], 1)],
)
def test_a_chance_at_the_edges(differences: list[int], chance: Fraction) -> None:
    assert sign_flip(differences) == chance


@given(st.lists(st.integers(-9, 9), min_size=1, max_size=7), LEVELS)
@example([2] * 5, Fraction(9, 10))
@example([0, 0, 0, 0, 1], Fraction(9, 10))
def test_an_interval_keeps_just_what_the_test_does_not_speak_against(
    differences: list[int], level: Fraction
) -> None:
    ends = interval(differences, level)
    hair = Fraction(1, 10**6)
    if ends is None:
        assert in_full(less(differences, Fraction(-(10**6)))) > 1 - level
        return
    low, high = ends
    kept = {low: True, low - hair: False, (low + high) / 2: True, high: True, high + hair: False}
    assert {true: in_full(less(differences, true)) > 1 - level for true in kept} == kept


@given(BOUNDED, st.integers(-30, 30), st.sampled_from([-3, -1, 2]))
def test_an_interval_holds_the_mean_and_moves_with_the_differences(
    differences: list[int], shift: int, unit: int
) -> None:
    ends = interval(differences)
    assert ends is not None
    low, high = ends
    assert low <= Fraction(sum(differences), len(differences)) <= high
    assert interval([difference + shift for difference in differences]) == (low + shift, high + shift)
    assert interval([difference * unit for difference in differences]) == tuple(
        sorted((low * unit, high * unit))
    )


@given(BOUNDED)
def test_an_interval_leaves_out_0_just_when_the_chance_is_small(differences: list[int]) -> None:
    ends = interval(differences)
    assert ends is not None
    assert (ends[0] > 0 or ends[1] < 0) == (sign_flip(differences) <= Fraction(1, 10))


def test_four_pairs_bound_nothing_and_five_do() -> None:
    assert interval([1, 2, 3, 4]) is None
    assert interval([1, 2, 3, 4, 5]) == (Fraction(1), Fraction(5))


def test_a_whole_trial_is_counted_in_a_blink() -> None:
    differences = [round(60 * (place * 0.618 % 1)) - 30 for place in range(14)]
    began = process_time()
    interval(differences)
    sign_flip(differences)
    assert process_time() - began < 0.2  # some 0.005, and a few times that while coverage is looked at
    assert 0 < sign_flip([*differences] * 4) <= 1


@pytest.mark.parametrize(
    ("chance", "words"),
    [
        (Fraction(1), "more often than not"),
        (Fraction(11, 16), "more often than not"),
        (Fraction(5, 9), "about 1 in 2"),
        (Fraction(1, 9), "about 1 in 9"),
        (Fraction(2, 161), "about 1 in 81"),
        (Fraction(1, 80), "about 1 in 80"),
        (Fraction(2, 1991), "about 1 in 1,000"),
        (Fraction(2, 2**14), "about 1 in 8,200"),
    ],
)
def test_a_chance_in_words(chance: Fraction, words: str) -> None:
    assert odds_words(chance) == words

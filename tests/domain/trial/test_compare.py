"""A trial ends in one of four ways, each at its boundary, in words that are true of it and promise nothing."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.journal.trial import PAIRS
from backcare_tui.domain.trial.compare import (
    LEAST_PAIRS,
    Comparison,
    Ending,
    Pair,
    always,
    compare,
    period_mean,
    points,
    sentence_of,
)

NUMBERS = st.lists(st.none() | st.integers(0, 10), min_size=3, max_size=3).map(tuple)
SOME = st.lists(st.builds(Pair, NUMBERS, NUMBERS, st.booleans()), max_size=PAIRS)


def pair(thirds: int) -> Pair:
    """A pair in which the first arm is lower by so many thirds of a point."""
    whole, rest = divmod(thirds, 3)
    a = [5, 5, 5]
    b = [5 + whole + (place < rest) for place in range(3)]
    return Pair(tuple(a), tuple(b), a_first=True)


def of(thirds: Sequence[int]) -> Comparison:
    return compare([*map(pair, thirds)])


@pytest.mark.parametrize(
    ("numbers", "mean"),
    [
        ((4, None, 5), Fraction(9, 2)),
        ((4, None, None), None),
        ((0, 0, 1), Fraction(1, 3)),
        ((None, None, None), None),
        ((1, 2, 3, 4, None, 6, 8), 4),
    ],
)
def test_a_period_has_the_mean_of_what_was_given(
    numbers: tuple[int | None, ...], mean: Fraction | None
) -> None:
    assert period_mean(numbers) == mean


def test_a_pair_counts_where_both_periods_have_two_numbers() -> None:
    assert Pair((4, None, 5), (6, 6, None), a_first=True).difference() == Fraction(3, 2)
    assert not Pair((4, 4, 5), (None, 6, None), a_first=True).counts
    assert Pair((4, 4, 5), (None, 6, None), a_first=True).difference(1) == Fraction(5, 3)


EVEN = [-1, 1] * 4


@pytest.mark.parametrize(
    ("thirds", "ending"),
    [
        ([9] * 7, "few"),
        ([3] * 8, "better"),
        ([-3] * 8, "better"),
        ([3] * 7 + [2], "unclear"),
        ([2] * 8, "little"),
        ([0] * 8, "little"),
        (EVEN, "little"),
        ([3 * third for third in EVEN], "unclear"),
        ([9, 9, 9, 9, -9, 9, 0, 0], "unclear"),
        ([6, 3, 5, 4, 2, 4, 3, 7, 5, 4, 1, 3, -1, 5], "better"),
    ],
)
def test_an_ending_at_its_boundary(thirds: list[int], ending: Ending) -> None:
    comparison = of(thirds)
    assert comparison.ending == ending
    swapped = compare([Pair(each.b, each.a, not each.a_first) for each in map(pair, thirds)])
    assert swapped.ending == ending


@given(SOME)
def test_too_few_pairs_show_nothing_by_arm(pairs: list[Pair]) -> None:
    comparison = compare(pairs)
    assert comparison.counted == sum(each.counts for each in pairs)
    few = comparison.counted < LEAST_PAIRS
    assert (comparison.ending == "few", comparison.gap is None, comparison.without_first is None) == (
        few,
    ) * 3
    assert few == (comparison.pairs == ())


@given(st.lists(st.integers(-15, 15), min_size=LEAST_PAIRS, max_size=PAIRS))
def test_swapped_arms_give_the_same_gap_the_other_way(thirds: list[int]) -> None:
    gap, other = of(thirds).gap, compare([Pair(p.b, p.a, p.a_first) for p in map(pair, thirds)]).gap
    assert gap
    assert other
    assert (gap.estimate, gap.low, gap.high, gap.p) == (-other.estimate, -other.high, -other.low, other.p)
    assert gap.spread == other.spread
    assert gap.ties == other.ties == thirds.count(0)
    if gap.estimate:
        assert gap.lowered == other.lowered
        assert gap.lower_in == other.lower_in
        assert gap.lower_in == sum(third * sum(thirds) > 0 for third in thirds)


def test_without_the_first_days_the_same_pairs_are_compared() -> None:
    pairs = [Pair((9, 4, None), (None, 5, 6), a_first=True)] * LEAST_PAIRS
    comparison = compare([*pairs, Pair((9, None, None), (5, 5, 5), a_first=False)])
    assert comparison.gap
    assert comparison.without_first
    assert comparison.gap.estimate == -1
    assert comparison.without_first.estimate == Fraction(3, 2)
    assert len(comparison.without_first.differences) == comparison.counted == LEAST_PAIRS


FEW_WORDS = (
    "5 pairs counted, which is too few to compare: a result takes 8. "
    "A pair counts where each of its two turns has 2 of its 3 numbers."
)


@pytest.mark.parametrize(
    ("thirds", "words"),
    [
        (
            [6, 3, 5, 4, 2, 4, 3, 7, 5, 4, 1, 3, -1, 0],
            "Pain was 1.1 lower on massage days (0.7 to 1.4); lower in 12 of 14 pairs; a gap this large by luck: about 1 in 1,400.",
        ),
        (
            [-9, -8, -1, -6, 2, -4, -3, -7],
            "Pain was 1.5 lower on device days (0.7 to 2.3); lower in 7 of 8 pairs; a gap this large by luck: about 1 in 43.",
        ),
        (EVEN, "Any difference is probably under 1 point: choose what you like, or what is quicker."),
        (
            [6, -5, 4, 0, -3, 5, 4, -2],
            "It cannot be told from these weeks (−0.6 to 1.4; above 0: lower on massage days).",
        ),
        (
            [-6, 5, -4, 0, 3, -5, -4, 2],
            "It cannot be told from these weeks (−0.6 to 1.4; above 0: lower on device days).",
        ),
        ([9] * 5, FEW_WORDS),
    ],
)
def test_an_ending_in_words(thirds: list[int], words: str) -> None:
    assert sentence_of(of(thirds), "massage", "device") == words


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("0", "0.0"),
        ("1.25", "1.3"),
        ("-0.6", "−0.6"),
        ("0.03", "0.03"),
        ("-0.04", "−0.04"),
        ("0.05", "0.1"),
        ("-0.001", "0.0"),
    ],
)
def test_points_never_look_like_0_where_they_are_not(value: str, text: str) -> None:
    assert points(Fraction(value)) == text


def test_what_is_always_said() -> None:
    about, nothing, large, sure = always("massage", "device", neither=False, ending="better")
    assert about == "This is about you, in these weeks, and you knew which was which."
    assert nothing == "It does not say whether either of massage and device is better than doing nothing."
    assert "larger" in large
    assert "9 of 10" in sure
    assert always("massage", "neither", neither=True, ending="better") == (about, large, sure)
    assert always("massage", "device", neither=False, ending="unclear") == (about, nothing, sure)
    assert always("massage", "device", neither=False, ending="few") == (about, nothing)


@given(SOME, st.booleans())
def test_no_ending_promises_or_blames(pairs: list[Pair], neither: bool) -> None:
    comparison = compare(pairs)
    said = [sentence_of(comparison, "a", "b"), *always("a", "b", neither=neither, ending=comparison.ending)]
    words = " ".join(said).lower()
    assert not [word for word in ("work", "cure", "fail", "prove", "heal", "significan") if word in words]
